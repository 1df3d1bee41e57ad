"""Records of the device check: kinds of device, questions, rules."""

from datetime import date
from typing import Literal

from msgspec import Struct, field

from kiosk.content.shared_records import Conditions, Ids, Sentence, ValidityPeriod


class DeviceKind(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A kind of device: how sentences speak of it, the methods that suit it, and the words people use for it.

    `category` is "phone" for a phone or a tablet, "computer" for a computer, "" for no device.
    `also` names the kind itself, `loose` those of these words that name other things, too, as Galaxy a watch.
    A device of a `doubted` maker may lack Google Play; one with a name in `without_play` never has it.
    `enough` is the first system version that will do; `came_with` the one that the first model which
    reaches it was sold with; `older` the models from before the Apple table with their last version.
    A system whose versions have other numbers has `own_versions`, which says what each of them comes to.
    `note` holds what is said on such a device around the making of a key, where a step or a trouble asks for it:
    `before` it is made, what the device's own window shows to `save` and to `unlock` it, why it may be `missing`.
    """

    name: Sentence
    yours: Sentence
    on_yours: Sentence
    category: Literal["", "phone", "computer"] = ""
    prefer: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()
    makers: tuple[str, ...] = ()
    doubted: tuple[str, ...] = ()
    without_play: tuple[str, ...] = ()
    systems: tuple[str, ...] = ()
    versions: dict[str, str] = field(default_factory=dict)
    own_versions: dict[str, dict[str, str]] = field(default_factory=dict)
    enough: str = ""
    came_with: str = ""
    older: dict[str, str] = field(default_factory=dict)
    note: dict[str, Sentence] = field(default_factory=dict)
    source: str
    dated: date | None = None


class QuestionChoice(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One answer to a question: what facts it sets, and a page that it shows first, if any."""

    id: str
    say: Sentence
    sets: dict[str, str] = field(default_factory=dict)
    then: str = ""


class DeviceQuestion(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One question with its answers; *I don't know* is always the last, and the code adds it (id `unknown`).

    An answered question is itself a fact: its id, with the choice's id as value. One that names `methods` is
    asked for these alone, and only where no method that comes first can work. `others` says that its choices do
    not name every device: then the last one says so.
    """

    id: str
    ask: Sentence
    where: tuple[Sentence, ...] = ()
    others: bool = False
    choice: tuple[QuestionChoice, ...]
    methods: tuple[str, ...] = ()
    when: Conditions = field(default_factory=dict)
    unknown_then: str = ""
    inventory: tuple[str, ...] = ()
    settles: tuple[str, ...] = ()
    source: str


class DeviceRule(ValidityPeriod, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A reason for or against a method, whatever the order of the rules.

    It meets a need, blocks (unless fixed), asks for a person's judgement, or cautions. `check` is what to
    find out where the facts do not decide it; `short` says a block in a few words, for a table. A block that
    is `rare` is then no obstacle: its check is a caution.

    `how` says how to make the `fix`: `step:STAGE/STEP` that the checklist begins with, or a `trouble:ID` to read
    before it. A fix that `costs` money comes after the methods that are free.
    """

    id: str
    methods: Ids
    effect: Literal["meets", "blocks", "asks", "cautions"]
    when: Conditions
    say: Sentence
    short: Sentence | None = None
    fix: Sentence | None = None
    check: Sentence | None = None
    how: str = ""
    costs: bool = False
    rare: bool = False
    settles: tuple[str, ...] = ()
    source: str
    dated: date
