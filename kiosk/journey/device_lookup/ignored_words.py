"""The words of a text that count for nothing, as they were typed."""

from collections.abc import Collection

from kiosk.journey.device_lookup.normalise import normalise_words

UNREAD = "…"
"""Stands for the part of a long text that was not read."""

PUNCTUATION = " .,;:!?()[]{}\"'’“”«»-–/"


def ignored_words(text: str, left: Collection[str], limit: int) -> tuple[str, ...]:
    """Of the first characters of a text, so many as the limit, the words that are left, each once, as typed.

    What was mended or split is shown as it was read.
    """
    words: list[str] = []
    open_ = dict.fromkeys(left)
    for typed in text[:limit].split():
        held = [word for word in normalise_words(typed) if word in open_]
        if held:
            words.append(typed.strip(PUNCTUATION) or typed)
            open_ = {word: None for word in open_ if word not in held}
    words += open_
    return (*dict.fromkeys(words), *((UNREAD,) if text[limit:].strip() else ()))
