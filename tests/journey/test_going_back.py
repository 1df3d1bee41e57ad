"""Going back: Enter takes what was chosen there before, and nothing of what was typed is kept."""

import pytest
from msgspec.structs import replace

from kiosk.journey.fold import CHOICES_PER_PART, MORE_OPTION
from kiosk.journey.page_draft import DraftChoice
from kiosk.journey.renderer import number_choices
from kiosk.journey.resume_code import encode_resume_code
from kiosk.view_model.page import Choices, Page
from kiosk.view_model.replies import Back, Chose, Help, Onward, Typed
from tests.played_visit import NOON, PlayedVisit, shipped_content

SOME_CODE = encode_resume_code(
    "access/open-rcam", {"method": "passkey", "kind": "ipad"}, NOON.date(), shipped_content()
)
"""Nine digits that lead to a place."""


def default(page: Page) -> str:
    """What Enter takes on a page of choices."""
    assert isinstance(page.ask, Choices)
    return page.ask.default


def test_enter_takes_what_was_chosen_there_before() -> None:
    visit = PlayedVisit("en")
    first = visit.page
    assert default(first) != "check-device"
    after = visit.choose("check-device")
    page = visit.reply(Back())
    assert (page.id, default(page), page.is_return) == (first.id, "check-device", True)
    assert visit.reply(Onward()) == after


def test_a_page_reached_forwards_again_has_its_own_default() -> None:
    visit = PlayedVisit("en")
    visit.choose("something-else")
    visit.choose("terms")
    assert default(visit.reply(Back())) == "terms"
    assert default(visit.reply(Back())) == "something-else"
    page = visit.choose("something-else")
    assert default(page) != "terms"
    assert not page.is_return


def test_the_last_choice_counts() -> None:
    visit = PlayedVisit("en")
    visit.choose("check-device")
    visit.reply(Back())
    visit.choose("locked-out")
    assert default(visit.reply(Back())) == "locked-out"


def test_a_choice_further_down_a_long_list_is_found_again() -> None:
    visit = PlayedVisit("en")
    visit.choose("something-else")
    visit.choose("terms")
    visit.reply(Chose(MORE_OPTION))
    shown = visit.page
    assert isinstance(shown.ask, Choices)
    chosen = shown.ask.options[2].id
    visit.choose(chosen)
    page = visit.reply(Back())
    assert isinstance(page.ask, Choices)
    assert page.ask == Choices(shown.ask.options, chosen)
    first_set = visit.reply(Back())
    assert isinstance(first_set.ask, Choices)
    assert default(first_set) == MORE_OPTION
    assert len(first_set.ask.options) == CHOICES_PER_PART + 1


def test_a_page_that_is_closed_by_a_choice_leaves_the_default_below_it() -> None:
    """Else Enter, pressed again and again, would open and close it for ever."""
    visit = PlayedVisit("en")
    before = default(visit.page)
    visit.reply(Help())
    page = visit.choose("back-to-page")
    assert (default(page), page.is_return) == (before, True)


def test_a_setting_that_changes_keeps_what_was_chosen() -> None:
    visit = PlayedVisit("en")
    visit.choose("check-device")
    visit.reply(Back())
    assert default(visit.reply(Chose("space"))) == "check-device"


def test_a_destructive_choice_never_becomes_the_default() -> None:
    choices = (DraftChoice("stay", "Stay"), DraftChoice("leave", "Leave", destructive=True))
    for usual in (None, "", "stay"):
        now = number_choices(choices, 0, usual, "", "", "", earlier="leave")
        assert now == number_choices(choices, 0, usual, "", "", "")
        assert now.default != "leave"


def test_what_was_typed_is_gone_with_its_answer() -> None:
    visit = PlayedVisit("en")
    visit.choose("something-else")
    asked = visit.choose("phone")
    visit.reply(Typed("0470123456"))
    assert visit.reply(Back()).ask == asked.ask
    assert "0470" not in repr(visit.session._state)


def at_the_form(form: str) -> tuple[PlayedVisit, Page, Page]:
    """A visit at the empty field of a telephone number, or of the nine digits; the page before, and that page."""
    visit = PlayedVisit("en")
    if form == "phone":
        before = visit.choose("something-else")
        return visit, before, visit.choose("phone")
    return visit, visit.page, visit.choose("come-back")


ENTRIES = {"phone": ("1", "0470123456"), "comeback": ("123", SOME_CODE)}
"""What is refused and what is taken by each form."""


@pytest.mark.parametrize("form", ENTRIES)
def test_one_back_leaves_a_form_however_often_something_was_typed_there(form: str) -> None:
    wrong, right = ENTRIES[form]
    for entries in ((wrong,), (wrong, wrong, wrong), (wrong, right, wrong), (right, wrong)):
        visit, before, _ = at_the_form(form)
        for entry in entries:
            if visit.page.id != form:
                visit.choose("another")
            visit.reply(Typed(entry))
        assert visit.page.id == form
        left = visit.reply(Back())
        assert (left.id, left.is_return) == (before.id, True)
        assert default(left) == ("phone" if form == "phone" else "come-back")


@pytest.mark.parametrize("form", ENTRIES)
def test_back_from_a_result_leads_to_the_empty_field_and_then_out_of_the_form(form: str) -> None:
    wrong, right = ENTRIES[form]
    visit, before, asked = at_the_form(form)
    for entry in (wrong, right):
        visit.reply(Typed(entry))
    visit.choose("another")
    assert visit.page.ask == asked.ask
    visit.reply(Typed(right))
    assert visit.page.id != form
    back = visit.reply(Back())
    assert (back.blocks, back.ask) == (asked.blocks, asked.ask)
    assert visit.reply(Back()).id == before.id


def test_a_number_that_is_being_changed_is_left_by_one_back_too() -> None:
    visit, before, _ = at_the_form("phone")
    visit.reply(Typed("04701"))
    assert visit.choose("mend").id == "phone"
    assert visit.reply(Back()).id == before.id


def test_a_number_that_was_typed_before_is_gone_once_another_one_is_typed() -> None:
    visit, _, _ = at_the_form("phone")
    visit.reply(Typed("1"))
    visit.reply(Typed("0470123456"))
    visit.choose("another")
    visit.reply(Typed("0470999888"))
    kept = repr(visit.session._state)
    assert "0470999888" in kept
    assert "0470123456" not in kept


def test_a_form_over_another_page_is_closed_after_several_entries() -> None:
    visit, below, _ = at_the_form("phone")
    for entry in ("1", "2", "0470123456"):
        visit.reply(Typed(entry))
    closed = visit.choose("back-to-page")
    assert replace(closed, is_return=below.is_return) == below


def test_back_on_the_first_page_changes_nothing() -> None:
    visit = PlayedVisit()
    before = visit.page
    assert visit.reply(Back()) == before


def test_a_question_whether_to_finish_that_was_declined_is_not_asked_again_on_the_way_back() -> (
    None
):
    visit = PlayedVisit("en")
    for option in ("come-back", "none", "access", "ipad", "access/open-rcam", "list"):
        visit.choose(option)
    before = visit.page.id
    visit.choose("home")
    assert visit.choose("finish").id == "end/finished"
    assert visit.choose("stay").id == "home"
    visit.choose("finish")
    visit.choose("stay")
    assert visit.reply(Back()).id == before
    visit.choose("home")
    visit.choose("finish")
    assert visit.reply(Back()).id == "home"
