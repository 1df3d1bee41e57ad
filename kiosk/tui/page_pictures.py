"""Pages as the full-screen front end shows them in a window that nobody sees: rows of text with their styles."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace
from rich.segment import Segment
from textual.pilot import Pilot

from kiosk.events import Outcome
from kiosk.tui.app import KioskApp
from kiosk.tui.widgets.controls import READ_ON
from kiosk.view_model.page import Page
from kiosk.view_model.replies import Reply


class PagePart(NamedTuple):
    """One part of a page as it fills the window: each row as segments of text with their styles."""

    strips: tuple[tuple[Segment, ...], ...]

    @property
    def rows(self) -> list[str]:
        """The rows as text, without the blank cells at their ends."""
        return ["".join(segment.text for segment in strip).rstrip(" ") for strip in self.strips]


class PageSequence:
    """A session without a visit: it shows the page that it is given, and nothing leads away from it."""

    outcome: Outcome | None = None
    requested_front_end: str | None = None

    def __init__(self, page: Page) -> None:
        self.shown = page

    def page(self) -> Page:
        """The page that was given last."""
        return self.shown

    def answer(self, reply: Reply) -> None:
        """Nothing is answered here."""

    def touch(self) -> None:
        """No idle time is counted."""

    def tick(self) -> bool:
        """Time changes nothing."""
        return False

    def seconds_until_change(self) -> float | None:
        """Never."""
        return None

    def seconds_until_end(self) -> float | None:
        """No time limit."""
        return None

    def end(self, outcome: Outcome) -> None:
        """There is nothing to end."""


def picture_page(page: Page, size: tuple[int, int]) -> tuple[PagePart, ...]:
    """The parts of a page in a window of so many columns and rows."""
    return picture_pages((page,), size)[0]


def picture_pages(pages: Sequence[Page], size: tuple[int, int]) -> tuple[tuple[PagePart, ...], ...]:
    """The parts of each page, in one window that is opened once.

    After the last part of a page with a field comes what its empty field offers.
    """
    return asyncio.run(_picture_pages(pages, size)) if pages else ()


async def _picture_pages(
    pages: Sequence[Page], size: tuple[int, int]
) -> tuple[tuple[PagePart, ...], ...]:
    session = PageSequence(pages[0])
    app = KioskApp(session)
    pictures: list[tuple[PagePart, ...]] = []
    async with app.run_test(size=size) as pilot:
        for page in pages:
            # Between two pages stands another one: of a page that asks the same, part and entry would stay.
            session.shown = replace(
                page, id="between", blocks=(), other_languages=(), is_return=False
            )
            app.show_current_page()
            session.shown = page
            app.show_current_page()
            await pilot.pause(0)
            pictures.append(tuple([part async for part in _parts(app, pilot)]))
    return tuple(pictures)


async def _parts(app: KioskApp, pilot: Pilot[None]) -> AsyncIterator[PagePart]:
    """The part that is shown, and all after it."""
    screen = app.page_screen
    yield PagePart(app.painted_strips())
    while not (screen.is_last_part or screen.view.is_too_small):
        screen.press(READ_ON)
        await pilot.pause(0)
        yield PagePart(app.painted_strips())
    if screen.field is not None and not screen.view.is_too_small:
        # The arrow down: Enter would hand in what stands in the field.
        screen.action_move(1)
        await pilot.pause(0)
        yield PagePart(app.painted_strips())
