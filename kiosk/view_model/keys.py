"""What both front ends make of a keyboard: the unshifted digits of a French one, and the keys of the voice."""

from kiosk.view_model.page import Choices, Page
from kiosk.view_model.replies import VoiceAction

AZERTY_DIGITS = {
    "&": "1", "é": "2", '"': "3", "'": "4", "(": "5", "-": "6", "§": "6", "è": "7",
    "_": "8", "!": "8", "ç": "9", "à": "0", "É": "2", "È": "7", "Ç": "9", "À": "0",
}  # fmt: skip
"""The unshifted top row of French and Belgian keyboards, and the same with Caps Lock."""

KEYPAD_MINUS = "\N{MINUS SIGN}"
"""The minus of a keypad, where the terminal tells it from the hyphen."""

VOICE_KEYS: dict[str, VoiceAction] = {
    "*": "voice",
    "+": "louder",
    "-": "quieter",
    KEYPAD_MINUS: "quieter",
    "/": "spell",
}
"""The keys of the voice on a page of choices, on the keypad and in the top row."""


def is_digit_here(sign: str, page: Page, *, uses_voice: bool) -> bool:
    """Whether a key of the voice is a choice here: "-" is the 6 of a French keyboard without Shift.

    Where pages are read aloud, or another of these keys was pressed before (`uses_voice`), it is the volume's:
    somebody who cannot see must not choose by it.
    """
    key = AZERTY_DIGITS.get(sign, "")
    options = page.ask.options if isinstance(page.ask, Choices) else page.ask.empty.options
    is_read_aloud = page.has_voice and page.appearance.voice
    return (
        bool(key) and not (uses_voice or is_read_aloud) and key in {str(one.key) for one in options}
    )
