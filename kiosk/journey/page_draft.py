"""A page before it is numbered and labelled: what a page builder returns to the renderer."""

from msgspec import Struct

from kiosk.view_model.page import Block, Pace

MAX_CHOICES = 7
"""Choices that one page can hold: 8, 9 and 0 are keys of every page."""


class DraftChoice(Struct, frozen=True):
    """One choice of a draft: its id and its sentence.

    A `destructive` one is never the default. `min_size` is the smallest window that it needs, in
    columns and rows. `checked` is whether a setting is on; None where the choice is none. `key` is the digit
    of one that keeps it whatever stands before; 0 is the next one. `groups` draw the shape of a code beside it.
    """

    id: str
    say: str
    destructive: bool = False
    min_size: tuple[int, int] = (0, 0)
    checked: bool | None = None
    key: int = 0
    groups: tuple[int, ...] = ()


class DraftField(Struct, frozen=True):
    """A field for digits: the sentence beside it, and an example of the form, shown before anything is typed.

    Digits stand in groups of `group`; `signs` are what may be typed besides them.
    """

    say: str
    form: str
    group: int = 0
    signs: str = ""


class PageDraft(Struct, frozen=True, kw_only=True):
    """The content of a page in one language.

    `place` says where in the journey the page is. `default` is the id of the choice that Enter takes: None means
    the first one that is not destructive, "" means none. `unknown` is the sentence of an added choice
    *I don't know*; `whole` keeps up to seven choices on one page. `last` is a choice with the digit 7 that stands
    on each part of a long list, and goes without `unknown`. A page with a `field` has no choices of its own.
    One that `needs_number` is never answered by Enter alone, whatever was chosen here before.
    `language` is the tag of the language of its words, "" for that of the texts with which it is rendered;
    `other_languages` are the same page in the other languages that it offers.
    """

    id: str
    title: str
    blocks: tuple[Block, ...]
    choices: tuple[DraftChoice, ...]
    place: str = ""
    default: str | None = None
    unknown: str = ""
    last: DraftChoice | None = None
    whole: bool = False
    field: DraftField | None = None
    needs_number: bool = False
    pace: Pace = "reading"
    language: str = ""
    other_languages: tuple["PageDraft", ...] = ()
