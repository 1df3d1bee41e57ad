"""Turns pages and moves the focus on a terminal, and takes down how long it took and what was written."""

from collections.abc import Iterable
from typing import NamedTuple

from tools.bench.bare_words import BUTTONS, TITLES
from tools.bench.page_walk import PageTurn
from tools.bench.pseudo_terminal import PseudoTerminal

READING_PAUSE = 0.45
"""Seconds from a quiet page to the next digit: the same one sooner would be taken for a double press."""

MAX_PARTS = 3
"""The parts that a page may have in the smallest window."""

FOCUS_KEYS = ("\x1b[B", "\t")
"""Down and Tab, as a terminal sends them."""

FOCUS_LIMIT = 0.5
"""Seconds in which a move of the focus shows; at the end of a list a key may move nothing."""


class TurnedPage(NamedTuple):
    """How long a page took from the key to the last changed cell, and its bytes."""

    seconds: float
    size: int


class PageTurner:
    """Plays a walk on a terminal that shows the welcome page."""

    def __init__(self, terminal: PseudoTerminal, walk: Iterable[PageTurn]) -> None:
        self._terminal = terminal
        self._walk = iter(walk)
        self._next = next(self._walk)
        self._last_key = ""

    def turn(self, pause: float = READING_PAUSE) -> TurnedPage:
        """Press the next key after a pause, and wait for its page."""
        self.show_choices()
        self._terminal.rest(READING_PAUSE if self._next.key == self._last_key else pause)
        self._last_key = self._next.key
        pressed = self._terminal.press(self._next.key)
        frame = self._terminal.wait_for_frame([self._next.title])
        self._next = next(self._walk)
        return TurnedPage(frame.painted - pressed, frame.size)

    def turns(self, count: int, pause: float = READING_PAUSE) -> list[TurnedPage]:
        """Press so many keys."""
        return [self.turn(pause) for _ in range(count)]

    def show_choices(self) -> int:
        """Read on in a page of several parts until the choices show that are picked next; how many these are."""
        for _ in range(MAX_PARTS):
            if self._terminal.shows(self._next.choices):
                break
            self._terminal.rest(READING_PAUSE)
            self._terminal.press("\r")
            self._terminal.wait_for_frame(())
        return len(self._next.choices)

    def move_focus(self) -> list[int]:
        """Move the focus over all choices with each key, if choices follow; the bytes of each move that shows."""
        moves = [key for key in FOCUS_KEYS for _ in range(self.show_choices())]
        sizes = []
        for key in moves:
            self._terminal.press(key)
            frame = self._terminal.read_frame(FOCUS_LIMIT)
            if frame.painted:
                sizes.append(frame.size)
        return sizes


def time_bare_turns(terminal: PseudoTerminal, count: int) -> list[float]:
    """Seconds from each digit to the bare app's other screen; `count` is even, and it shows its first one now."""
    seconds = []
    for turn in range(1, count + 1):
        terminal.rest(READING_PAUSE)
        pressed = terminal.press("1")
        seconds.append(terminal.wait_for_frame((TITLES[turn % 2], BUTTONS[-1])).painted - pressed)
    return seconds
