"""A visit played in this process, which says which keys to press in the one that is watched."""

from kiosk.events import Event
from kiosk.runtime.lazy_content import LazyContent
from kiosk.runtime.wiring import start_visit
from kiosk.runtime.worker_config import WorkerConfig
from kiosk.view_model.page import Choices, Digits
from kiosk.view_model.replies import Again, Back, Chose, Help, Reply, Typed

MORE = "@more"
"""The choice behind which a page has further choices."""

MAX_PARTS = 20
"""Parts of a page's choices that are looked through for one of them."""

REPLIES: dict[str, Reply] = {"help": Help(), "again": Again(), "back": Back()}

EventKey = tuple[str, str, str]
"""Kind, page and choice of an event: all but its time."""


class ShadowVisit:
    """Takes answers as ids, answers itself, and returns the keys that do the same in a watched visit.

    `events` are what a watched visit must have sent by then.
    """

    def __init__(self, config: WorkerConfig) -> None:
        self._events: list[Event] = []
        self._visit = start_visit(config, LazyContent(config), self._events.append, "screen", "")
        self._visit.page()
        self._line_mode = False

    @property
    def events(self) -> list[EventKey]:
        """All events so far."""
        return [(event.kind, event.page, event.choice) for event in self._events]

    @property
    def place(self) -> str:
        """The id of the page."""
        return self._visit.page().id

    @property
    def title(self) -> str:
        """The title of the page."""
        return self._visit.page().title

    @property
    def asks_digits(self) -> bool:
        """Whether the page has a field, into which every digit goes."""
        return isinstance(self._visit.page().ask, Digits)

    @property
    def offers_choices(self) -> bool:
        """Whether the visit goes on, with a page that offers choices."""
        return not (self.asks_digits or self._visit.outcome or self._visit.requested_front_end)

    @property
    def options(self) -> dict[str, int]:
        """The choices of the page, or those of its empty field, and the key of each."""
        ask = self._visit.page().ask
        offered = ask if isinstance(ask, Choices) else ask.empty
        return {option.id: option.key for option in offered.options}

    def choose(self, option: str) -> bytes:
        """The keys that choose an option, which may stand behind an empty field or further choices.

        LookupError where the page does not offer it.
        """
        keys = b""
        for _ in range(MAX_PARTS):
            ask = self._visit.page().ask
            # In an empty field, Enter brings its choices.
            keys += b"" if isinstance(ask, Choices) else self._enter
            options = self.options
            chosen = option if option in options else MORE
            if chosen not in options:
                break
            # In line mode 0, 8 and 9 mean the same behind an empty field as everywhere.
            reply = REPLIES.get(chosen) if self._line_mode and isinstance(ask, Digits) else None
            keys += self._answer(reply or Chose(chosen), str(options[chosen]))
            if chosen == option:
                return keys
        raise LookupError(f"{self.place} does not offer {option}")

    def type(self, text: str) -> bytes:
        """The keys that type something into the field of this page; LookupError where it has none."""
        if not self.asks_digits:
            raise LookupError(f"{self.place} asks for no digits")
        self._answer(Typed(text), "")
        return text.encode() + self._enter

    def back(self) -> bytes:
        """The keys that go back."""
        return self._answer(Back(), "9")

    def again(self) -> bytes:
        """The keys that read the page again."""
        return self._answer(Again(), "8")

    def help(self) -> bytes:
        """The keys that open the help."""
        return self._answer(Help(), "0")

    def switch_to_line_mode(self) -> None:
        """Go on in line mode, where each key wants its Enter."""
        self._line_mode = True
        self._visit.switch_to("line")
        self._visit.page()

    @property
    def _enter(self) -> bytes:
        return b"\n" if self._line_mode else b"\r"

    def _answer(self, reply: Reply, key: str) -> bytes:
        self._visit.answer(reply)
        if not self._visit.requested_front_end:
            # A page that was shown is an event.
            self._visit.page()
        return key.encode() + (b"\n" if self._line_mode else b"")
