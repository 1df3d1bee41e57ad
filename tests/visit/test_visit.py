"""A visit remembers what was answered, and gives the visit log ids and nothing else."""

from datetime import timedelta
from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.events import Event, FactName
from kiosk.journey.context import Office
from kiosk.journey.vocabulary import vocabulary
from kiosk.services.speech import SilentVoice
from kiosk.settings.schema import StandingNotice
from kiosk.view_model.page import Choices, Digits, Notice, Page, ScreenDrawing
from kiosk.view_model.replies import Again, Back, Chose, Help, Onward, Reply, Typed
from kiosk.visit.idle import IdleLimits
from tests.crawl import replies
from tests.played_visit import NOON, PlayedVisit, shipped_content


def test_any_reply_lifts_the_warning_and_does_nothing_else() -> None:
    visit = PlayedVisit(language="en")
    before = visit.page
    visit.clock.seconds = 240
    assert visit.session.tick()
    assert visit.page.id == "warning"
    assert visit.reply(Chose("start")) == before
    assert [event.kind for event in visit.events][-2:] == ["warning", "extended"]


def test_a_warning_can_be_lifted_as_often_as_one_likes() -> None:
    visit = PlayedVisit(language="en")
    for _ in range(50):
        visit.clock.seconds += 290
        visit.session.tick()
        assert visit.page.id == "warning"
        visit.reply(Onward())
    assert visit.session.outcome is None


def test_without_a_reply_the_visit_ends_a_minute_after_the_warning() -> None:
    visit = PlayedVisit(language="en")
    visit.clock.seconds = 300
    visit.session.tick()
    assert visit.session.outcome == "timed-out"
    assert visit.events[-1].kind == "end"
    assert visit.events[-1].choice == "timed-out"


def test_the_welcome_page_waits_for_ever() -> None:
    visit = PlayedVisit()
    visit.clock.seconds = 10**6
    assert visit.session.tick() is False
    assert visit.session.seconds_until_change() is None


def test_a_welcome_page_that_stands_overnight_shows_the_new_day_and_no_notice_that_is_over() -> (
    None
):
    moments = [NOON]
    notice = StandingNotice(id="desk-closed", since=NOON.date(), until=NOON.date())
    visit = PlayedVisit(office=Office(notice=notice), calendar=lambda: moments[-1])
    before = visit.page
    assert any(isinstance(block, Notice) for block in before.blocks)
    assert visit.session.tick() is False
    moments.append(NOON + timedelta(days=1))
    assert visit.session.tick() is True
    assert visit.page.place != before.place
    assert not any(isinstance(block, Notice) for block in visit.page.blocks)
    assert visit.session.tick() is False
    assert [event for event in visit.events if event.kind == "page"] == [
        Event(0, "page", "welcome")
    ]


def test_a_welcome_page_that_somebody_changed_and_left_is_reset() -> None:
    visit = PlayedVisit()
    visit.choose("contrast")
    visit.clock.seconds += 240
    visit.session.tick()
    assert (visit.page.id, bool(visit.page.title)) == ("warning", True)
    visit.clock.seconds += 60
    visit.session.tick()
    assert visit.session.outcome == "timed-out"


def test_a_waiting_member_gets_a_cover_that_shows_nothing_of_the_page() -> None:
    visit = PlayedVisit(language="en")
    for option in ("come-back", "none", "account", "ipad", "account/wait-for-email", "mark"):
        if option in visit.offers() or option != "mark":
            visit.choose(option)
    under = visit.page
    assert under.pace == "waiting"
    visit.clock.seconds += 180
    visit.session.tick()
    assert visit.page.id == "cover"
    assert under.title not in str(visit.page)
    assert visit.reply(Back()) == under


def test_being_helped_stops_the_clock_and_is_counted() -> None:
    visit = PlayedVisit(language="en")
    visit.reply(Help())
    assert visit.choose("helped").id == "helped"
    visit.choose("back-to-page")
    visit.clock.seconds += 500
    visit.session.tick()
    assert visit.page.id == "intent"
    facts = {event.page: event.choice for event in visit.events if event.kind == "fact"}
    assert facts["helped"] == "yes"


def test_the_language_changes_on_any_page_and_the_place_is_kept() -> None:
    visit = PlayedVisit(language="en")
    visit.choose("start")
    english = visit.page
    visit.reply(Help())
    visit.choose("language")
    visit.choose("fr")
    assert visit.page.id == english.id
    assert visit.page.language == "fr"
    assert visit.reply(Back()).id == "intent"
    assert visit.page.language == "fr"


def test_the_devices_language_changes_the_names_of_buttons_alone() -> None:
    visit = PlayedVisit(language="en")
    for option in ("come-back", "none", "access", "ipad", "access/fill-request"):
        visit.choose(option)
    assert pressed(visit) == "Next"
    visit.reply(Help())
    visit.choose("device-language")
    visit.choose("fr")
    assert visit.page.language == "en"
    assert pressed(visit) == "Suivant"


