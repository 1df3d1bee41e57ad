"""The same visit without a terminal: what the measured one must show next, and which digit leads there."""

import time
from datetime import datetime
from functools import cache

from kiosk.content.loader import load_content
from kiosk.i18n.catalogs import load_translator
from kiosk.journey.context import Office
from kiosk.journey.journey import Journey
from kiosk.paths import CONTENT
from kiosk.view_model.page import Choices, Option
from kiosk.view_model.replies import Back, Chose, Help
from kiosk.visit.visit import Visit


@cache
def bench_journey() -> Journey:
    """The journey of an office without settings, as the measured one is."""
    content, _ = load_content(CONTENT)
    return Journey(content.languages, lambda: content, Office(), load_translator)


class ExpectedVisit:
    """A visit at its beginning."""

    def __init__(self) -> None:
        self._visit = Visit(bench_journey(), time.monotonic, datetime.now, lambda event: None)

    def page_words(self) -> list[str]:
        """Words by which the page is recognised: its title, and the beginning of its last choice."""
        return [self._visit.page().title, self._options()[-1].say[:20].rpartition(" ")[0]]

    def choose(self, option: str) -> str:
        """Choose an option by its id; the digit to press."""
        digit = next(str(one.key) for one in self._options() if one.id == option)
        self._visit.answer(Chose(option))
        return digit

    def choose_first(self) -> str:
        """Choose the first option; the digit to press."""
        return self.choose(self._options()[0].id)

    def open_help(self) -> str:
        """Open the help; the digit to press."""
        self._visit.answer(Help())
        return "0"

    def go_back(self) -> str:
        """Go back; the digit to press."""
        self._visit.answer(Back())
        return "9"

    def _options(self) -> tuple[Option, ...]:
        ask = self._visit.page().ask
        return ask.options if isinstance(ask, Choices) else ask.empty.options
