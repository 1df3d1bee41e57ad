"""A visit that types canaries into every field, followed step by step in the logbook."""

import re
from collections import deque
from pathlib import Path
from random import Random
from time import monotonic

from msgspec.structs import replace

from kiosk.clock import today
from kiosk.content.content import Content
from kiosk.content.loader import load_content as read_content
from kiosk.journey.resume_code import decode_resume_code as read_ticket
from kiosk.journey.resume_code_digits import UnreadableError
from kiosk.paths import CONTENT
from kiosk.reset_check.canaries import Canary, code_canary, phone_canary
from kiosk.reset_check.runner import CONFIG
from kiosk.reset_check.shadow_visit import EventKey, ShadowVisit
from kiosk.store.queries import all_visits, find_visit
from tests.runtime.waiting import until
from tools.attack.kiosk_terminal import KioskTerminal

WITH_PIN = replace(CONFIG, pin=True)
HANDS = 25
"""Keys in a second."""

F10 = "\x1b[21~"
MENU = "Que voulez-vous voir"
WAYS = 2
"""Choices of the first question that a visit looks at besides its own."""

HOME = ("another", "none", "account", "ipad", "account/open-email", "list", "home", "finish")
"""From a code that was read to the end of a finished visit."""


class CanaryVisit:
    """One visit of a kiosk on a terminal; `typed` are its canaries."""

    def __init__(self, terminal: KioskTerminal, data: Path, chance: Random, *, lines: bool) -> None:
        self.terminal, self.data, self.lines = terminal, data, lines
        self.shadow = ShadowVisit(WITH_PIN)
        self._pressed: deque[float] = deque(maxlen=HANDS)
        word = "".join(chance.sample("BCDFGHJKLMNPQRSTVWXZ", 12))
        self.typed = (
            phone_canary(chance),
            slip(chance, "wrong code", leads=False),
            slip(chance),
            Canary("word", word, word),
        )

    def begin(self) -> None:
        """From the welcome page to the first question, by whichever door."""
        if self.lines:
            self.press(self.shadow.choose("line"))
            self.shadow.switch_to_line_mode()
            self.terminal.shows("English")
        self.follow(self.shadow.choose("en"))

    def plant(self) -> None:
        """Type all canaries: into fields, and where nothing is asked for."""
        number, wrong, ticket, _ = self.typed
        for option in ("something-else", "phone"):
            self.follow(self.shadow.choose(option))
        self.follow(self.shadow.type(number.typed))
        for _ in range(3):
            self.go_back()
        self.follow(self.shadow.choose("come-back"))
        self.follow(self.shadow.type(wrong.typed))
        self.terminal.shows("You typed")
        self.terminal.settle()
        self.follow(self.shadow.type(ticket.typed))

    def wander(self, chance: Random) -> None:
        """Choose some of what a visit can be for, and go back from each."""
        for option in chance.sample([*self.shadow.options], WAYS):
            self.follow(self.shadow.choose(option))
            self.go_back()

    def stray(self, word: str) -> None:
        """Letters where none are wanted: as keys, pasted, and for the clipboard of a terminal."""
        if self.lines:
            self.terminal.press(f"{word}\n")
        else:
            self.terminal.press(f"\x1b[200~{word}\x1b[201~\x1b]52;c;{word}\x07\x1b]2;{word}\x07")
            self.press(word.encode())

    def to_the_end(self) -> None:
        """Up to the question whether a finished visit may end."""
        for option in HOME:
            self.follow(self.shadow.choose(option))

    def to_the_welcome_page(self) -> None:
        """Back, page by page."""
        for _ in range(20):
            if self.shadow.place == "welcome":
                return
            self.go_back()
        raise AssertionError("the welcome page is too far away")

    def follow(self, keys: bytes) -> None:
        """Press keys, and wait until the visit has told what its shadow did; letters are wanted on no page."""
        self.press(keys)
        try:
            until(self._told)
        except AssertionError:
            where = f"it told {self._heard()[-3:]}, and not {self.shadow.events[-3:]}"
            raise AssertionError(where) from None
        if self.shadow.offers_choices:
            self.stray(self.typed[-1].typed)

    def press(self, keys: bytes) -> None:
        """Press keys no faster than a kiosk believes hands to be."""
        for key in keys.decode():
            while len(self._pressed) >= HANDS and monotonic() - self._pressed[0] < 1:
                self.terminal.appearance()
            self._pressed.append(monotonic())
            self.terminal.press(key)

    def go_back(self) -> None:
        """To the page before."""
        self.follow(self._back())

    def _back(self) -> bytes:
        """Back from a page; a field may still show what an empty one offers."""
        if self.lines or not self.shadow.asks_digits:
            return self.shadow.back()
        keys = self.shadow.choose("back")
        self.terminal.settle()
        return keys[1:] if re.search("9 +Back", self.terminal.appearance()) else keys

    def _told(self) -> bool:
        self.terminal.appearance()
        return self._heard() == self.shadow.events

    def _heard(self) -> list[EventKey]:
        rows = all_visits(self.data)
        found = find_visit(self.data, rows[-1]["id"]) if rows else None
        events = found["events"] if found else []
        return [(one["kind"], one["page"] or "", one["choice"] or "") for one in events]


def slip(chance: Random, name: str = "code of a slip", *, leads: bool = True) -> Canary:
    """Nine digits that lead somewhere, as one number in ten does, or nowhere."""
    content = read_content(CONTENT)[0]
    while _leads(found := code_canary(chance, name), content) != leads:
        continue
    return found


def _leads(code: Canary, content: Content) -> bool:
    try:
        read_ticket(code.typed, today(), content)
    except UnreadableError:
        return False
    return True


def staff_round(terminal: KioskTerminal, wrong: Canary, right: Canary, new: Canary) -> None:
    """The staff type a wrong PIN, then theirs, give themselves a new one, and go back to the welcome page."""
    before = terminal.visit()
    terminal.press(F10)
    terminal.shows("Tapez le code PIN")
    terminal.settle()
    for pin, then in ((wrong, "pas le bon"), (right, MENU)):
        enter(terminal, pin, then)
    choose(terminal, "Entretenir la borne", "Que voulez-vous changer")
    choose(terminal, "Changer le code PIN", "Nouveau code PIN")
    enter(terminal, new, "encore une fois")
    enter(terminal, new, "Le nouveau code PIN")
    terminal.press("9")
    terminal.shows(MENU)
    choose(terminal, "Retour à la page d’accueil", "")
    terminal.visit(after=before)


def enter(terminal: KioskTerminal, pin: Canary, then: str) -> None:
    """Type a PIN, of which nothing but its length can be seen."""
    terminal.press(pin.typed)
    terminal.shows("•" * len(pin.typed))
    terminal.press("\r")
    terminal.shows(then)
    terminal.settle()


def choose(terminal: KioskTerminal, name: str, then: str) -> None:
    """Press the digit that stands before some words."""
    terminal.press(terminal.shows(rf"(\d) +{name}")[1])
    terminal.shows(then)
    terminal.settle()
