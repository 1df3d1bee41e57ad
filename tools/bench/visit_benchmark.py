"""What is measured: the first page, digit after digit, the end of a visit."""

from collections.abc import Sequence

from tools.bench.bare_app import BUTTONS, TITLES
from tools.bench.expected_visit import Guide
from tools.bench.pseudo_terminal import Terminal

PAUSE = 0.9
"""Seconds between two digits, as for a quick reader: the same one sooner is taken for a held key."""


def bare_start(terminal: Terminal) -> float:
    """Seconds from the bare app's start to its first screen."""
    return terminal.shows((TITLES[0], BUTTONS[-1])) - terminal.began


def kiosk_start(terminal: Terminal) -> float:
    """Seconds from the kiosk's start to the welcome page."""
    return terminal.shows(Guide().shows()) - terminal.began


def bare_digits(terminal: Terminal, deep: int) -> list[float]:
    """Seconds from each digit to the bare app's other screen, as often as the kiosk gets digits."""
    bare_start(terminal)
    turns = range(1, 2 * deep + 1)
    return [_press(terminal, "1", (TITLES[turn % 2], BUTTONS[-1])) for turn in turns]


def kiosk_digits(terminal: Terminal, deep: int) -> list[float]:
    """Seconds from each digit to the next page: `deep` digits into the visit, and as many back."""
    guide = Guide()
    terminal.shows(guide.shows())
    leads = [guide.first] * deep + [guide.back] * deep
    return [_press(terminal, lead(), guide.shows()) for lead in leads]


def reset(terminal: Terminal) -> float:
    """Seconds from the confirmed end of a visit that stands at the welcome page to the next one."""
    guide = Guide()
    welcome = guide.shows()
    for lead in (guide.first, guide.help, lambda: guide.choose("stop")):
        _press(terminal, lead(), guide.shows())
    return _press(terminal, guide.choose("end"), welcome)


def _press(terminal: Terminal, digit: str, words: Sequence[str]) -> float:
    terminal.rest(PAUSE)
    pressed = terminal.press(digit)
    return terminal.shows(words) - pressed
