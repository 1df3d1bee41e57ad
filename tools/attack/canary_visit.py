"""A visit that types canaries into every field, followed event by event in the visit log."""

import re
from collections import deque
from pathlib import Path
from random import Random
from time import monotonic

from msgspec.structs import replace

from kiosk.clock import today
from kiosk.content.content import Content
from kiosk.content.loader import load_content
from kiosk.journey.resume_code import decode_resume_code
from kiosk.journey.resume_code_digits import UnreadableError
from kiosk.paths import CONTENT
from kiosk.reset_check.canaries import Canary, code_canary, phone_canary
from kiosk.reset_check.runner import CONFIG
from kiosk.reset_check.shadow_visit import EventKey, ShadowVisit
from kiosk.store.queries import all_visits, find_visit
from tests.runtime.waiting import wait_until
from tools.attack.kiosk_terminal import KioskTerminal

WITH_PIN = replace(CONFIG, has_pin=True)
MAX_KEYS_PER_SECOND = 25
"""More in a second the kiosk takes for a flood, and ignores."""

F10 = "\x1b[21~"
MENU = "Que voulez-vous voir"
SIDE_TRIPS = 2
"""Choices of the first question that a visit opens and goes back from."""

CHOICES_TO_END = (
    "another",
    "none",
    "account",
    "ipad",
    "account/open-email",
    "list",
    "home",
    "finish",
)
"""The choices from an accepted resume code to the end of a finished visit."""


BACKSPACE = b"\x7f"
LONGEST_CODE = 12


class CanaryVisit:
    """One visit of a kiosk on a terminal; `typed` are its canaries, `line_mode` tells the front end."""

    def __init__(
        self, terminal: KioskTerminal, data: Path, random: Random, *, line_mode: bool
    ) -> None:
        self.terminal, self.data, self.line_mode = terminal, data, line_mode
        self.shadow = ShadowVisit(WITH_PIN)
        self._pressed: deque[float] = deque(maxlen=MAX_KEYS_PER_SECOND)
        word = "".join(random.sample("BCDFGHJKLMNPQRSTVWXZ", 12))
        self.typed = (
            phone_canary(random),
            resume_code_canary(random, "wrong code", valid=False),
            resume_code_canary(random),
            Canary("word", word, word),
        )

    def begin(self) -> None:
        """Go from the welcome page to the first question, in either front end."""
        if self.line_mode:
            self.press(self.shadow.choose("line"))
            self.shadow.switch_to_line_mode()
            self.terminal.shows("English")
        self.follow(self.shadow.choose("en"))

    def type_canaries(self) -> None:
        """Type all canaries: into fields, and where nothing is asked for."""
        number, wrong, code, _ = self.typed
        for option in ("something-else", "phone"):
            self.follow(self.shadow.choose(option))
        self.follow(self.shadow.type(number.typed))
        for _ in range(3):
            self.go_back()
        self.follow(self.shadow.choose("come-back"))
        self.follow(self.shadow.type(wrong.typed))
        self.terminal.shows("One of these digits")
        self.terminal.settle()
        if not self.line_mode:
            # What was typed stays in the field, to be mended.
            self.press(BACKSPACE * len(wrong.typed))
        self.follow(self.shadow.type(code.typed))

    def look_around(self, random: Random) -> None:
        """Choose some of what a visit can be for, and go back from each."""
        for option in random.sample([*self.shadow.options], SIDE_TRIPS):
            self.follow(self.shadow.choose(option))
            self.go_back()

    def type_letters(self, word: str) -> None:
        """Send letters, which no page takes: as keys, as a paste, and for clipboard and title of the terminal."""
        if self.line_mode:
            self.terminal.press(f"{word}\n")
        else:
            self.terminal.press(f"\x1b[200~{word}\x1b[201~\x1b]52;c;{word}\x07\x1b]2;{word}\x07")
            self.press(word.encode())

    def go_to_end(self) -> None:
        """Go to the question whether a finished visit may end."""
        for option in CHOICES_TO_END:
            self.follow(self.shadow.choose(option))

    def go_to_welcome(self) -> None:
        """Go back, page by page, to the welcome page."""
        for _ in range(20):
            if self.shadow.place == "welcome":
                return
            self.go_back()
        raise AssertionError("the welcome page is too far away")

    def follow(self, keys: bytes) -> None:
        """Press keys, wait until the log has the events of the shadow, and type letters where none are taken."""
        self.press(keys)
        try:
            wait_until(self._is_logged)
        except AssertionError:
            events = f"the log has {self._logged_events()[-3:]}, and not {self.shadow.events[-3:]}"
            raise AssertionError(events) from None
        if self.shadow.offers_choices:
            self.type_letters(self.typed[-1].typed)

    def press(self, keys: bytes) -> None:
        """Press keys, no faster than the kiosk takes hands to be."""
        for key in keys.decode():
            while len(self._pressed) >= MAX_KEYS_PER_SECOND and monotonic() - self._pressed[0] < 1:
                self.terminal.appearance()
            self._pressed.append(monotonic())
            self.terminal.press(key)

    def go_back(self) -> None:
        """Go to the page before."""
        self.follow(self._back_keys())

    def _back_keys(self) -> bytes:
        """The keys that go back; a page with a field may already show the choices of an empty one."""
        if self.line_mode or not self.shadow.asks_digits:
            return self.shadow.back()
        # A page that is gone back to holds what was typed there, if it was wrong.
        self.press(BACKSPACE * LONGEST_CODE)
        keys = self.shadow.choose("back")
        self.terminal.settle()
        return keys[1:] if re.search("9 +Back", self.terminal.appearance()) else keys

    def _is_logged(self) -> bool:
        # The terminal must be read, or the kiosk could not write any more.
        self.terminal.appearance()
        return self._logged_events() == self.shadow.events

    def _logged_events(self) -> list[EventKey]:
        rows = all_visits(self.data)
        found = find_visit(self.data, rows[-1]["id"]) if rows else None
        events = found["events"] if found else []
        return [(event["kind"], event["page"] or "", event["choice"] or "") for event in events]


