"""Presses and clicks on their way to the desk: lifted covers first, then the guard."""

from collections.abc import Callable

from kiosk.tui.desk import Desk
from kiosk.tui.guard import Guard
from kiosk.tui.stand import ENTER, FIELD

CLICK = "click"


class Presses:
    """What was pressed on a desk; `clock` gives seconds, `waiting` a press that may be a held key."""

    def __init__(self, desk: Desk, guard: Guard, clock: Callable[[], float]) -> None:
        self.waiting = ""
        self._desk = desk
        self._guard = guard
        self._clock = clock

    def key(self, key: str) -> None:
        """A key by its meaning, or "" for one without."""
        if self.waiting and key != self.waiting:
            self.settle()
        if self._lifted(key):
            return
        if not self._desk.turns(key):
            self._guard.note(key, self._clock())
            self._desk.press(key)
            return
        judgement = self._guard.judge(key, self._clock())
        self.waiting = key if judgement == "wait" else ""
        if judgement == "go":
            self._turn(key)

    def click(self, down: tuple[int, int], up: tuple[int, int]) -> None:
        """The mouse or a finger, pressed in one cell and let go in another: counts on one target."""
        self.settle()
        if self._lifted(CLICK):
            return
        at = [one for one in self._desk.sheet.targets if one.holds(down) and one.holds(up)]
        if at and at[0].key != FIELD and self._guard.judge(CLICK, self._clock()) != "drop":
            last = self._desk.sheet.part == self._desk.sheet.parts - 1
            focused = at[0].key == ENTER and last
            self._desk.take(self._desk.sheet.focus if focused else at[0].key)

    def settle(self) -> None:
        """Nothing followed: the press that waited was meant."""
        waiting, self.waiting = self.waiting, ""
        if waiting:
            self._turn(waiting)

    def _turn(self, key: str) -> None:
        """Press it; a second press is counted from when there was something to see of the first."""
        self._desk.press(key)
        self._guard.rest(self._clock())

    def _lifted(self, key: str) -> bool:
        covered = self._desk.covered
        if covered:
            self._guard.note(key, self._clock())
            self._desk.lift()
        return covered
