"""Plays a file of answers through a front end, by the keys that a member would read off its pages."""

from collections.abc import Iterator
from itertools import cycle

from kiosk.journey.fold import MORE_OPTION
from kiosk.line_mode.front_end import run_session
from kiosk.line_mode.line_reader import NoLine
from kiosk.view_model.page import Choices, Digits
from tests.line_mode.scripted_session import RecordedOutput
from tests.played_visit import PlayedVisit, answers

LoggedEvents = list[tuple[str, str, str]]
"""Kind, page and choice of each event."""


def keys_to_type(visit: PlayedVisit, name: str) -> Iterator[str]:
    """What to type for each answer of a file: a digit, a whole number, or nothing for Enter alone.

    Of the answers that Enter takes, every second one is given by Enter.
    """
    takes_enter = cycle((True, False))
    for page, option, text in answers(name):
        if option == "typed":
            assert visit.page.id == page
            yield text
            continue
        if isinstance(visit.page.ask, Digits):
            yield ""
        elif visit.page.ask.default == option and next(takes_enter):
            assert visit.page.id == page
            yield ""
            continue
        yield from _keys_for_option(visit, page, option)


def _keys_for_option(visit: PlayedVisit, page: str, option: str) -> Iterator[str]:
    for _ in range(20):
        assert visit.page.id == page, f"at {visit.page.id}, the file is at {page}"
        ask = visit.page.ask
        options = ask.options if isinstance(ask, Choices) else ask.empty.options
        digits = {one.id: str(one.key) for one in options}
        yield digits.get(option) or digits[MORE_OPTION]
        if option in digits:
            return


def logged_events(visit: PlayedVisit) -> LoggedEvents:
    """What the visit log was told, without the front end itself, whose fact is named `front_end`."""
    return [
        (event.kind, event.page, event.choice)
        for event in visit.events
        if event.page != "front_end"
    ]


class Typist:
    """Types a file of answers, line by line."""

    def __init__(self, visit: PlayedVisit, name: str) -> None:
        self.keys = keys_to_type(visit, name)

    def read_line(self, timeout: float | None) -> str | NoLine:
        """The next line, then the end of input."""
        return next(self.keys, NoLine.END)


def play_lines(name: str) -> tuple[PlayedVisit, str]:
    """A file of answers played in line mode: the visit, and all that was printed."""
    visit, output = PlayedVisit(front_end="line"), RecordedOutput()
    run_session(visit.session, Typist(visit, name), output)
    return visit, output.text
