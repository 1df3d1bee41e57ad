"""The welcome page is whole in the smallest window, whatever is asked of it."""

import itertools

import pytest

from kiosk.events import Event
from kiosk.journey.context import Office
from kiosk.tui.sheet import lay
from kiosk.tui.stand import begin
from kiosk.view_model.page import Choices
from kiosk.view_model.replies import Chose
from tests.played_visit import PlayedVisit

WISHES = ("space", "contrast", "voice")


@pytest.mark.parametrize("wishes", list(itertools.product((False, True), repeat=len(WISHES))))
@pytest.mark.parametrize("enlarges", [False, True])
def test_the_welcome_page_stands_on_one_part_with_every_comfort(
    wishes: tuple[bool, ...], enlarges: bool
) -> None:
    visit = PlayedVisit(office=Office(enlarges=enlarges))
    for wish, wanted in zip(WISHES, wishes, strict=True):
        if wanted:
            visit.reply(Chose(wish))
    assert visit.page.id == "welcome"
    assert lay(visit.page, begin(visit.page), 60, 18).parts == 1


def test_larger_text_is_offered_last_once_and_only_where_the_host_can_do_it() -> None:
    assert "larger" not in PlayedVisit().offers()
    able = Office(enlarges=True)
    assert "larger" not in PlayedVisit(front_end="line", office=able).offers()
    visit = PlayedVisit(office=able)
    ask = visit.page.ask
    assert isinstance(ask, Choices)
    assert (ask.options[-1].id, ask.options[-1].say) == ("larger", "Texte plus grand")
    visit.choose("larger")
    after = visit.page.ask
    assert isinstance(after, Choices)
    assert after.options == ask.options[:-1]
    visit.reply(Chose("larger"))
    told = [one for one in visit.events if one.choice == "larger"]
    assert told == [Event(0, "setting", "welcome", "larger")]


def test_larger_text_is_named_in_the_language_of_the_visit() -> None:
    page = PlayedVisit(office=Office(enlarges=True, languages=("en", "fr"))).page
    assert isinstance(page.ask, Choices)
    assert [one.say for one in page.ask.options if one.id == "larger"] == ["Larger text"]


def test_a_welcome_page_with_larger_text_ends_when_nobody_is_there() -> None:
    visit = PlayedVisit(office=Office(enlarges=True))
    visit.clock.seconds += 10_000
    visit.session.tick()
    assert visit.session.outcome is None
    visit.choose("larger")
    visit.clock.seconds += 10_000
    visit.session.tick()
    assert visit.session.outcome == "timed-out"
