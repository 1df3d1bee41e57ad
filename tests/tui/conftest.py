"""The terminal of these tests, whatever the developer's own is, and windows to show pages in."""

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Protocol

import pytest

from kiosk.view_model.page import Page
from tests.tui.standin import StandIn
from tests.tui.window import Window


class OpenWindow(Protocol):
    """Opens a window with the pages of a stand-in; one of that size is used again."""

    def __call__(self, *pages: Page, size: tuple[int, int] = (60, 18), guard: int = 500) -> Window:
        """The window, its first page shown."""


@pytest.fixture(autouse=True)
def colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal with all colours."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture(scope="module")
def windows() -> Iterator[dict[tuple[int, int], Window]]:
    """The windows of a module, one of each size."""
    opened: dict[tuple[int, int], Window] = {}
    with ExitStack() as stack:
        yield opened
        for one in opened.values():
            stack.push(one)


@pytest.fixture
def open_window(windows: dict[tuple[int, int], Window], colours: None) -> OpenWindow:
    """A window that begins anew, on a terminal with all colours."""

    def opened(*pages: Page, size: tuple[int, int] = (60, 18), guard: int = 500) -> Window:
        if size not in windows:
            windows[size] = Window(StandIn(*pages), size, guard).__enter__()
        window = windows[size]
        if window.shown_size != size:
            window.resize(*size)
        window.reset(StandIn(*pages), guard)
        return window

    return opened
