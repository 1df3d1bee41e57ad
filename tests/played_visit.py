"""Visits on the shipped content, played by a test that holds the clock."""

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cache
from pathlib import Path

from kiosk.content.content import Content
from kiosk.content.loader import load_content
from kiosk.events import Event, FrontEndName
from kiosk.i18n.catalogs import load_translator
from kiosk.journey.context import Office
from kiosk.journey.fold import MORE_OPTION
from kiosk.journey.journey import Journey
from kiosk.paths import CONTENT
from kiosk.view_model.page import Choices, Page
from kiosk.view_model.replies import Chose, Reply, Typed
from kiosk.visit.idle import IdleLimits
from kiosk.visit.services import Voice
from kiosk.visit.visit import Visit
from kiosk.visit_record import build_record, differing_steps

ANSWERS = Path(__file__).parent / "answers"
NOON = datetime(2026, 11, 20, 12, 0)


@cache
def shipped_content() -> Content:
    """The shipped content, which must read without a problem."""
    content, problems = load_content(CONTENT)
    assert not problems, "\n".join(map(str, problems))
    return content


class Clock:
    """A clock in seconds that a test sets."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


class PlayedVisit:
    """A visit with all events that it has sent."""

    def __init__(
        self,
        language: str = "",
        front_end: FrontEndName = "screen",
        office: Office | None = None,
        limits: IdleLimits | None = None,
        voice: Voice | None = None,
        prints: bool = False,
        calendar: Callable[[], datetime] = lambda: NOON,
        practice_seconds: float | None = None,
    ) -> None:
        self.clock = Clock()
        self.events: list[Event] = []
        content = shipped_content()
        self.session = Visit(
            Journey(
                content.languages,
                lambda: content,
                office or Office(),
                load_translator,
                prints=lambda: prints,
                row=lambda: build_record(self.events),
                differing=lambda: differing_steps(self.events),
                notices=content.notices,
            ),
            self.clock,
            calendar,
            self.events.append,
            front_end=front_end,
            language=language,
            limits=limits,
            voice=voice,
            practice_seconds=practice_seconds,
        )

    @property
    def page(self) -> Page:
        """The page shown now."""
        return self.session.page()

    def offers(self) -> set[str]:
        """The ids of all choices of this page, more pages of choices included."""
        ask = self.page.ask
        options = ask.options if isinstance(ask, Choices) else ask.empty.options
        return {one.id for one in options}

    def reply(self, reply: Reply) -> Page:
        """The page after a reply."""
        self.session.answer(reply)
        return self.page

    def choose(self, option: str) -> Page:
        """Pick an option, looking through more pages of choices where there are."""
        for _ in range(20):
            if option in self.offers():
                return self.reply(Chose(option))
            assert MORE_OPTION in self.offers(), (
                f"{self.page.id} offers {self.offers()}, not {option}"
            )
            self.reply(Chose(MORE_OPTION))
        raise AssertionError(f"{self.page.id} never offers {option}")

    def play(self, name: str) -> None:
        """Play a file of answers to its end."""
        for page, option, text in answers(name):
            assert self.page.id == page, f"at {self.page.id}, the file is at {page}"
            if option == "typed":
                self.reply(Typed(text))
            else:
                self.choose(option)


def answers(name: str) -> Iterator[tuple[str, str, str]]:
    """The answers of a file: page id, option id, and what is typed where the option is `typed`."""
    for line in (ANSWERS / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        said = line.partition("#")[0].split(maxsplit=2)
        if said:
            yield said[0], said[1], said[2] if len(said) > 2 else ""
