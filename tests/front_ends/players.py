"""Plays a file of ids through a door, as somebody would who reads the digits off its pages."""

from collections.abc import Iterator

from kiosk.journey.fold import MORE_OPTION
from kiosk.line_mode.front_end import run_session
from kiosk.line_mode.terminal import NoLine
from kiosk.view_model.page import Choices, Digits
from tests.played_visit import PlayedVisit, answers

Told = list[tuple[str, str, str]]


def keys(visit: PlayedVisit, name: str) -> Iterator[str]:
    """What to type for each answer of a file: a digit, or a whole number on a page of digits."""
    for page, option, text in answers(name):
        if option == "typed":
            assert visit.page.id == page
            yield text
            continue
        if isinstance(visit.page.ask, Digits):
            yield ""
        yield from _pick(visit, page, option)


def _pick(visit: PlayedVisit, page: str, option: str) -> Iterator[str]:
    for _ in range(20):
        assert visit.page.id == page, f"at {visit.page.id}, the file is at {page}"
        ask = visit.page.ask
        options = ask.options if isinstance(ask, Choices) else ask.empty.options
        digits = {one.id: str(one.key) for one in options}
        yield digits.get(option) or digits[MORE_OPTION]
        if option in digits:
            return


def told(visit: PlayedVisit) -> Told:
    """What the logbook heard, but for the door itself."""
    return [
        (event.kind, event.page, event.choice) for event in visit.events if event.page != "door"
    ]


class Typist:
    """Types a file of answers, line by line."""

    def __init__(self, visit: PlayedVisit, name: str) -> None:
        self.keys = keys(visit, name)

    def read_line(self, timeout: float | None) -> str | NoLine:
        """The next line, then the end of input."""
        return next(self.keys, NoLine.END)


class RecordedOutput:
    """Paper that keeps what was printed."""

    def __init__(self) -> None:
        self.text = ""

    def write(self, text: str) -> object:
        """Print."""
        self.text += text
        return None

    def flush(self) -> object:
        """Nothing is held back."""
        return None


def play_lines(name: str) -> tuple[PlayedVisit, str]:
    """A visit through the plain door, and all that was printed."""
    visit, paper = PlayedVisit(front_end="line"), RecordedOutput()
    run_session(visit.session, Typist(visit, name), paper)
    return visit, paper.text
