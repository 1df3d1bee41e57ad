"""A visit in this process beside the real one: it knows which key means what, and what will be told."""

from kiosk.hosting.furnish import Content, begin
from kiosk.hosting.given import Given
from kiosk.waist.asks import Choices, Digits
from kiosk.waist.events import Event
from kiosk.waist.replies import Again, Back, Chose, Help, Typed

MORE = "@more"
Told = tuple[str, str, str]
"""An event without its time."""


class Shadow:
    """Answers in ids come out as keys; `told` is what a visit that is given them tells its host."""

    def __init__(self, given: Given) -> None:
        self._events: list[Event] = []
        self._session = begin(given, Content(given), self._events.append, "screen", "")
        self._session.page()

    @property
    def told(self) -> list[Told]:
        """All events so far."""
        return [(one.kind, one.page, one.choice) for one in self._events]

    @property
    def place(self) -> str:
        """The id of the page."""
        return self._session.page().id

    def choose(self, option: str) -> bytes:
        """The keys that choose an option, which may stand behind more choices."""
        keys = b""
        for _ in range(20):
            ask = self._session.page().ask
            assert isinstance(ask, Choices), f"{self.place} asks for digits"
            there = {one.id: one.key for one in ask.options}
            pick = option if option in there else MORE
            assert pick in there, f"{self.place} does not offer {option}"
            keys += str(there[pick]).encode()
            self._session.answer(Chose(pick))
            if pick == option:
                break
        self._session.page()
        return keys

    def type(self, text: str) -> bytes:
        """The keys that type something into the field of this page."""
        assert isinstance(self._session.page().ask, Digits), f"{self.place} asks for no digits"
        self._session.answer(Typed(text))
        self._session.page()
        return text.encode() + b"\r"

    def back(self) -> bytes:
        """The key that goes back."""
        self._session.answer(Back())
        self._session.page()
        return b"9"

    def again(self) -> bytes:
        """The key that reads again."""
        self._session.answer(Again())
        return b"8"

    def help(self) -> bytes:
        """The key that helps."""
        self._session.answer(Help())
        self._session.page()
        return b"0"
