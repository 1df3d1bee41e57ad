"""Records of the checklists: steps, stages, methods, and the situations of members who are not new."""

from datetime import date
from typing import Literal

from msgspec import Struct, field

from kiosk.content.records import Conditions, Ids, Sentence, Sentences, ValidityPeriod

Place = Literal["device", "phone", "second", "mailbox", "paper", "anywhere"]
"""Where a step is done: `phone` is the device that holds the app, `second` the screen beside it."""


class OtherOutcome(Struct, frozen=True, forbid_unknown_fields=True):
    """Something else that the member may see, and where that leads: `trouble:ID`, `step:ID`, or `ask`."""

    see: Sentence
    go: str


class WaitTime(Struct, frozen=True, forbid_unknown_fields=True):
    """How long a wait is as a rule and at most; `holds_hours` says how long what comes stays good.

    `holds` says it with {until}, `lasts` where nobody knows since when.

    `home` marks a wait that is longer than a visit.
    """

    usually: Sentence
    at_most: Sentence | None = None
    holds: Sentence | None = None
    lasts: Sentence | None = None
    holds_hours: int | None = None
    home: bool = False


class StepChoice(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One of the ways to go on from a step, in place of "Done", and the facts that it sets.

    `go` leads elsewhere than to the next step, as that of `Wrong` does.
    """

    id: str
    say: Sentence
    sets: dict[str, str] = field(default_factory=dict)
    go: str = ""


class Step(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One thing to do, with what to press, what to watch for, what can go wrong, and its source.

    It applies where `when` holds, and is done from the start where `known` holds; done, it `sets` facts.
    `other` is what it often is where the screen is different; `window` what the drawing shows, if not EU Login.
    Where it has a `choice`, one of these stands in place of "Done".
    `slot` is permanent, 0 to 63 within a method; a sign-in step has one `slots` entry per stage.
    `person` is whom to write to, and `write` the words of a message that holds nothing personal.
    What is done in a `grave` one cannot be undone: its `watch` is said before anything else.
    """

    title: Sentence
    lead: Sentence
    say: tuple[Sentence, ...] = ()
    watch: tuple[Sentence, ...] = ()
    grave: bool = False
    other: Sentence | None = None
    on: Place = "device"
    drawing: tuple[str, ...] = ()
    window: Sentence | None = None
    address: str = ""
    wait: WaitTime | None = None
    done: Sentence | None = None
    choice: tuple[StepChoice, ...] = ()
    wrong: tuple[OtherOutcome, ...] = ()
    person: str = ""
    write: tuple[Sentence, ...] = ()
    words: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()
    when: Conditions = field(default_factory=dict)
    known: Conditions = field(default_factory=dict)
    sets: dict[str, str] = field(default_factory=dict)
    slot: int | None = None
    slots: dict[str, int] = field(default_factory=dict)
    inventory: tuple[str, ...] = ()
    settles: tuple[str, ...] = ()
    source: str
    dated: date | None = None
    confirm: bool = False


class LaterEvent(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What comes some days or months after a stage is done; the sentence holds {date}."""

    say: Sentence
    days: int = 0
    months: int = 0


class Stage(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One of the three stages: its steps in order, `@register` and `@sign-in` standing for the method's own.

    `bring` is what one needs to go on with it another day, `ahead` what follows it, day by day.
    """

    id: str
    number: int
    title: Sentence
    short: Sentence
    timing: Sentence
    finished: Sentence
    next: Sentences
    bring: Sentence
    ahead: tuple[LaterEvent, ...]
    order: Ids
    step: dict[str, Step]
    settles: tuple[str, ...] = ()
    dated: date


class KeptPlace(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Where a method is kept, if `when` holds: "device" is the one that was checked, "phone" one beside it."""

    place: str
    when: Conditions = field(default_factory=dict)


class SecondWay(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A way in which a method can be the second one; the way with the lowest `rank` is looked at first.

    `spare` is what else the member must own for it, as the page `second` asks, and `when` what must hold besides.
    `place` is where it would be kept, if not where the method's `kept` says: a device that nobody has checked.
    `sets` are the facts known then; where it is `fresh`, no other fact holds, as they were said of another device.
    """

    rank: int
    spare: str = ""
    when: Conditions = field(default_factory=dict)
    place: str = ""
    fresh: bool = False
    sets: dict[str, str] = field(default_factory=dict)


class Method(ValidityPeriod, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A way of signing in: when it holds, what it needs, its steps to register and to sign in.

    A `first` one is in every verdict, and is recommended before those that are not. Where `preferred` holds, it
    comes before the other methods that suit the kind of device. `explanation` is the trouble that says what
    became of a method that is offered no more. Of `kept`, the first place whose condition holds counts.
    `stays` says, by the place that was lost with the first method, why this one is left as the second.
    """

    id: str
    number: int
    title: Sentence
    name: Sentence
    means: Sentence
    good: Sentence
    instead: Sentence
    closed: Sentence | None = None
    explanation: str = ""
    first: bool = False
    preferred: Conditions = field(default_factory=dict)
    kinds: Ids
    needs: Sentences
    next_time: Sentences
    register: Ids
    sign_in: Ids
    kept: tuple[KeptPlace, ...] = ()
    second: tuple[SecondWay, ...] = ()
    stays: dict[str, Sentence] = field(default_factory=dict)
    step: dict[str, Step]
    settles: tuple[str, ...] = ()
    source: str
    dated: date


class Situation(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What has happened to a member, what to do about it step by step, and the way back into a stage.

    `number` is its place among the paths, `lists` name the lists that show it. `back` leads to `stage:ID`,
    `step:STAGE/ID`, `device` or `intent`, where the member goes on once all is done.
    """

    id: str
    number: int
    title: Sentence
    short: Sentence
    lead: Sentence
    lists: tuple[str, ...] = ()
    finished: Sentence
    next: Sentences
    back: str
    order: Ids
    step: dict[str, Step]
    inventory: tuple[str, ...] = ()
    settles: tuple[str, ...] = ()
    source: str
    dated: date
