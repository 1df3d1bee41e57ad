"""Times visits: the first page, digit after digit, the end."""

from collections.abc import Sequence

from tools.bench.bare_app import BUTTONS, TITLES
from tools.bench.expected_visit import ExpectedVisit
from tools.bench.pseudo_terminal import PseudoTerminal
from tools.bench.spare import wait_for_spare

KEY_PAUSE = 0.9
"""Seconds between two digits, as for a quick reader: the same one sooner is taken for a held key."""


def time_bare_start(terminal: PseudoTerminal) -> float:
    """Seconds from the bare app's start to its first screen."""
    return terminal.wait_for_words((TITLES[0], BUTTONS[-1])) - terminal.began


def time_kiosk_start(terminal: PseudoTerminal) -> float:
    """Seconds from the kiosk's start to the welcome page."""
    return terminal.wait_for_words(ExpectedVisit().page_words()) - terminal.began


def time_bare_digits(terminal: PseudoTerminal, pages: int) -> list[float]:
    """Seconds from each digit to the bare app's other screen, as often as the kiosk gets digits."""
    time_bare_start(terminal)
    turns = range(1, 2 * pages + 1)
    return [_time_key(terminal, "1", (TITLES[turn % 2], BUTTONS[-1])) for turn in turns]


def time_kiosk_digits(terminal: PseudoTerminal, pages: int) -> list[float]:
    """Seconds from each digit to the next page: `pages` digits into the visit, and as many back."""
    visit = ExpectedVisit()
    terminal.wait_for_words(visit.page_words())
    replies = [visit.choose_first] * pages + [visit.go_back] * pages
    return [_time_key(terminal, reply(), visit.page_words()) for reply in replies]


def time_reset(terminal: PseudoTerminal) -> float:
    """Seconds from the confirmed end of a visit that was at its welcome page to the next welcome page.

    Somebody has read a page of the visit for some seconds, so that its spare is ready.
    """
    visit = ExpectedVisit()
    welcome = visit.page_words()
    for reply in (visit.choose_first, visit.open_help, lambda: visit.choose("stop")):
        _time_key(terminal, reply(), visit.page_words())
    wait_for_spare(terminal)
    return _time_key(terminal, visit.choose("end"), welcome)


def _time_key(terminal: PseudoTerminal, digit: str, words: Sequence[str]) -> float:
    terminal.rest(KEY_PAUSE)
    pressed = terminal.press(digit)
    return terminal.wait_for_words(words) - pressed
