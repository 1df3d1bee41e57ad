"""The name of an EU Login button as a sentence shows it."""

from kiosk.content.labels import ButtonLabel
from kiosk.words.phrases import MAY_DIFFER
from kiosk.words.quotes import quoted
from kiosk.words.words import Words

SIDE_BY_SIDE = ("en", "fr")


def label(words: Words, label: ButtonLabel, device_language: str) -> str:
    """The quoted name in the device's language; else an avowed guess beside English and French, where read."""
    if device_language in label.verified:
        return quoted(label.names[device_language], device_language)
    names = {label.names[tag]: tag for tag in reversed(SIDE_BY_SIDE) if tag in label.verified}
    told = [quoted(name, tag) for name, tag in reversed(names.items())]
    unread = device_language in label.names
    if not told or (unread and len(told) < len(SIDE_BY_SIDE)):
        guess = label.guess(device_language)
        tag = next(tag for tag, name in label.names.items() if name == guess)
        told.insert(0, words.say(MAY_DIFFER, label=quoted(guess, tag)))
    return " / ".join(told)
