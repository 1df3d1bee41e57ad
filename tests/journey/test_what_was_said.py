"""What a member has said carries over: a letter, access that is open already, their settlement office."""

import pytest

from kiosk.journey.state import Position, Preferences, State
from kiosk.view_model.page import Choices, ContactDetails, StepList
from kiosk.view_model.plain_text import plain_page
from tests.journey.test_qr_code_page import page_of, state_at
from tests.played_visit import PlayedVisit
from tests.spaces import plain_spaces


def texts(visit: PlayedVisit) -> str:
    """All that stands on the page."""
    told = plain_page(visit.page)
    return plain_spaces("\n".join((*told.head, *told.body, *told.offer)))


def stages(visit: PlayedVisit) -> list[str]:
    """The status of each stage, as the page lists them."""
    (found,) = (block for block in visit.page.blocks if isinstance(block, StepList))
    return [line.status for line in found.lines]


def with_letter(*options: str) -> PlayedVisit:
    """A visit of a member who received a registered letter less than 6 months ago."""
    visit = PlayedVisit(language="en")
    for option in ("something-else", "letter", "begin", "young", *options):
        visit.choose(option)
    return visit


def test_the_months_of_a_letter_count_from_the_day_on_which_it_was_received() -> None:
    visit = PlayedVisit(language="en")
    for option in ("something-else", "letter", "begin"):
        visit.choose(option)
    assert "When did you receive the letter?" in texts(visit)
    assert "6 months from the day on which you received" in texts(visit)


def test_the_code_of_a_letter_has_steps_of_its_own_and_any_length() -> None:
    visit = with_letter("works", "ipad", "passkey")
    assert visit.page.id == "step/final-code/have-letter"
    shown: list[str] = []
    while visit.page.id.startswith("step/"):
        shown.append(texts(visit))
        visit.choose("done")
    assert any("exactly as it is printed in the letter" in page for page in shown)
    assert not any("12" in page or "4 groups of 3" in page for page in shown)
    assert visit.page.id == "finished/final-code"


def test_who_holds_a_letter_is_not_asked_to_request_access_again() -> None:
    visit = with_letter("works", "ipad", "passkey", "list", "home")
    assert stages(visit) == ["done", "done", "now"]


def test_an_old_letter_leads_to_a_new_request() -> None:
    visit = PlayedVisit(language="en")
    for option in ("something-else", "letter", "begin", "old", "done", "works"):
        visit.choose(option)
    assert visit.page.id == "finished/old-letter"
    visit.choose("path-on")
    assert "access" in visit.page.id or visit.page.id.startswith("resume/")


@pytest.fixture
def visit_at_work() -> PlayedVisit:
    """A visit in which the people for a request are listed."""
    visit = PlayedVisit(language="en")
    for option in ("something-else", "people", "access"):
        visit.choose(option)
    return visit


SETTLEMENT_OFFICES = {"pmo-brussels", "pmo-luxembourg", "pmo-ispra"}


def test_the_hours_of_a_settlement_office_are_shown_and_another_can_still_be_chosen(
    visit_at_work: PlayedVisit,
) -> None:
    for office in sorted(SETTLEMENT_OFFICES):
        assert visit_at_work.offers() >= SETTLEMENT_OFFICES
        visit_at_work.choose(office)
        (shown,) = (one for one in visit_at_work.page.blocks if isinstance(one, ContactDetails))
        assert any("9.30 to 12" in line for line in shown.lines)
        visit_at_work.choose("somebody-else")


def test_who_named_an_office_at_its_step_may_still_ask_each() -> None:
    visit = PlayedVisit(language="en")
    way = ("come-back", "none", "access", "ipad", "access/settlement-office", "ispra")
    for option in (*way, "else", "see-1", "way-1"):
        visit.choose(option)
    assert visit.page.id == "people/code"
    assert visit.offers() >= SETTLEMENT_OFFICES


def test_who_does_not_know_their_settlement_office_may_still_ask_each() -> None:
    visit = PlayedVisit(language="en")
    way = ("come-back", "none", "access", "ipad", "access/settlement-office", "unknown")
    for option in (*way, "else", "see-1", "way-1"):
        visit.choose(option)
    assert visit.page.id == "people/code"
    assert visit.offers() >= SETTLEMENT_OFFICES


