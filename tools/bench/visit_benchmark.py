"""Times the ends of visits: the first page, and the next welcome page."""

from functools import cache

from tools.bench.bare_words import BUTTONS, TITLES
from tools.bench.expected_visit import ExpectedVisit
from tools.bench.pseudo_terminal import PseudoTerminal
from tools.bench.spare_readiness import wait_for_ready_spare

KEY_PAUSE = 0.9
"""Seconds between two keys, as for a quick reader: the same one sooner is taken for a held key."""


@cache
def welcome_words() -> list[str]:
    """Words by which the welcome page is recognised."""
    return ExpectedVisit().page_words()


def time_bare_start(terminal: PseudoTerminal) -> float:
    """Seconds from the bare app's start to its first screen."""
    return terminal.wait_for_words((TITLES[0], BUTTONS[-1])) - terminal.began


def time_kiosk_start(terminal: PseudoTerminal) -> float:
    """Seconds from the kiosk's start to the welcome page."""
    return terminal.wait_for_words(welcome_words()) - terminal.began


def time_reset(terminal: PseudoTerminal, spare_wait: float) -> float:
    """Seconds from the confirmed end of a visit that was at its welcome page to the next welcome page.

    Before the end somebody reads a page until the spare is ready, for `spare_wait` seconds at most.
    """
    visit = ExpectedVisit()
    for reply in (visit.choose_first, visit.open_help, lambda: visit.choose("stop")):
        terminal.rest(KEY_PAUSE)
        terminal.press(reply())
        terminal.wait_for_words(visit.page_words())
    wait_for_ready_spare(terminal.pid, terminal.rest, spare_wait)
    terminal.rest(KEY_PAUSE)
    pressed = terminal.press(visit.choose("end"))
    return terminal.wait_for_words(welcome_words()) - pressed
