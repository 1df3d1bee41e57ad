"""Records of the content: sentences, conditions, contacts, terms, codes, troubles, screens.

In all of them `source` is where a fact was read and `dated` the day of that source; `confirm` marks what the
office or an editor must still confirm. `inventory` and `settles` are ids of the requirements that an entry
meets: of the list of steps that the guides give, and of the traps in them. Only tests read these two.
"""

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any

from msgspec import Meta, Struct, field

NonBlank = Annotated[str, Meta(pattern=r"\S")]
"""Text that somebody reads: it has more than spaces."""


class Sentence(Struct, frozen=True):
    """One translatable sentence; `context` names it to translators, `english` is its gettext message id.

    It may hold fields in braces: a button's id from labels.tsv, or a value that the page builder fills in.
    Where it counts something, `english` is the form for one and `plural` that for any other number.
    """

    context: str
    english: NonBlank
    plural: str = ""

    @property
    def forms(self) -> tuple[str, ...]:
        """The English texts: one, or singular and plural."""
        return (self.english, self.plural) if self.plural else (self.english,)


Sentences = Annotated[tuple[Sentence, ...], Meta(min_length=1)]
"""At least one sentence."""

Ids = Annotated[tuple[str, ...], Meta(min_length=1)]
"""At least one id."""

EMPTY = Sentence("", "")
"""No sentence: nothing is said."""

MISSING = Sentence(
    "phrases.missing", "Some text is missing here. Please ask the staff of this office."
)
"""Shown in place of a paragraph that the content lacks; `kiosk check` names the place."""


def readable(id: str, values: Iterable[object] = ()) -> str:
    """An id in readable form, in place of a short text that the content lacks, with the values of its fields.

    "back-to-page" becomes "Back to page"; "days" with the value 7 becomes "Days: 7".
    """
    words = id.replace("-", " ").replace("_", " ").strip()
    text = words[:1].upper() + words[1:] or "?"
    shown = ", ".join(stripped for value in values if (stripped := str(value).strip()))
    return f"{text}: {shown}" if shown else text


class Condition(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A comparison with one fact, by exactly one of four operators; `before` and `from` compare versions."""

    is_: str | None = field(name="is", default=None)
    in_: tuple[str, ...] | None = field(name="in", default=None)
    before: str | None = None
    from_: str | None = field(name="from", default=None)


Conditions = dict[str, Condition]
"""Comparisons by the ids of their facts; they hold if all of them do."""


REPLACED = ("title", "lead", "watch", "other", "done", "device_note", "words", "opens")
"""The fields of a variant that stand in the place of those of a step or a trouble, where the variant has them."""


class Variant(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a step or a trouble says otherwise to those for whom `when` holds, such as the way through settings.

    Its `say` stands behind that of the step, or in the place of it where it is `instead`. Any other field that it
    has stands in the place of the step's own. `source` is where that was read, if not where the step was.
    """

    id: str
    when: Conditions
    say: tuple[Sentence, ...] = ()
    instead: bool = False
    title: Sentence | None = None
    lead: Sentence | None = None
    watch: tuple[Sentence, ...] | None = None
    other: Sentence | None = None
    done: Sentence | None = None
    device_note: str | None = None
    words: tuple[str, ...] | None = None
    opens: tuple[str, ...] | None = None
    source: str = ""
    confirm: bool = False

    @property
    def replacing(self) -> dict[str, Any]:
        """The fields that stand in the place of a step's own, by their names."""
        own = {name: getattr(self, name) for name in REPLACED}
        own["say"] = self.say if self.instead else None
        return {name: value for name, value in own.items() if value is not None}


class ValidityPeriod(Struct, frozen=True, kw_only=True):
    """The days between which a fact holds, both included; without a day it has no beginning or no end."""

    valid_from: date | None = None
    valid_until: date | None = None

    def is_valid_on(self, day: date) -> bool:
        """Whether the fact holds on that day."""
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_until is None or day <= self.valid_until)


CodeLength = Annotated[int, Meta(ge=1, le=99)]