def test_a_step_that_names_nobody_shows_nobody() -> None:
    visit = PlayedVisit(language="en")
    for option in ("something-else", "letter", "begin"):
        visit.choose(option)
    assert not [one for one in visit.page.blocks if isinstance(one, ContactDetails)]


def test_a_situation_names_the_settlement_office_of_the_member() -> None:
    visit = PlayedVisit(language="en")
    for option in ("something-else", "people", "access", "pmo-ispra", "back-to-page"):
        visit.choose(option)
    visit.choose("letter")
    for option in ("begin", "stuck"):
        visit.choose(option)
    assert "+39 0332 78 30 30" in texts(visit)
    assert "9.30 to 12.30" in texts(visit)


def test_the_device_is_checked_before_anything_is_erased_and_the_situation_goes_on() -> None:
    visit = PlayedVisit(language="en")
    for option in ("locked-out", "locked-out-sms", "begin", "done"):
        visit.choose(option)
    assert visit.page.id == "step/locked-out-sms/have-ready"
    assert "Nothing will be erased until you know" in texts(visit)
    visit.choose("check")
    assert visit.page.id.startswith("device/")
    for option in ("tablet", "apple", "own", "enough", "locked"):
        visit.choose(option)
    assert visit.page.id == "verdict"
    visit.choose("begin")
    assert visit.page.id == "step/locked-out-sms/type-address"
    assert "on your iPad" in texts(visit)


def test_a_page_that_does_not_open_is_looked_for_in_the_network_first() -> None:
    visit = PlayedVisit(language="en")
    for option in ("come-back", "none", "access", "ipad", "access/open-rcam", "else", "see-2"):
        visit.choose(option)
    assert visit.page.id == "trouble/no-page"
    assert "connected to the internet" in texts(visit)
    assert "Wi-Fi" in texts(visit)


def test_who_has_access_already_can_finish_and_takes_no_other_stage_home() -> None:
    visit = PlayedVisit(language="en")
    for option in ("come-back", "none", "access", "ipad", "access/fill-request", "else", "see-1"):
        visit.choose(option)
    assert visit.page.id == "trouble/jsis-open"
    visit.choose("way-1")
    assert visit.page.id == "home"
    assert stages(visit)[1:] == ["done", "done"]


@pytest.mark.parametrize(
    ("kind", "usual"), [("iphone", "mobile"), ("android-tablet", "mobile"), ("windows", "pin")]
)
def test_enter_takes_the_way_of_signing_in_with_the_app_that_is_usual_for_the_device(
    kind: str, usual: str
) -> None:
    page = page_of(state_at("step/access/app-way", kind=kind, method="app"))
    assert isinstance(page.ask, Choices)
    assert page.ask.default == usual


def test_a_letter_that_is_too_old_leads_one_without_a_method_to_the_device_check() -> None:
    visit = PlayedVisit(language="en")
    for option in ("something-else", "letter", "begin", "old", "done", "never"):
        visit.choose(option)
    assert visit.page.id == "device/form"


def test_whoever_holds_the_final_code_is_asked_with_which_method_they_sign_in() -> None:
    visit = PlayedVisit(language="en")
    for option in ("final-code", "final", "way-stage", "iphone"):
        visit.choose(option)
    assert visit.page.id == "resume/method"
    assert {"passkey", "app", "eid"} <= visit.offers()
    visit.choose("app")
    assert visit.page.id == "stage/final-code"


def test_the_holder_of_a_letter_hears_that_its_code_comes_after_the_key() -> None:
    facts = {"letter": "yes", "account": "yes", "code": "final"}
    known = {"kind": "ipad", "method": "passkey", **facts}
    position = Position("finished/account", facts=known)
    page = page_of(State(position, preferences=Preferences(language="en")))
    told = plain_page(page)
    assert "stage 3, which comes next" in " ".join(told.body)
    assert "Stage 2" not in " ".join(told.body)
