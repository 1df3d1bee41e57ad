"""A method that depends on something asks for it, and leads there, before the first of its steps."""

from kiosk.view_model.page import Choices, Page, Table, Text
from kiosk.view_model.plain_text import page_lines
from tests.played_visit import PlayedVisit

BEFORE = ("start", "no")


def visit_at_verdict(*answers: str) -> PlayedVisit:
    """A visit that stands on the verdict after these answers, and *I don't know* to all other questions."""
    visit = PlayedVisit(language="en")
    for option in (*BEFORE, *answers):
        visit.choose(option)
    while visit.page.id.startswith("device/"):
        visit.choose("unknown")
    assert visit.page.id == "verdict"
    return visit


def offered(page: Page) -> set[str]:
    """The ids of the choices of a page."""
    assert isinstance(page.ask, Choices)
    return {option.id for option in page.ask.options}


def said(page: Page) -> str:
    """What a page says, in one string."""
    texts = [block.say for block in page.blocks if isinstance(block, Text)]
    cells = [
        cell
        for block in page.blocks
        if isinstance(block, Table)
        for row in (block.head, *block.rows)
        for cell in row
    ]
    return " ".join((page.title, *texts, *cells))


def test_a_verdict_that_is_not_clear_leads_to_the_question_that_decides_it() -> None:
    visit = visit_at_verdict("computer", "linux", "no")
    assert "Check this first: Check whether you use itsme" in said(visit.page)
    visit.choose("find-out")
    assert visit.page.id == "ask/eid"
    visit.choose("reader")
    assert visit.page.id == "stage/account"


def test_the_app_asks_for_the_store_before_its_steps_begin() -> None:
    visit = visit_at_verdict("smartphone", "no-apple", "own", "enough", "unknown", "locked")
    visit.choose("other")
    visit.choose("app")
    assert visit.page.id == "ask/app"
    assert "Play Store" in said(visit.page)
    visit.choose("yes")
    assert visit.page.id == "stage/account"


def test_an_answer_that_rules_the_method_out_leads_back_to_the_verdict() -> None:
    visit = visit_at_verdict("smartphone", "no-apple", "own", "enough", "unknown", "locked")
    visit.choose("find-out")
    assert visit.page.id == "ask/passkey"
    visit.choose("no")
    assert visit.page.id == "verdict"
    assert "no Play Store" in said(visit.page)


def test_not_knowing_still_says_what_to_find_out_and_whom_to_ask() -> None:
    visit = visit_at_verdict("computer", "linux", "no")
    visit.choose("find-out")
    visit.choose("unknown")
    assert visit.page.id == "ask/eid/later"
    assert "itsme" in said(visit.page)
    assert offered(visit.page) == {"other", "people", "home"}


def test_what_only_a_person_can_tell_begins_once_somebody_has_said_yes() -> None:
    visit = visit_at_verdict("computer", "chromebook", "own")
    visit.choose("other")
    visit.choose("passkey")
    assert visit.page.id == "ask/passkey/later"
    assert "volunteer" in said(visit.page)
    assert isinstance(visit.page.ask, Choices)
    assert visit.page.ask.default == "people"
    visit.choose("begin")
    assert visit.page.id == "stage/account"


def test_what_must_be_bought_is_explained_without_a_way_round_the_account() -> None:
    visit = visit_at_verdict("computer", "linux", "no", "no", "no")
    assert "BUY FIRST" in said(visit.page)
    visit.choose("begin")
    assert visit.page.id == "note/key-to-buy"
    assert offered(visit.page) == {"go-on", "other", "people", "home"}
    visit.choose("go-on")
    assert visit.page.id == "stage/account"


def test_why_says_more_than_the_verdict() -> None:
    visit = visit_at_verdict("tablet", "apple", "own", "enough", "locked")
    verdict = said(visit.page)
    visit.choose("why")
    for more in (
        "A passkey is a key",
        "This method costs nothing.",
        "If you lose your iPad",
        "16 or later",
    ):
        assert more in said(visit.page)
        assert more not in verdict


def test_whoever_hears_a_verdict_hears_what_its_change_is_for() -> None:
    visit = visit_at_verdict("computer", "windows", "own", "11", "password")
    lines = list(page_lines(visit.page))
    at = lines.index("First, do this on your computer:")
    assert lines[at + 1] == "Set up a PIN for Windows Hello."
