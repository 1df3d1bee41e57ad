"""What is measured on one run: the first page, digit after digit, then the end of the visit."""

from collections.abc import Sequence

from bench.bare import BUTTONS, TITLES
from bench.guide import Guide
from bench.series import Series
from bench.terminal import Terminal

DEEP = 6
"""How many pages a walk goes into the visit before it comes back."""
PAUSE = 0.6
"""Seconds between two digits: the same digit within half a second is taken for a double press."""


def bare(terminal: Terminal, series: Series) -> None:
    """The bare app: its first screen, then as many switches as the kiosk gets digits."""
    series.bare_start.append(terminal.shows((TITLES[0], BUTTONS[-1])) - terminal.began)
    for turn in range(1, 2 * DEEP + 1):
        series.bare_digit.append(_press(terminal, "1", (TITLES[turn % 2], BUTTONS[-1])))


def kiosk(terminal: Terminal, series: Series) -> None:
    """The kiosk: its welcome page, digits into the visit and back, and the end of the visit."""
    guide = Guide()
    welcome = guide.shows()
    series.kiosk_start.append(terminal.shows(welcome) - terminal.began)
    for turn in range(2 * DEEP):
        digit = guide.first() if turn < DEEP else guide.back()
        series.kiosk_digit.append(_press(terminal, digit, guide.shows()))
    for digit in (guide.first(), guide.help(), guide.choose("stop")):
        _press(terminal, digit, guide.shows())
    series.reset.append(_press(terminal, guide.choose("end"), welcome))


def _press(terminal: Terminal, digit: str, words: Sequence[str]) -> float:
    terminal.rest(PAUSE)
    return -terminal.press(digit) + terminal.shows(words)


def settle(kiosk: Terminal, bare: Terminal) -> None:
    """Waits until both show their first page and have done what they put off until then."""
    bare.shows((TITLES[0], BUTTONS[-1]))
    kiosk.shows(Guide().shows())
    kiosk.rest(3)
