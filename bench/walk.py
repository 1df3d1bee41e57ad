"""What is measured on one run: the first page, digit after digit, then the end of the visit."""

from collections.abc import Sequence

from bench.bare import BUTTONS, TITLES
from bench.guide import Guide
from bench.series import Series
from bench.terminal import Terminal

PAUSE = 0.9
"""Seconds between two digits, as for a quick reader: the same one sooner is taken for a held key."""


def bare(terminal: Terminal, series: Series, deep: int) -> None:
    """The bare app: its first screen, then as many switches as the kiosk gets digits."""
    series.bare_start.append(terminal.shows((TITLES[0], BUTTONS[-1])) - terminal.began)
    for turn in range(1, 2 * deep + 1):
        series.bare_digit.append(_press(terminal, "1", (TITLES[turn % 2], BUTTONS[-1])))


def kiosk(terminal: Terminal, series: Series, deep: int) -> None:
    """The kiosk: its welcome page, `deep` digits into the visit and as many back, and its end."""
    guide = Guide()
    welcome = guide.shows()
    series.kiosk_start.append(terminal.shows(welcome) - terminal.began)
    for turn in range(2 * deep):
        digit = guide.first() if turn < deep else guide.back()
        series.kiosk_digit.append(_press(terminal, digit, guide.shows()))
    for lead in (guide.first, guide.help, lambda: guide.choose("stop")):
        _press(terminal, lead(), guide.shows())
    series.reset.append(_press(terminal, guide.choose("end"), welcome))


def _press(terminal: Terminal, digit: str, words: Sequence[str]) -> float:
    terminal.rest(PAUSE)
    return -terminal.press(digit) + terminal.shows(words)


def visit(terminal: Terminal, series: Series) -> None:
    """A visit without its host, up to the welcome page."""
    series.visit_start.append(terminal.shows(Guide().shows()) - terminal.began)


def settle(kiosk: Terminal, bare: Terminal) -> None:
    """Waits until both show their first page and have done what they put off until then."""
    bare.shows((TITLES[0], BUTTONS[-1]))
    kiosk.shows(Guide().shows())
    kiosk.rest(3)