class Contact(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Somebody to ask: for which problems, where, and whether the office must still confirm it.

    `older` lines were true before, and still stand on older papers. `slip` names the stages whose slip says to
    ask this contact; of several such contacts the slip names the first that the office confirmed, or the last.
    `instead_of` is a contact in whose place this one is named to members for whom `when` holds.
    """

    name: Sentence
    problems: Ids
    slip: tuple[str, ...] = ()
    lines: Sentences
    older: tuple[Sentence, ...] = ()
    instead_of: str = ""
    when: Conditions = field(default_factory=dict)
    confirm: bool = False
    settles: tuple[str, ...] = ()
    source: str
    dated: date | None = None


class HelpTopic(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A kind of problem that one can ask about, in the member's words; `ready` is what to have at hand then."""

    say: Sentence
    ready: tuple[Sentence, ...] = ()


class Term(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A word explained, with the other names that the same thing has on paper and on screens.

    `ask` is the choice that opens its page, as a question. Steps and troubles offer it to members for whom `when`
    may hold; the list of all words shows it to everybody.
    """

    title: Sentence
    ask: Sentence
    means: Sentences
    when: Conditions = field(default_factory=dict)
    settles: tuple[str, ...] = ()
    source: str
    dated: date


class CodeFormat(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A code that a member may hold: so many `groups`, each `of` so many characters, and what it is for."""

    groups: CodeLength
    of: CodeLength
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

    `device_note` names a note of the member's kind of device, which is said in the place of `say` if it is known.
    Going on from it `sets` facts about the member; `words` are the terms that it explains. What is done in a
    `grave` one cannot be undone: its `watch` is shown before anything else. `lists` are the lists of troubles
    that it appears in; `variant` is as in a step. `jumps` lead to `stage:ID`, `step:STAGE/ID`, `device`,
    `people:PROBLEM`, `trouble:ID`, `path:ID` (a situation) or `intent`.
    """

    title: Sentence
    lead: Sentence
    say: tuple[Sentence, ...] = ()
    device_note: str = ""
    watch: tuple[Sentence, ...] = ()
    variant: tuple[Variant, ...] = ()
    grave: bool = False
    drawing: tuple[str, ...] = ()
    address: str = ""
    jumps: tuple["TroubleLink", ...] = ()
    words: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    sets: dict[str, str] = field(default_factory=dict)
    inventory: tuple[str, ...] = ()
    settles: tuple[str, ...] = ()
    source: str
    dated: date | None = None


class DayNotice(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A notice of the day, which staff put on the welcome page until a day.

    `name` is the notice in a list for staff; `today` is said on its last day, `until` on the days before.
    """

    name: Sentence
    today: Sentence
    until: Sentence


class TroubleLink(Struct, frozen=True, forbid_unknown_fields=True):
    """A choice that leads on from a trouble; `go` is its target, `sets` the facts that it says of the member."""

    say: Sentence
    go: str
    sets: dict[str, str] = field(default_factory=dict)


class PageTexts(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The texts of one page that the code composes, choices and notes by the names that the code asks for."""

    title: Sentence | None = None
    lead: Sentence | None = None
    say: tuple[Sentence, ...] = ()
    watch: tuple[Sentence, ...] = ()
    choice: dict[str, Sentence] = field(default_factory=dict)
    note: dict[str, Sentence] = field(default_factory=dict)
    settles: tuple[str, ...] = ()
    source: str = ""


class EuLoginScreen(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A page of EU Login that may be on the member's screen, how to recognise it, and where it leads.

    `title` is its heading, where one is known; `window` is the title of the drawn window, if not EU Login. `go`
    names a `trouble:ID`, a `path:ID`, a `step:STAGE/ID`, or a `step:ID` of the stage one is in. It can appear in
    these `stages`, to those for whom `when` holds.
    """

    title: Sentence
    say: Sentences
    drawing: tuple[str, ...] = ()
    window: Sentence | None = None
    go: str
    stages: Ids
    when: Conditions = field(default_factory=dict)
    confirm: bool = False
    settles: tuple[str, ...] = ()
    source: str
    dated: date | None = None