def test_a_device_may_show_any_language_of_the_union_and_unread_buttons_are_named_in_two() -> None:
    visit = PlayedVisit(language="en")
    for option in ("come-back", "none", "access", "ipad", "access/fill-request"):
        visit.choose(option)
    visit.reply(Help())
    visit.choose("device-language")
    assert names_on_offer(visit)[:3] == ["Français", "English", "Български"]
    visit.choose("el")
    assert visit.page.language == "en"
    assert pressed(visit) == "Next / Suivant"


def names_on_offer(visit: PlayedVisit) -> list[str]:
    """The choices of this page."""
    assert isinstance(visit.page.ask, Choices)
    return [one.say for one in visit.page.ask.options]


def pressed(visit: PlayedVisit) -> str:
    """The button that the drawing of this page says to press."""
    lines = [
        line
        for block in visit.page.blocks
        if isinstance(block, ScreenDrawing)
        for line in block.lines
    ]
    return next(line.say for line in lines if line.press)


def test_space_contrast_and_voice_change_on_any_page() -> None:
    visit = PlayedVisit(language="en", voice=SilentVoice())
    place = visit.page.id
    visit.reply(Chose("space"))
    visit.reply(Chose("contrast"))
    visit.reply(Chose("voice"))
    appearance = visit.page.appearance
    assert (appearance.space, appearance.palette, appearance.voice) == (True, "light", True)
    assert visit.page.id == place


def test_the_voice_stops_at_the_next_reply_and_reads_the_page_that_follows() -> None:
    voice = SilentVoice()
    visit = PlayedVisit(language="en", voice=voice)
    intent = visit.page.title
    visit.reply(Chose("voice"))
    assert voice.speaking
    visit.choose("start")
    visit.reply(Again())
    (_, first), (_, second), (_, third) = voice.said
    assert first.startswith(intent)
    assert second == third
    assert second.startswith(visit.page.title.partition(" · ")[0])
    visit.session.touch()
    assert not voice.speaking


def test_no_event_holds_what_was_typed() -> None:
    visit = PlayedVisit()
    visit.play("phone-number")
    assert "470" not in str(visit.events)
    assert any(event.kind == "typed" for event in visit.events)


def test_staff_leave_from_the_welcome_page_alone() -> None:
    visit = PlayedVisit()
    assert visit.reply(Chose("staff")).id == "staff"
    visit.choose("leave")
    assert visit.session.outcome == "staff"
    member = PlayedVisit(language="en")
    assert member.reply(Chose("staff")).id == "intent"


def test_sms_is_followed_only_where_the_office_reopens_it() -> None:
    for reopened in ((), ("sms",)):
        visit = PlayedVisit(language="en", office=Office(reopened=reopened))
        visit.choose("come-back")
        visit.choose("none")
        visit.choose("account")
        visit.choose("iphone")
        assert (visit.page.id == "resume/method") == bool(reopened)
        assert ("sms" in visit.offers()) == bool(reopened)


def kind(page: Page) -> str:
    """What a page and its results have in common: the first part of their ids."""
    return page.id.partition("/")[0]


def asks_again(page: Page, before: Page) -> bool:
    """Whether a form asks for digits once more, after a wrong entry or after its result."""
    return isinstance(page.ask, Digits) and kind(page) == kind(before) and page.ask != before.ask


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_whatever_is_answered_every_event_is_an_id_and_back_undoes_it(data: st.DataObject) -> None:
    known = vocabulary(shipped_content())
    visit = PlayedVisit(limits=IdleLimits())
    for _ in range(data.draw(st.integers(1, 40))):
        offered: list[Reply] = [*replies(visit.page), Back(), Again(), Help(), Onward()]
        offered.extend((Chose("no-such-choice"), Typed("x" * 50), Chose("space")))
        reply = data.draw(st.sampled_from(offered))
        before, depth = visit.page, len(visit.session._state.trail)
        visit.reply(reply)
        if visit.session.outcome is not None:
            break
        if asks_again(visit.page, before):
            # One step back leaves the whole form: what was typed there before is not shown again.
            visit.reply(Back())
            assert kind(visit.page) != kind(before)
        elif len(visit.session._state.trail) == depth + 1:
            visit.reply(Back())
            assert visit.page.id == before.id
            # A language and a device that reads aloud, once chosen, are kept by who goes back.
            if visit.page.language == before.language and before.id.partition("/")[0] != "reader":
                assert visit.page.blocks == before.blocks
            visit.reply(reply)
    for event in visit.events:
        assert event.page in known | set(get_args(FactName))
        assert not event.choice or event.choice in known | {"line", *OUTCOMES}


OUTCOMES = ("finished", "stopped", "staff", "timed-out")
