"""Whatever is pressed, clicked and resized, the page stays whole, and only what it offers is answered."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.tui.page_plan import MIN_SIZE
from kiosk.view_model.page import Choices
from kiosk.view_model.replies import Again, Back, Chose, Help, Onward, Typed, VoiceKey
from tests.sampling import IS_WHOLE
from tests.tui.pages import COVER, PAGES
from tests.tui.standin import StandIn
from tests.tui.window import Window

KEYS = st.sampled_from(
    [*"0123456789+ -*/−éa", "enter", "up", "down", "left", "right", "tab", "shift+tab", "backspace"]
)
CLICKS = st.tuples(st.integers(0, 79), st.integers(0, 23))
SIZES = st.sampled_from([(60, 18), (80, 24), (120, 40), (40, 12)])
ACTS = st.lists(
    st.one_of(KEYS, CLICKS, st.just("cover"), SIZES.map(lambda size: ("to", size))), max_size=25
)


@pytest.fixture(scope="module")
def window() -> Iterator[Window]:
    """One window for all examples."""
    with Window(StandIn(*PAGES)) as opened:
        yield opened


@settings(deadline=None, max_examples=25 if IS_WHOLE else 12)
@given(acts=ACTS, pause=st.floats(0.0, 2.0))
def test_any_presses_leave_a_page_that_can_be_answered(
    window: Window, acts: list[object], pause: float
) -> None:
    window.reset(StandIn(*PAGES))
    asks = [page.ask if isinstance(page.ask, Choices) else page.ask.empty for page in PAGES]
    known = {one.id for ask in asks for one in ask.options}
    for act in acts:
        match act:
            case "cover":
                window.cover(COVER)
            case ("to", (int(width), int(height))):
                window.resize(width, height)
            case (int(x), int(y)):
                window.click(x, y, after=pause)
            case str(key):
                window.press(key, after=pause)
        shown = window.shown()
        small = shown.parts == 0
        assert small or shown.part < shown.parts
        assert small or not shown.focus or shown.focus in {one.key for one in shown.targets}
        assert small == (window.shown_size[0] < MIN_SIZE[0])
    for reply in window.replies:
        assert isinstance(reply, Chose | Typed | Back | Again | Help | Onward | VoiceKey)
        assert not isinstance(reply, Chose) or reply.option in known
        assert not isinstance(reply, Typed) or any(map(str.isdigit, reply.text))
