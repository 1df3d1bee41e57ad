"""The nine digits stay as they are until the member comes to another place, and bring back what was said."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from kiosk.journey.resume_code import ANSWER_NUMBERS, decode_resume_code, encode_resume_code
from kiosk.view_model.page import CodeBoxes, ContactDetails
from kiosk.view_model.replies import Typed
from tests.played_visit import NOON, PlayedVisit, shipped_content

SATURDAY = datetime(2026, 11, 21, 11, 50)
MONDAY = datetime(2026, 11, 23, 0, 10)


class Calendar:
    """A calendar that a test sets."""

    def __init__(self, now: datetime = NOON) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


def digits(visit: PlayedVisit) -> str:
    """The nine digits on the page of a visit."""
    (found,) = {one.text for one in visit.page.blocks if isinstance(one, CodeBoxes) and one.text}
    return found


def at_a_wait(calendar: Calendar) -> PlayedVisit:
    """A visit that waits for the e-mail."""
    visit = PlayedVisit(language="en", calendar=calendar)
    for option in ("come-back", "none", "account", "ipad", "account/fill-form", "done"):
        visit.choose(option)
    assert visit.page.id == "step/account/wait-for-email"
    return visit


def resumed(code: str, calendar: Calendar, language: str = "en") -> PlayedVisit:
    """A visit that goes on from a number."""
    visit = PlayedVisit(language=language, calendar=calendar)
    visit.choose("come-back")
    visit.reply(Typed(code))
    visit.choose("yes")
    return visit


def test_the_number_stays_on_every_page_of_a_place_and_in_another_week() -> None:
    calendar = Calendar(SATURDAY)
    visit = at_a_wait(calendar)
    first = digits(visit)
    calendar.now = MONDAY
    for option in ("list", "open", "home", "stay", "home", "finish"):
        visit.choose(option)
        if any(isinstance(block, CodeBoxes) for block in visit.page.blocks):
            assert digits(visit) == first, visit.page.id
    assert visit.page.id == "end/finished"


def test_another_place_has_another_number_with_its_own_week() -> None:
    calendar = Calendar(SATURDAY)
    visit = at_a_wait(calendar)
    first = digits(visit)
    calendar.now = MONDAY
    visit.choose("done")
    visit.choose("list")
    visit.choose("home")
    second = digits(visit)
    assert second != first
    weeks = [
        decode_resume_code(one, MONDAY.date(), shipped_content()).weeks for one in (first, second)
    ]
    assert weeks == [1, 0]


def test_the_language_changes_no_digit() -> None:
    facts = {"method": "passkey", "kind": "ipad"}
    code = encode_resume_code("access/wait-for-code", facts, NOON.date(), shipped_content())
    assert {digits(resumed(code, Calendar(), language)) for language in ("en", "fr")} == {code}


@pytest.mark.parametrize("weeks", [0, 1, 5, 103])
def test_who_comes_back_and_stays_at_that_place_keeps_the_number_of_the_slip(weeks: int) -> None:
    first = digits(at_a_wait(Calendar()))
    visit = resumed(first, Calendar(NOON + timedelta(weeks=weeks)))
    assert visit.page.id == "step/account/wait-for-email"
    assert digits(visit) == first
    visit.choose("home")
    assert digits(visit) == first


def said(code: str) -> dict[str, str]:
    """What a number holds of what was said."""
    return decode_resume_code(code, NOON.date(), shipped_content()).answers


def answers() -> Iterator[dict[str, str]]:
    """Each answer alone, and all of them together."""
    for fact, values in ANSWER_NUMBERS.items():
        yield from ({fact: value} for value in values)
    yield {fact: values[-1] for fact, values in ANSWER_NUMBERS.items() if fact != "jsis"}


@pytest.mark.parametrize("known", [*answers()])
def test_what_was_said_is_there_again_and_goes_home_again(known: dict[str, str]) -> None:
    facts = {"method": "passkey", "kind": "ipad", **known}
    code = encode_resume_code("account/keychain", facts, NOON.date(), shipped_content())
    assert code
    visit = resumed(code, Calendar())
    visit.choose("list")
    visit.choose("home")
    assert said(digits(visit)) == known


def test_the_settlement_office_of_before_stands_on_the_next_slip_and_is_not_asked_again() -> None:
    facts = {"method": "passkey", "kind": "ipad", "settlement": "ispra"}
    code = encode_resume_code("access/open-rcam", facts, NOON.date(), shipped_content())
    visit = resumed(code, Calendar())
    while visit.page.id.startswith("step/access/"):
        assert visit.page.id != "step/access/settlement-office"
        visit.choose("home" if "home" in visit.offers() else "done")
    names = [one.name for one in visit.page.blocks if isinstance(one, ContactDetails)]
    assert said(digits(visit)) == {"settlement": "ispra"}
    assert names


def test_whoever_had_an_account_is_not_led_to_a_second_one() -> None:
    facts = {"method": "passkey", "kind": "ipad", "account": "yes"}
    code = encode_resume_code("account/keychain", facts, NOON.date(), shipped_content())
    visit = resumed(code, Calendar())
    met = []
    while visit.page.id.startswith("step/account/"):
        met.append(visit.page.id.rpartition("/")[2])
        visit.choose("own-device" if "own-device" in visit.offers() else "done")
    assert "sign-in-old-account" in met
    assert not {"one-account", "type-email", "fill-form"} & set(met)


def test_a_situation_keeps_method_and_device() -> None:
    facts = {"method": "app", "kind": "android-phone"}
    key = "old-letter/ask-pmo"
    code = encode_resume_code(key, facts, NOON.date(), shipped_content())
    found = decode_resume_code(code, NOON.date(), shipped_content())
    assert (found.step, found.method, found.kind) == (key, "app", "android-phone")