def resume_code_canary(
    random: Random, name: str = "code of a slip", *, valid: bool = True
) -> Canary:
    """Nine digits that are a valid resume code, as one number in ten is, or an invalid one."""
    content = load_content(CONTENT)[0]
    while _is_valid_code(canary := code_canary(random, name), content) != valid:
        continue
    return canary


def _is_valid_code(code: Canary, content: Content) -> bool:
    try:
        decode_resume_code(code.typed, today(), content)
    except UnreadableError:
        return False
    return True


def play_staff(terminal: KioskTerminal, wrong: Canary, right: Canary, new: Canary) -> None:
    """Play staff: type a wrong PIN, then the right one, set a new one, and go back to the welcome page."""
    before = terminal.visit()
    terminal.press(F10)
    terminal.shows("Tapez le code PIN")
    terminal.settle()
    for pin, expected in ((wrong, "pas le bon"), (right, MENU)):
        enter_pin(terminal, pin, expected)
    choose_by_name(terminal, "Réglages de la borne", "Que voulez-vous changer")
    choose_by_name(terminal, "Autres réponses", "Changer le code PIN")
    choose_by_name(terminal, "Changer le code PIN", "Nouveau code PIN")
    enter_pin(terminal, new, "Répétez le nouveau code PIN")
    enter_pin(terminal, new, "Le nouveau code PIN")
    terminal.press("9")
    terminal.shows(MENU)
    choose_by_name(terminal, "Retour à la page d’accueil", "")
    terminal.visit(after=before)


def enter_pin(terminal: KioskTerminal, pin: Canary, expected: str) -> None:
    """Type a PIN, of which nothing but its length can be seen."""
    terminal.press(pin.typed)
    terminal.shows("•" * len(pin.typed))
    terminal.press("\r")
    terminal.shows(expected)
    terminal.settle()


def choose_by_name(terminal: KioskTerminal, name: str, expected: str) -> None:
    """Press the digit that stands before the name of a choice."""
    terminal.press(terminal.shows(rf"(\d) +{name}")[1])
    terminal.shows(expected)
    terminal.settle()
