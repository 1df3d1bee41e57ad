"""What a typed line means on a page: a reply, a look at the choices of a field, or nothing."""

from enum import Enum
from unicodedata import decimal

from kiosk.view_model.keys import AZERTY_DIGITS, VOICE_KEYS, is_digit_here
from kiosk.view_model.page import Choices, Digits, Page
from kiosk.view_model.replies import Again, Back, Chose, Help, Onward, Reply, Typed, VoiceKey

AZERTY_TABLE = str.maketrans(AZERTY_DIGITS)

QUESTION_MARKS = ("?", "\N{FULLWIDTH QUESTION MARK}", "\N{GREEK QUESTION MARK}", ";")
"""What asks for all keys: a Greek keyboard has its own question mark, which looks like a semicolon."""


class LineCommand(Enum):
    """What a line can mean besides a reply."""

    SHOW_CHOICES = "the empty field: show what else can be done"
    SHOW_KEYS = "a question mark: say what all keys do"
    NOTHING = "nothing that this page offers"


def parse_line(
    line: str, page: Page, choices_shown: bool = False, *, uses_voice: bool = False
) -> Reply | LineCommand:
    """The reply that a line gives to a page.

    `choices_shown` says that an empty line on the page's field has just listed its choices: until the next
    page, one digit picks from that list, and more digits are the number asked for. `uses_voice` is whether a
    key of the voice was pressed in this session.
    """
    sign = line.strip()
    if sign in VOICE_KEYS and not is_digit_here(sign, page, uses_voice=uses_voice):
        return VoiceKey(VOICE_KEYS[sign])
    text = normalise_digits(sign)
    if text in QUESTION_MARKS:
        return LineCommand.SHOW_KEYS
    if text == "0":
        return Help()
    if text == "8":
        return Again()
    if text in ("9", "<"):
        return Back() if page.back else LineCommand.NOTHING
    if isinstance(page.ask, Choices):
        return _parse_choice(text, page.ask)
    if choices_shown and len(text) < 2:
        return _parse_choice(text, page.ask.empty)
    return _parse_number(text, page.ask)


def normalise_digits(text: str) -> str:
    """The text with every digit as an ASCII one: full-width, Arabic, or those of an unshifted AZERTY row.

    The row is only read where the whole text is made of it: beside a digit, its signs are separators.
    """
    ascii_digits = "".join(str(decimal(sign, sign)) for sign in text)
    if any(map(str.isdigit, ascii_digits)):
        return ascii_digits
    row = ascii_digits.translate(AZERTY_TABLE)
    return row if row.replace(" ", "").isdigit() else ascii_digits


def entry_signs(text: str) -> str:
    """What counts of a number as it was typed: its digits and a plus, in any grouping."""
    return "".join(sign for sign in text if sign.isdigit() or sign == "+")


def _parse_choice(text: str, ask: Choices) -> Reply | LineCommand:
    if not text:
        return Onward() if ask.default else LineCommand.NOTHING
    option_id = next((option.id for option in ask.options if str(option.key) == text), None)
    return LineCommand.NOTHING if option_id is None else Chose(option_id)


def _parse_number(text: str, ask: Digits) -> Reply | LineCommand:
    if not text:
        return LineCommand.SHOW_CHOICES
    count = sum(map(str.isdigit, text))
    # A single digit is a key that does nothing here, never a number.
    return Typed(text) if 1 < count <= ask.max_length else LineCommand.NOTHING
