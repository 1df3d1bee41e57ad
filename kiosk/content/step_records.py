"""Records of what has steps: stages, methods, and the situations of members who are not new.

`kiosk.content.loader` reads them from TOML. `source`, `dated`, `confirm`, `inventory` and `settles` are as in
`kiosk.content.shared_records`.
"""

from datetime import date
from typing import Literal

from msgspec import Struct, field

from kiosk.content.shared_records import (
    Conditions,
    Ids,
    Sentence,
    Sentences,
    ValidityPeriod,
    Variant,
)

Place = Literal["device", "phone", "second", "mailbox", "paper", "anywhere"]
"""Where a step is done: `phone` is the device that holds the app, `second` the screen beside it."""

HelperHint = Literal["password", "pin", "pension", "link", "mailbox-opens", "code", "search", ""]
"""What a step is about for somebody who helps, where the hints for its place say too little or the wrong thing."""


class OtherOutcome(Struct, frozen=True, forbid_unknown_fields=True):
    """Something else that the member may see, and its target: `trouble:ID`, `step:ID`, or `ask`."""

    see: Sentence
    go: str


class WaitTime(Struct, frozen=True, forbid_unknown_fields=True):
    """How long a wait is, as a rule and at most, in sentences.

    What comes (an e-mail, a code) is good for `holds_hours` hours: `holds` says until when, with {until}, and
    `lasts` says for how long, where nobody knows since when. `home` marks a wait that is longer than a visit.
    """

    usually: Sentence
    at_most: Sentence | None = None
    holds: Sentence | None = None
    lasts: Sentence | None = None
    holds_hours: int | None = None
    home: bool = False


class StepChoice(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A choice that replaces "Done" on the page of a step, and the facts that it sets.

    `go` is a target other than the next step, as in `OtherOutcome`. Where `usual` holds, Enter takes this choice,
    and a list of steps to do at home supposes it; where none is usual, the first choice. The id "unknown"
    is that of "I don't know".
    """

    id: str
    say: Sentence
    sets: dict[str, str] = field(default_factory=dict)
    go: str = ""
    usual: Conditions = field(default_factory=dict)


class Step(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One thing to do, with what to press, what to watch for, what can go wrong, and its source.

    - It applies where `when` holds, and counts as done from the start where `known` holds; done, it `sets` facts.
    - Whoever comes in at a later step has done it, unless `settled_by_entry` is false: an entry, such as having an
      account already, says nothing of the device.
    - `variant`: after `say` stand the sentences of each variant whose `when` holds; what else it has replaces the
      step's own.
    - `choice`, where there is one, replaces the choice "Done", whose words are otherwise `done`.
    - A `grave` step cannot be undone: its `watch` is shown before anything else.
    - `drawing` is the drawn screen, line by line, by ids of labels: "[id]" is the button to press, "_id_" a
      field, "id" plain words; `window` is the title of the drawn window, if not EU Login; `other` says what the
      difference most often is where the member's screen looks different.
    - `helper` names the hints of pages/guide.toml to who helps; those that it lacks are the ones of `on`.
    - `eu_login = false`: no page of EU Login can be on the screen, since it is done in the settings of the device.
    - `device_note` names the note of the member's kind of device that is said too (`DeviceKind.note`).
    - `makes_changes`: the page says how the changes are made that the method needs of the device; once it is done,
      so are the steps of the first stage that make them.
    - `person` is whom to write to, and `write` the sentences of a message that holds nothing personal.
    - `words` are ids of terms to explain, `other_words` those that `other` names;
      `opens` are ids of pages to open from here.
    - A step that `lasts` can be done days after the one before it: it needs no page that is still open.
    - `slot` is permanent, 40 to 63 within a method, and stands in resume codes; a sign-in step, which occurs in
      several stages, has one entry of `slots` for each stage instead.
    """

    title: Sentence
    lead: Sentence
    say: tuple[Sentence, ...] = ()
    variant: tuple[Variant, ...] = ()
    watch: tuple[Sentence, ...] = ()
    grave: bool = False
    other: Sentence | None = None
    on: Place = "device"
    helper: HelperHint = ""
    eu_login: bool = True
    drawing: tuple[str, ...] = ()
    window: Sentence | None = None
    address: str = ""
    wait: WaitTime | None = None
    done: Sentence | None = None
    choice: tuple[StepChoice, ...] = ()
    wrong: tuple[OtherOutcome, ...] = ()
    device_note: str = ""
    makes_changes: bool = False
    person: str = ""
    write: tuple[Sentence, ...] = ()
    words: tuple[str, ...] = ()
    other_words: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()
    when: Conditions = field(default_factory=dict)
    known: Conditions = field(default_factory=dict)
    settled_by_entry: bool = True
    lasts: bool = False
    sets: dict[str, str] = field(default_factory=dict)
    slot: int | None = None
    slots: dict[str, int] = field(default_factory=dict)
    inventory: tuple[str, ...] = ()
    settles: tuple[str, ...] = ()
    source: str
    dated: date | None = None
    confirm: bool = False


class LaterEvent(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What happens some days or months after a stage is done; the sentence holds {date}.

    Where it counts from a step, `since` is the key of that step, and `otherwise` what is said in place of a day to
    members who did it on another one.
    """

    say: Sentence
    days: int = 0
    months: int = 0
    since: str = ""
    otherwise: Sentence | None = None


class Stage(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One of the three stages; in `order`, `@register` and `@sign-in` stand for the steps of the chosen method.

    `bring` is what one needs to go on with it another day, `ahead` what follows it, in the order of time. It is
    done as a whole for a member for whom any of the conditions of `settled` holds.
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
    settled: tuple[Conditions, ...] = ()
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
    comes before the other methods that suit the kind of device. `short` is its name in a table, `price` what it
    costs, `lost` what happens when the thing that holds it is lost. `explanation` is the trouble that says what
    became of a method that is offered no more. Of `kept`, the first place whose condition holds counts.
    `stays` says, by the place that was lost with the first method, why this one is left as the second.
    """

    id: str
    number: int
    title: Sentence
    short: Sentence
    name: Sentence
    means: Sentence
    good: Sentence
    price: Sentence
    lost: Sentences
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

    `number` is its place among the situations, `lists` name the lists that show it. `back` leads to `stage:ID`,
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
