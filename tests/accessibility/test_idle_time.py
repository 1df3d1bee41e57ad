"""Time: every warning can be put off, however often, and nothing on a page moves by itself."""

import pytest
from hypothesis import given
from hypothesis import settings as limits_of
from hypothesis import strategies as st

from kiosk.settings.reader import parse_settings
from kiosk.view_model.page import Pace
from kiosk.view_model.replies import Again, Back, Chose, Help, Onward, Reply, Typed
from kiosk.visit.idle import WARNING_MARKS, IdleLimits, idle_state
from tests.accessibility.shown_pages import samples
from tests.played_visit import PlayedVisit
from tests.tui.room import Room, play
from tests.tui.standin import StandIn

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


@given(st.sampled_from(PACES), st.booleans(), st.floats(min_value=0, max_value=20000))
def test_a_page_changes_by_itself_at_its_marks_alone(
    pace: Pace, helped: bool, silent: float
) -> None:
    limits = IdleLimits()
    now = idle_state(silent, pace, helped, limits)
    if now.next_change is not None and now.next_change > 0.002:
        later = idle_state(silent + now.next_change - 0.001, pace, helped, limits)
        assert (later.phase, later.seconds_left) == (now.phase, now.seconds_left)
    if now.phase == "warning":
        assert now.seconds_left in WARNING_MARKS


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
    pages = [page for page, _ in samples("en")[::20]]
    seen: list[int] = []

    async def act(room: Room) -> None:
        for page in pages:
            await room.show(page)
            first = room.rows()
            for _ in range(3):
                await room.pilot.pause()
                room.app.screen._tick()  # type: ignore[attr-defined]
            assert room.rows() == first
            seen.append(len(first))

    play(StandIn(pages[0]), act)
    assert len(seen) == len(pages) > 10
