"""A sentence of the content: the place it stands in, and its English words."""

from msgspec import Struct


class Sentence(Struct, frozen=True):
    """One translatable sentence; `context` names it to translators, `english` is its gettext message id.

    It may hold fields in braces: a button's id from labels.tsv, or a word that the flow supplies.
    """

    context: str
    english: str


EMPTY = Sentence("", "")
"""No sentence: nothing is said."""
