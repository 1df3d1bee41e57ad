"""Whom to ask, what the words mean, which code has which shape."""

from datetime import date
from typing import Annotated

from msgspec import Meta, Struct, field

from kiosk.catalog.sentence import Ids, Sentence, Sentences

Size = Annotated[int, Meta(ge=1, le=99)]


class Person(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Somebody to ask: for which problems, where, and whether the office must still confirm it.

    `older` lines were true before, and still stand on older papers.
    `slip` names the stages whose slip says to ask them: the first that the office confirmed, else the last.
    """

    name: Sentence
    problems: Ids
    slip: tuple[str, ...] = ()
    lines: Sentences
    older: tuple[Sentence, ...] = ()
    confirm: bool = False
    settles: tuple[str, ...] = ()
    source: str
    dated: date | None = None


class Problem(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A kind of problem that one can ask about, in the member's words."""

    say: Sentence
    ready: tuple[Sentence, ...] = ()


class Term(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A word explained, and the other names that the same thing has on paper and on screens."""

    title: Sentence
    ask: Sentence
    means: Sentences
    settles: tuple[str, ...] = ()
    source: str
    dated: date


class Code(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A code that a member may hold: `groups` groups `of` so many characters each, and what it is for."""

    groups: Size
    of: Size
    in_use: bool
    title: Sentence
    shape: Sentence
    say: Sentences
    go: str = ""
    settles: tuple[str, ...] = ()
    source: str
    dated: date


class Trouble(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Something that goes wrong: what it is, what to do now, and where one can go from there.

    Going on from it `sets` what is then known of the member; `words` are the terms that it explains.
    What is done in a `grave` one cannot be undone: its `watch` is said before anything else.

    `jumps` lead to `stage:ID`, `step:STAGE/ID`, `device`, `people:PROBLEM`, `trouble:ID`, `path:ID` or `intent`.
    """

    title: Sentence
    lead: Sentence
    say: tuple[Sentence, ...] = ()
    watch: tuple[Sentence, ...] = ()
    grave: bool = False
    drawing: tuple[str, ...] = ()
    address: str = ""
    jumps: tuple["Jump", ...] = ()
    words: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    sets: dict[str, str] = field(default_factory=dict)
    inventory: tuple[str, ...] = ()
    settles: tuple[str, ...] = ()
    source: str
    dated: date | None = None


class Jump(Struct, frozen=True, forbid_unknown_fields=True):
    """A way on from a trouble."""

    say: Sentence
    go: str


class Words(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The sentences of one page that the flow builds itself."""

    title: Sentence | None = None
    lead: Sentence | None = None
    say: tuple[Sentence, ...] = ()
    watch: tuple[Sentence, ...] = ()
    choice: dict[str, Sentence] = field(default_factory=dict)
    note: dict[str, Sentence] = field(default_factory=dict)
    settles: tuple[str, ...] = ()
    source: str = ""
