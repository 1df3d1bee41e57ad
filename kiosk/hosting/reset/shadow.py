"""A visit in this process beside the real one: it knows which key means what, and what will be told."""

from kiosk.events import Event
from kiosk.hosting.furnish import Content, begin
from kiosk.hosting.given import Given
from kiosk.view_model.page import Choices, Digits
from kiosk.view_model.replies import Again, Back, Chose, Help, Reply, Typed

MORE = "@more"
ASIDE: dict[str, Reply] = {"help": Help(), "again": Again(), "back": Back()}
Told = tuple[str, str, str]
"""An event without its time."""


class Shadow:
    """Answers in ids come out as keys; `told` is what a visit that is given them tells its host."""

    def __init__(self, given: Given) -> None:
        self._events: list[Event] = []
        self._session = begin(given, Content(given), self._events.append, "screen", "")
        self._session.page()
        self._lines = False

    @property
    def told(self) -> list[Told]:
        """All events so far."""
        return [(one.kind, one.page, one.choice) for one in self._events]

    @property
    def place(self) -> str:
        """The id of the page."""
        return self._session.page().id

    @property
    def title(self) -> str:
        """What stands above the page."""
        return self._session.page().title

    @property
    def asks_digits(self) -> bool:
        """Whether the page has a field, into which every digit goes."""
        return isinstance(self._session.page().ask, Digits)

    @property
    def choosing(self) -> bool:
        """Whether a visit is under way whose page offers choices."""
        return not (self.asks_digits or self._session.over or self._session.wants)

    @property
    def options(self) -> dict[str, int]:
        """What the page offers, an empty field too, and the key of each."""
        ask = self._session.page().ask
        offered = ask if isinstance(ask, Choices) else ask.empty
        return {one.id: one.key for one in offered.options}

    def choose(self, option: str) -> bytes:
        """The keys that choose an option, which may stand behind an empty field or more choices."""
        keys = b""
        for _ in range(20):
            ask = self._session.page().ask
            keys += b"" if isinstance(ask, Choices) else self._enter
            there = self.options
            pick = option if option in there else MORE
            if pick not in there:
                break
            # In lines 0, 8 and 9 mean the same behind an empty field as everywhere.
            aside = ASIDE.get(pick) if self._lines and isinstance(ask, Digits) else None
            keys += self._reply(aside or Chose(pick), str(there[pick]))
            if pick == option:
                return keys
        raise LookupError(f"{self.place} does not offer {option}")

    def type(self, text: str) -> bytes:
        """The keys that type something into the field of this page."""
        if not self.asks_digits:
            raise LookupError(f"{self.place} asks for no digits")
        self._reply(Typed(text), "")
        return text.encode() + self._enter

    def back(self) -> bytes:
        """The keys that go back."""
        return self._reply(Back(), "9")

    def again(self) -> bytes:
        """The keys that read again."""
        return self._reply(Again(), "8")

    def help(self) -> bytes:
        """The keys that help."""
        return self._reply(Help(), "0")

    def go_on_in_lines(self) -> None:
        """The visit has gone through the other door, where each key wants its Enter."""
        self._lines = True
        self._session.enter("line")
        self._session.page()

    @property
    def _enter(self) -> bytes:
        return b"\n" if self._lines else b"\r"

    def _reply(self, reply: Reply, key: str) -> bytes:
        self._session.answer(reply)
        if not self._session.wants:
            self._session.page()
        return key.encode() + (b"\n" if self._lines else b"")
