"""A field whose entry was refused: the first digit begins anew, and a second Enter shows what else can be done."""

from pathlib import Path

import pytest

from kiosk.content.content import Language
from kiosk.journey.resume_code import encode_resume_code
from kiosk.tui.widgets.digits_field import FIELD
from tests.languages import LANGUAGES
from tests.played_visit import NOON, PlayedVisit, shipped_content
from tests.staff.pins import cheapen, with_pin
from tests.staff.played_staff import PlayedStaffSession, with_visit_log
from tests.tui.window import Window

ENTRIES = {"comeback": ("123", "123 456 78"), "phone": ("9", "04 70 12 34 56")}
"""An entry that each form refuses, and how another one stands in its field."""

REFUSALS = {
    "123": "you typed only 3",
    "482915731": "One of these digits is wrong",
    "4829157301": "you typed 10",
}
"""Entries of the nine digits that are refused, and a part of what is said."""


CODE = encode_resume_code(
    "access/open-rcam", {"method": "passkey", "kind": "ipad"}, NOON.date(), shipped_content()
)
"""Nine digits that lead to a place."""


def at_the_form(form: str, language: str = "en") -> PlayedVisit:
    """A visit at the field of a telephone number, or of the nine digits."""
    visit = PlayedVisit(language)
    for option in ("come-back",) if form == "comeback" else ("something-else", "phone"):
        visit.choose(option)
    assert visit.page.id == form
    return visit


def typed(visit: PlayedVisit) -> int:
    """How often something was handed in."""
    return sum(event.kind == "typed" for event in visit.events)


def labels(language: str) -> Language:
    """The language, for its labels."""
    return shipped_content().languages[language]


@pytest.mark.parametrize("form", ENTRIES)
def test_the_first_digit_after_a_refusal_begins_the_entry_anew(form: str) -> None:
    wrong, other = ENTRIES[form]
    with Window(at_the_form(form).session) as window:
        window.press(*wrong, "enter")
        assert window.entry == wrong
        window.press(*other.replace(" ", ""))
        assert window.entry == other


@pytest.mark.parametrize("wrong", REFUSALS)
def test_whoever_obeys_and_types_all_nine_digits_again_is_asked_nothing_more(wrong: str) -> None:
    visit = at_the_form("comeback")
    with Window(visit.session) as window:
        window.press(*wrong, "enter")
        assert REFUSALS[wrong] in " ".join(window.shown().text.split())
        window.press(*CODE, "enter")
        assert visit.page.id == "comeback/was"


def test_backspace_still_mends_an_entry_that_was_refused() -> None:
    visit = at_the_form("comeback")
    with Window(visit.session) as window:
        window.press(*"1234", "enter", "backspace", "5")
        assert window.entry == "123 5"
        window.press("enter")
        assert typed(visit) == 2


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", ENTRIES)
def test_enter_on_a_refused_entry_shows_what_enter_on_the_empty_field_shows(
    form: str, language: str
) -> None:
    words = labels(language).labels
    visit = at_the_form(form, language)
    with Window(visit.session) as window:
        window.press("enter")
        offered = [(one.key, one.option) for one in window.screen.view.choices]
        window.press("up", *ENTRIES[form][0], "enter")
        shown = window.shown()
        assert words["keys_again"].split() == " ".join(shown.rows[-2:]).strip(" ─").split()
        assert (shown.focus, window.screen.offers) == (FIELD, False)
        window.press("enter")
        assert [(one.key, one.option) for one in window.screen.view.choices] == offered
        assert window.entry == ENTRIES[form][0]
        assert typed(visit) == 1


@pytest.mark.parametrize(
    ("key", "page"),
    [("0", "help/comeback"), ("8", "comeback"), ("9", "intent"), ("1", "resume/stage")],
)
def test_digits_and_enter_alone_lead_away_from_a_wrong_entry(key: str, page: str) -> None:
    visit = at_the_form("comeback")
    with Window(visit.session) as window:
        window.press("9", "enter", "enter", key)
        assert visit.page.id == page


def test_an_entry_that_was_changed_is_handed_in_by_enter_as_the_keys_say() -> None:
    visit = at_the_form("comeback")
    again = labels("en").labels["keys_again"]
    with Window(visit.session) as window:
        for keys in ("7", "backspace"):
            window.press(*"123", "enter")
            assert again in " ".join(window.shown().text.split())
            before = typed(visit)
            window.press(keys)
            assert again not in " ".join(window.shown().text.split())
            assert "Enter: OK" in window.shown().rows[-1]
            window.press("enter")
            assert (typed(visit), window.screen.offers) == (before + 1, False)


def test_a_number_that_a_member_changes_is_no_refused_one() -> None:
    visit = at_the_form("phone")
    with Window(visit.session) as window:
        window.press(*"04701", "enter", "1")
        assert (visit.page.id, window.entry) == ("phone", "04 70 1")
        window.press("2")
        assert window.entry == "04 70 12"


@pytest.mark.parametrize("erased", [2, 3])
def test_what_was_erased_stays_erased_after_help(erased: int) -> None:
    visit = at_the_form("comeback")
    with Window(visit.session) as window:
        window.press(*"123", "enter", *["backspace"] * erased, "down", "0")
        assert visit.page.id == "help/comeback"
        window.press("9")
        assert (visit.page.id, window.entry, window.shown().focus) == ("comeback", "", FIELD)
        window.press(*"45", "enter")
        assert window.entry == "45"
        window.press("enter", "0", "9")
        assert window.entry == "45"


def test_a_refused_entry_that_was_not_touched_is_still_there_after_help() -> None:
    visit = at_the_form("comeback")
    with Window(visit.session) as window:
        window.press(*"123", "enter", "enter", "0", "9")
        assert (visit.page.id, window.entry) == ("comeback", "123")
        window.press("enter")
        assert window.screen.offers
        window.press("4")
        assert window.entry == "4"


def test_a_larger_space_between_the_lines_leaves_a_changed_entry_as_it_is() -> None:
    visit = at_the_form("comeback")
    with Window(visit.session) as window:
        window.press(*"123", "enter", "7", "f2", "8")
        assert visit.page.appearance.space
        assert window.entry == "78"


def test_a_day_that_staff_mistyped_is_typed_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cheapen(monkeypatch)
    staff = PlayedStaffSession(with_visit_log(with_pin(tmp_path)))
    staff.enter()
    for option in ("figures", "visits", "span", "from-to"):
        staff.choose(option)
    with Window(staff.session, (80, 24)) as window:
        window.press(*"31112026", "enter")
        assert staff.page.id == "staff/span/from"
        window.press("0", "1")
        assert window.entry == "01"
        window.press(*"112027", "enter", "enter")
        assert staff.page.id == "staff/span/from"
        assert window.screen.offers
        window.press("1")
        assert staff.page.id != "staff/span/from"
