"""The days that the figures are for: chosen by name, or typed."""

from datetime import date
from pathlib import Path

import pytest

from kiosk.staff.pages.span import read_day
from kiosk.view_model.page import Choices, Digits
from kiosk.view_model.replies import Back
from tests.languages import LANGUAGES
from tests.played_visit import NOON
from tests.staff.pins import cheapen, with_pin
from tests.staff.played_staff import PlayedStaffSession, with_visit_log

TODAY = NOON.date()


@pytest.fixture
def staff(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PlayedStaffSession:
    """At the answer to the first question, on 60 visits."""
    cheapen(monkeypatch)
    made = PlayedStaffSession(with_visit_log(with_pin(tmp_path)))
    made.enter()
    made.choose("figures", "visits")
    return made


def days_of(staff: PlayedStaffSession, first: str, last: str) -> str:
    """The days of the figures after two days were typed."""
    staff.choose("span", "from-to")
    staff.type(first)
    return staff.type(last).place


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("01112026", date(2026, 11, 1)),
        ("01 11 2026", date(2026, 11, 1)),
        ("20112026", TODAY),
        ("29022024", date(2024, 2, 29)),
        ("29022026", None),
        ("31112026", None),
        ("21112026", None),
        ("01011026", None),
        ("00112026", None),
        ("01132026", None),
        ("1112026", None),
        ("011120266", None),
        ("20261101", None),
        ("", None),
        ("today", None),
    ],
)
def test_a_day_is_eight_digits_that_are_a_day_until_today(text: str, day: date | None) -> None:
    assert read_day(text, TODAY) == day


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_span_is_offered_with_its_days(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    cheapen(monkeypatch)
    made = PlayedStaffSession(with_visit_log(with_pin(tmp_path)), language)
    made.enter()
    page = made.choose("figures", "visits", "span")
    offered = {one.id: one.say for one in made.options()}
    assert list(offered) == ["this-month", "last-month", "quarter", "year", "12-months", "from-to"]
    assert isinstance(page.ask, Choices)
    assert page.ask.default == "this-month"
    days = [{"2026"}, {"2026"}, {"2026"}, {"2025"}, {"2025", "2026"}]
    for said, years in zip(list(offered.values())[:-1], days, strict=True):
        assert all(year in said for year in years), said
    assert any(name in offered["last-month"] for name in ("October", "octobre"))


def test_the_chosen_span_is_marked_and_holds_for_every_question(
    staff: PlayedStaffSession,
) -> None:
    assert staff.choose("span", "last-month").place == "October 2026"
    assert staff.choose("more").place == "October 2026"
    assert staff.choose("back").place == "October 2026"
    page = staff.choose("stops", "span")
    assert isinstance(page.ask, Choices)
    assert page.ask.default == "last-month"


def test_two_days_are_typed_one_after_the_other(staff: PlayedStaffSession) -> None:
    page = staff.choose("span", "from-to")
    assert page.id == "staff/span/from"
    assert isinstance(page.ask, Digits)
    assert not page.ask.masked
    assert page.ask.max_length == 8
    assert staff.says("Type the first day.")
    assert staff.says("Today is 20112026.")
    assert staff.type("05112026").id == "staff/span/to"
    assert staff.says("Type the last day.")
    page = staff.type("15112026")
    assert page.id == "staff/figures/visits"
    assert page.place == "5 Nov to 15 Nov 2026"
    page = staff.choose("span")
    assert isinstance(page.ask, Choices)
    assert page.ask.default == "from-to"


@pytest.mark.parametrize("wrong", ["31112026", "21112026", "1", "29022026"])
def test_a_day_that_is_none_is_asked_for_again(staff: PlayedStaffSession, wrong: str) -> None:
    staff.choose("span", "from-to")
    assert staff.type(wrong).id == "staff/span/from"
    assert staff.says("That is not a day in the past. Please type it again.")
    assert staff.type("05112026").id == "staff/span/to"
    assert not staff.says("That is not a day in the past.")
    assert staff.type(wrong).id == "staff/span/to"
    assert staff.says("That is not a day in the past. Please type it again.")
    assert staff.type("06112026").place == "5 Nov to 6 Nov 2026"


def test_the_last_day_must_not_be_before_the_first_one(staff: PlayedStaffSession) -> None:
    staff.choose("span", "from-to")
    staff.type("05112026")
    assert staff.type("04112026").id == "staff/span/to"
    assert staff.says("The last day must not be before")
    assert staff.says("5 November")
    assert staff.type("05112026").place == "5 Nov 2026"


def test_days_of_two_years_are_said_with_both_years(staff: PlayedStaffSession) -> None:
    assert days_of(staff, "01122025", "31012026") == "1 Dec 2025 to 31 Jan 2026"


@pytest.mark.parametrize("typed", [[], ["05112026"]])
def test_whoever_cancels_keeps_the_days_as_they_were(
    staff: PlayedStaffSession, typed: list[str]
) -> None:
    before = staff.choose("span", "last-month").place
    staff.choose("span", "from-to")
    for one in typed:
        staff.type(one)
    staff.choose("cancel")
    assert staff.page.id == "staff/span"
    assert staff.reply(Back()).id == "staff/figures/visits"
    assert staff.page.place == before


def test_whole_months_that_are_typed_are_whole_months(staff: PlayedStaffSession) -> None:
    assert days_of(staff, "01102026", "31102026") == "October 2026"
    assert days_of(staff, "01092026", "31102026") == "1 Sept to 31 Oct 2026"
