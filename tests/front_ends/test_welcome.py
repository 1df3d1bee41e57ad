"""The welcome page fits the smallest window in one part, whatever settings are chosen on it."""

import itertools

import pytest

from kiosk.events import Event
from kiosk.journey.context import Office
from kiosk.view_model.page import Choices
from kiosk.view_model.page_languages import page_in_each_language
from kiosk.view_model.replies import Chose
from tests.front_ends.planned_pages import plan_variants
from tests.played_visit import PlayedVisit

SETTINGS = ("space", "contrast", "voice")


@pytest.mark.parametrize("chosen", list(itertools.product((False, True), repeat=len(SETTINGS))))
@pytest.mark.parametrize("enlarges", [False, True])
def test_the_welcome_page_is_one_part_with_every_setting(
    chosen: tuple[bool, ...], enlarges: bool
) -> None:
    visit = PlayedVisit(office=Office(enlarges=enlarges))
    for option, wanted in zip(SETTINGS, chosen, strict=True):
        if wanted:
            visit.reply(Chose(option))
    assert visit.page.id == "welcome"
    (planned,) = plan_variants(visit.page, (60, 18))
    assert planned.parts == 1
    assert planned.part_rows(0) <= planned.room


def test_larger_text_is_offered_last_once_and_only_where_the_supervisor_can_do_it() -> None:
    assert "larger" not in PlayedVisit().offers()
    enlarging = Office(enlarges=True)
    assert "larger" not in PlayedVisit(front_end="line", office=enlarging).offers()
    visit = PlayedVisit(office=enlarging)
    ask = visit.page.ask
    assert isinstance(ask, Choices)
    assert (ask.options[-1].id, ask.options[-1].say) == ("larger", "Texte plus grand")
    visit.choose("larger")
    after = visit.page.ask
    assert isinstance(after, Choices)
    assert after.options == ask.options[:-1]
    visit.reply(Chose("larger"))
    events = [event for event in visit.events if event.choice == "larger"]
    assert events == [Event(0, "setting", "welcome", "larger")]


def test_larger_text_is_named_in_each_language_on_offer_the_first_of_the_office_first() -> None:
    page = PlayedVisit(office=Office(enlarges=True, languages=("en", "fr"))).page
    asked = [one.ask for one in page_in_each_language(page)]
    named = [one.say for ask in asked if isinstance(ask, Choices) for one in ask.options[-1:]]
    assert named == ["Larger text", "Texte plus grand"]


def test_a_welcome_page_with_larger_text_ends_when_nobody_is_there() -> None:
    visit = PlayedVisit(office=Office(enlarges=True))
    visit.clock.seconds += 10_000
    visit.session.tick()
    assert visit.session.outcome is None
    visit.choose("larger")
    visit.clock.seconds += 10_000
    visit.session.tick()
    assert visit.session.outcome == "timed-out"
