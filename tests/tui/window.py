"""The full-screen front end without a terminal: a window to show pages in, to press and to look at."""

import asyncio
import contextvars
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

from rich.segment import Segment
from textual import events
from textual.app import App
from textual.geometry import Region
from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.widget import Widget

from kiosk.tui.app import KioskApp
from kiosk.tui.double_press_guard import PressGuard
from kiosk.tui.page_screen import PageScreen
from kiosk.tui.widgets.controls import Pressable
from kiosk.tui.widgets.digits_field import FIELD, DigitsField
from kiosk.tui.widgets.table import ROW, VisitTable
from kiosk.view_model.page import Choices, Page
from kiosk.view_model.replies import Reply
from tests.sampling import IS_WHOLE
from tests.tui import pages
from tests.tui.standin import StandIn

Strips = list[list[Segment]]


@dataclass(frozen=True)
class Target:
    """Something that can be pressed, by the key that it stands for, and the cells that belong to it."""

    key: str
    region: Region

    def holds(self, x: int, y: int) -> bool:
        """Whether a cell belongs to it."""
        return self.region.contains(x, y)


@dataclass(frozen=True)
class Shown:
    """What a window shows: its rows as painted, what can be pressed, the focus, the cursor, the part."""

    strips: Strips
    targets: tuple[Target, ...]
    focus: str
    cursor: tuple[int, int]
    part: int
    parts: int

    @property
    def rows(self) -> list[str]:
        """The rows as text."""
        return ["".join(segment.text for segment in strip) for strip in self.strips]

    @property
    def text(self) -> str:
        """All words in one line, each separated by one space."""
        return " ".join(" ".join(self.rows).split())

    @property
    def is_last(self) -> bool:
        """Whether it is the last part."""
        return self.part == self.parts - 1


BLANK_PAGE = Page("blank", "en", "", "", (), Choices(()), pages.ENGLISH)


class _RungApp(KioskApp):
    """Counts how often the bell rings."""

    rung = 0

    def bell(self) -> None:
        """Count it."""
        self.rung += 1


class Window:
    """An app with a session in a window without a terminal; `now` are the seconds that its guard counts."""

    def __init__(self, session: Any, size: tuple[int, int] = (60, 18), guard: int = 500) -> None:
        self.session = session
        self.size = size
        self.now = 0.0
        self.app = _RungApp(session, guard, clock=lambda: self.now)
        self._context = contextvars.copy_context()
        self._runner = asyncio.Runner()
        self._test: Any = None
        self._pilot: Pilot[None] | None = None

    def __enter__(self) -> "Window":
        self._test = self.app.run_test(size=self.size)
        self._pilot = self.run(self._test.__aenter__())
        if not IS_WHOLE:
            _leave_unpainted(self.screen)
        self.settle()
        return self

    def reset(self, session: Any, guard: int = 500) -> None:
        """Begin anew with another session: much cheaper than another window."""
        self.session = self.app.session = session
        self.app.rung = 0

        def begin() -> None:
            self.app._guard = PressGuard(guard)
            self.app._enter_waits = False
            while len(self.app.screen_stack) > 1:
                self.app.pop_screen()
            self.app.page_screen._uses_voice = False
            # A page that nothing is alike: what was typed and read before is forgotten.
            self.app.page_screen.show_page(BLANK_PAGE)
            self.app.show_current_page()

        self.do(begin)

    def __exit__(self, *error: Any) -> None:
        try:
            self.run(self._test.__aexit__(*error))
        finally:
            self._runner.close()

    def run(self, work: Any) -> Any:
        """Run a coroutine in the loop of the app."""
        return self._runner.run(work, context=self._context)

    @property
    def shown_size(self) -> tuple[int, int]:
        """The size that the window has now."""
        return self.app.size.width, self.app.size.height

    @property
    def screen(self) -> PageScreen:
        """The screen on top."""
        return self.app.page_screen

    def settle(self) -> None:
        """Wait until everything that was begun is done."""
        self.run(_settled(self.app))

    def do(self, act: Callable[[], object]) -> None:
        """Do something inside the app, and wait until it is done."""

        async def acted() -> None:
            act()
            await _settled(self.app)

        self.run(acted())

    def show(self, page: Page) -> Shown:
        """Show another page of a stand-in's, from its beginning."""
        assert isinstance(self.session, StandIn)
        self.session.overlay = page
        self.do(self.app.show_current_page)
        return self.shown()

    def parts(self, page: Page) -> list[Shown]:
        """All parts of a page, from its beginning."""
        shown = [self.show(page)]
        while not shown[-1].is_last:
            shown.append(self.read_on())
        return shown

    def read_on(self) -> Shown:
        """The next part, by Enter."""
        self.press("enter")
        return self.shown()

    def shown(self) -> Shown:
        """What stands in the window now."""
        strips = [list(strip) for strip in self._context.run(self.app.painted_strips)]
        focused = self.screen.focused
        view = self.screen.view
        position = self.app.cursor_position
        return Shown(
            strips,
            tuple(_targets(self.screen)),
            _key_of(focused) if focused is not None else "",
            (position.x, position.y),
            self.screen.part,
            0 if view.is_too_small else view.parts,
        )

    def press(self, *keys: str, after: float = 5.0) -> None:
        """Press keys by Textual's names, each `after` so many seconds."""
        for key in keys:
            self.now += after
            character = key if len(key) == 1 else None
            event = events.Key(key, character) if character is None else _character_key(key)
            self.do(partial(self.app.post_message, event))

    def press_at_once(self, *characters: str) -> None:
        """Press keys before the first of them has done anything."""
        self.now += 5
        events_ = [_character_key(character) for character in characters]
        self.do(lambda: [self.app.post_message(event) for event in events_])

    def click(self, x: int, y: int, to: tuple[int, int] | None = None, after: float = 5.0) -> None:
        """Press the mouse or a finger on a cell, and let go there, or on another one."""
        self.now += after
        assert self._pilot is not None
        up = to or (x, y)
        self.run(_clicked(self.app, (x, y), up))

    def click_key(self, key: str, after: float = 5.0) -> None:
        """Click on the target that stands for a key."""
        region = next(one.region for one in self.shown().targets if one.key == key)
        self.click(region.x + min(3, region.width - 1), region.y, after=after)

    def wait_out_repeat(self) -> None:
        """So long that a key that waits whether it is held down counts."""
        self.do(self.app._press_waiting)

    def cover(self, page: Page) -> None:
        """Lay a cover or a warning over the page, as idle time does."""
        self.session.overlay = page
        self.do(self.app.show_current_page)

    @property
    def entry(self) -> str:
        """What stands in the field of the page."""
        field = self.screen.field
        return field.value if field is not None else ""

    def resize(self, width: int, height: int) -> Shown:
        """Give the window another size."""
        assert self._pilot is not None
        self.run(self._pilot.resize_terminal(width, height))
        self.settle()
        return self.shown()

    @property
    def replies(self) -> list[Reply]:
        """What a stand-in was replied."""
        return list(self.session.replies)


