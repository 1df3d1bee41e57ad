"""The full-screen door without a terminal, driven by Textual's pilot."""

import asyncio
from collections.abc import Awaitable, Callable

from rich.segment import Segment
from textual.pilot import Pilot

from kiosk.tui.kiosk_app import Kiosk
from kiosk.view_model.page import Page
from tests.tui.standin import StandIn


class Room:
    """An app that shows a stand-in's pages."""

    def __init__(self, pilot: Pilot[None], app: Kiosk, visit: StandIn) -> None:
        self.pilot = pilot
        self.app = app
        self.visit = visit
        self.now = 0.0

    async def press(self, *keys: str) -> None:
        """Press keys by Textual's names, each long after the other."""
        for key in keys:
            self.now += 5
            await self.pilot.press(key)

    async def show(self, page: Page) -> None:
        """Show another page of the stand-in's."""
        self.visit.due = 0.0
        self.visit.overlay = page
        self.app.desk.show_current_page()
        await self.pilot.resize_terminal(*self.app.size)
        await self.pilot.pause()

    def rows(self) -> list[list[Segment]]:
        """What is painted, row by row, as it would go to the terminal."""
        strips = self.app.screen._compositor.render_strips()
        return [list(strip) for strip in strips]

    def text(self) -> list[str]:
        """What is painted, as text."""
        return ["".join(segment.text for segment in row) for row in self.rows()]


def play(
    visit: StandIn,
    act: Callable[[Room], Awaitable[None]],
    size: tuple[int, int] = (60, 18),
    guard: int = 500,
) -> Room:
    """Run an app in a window of `size`, and act in it; the clock moves five seconds with each press."""

    async def run() -> Room:
        app = Kiosk(visit, guard, clock=lambda: room.now)
        async with app.run_test(size=size) as pilot:
            room = Room(pilot, app, visit)
            await pilot.pause()
            await act(room)
        return room

    return asyncio.run(run())
