"""Names of EU Login's buttons in sentences: in the language of the device, between its quotation marks."""

from kiosk.content.button_labels import SIDE_BY_SIDE, ButtonLabel
from kiosk.i18n.translator import MAY_DIFFER, Translator

SPACED = ("«\N{NO-BREAK SPACE}", "\N{NO-BREAK SPACE}»")
GUILLEMETS = ("«", "»")
LOW_HIGH = ("„", "“")
LOW_RIGHT = ("„", "”")
RIGHT = ("”", "”")
ENGLISH = ("“", "”")

QUOTES = {
    **dict.fromkeys(("fr",), SPACED),
    **dict.fromkeys(("el", "es", "it", "lv", "pt"), GUILLEMETS),
    **dict.fromkeys(("bg", "cs", "da", "de", "et", "lt", "sk", "sl"), LOW_HIGH),
    **dict.fromkeys(("hr", "hu", "pl", "ro"), LOW_RIGHT),
    **dict.fromkeys(("fi", "sv"), RIGHT),
}


def quote(text: str, tag: str) -> str:
    """The text between the quotation marks of a language; English ones where none are known."""
    opening, closing = QUOTES.get(tag, ENGLISH)
    return f"{opening}{text}{closing}"


def button_name(translator: Translator, label: ButtonLabel, device_language: str) -> str:
    """The quoted name of a button as its device shows it.

    Where nobody has read the name on a real screen in that language, it is marked as one that may differ; in
    another language than English and French it stands beside their names, where these were read.
    """
    if device_language in label.verified:
        return quote(label.names[device_language], device_language)
    if device_language in SIDE_BY_SIDE and device_language in label.names:
        own = quote(label.names[device_language], device_language)
        return translator.say(MAY_DIFFER, label=own)
    # A name that is the same in both languages is shown once, with the quotation marks of the first.
    names = {label.names[tag]: tag for tag in reversed(SIDE_BY_SIDE) if tag in label.verified}
    quoted = [quote(name, tag) for name, tag in reversed(names.items())]
    has_guess = device_language in label.names
    if not quoted or (has_guess and len(quoted) < len(SIDE_BY_SIDE)):
        guess = label.guess(device_language)
        tag = next(tag for tag, name in label.names.items() if name == guess)
        quoted.insert(0, translator.say(MAY_DIFFER, label=quote(guess, tag)))
    return " / ".join(quoted)