@contextmanager
def window(*pages: Page, size: tuple[int, int] = (60, 18), guard: int = 500) -> Iterator[Window]:
    """A window with a stand-in's pages."""
    with Window(StandIn(*pages), size, guard) as opened:
        yield opened


def _leave_unpainted(screen: PageScreen) -> None:
    """Let a screen paint no frames, which nobody sees here: what is shown is painted when it is looked at."""
    # Textual has no public way to the part of a screen that paints.
    compositor: Any = screen._compositor

    def forget_dirty_regions(*_: object, **__: object) -> None:
        compositor._dirty_regions.clear()

    compositor.render_update = forget_dirty_regions


def _targets(screen: PageScreen) -> Iterator[Target]:
    if screen.view.is_too_small:
        return
    for widget in screen.query("*"):
        if isinstance(widget, DigitsField) and _is_shown(widget):
            yield Target(FIELD, widget.region)
        elif isinstance(widget, VisitTable) and _is_shown(widget):
            for row in range(min(widget.row_count, widget.size.height - 1)):
                region = widget.region
                yield Target(f"{ROW}{row}", Region(region.x, region.y + 1 + row, region.width, 1))
        elif isinstance(widget, Pressable) and _is_shown(widget):
            yield Target(widget.key, widget.region)


def _is_shown(widget: Widget) -> bool:
    return all(node.display for node in widget.ancestors_with_self) and bool(widget.region)


def _key_of(widget: Widget) -> str:
    if isinstance(widget, VisitTable):
        return f"{ROW}{widget.cursor_row}"
    return widget.key if isinstance(widget, Pressable) else FIELD


def _character_key(character: str) -> events.Key:
    from textual.keys import _character_to_key

    return events.Key(_character_to_key(character), character)


async def _clicked(app: App[None], down: tuple[int, int], up: tuple[int, int]) -> None:
    """The events of a press and a release, as the terminal's driver sends them."""
    for kind, (x, y) in ((events.MouseDown, down), (events.MouseUp, up)):
        event = kind(None, x, y, 0, 0, 1, False, False, False, screen_x=x, screen_y=y)
        app.post_message(event)
        await _settled(app)


def _pumps(app: App[None]) -> Sequence[MessagePump]:
    nodes: list[MessagePump] = [app]
    for screen in app.screen_stack:
        nodes += [screen, *screen.walk_children(Widget)]
    return nodes


def _is_busy(pump: MessagePump) -> bool:
    if isinstance(pump, VisitTable) and pump.region and pump._require_update_dimensions:
        return True
    return not pump._message_queue.empty() or bool(pump._next_callbacks)


async def _settled(app: App[None]) -> None:
    """Until no message waits anywhere, nor any callback, and the layout is done."""
    loop: Any = asyncio.get_running_loop()
    quiet = 0
    for _ in range(10_000):
        await asyncio.sleep(0)
        if loop._ready:
            quiet = 0
            continue
        busy = any(map(_is_busy, _pumps(app))) or any(
            screen._callbacks or screen._layout_required for screen in app.screen_stack
        )
        if busy:
            # What a screen has to paint waits for the next frame.
            await asyncio.sleep(0.001)
        quiet = 0 if busy else quiet + 1
        if quiet >= 2:
            return
    raise AssertionError("the app does not come to rest")
