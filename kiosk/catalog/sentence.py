"""A sentence of the content: the place it stands in, and its English words."""

from collections.abc import Iterable
from typing import Annotated

from msgspec import Meta, Struct

Said = Annotated[str, Meta(pattern=r"\S")]
"""Words that somebody reads: never blank."""


class Sentence(Struct, frozen=True):
    """One translatable sentence; `context` names it to translators, `english` is its gettext message id.

    It may hold fields in braces: a button's id from labels.tsv, or a word that the flow supplies.
    """

    context: str
    english: Said


Sentences = Annotated[tuple[Sentence, ...], Meta(min_length=1)]
"""Sentences of which there must be one at least."""

Ids = Annotated[tuple[str, ...], Meta(min_length=1)]
"""Ids of which there must be one at least."""

EMPTY = Sentence("", "")
"""No sentence: nothing is said."""

MISSING = Sentence(
    "phrases.missing", "A text is missing here. Please ask the staff of this office."
)
"""Said in place of a paragraph that the content lacks; `kiosk check` names it."""


def readable(id: str, values: Iterable[object] = ()) -> str:
    """An id as plain words, for a short text that the content lacks, with what would stand in its braces.

    "back-to-page" is "Back to page"; "days" with the value 7 is "Days: 7".
    """
    words = id.replace("-", " ").replace("_", " ").strip()
    said = words[:1].upper() + words[1:] or "?"
    told = ", ".join(text for value in values if (text := str(value).strip()))
    return f"{said}: {told}" if told else said
