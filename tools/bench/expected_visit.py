"""The same visit without a terminal: it tells what shows next, and which digit leads there."""

import time
from datetime import datetime

from kiosk.content.loader import load_content
from kiosk.i18n.catalogs import load_translator
from kiosk.journey.context import Office
from kiosk.journey.journey import Journey
from kiosk.paths import CONTENT
from kiosk.view_model.page import Choices, Option
from kiosk.view_model.replies import Back, Chose, Help
from kiosk.visit.visit import Visit


class Guide:
    """A visit of an office without settings, as the measured one is."""

    def __init__(self) -> None:
        content, _ = load_content(CONTENT)
        flow = Journey(content.languages, lambda: content, Office(), load_translator)
        self.session = Visit(flow, time.monotonic, datetime.now, lambda event: None)

    def shows(self) -> list[str]:
        """Words that tell the page apart: its title, and the beginning of its last choice."""
        return [self.session.page().title, self._options()[-1].say[:20].rpartition(" ")[0]]

    def choose(self, option: str) -> str:
        """Picks an option by its id; the digit to press."""
        digit = next(str(one.key) for one in self._options() if one.id == option)
        self.session.answer(Chose(option))
        return digit

    def first(self) -> str:
        """Picks the first option; the digit to press."""
        return self.choose(self._options()[0].id)

    def help(self) -> str:
        """Asks for the help page; the digit to press."""
        self.session.answer(Help())
        return "0"

    def back(self) -> str:
        """Goes back; the digit to press."""
        self.session.answer(Back())
        return "9"

    def _options(self) -> tuple[Option, ...]:
        ask = self.session.page().ask
        return ask.options if isinstance(ask, Choices) else ask.empty.options
