"""Time: every warning can be put off, however often, and nothing on a page moves by itself."""

import pytest
from hypothesis import given
from hypothesis import settings as limits_of
from hypothesis import strategies as st
from textual.message_pump import MessagePump
from textual.timer import Timer

from kiosk.settings.reader import parse_settings
from kiosk.view_model.page import OVERLAY_PAGES, Digits, Pace
from kiosk.view_model.replies import Again, Back, Chose, Help, Onward, Reply, Typed
from kiosk.visit.idle import IdleLimits, idle_state
from tests.accessibility.shown_pages import every, samples
from tests.played_visit import PlayedVisit
from tests.tui.window import Window, window

ANY: tuple[Reply, ...] = (Onward(), Again(), Back(), Help(), Chose("start"), Typed("1"))
PACES: tuple[Pace, ...] = ("question", "reading", "device", "waiting")


@limits_of(max_examples=20)
@given(
    st.lists(st.sampled_from(ANY), min_size=40, max_size=40),
    st.floats(min_value=0, max_value=59.9, allow_nan=False),
)
def test_a_warning_can_be_put_off_by_any_reply_without_a_limit(
    replies: list[Reply], late: float
) -> None:
    visit = PlayedVisit()
    visit.choose("en")
    under = visit.page
    for reply in replies:
        visit.clock.seconds += IdleLimits().question + late
        assert visit.session.tick()
        assert visit.page.id == "warning"
        assert visit.reply(reply) == under
    assert visit.session.outcome is None
    assert [one.kind for one in visit.events].count("extended") == len(replies)


@pytest.mark.parametrize("helped", [False, True])
@pytest.mark.parametrize("pace", PACES)
def test_a_page_changes_by_itself_at_its_marks_alone(pace: Pace, helped: bool) -> None:
    limits, silent = IdleLimits(), 0.0
    seen = [idle_state(silent, pace, helped, limits)]
    while seen[-1].next_change is not None:
        before = idle_state(silent + seen[-1].next_change - 0.001, pace, helped, limits)
        assert (before.phase, before.seconds_left) == (seen[-1].phase, seen[-1].seconds_left)
        silent += seen[-1].next_change
        seen.append(idle_state(silent, pace, helped, limits))
    assert [one.seconds_left for one in seen if one.phase == "warning"] == [60, 30, 10]
    assert (seen[0].phase, seen[-1].phase) == ("open", "over")
    assert len(seen) <= 6


def test_every_limit_is_long_and_the_warning_stands_for_at_least_20_seconds() -> None:
    limits = IdleLimits()
    assert limits.warning >= 60
    for pace in PACES:
        assert (limits.seconds_to_warning(pace, False) or 0) >= 240
        assert (limits.seconds_to_warning(pace, True) or 0) >= 3600
    assert limits.seconds_to_warning("welcome", False) is None


@pytest.mark.parametrize(("seconds", "right"), [(19, False), (20, True), (300, True)])
def test_no_office_can_make_the_warning_shorter_than_20_seconds(seconds: int, right: bool) -> None:
    settings, problems = parse_settings(f"[seconds]\nwarning = {seconds}\n")
    assert (problems == []) is right
    assert settings.seconds.warning >= 20


def test_two_frames_of_a_page_are_the_same_however_long_it_stands() -> None:
    pages = [one.page for one in samples()[::4]]
    with window(pages[0]) as opened:
        for page in pages:
            first = opened.show(page)
            assert repeated(opened) == [], page.id
            for _ in range(3):
                opened.do(opened.screen.refresh)
                assert opened.shown().strips == first.strips, page.id
    assert len(pages) > 10


def repeated(opened: Window) -> list[Timer]:
    """What is done again and again while a page stands, but for painting what was changed."""
    pumps: list[MessagePump] = [opened.app, opened.screen, *opened.screen.walk_children()]
    timers = [timer for pump in pumps for timer in pump._timers if timer._repeat is None]
    return [one for one in timers if one._active.is_set() and one.name != "screen_update"]


def test_the_page_under_a_cover_or_a_warning_is_as_it_was_with_its_focus_and_its_entry() -> None:
    digits = next(one.page for one in samples() if isinstance(one.page.ask, Digits))
    choices = next(one.page for one in samples() if len(one.shown.targets) > 6)
    for page, keys in ((digits, ("0", "4", "7", "0")), (choices, ("down", "down"))):
        with window(page) as opened:
            opened.press(*keys)
            before = opened.shown()
            for name in OVERLAY_PAGES:
                opened.cover(next(one for one in every("en") if one.id == name))
                assert opened.shown().text != before.text
                opened.press("1")
                assert opened.shown() == before, (page.id, name)
