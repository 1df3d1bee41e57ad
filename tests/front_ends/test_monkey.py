"""Whatever is pressed or typed, in whatever order: no page is without a way on, and nothing breaks."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.journey.vocabulary import vocabulary
from kiosk.line_mode.front_end import run_session
from kiosk.line_mode.line_reader import NoLine
from tests.line_mode.scripted_session import RecordedOutput
from tests.played_visit import PlayedVisit, shipped_content
from tests.tui.window import Window

PRESSED = (
    *"0123456789",
    *("enter", "up", "down", "left", "right", "tab", "backspace", "f2", "f3", "f4", "x"),
)
TYPED = (*"012345678", "9", "", "<", "abc", "0032470123456", "99", "  3 ", "é", "\x00", "-1", "+")
MANY = settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
"""A hundred visits of a hundred keys: ten thousand keys for each front end."""


def check_visit(visit: PlayedVisit) -> None:
    """What must hold after every key: a page with a title, ids from the closed lists."""
    page = visit.page
    assert page.title
    assert page.id in vocabulary(shipped_content()) | {"cover", "warning"}
    assert visit.session.outcome in (None, "finished", "stopped", "timed-out", "staff")


@pytest.fixture(scope="module")
def opened() -> Iterator[Window]:
    """A window for all visits, which stays open when one of them ends."""
    with Window(PlayedVisit().session) as shown, pytest.MonkeyPatch.context() as patch:
        patch.setattr(shown.app, "exit", lambda: None)
        yield shown


@pytest.mark.slow("attack")
@MANY
@given(
    pressed=st.lists(st.sampled_from(PRESSED), min_size=100, max_size=100),
    pauses=st.lists(
        st.sampled_from([0.0] * 40 + [0.1, 30.0, 200.0, 4000.0]), min_size=100, max_size=100
    ),
)
def test_ten_thousand_keys_do_not_break_the_full_screen_front_end(
    pressed: list[str], pauses: list[float], opened: Window
) -> None:
    visit = PlayedVisit()
    opened.reset(visit.session)
    for key, pause in zip(pressed, pauses, strict=True):
        visit.clock.seconds += 1 + pause
        if visit.session.tick():
            opened.do(opened.app.show_current_page)
        opened.press(key, after=1 + pause)
        check_visit(visit)
        if visit.session.outcome or visit.session.requested_front_end:
            break
        assert opened.screen.view.parts > 0
        assert opened.screen.page.id == visit.page.id


class RandomTypist:
    """Types the lines that it was given, with pauses, then ends the input."""

    def __init__(self, visit: PlayedVisit, lines: list[str], pauses: list[float]) -> None:
        self.visit = visit
        self.lines = iter(lines)
        self.pauses = iter(pauses)

    def read_line(self, timeout: float | None) -> str | NoLine:
        """A line, or silence where the pause is as long as the timeout."""
        pause = next(self.pauses, 0.0)
        self.visit.clock.seconds += 1 + pause
        check_visit(self.visit)
        if timeout is not None and pause >= timeout:
            return NoLine.TIMEOUT
        return next(self.lines, NoLine.END)


@pytest.mark.slow("attack")
@MANY
@given(
    st.lists(st.sampled_from(TYPED) | st.text(max_size=5), min_size=100, max_size=100),
    st.lists(st.sampled_from([0.0] * 40 + [0.1, 30.0, 200.0, 4000.0]), min_size=100, max_size=100),
)
def test_ten_thousand_lines_do_not_break_line_mode(typed: list[str], pauses: list[float]) -> None:
    visit, output = PlayedVisit(front_end="line"), RecordedOutput()
    run_session(visit.session, RandomTypist(visit, typed, pauses), output)
    assert visit.session.outcome or visit.session.requested_front_end
    assert "\x1b" not in output.text
    assert "Traceback" not in output.text
