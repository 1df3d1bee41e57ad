"""What the kiosk knows about devices: kinds, questions, rules, and the Apple table."""

import re
from datetime import date
from typing import Literal

from msgspec import Struct, field

from kiosk.catalog.condition import When
from kiosk.catalog.sentence import Ids, Sentence


class Kind(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A kind of device: how sentences speak of it, the methods that suit it, and the words people use for it.

    `enough` is the first system version that will do; `came_with` the one that the first model which
    reaches it was sold with; `older` the models from before the Apple table with their last version.
    """

    name: Sentence
    yours: Sentence
    on_yours: Sentence
    prefer: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    makers: tuple[str, ...] = ()
    doubted: tuple[str, ...] = ()
    systems: tuple[str, ...] = ()
    versions: dict[str, str] = field(default_factory=dict)
    enough: str = ""
    came_with: str = ""
    older: dict[str, str] = field(default_factory=dict)
    source: str
    dated: date | None = None


class Choice(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One answer to a question: what facts it sets, and a page that it shows first, if any."""

    id: str
    say: Sentence
    sets: dict[str, str] = field(default_factory=dict)
    then: str = ""


class Question(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One question with its answers; *I don't know* is always the last and is added by the flow (id `unknown`).

    An answered question is itself a fact: its id, with the choice's id as value. One that names `methods` is
    asked for these alone, and only where no method that comes first can work.
    """

    id: str
    ask: Sentence
    where: tuple[Sentence, ...] = ()
    choice: tuple[Choice, ...]
    methods: tuple[str, ...] = ()
    when: When = field(default_factory=dict)
    unknown_then: str = ""
    inventory: tuple[str, ...] = ()
    settles: tuple[str, ...] = ()
    source: str


class Rule(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A reason for or against a method, whatever the order of the rules.

    It meets a need, blocks (unless fixed), asks for a person's judgement, or cautions. `check` is what to
    find out where the facts do not decide it; `short` says a block in a few words, for a table. A block that
    is `rare` is then no obstacle: its check is a caution.
    """

    id: str
    methods: Ids
    effect: Literal["meets", "blocks", "asks", "cautions"]
    when: When
    say: Sentence
    short: Sentence | None = None
    fix: Sentence | None = None
    check: Sentence | None = None
    rare: bool = False
    settles: tuple[str, ...] = ()
    source: str
    dated: date
    valid_from: date | None = None
    valid_until: date | None = None


class Apple(Struct, frozen=True):
    """One model of the Apple table; `last` is the last system version that it runs ("26+" = still current)."""

    family: str
    model: str
    year: int
    last: str
    passkey: bool
    status: Literal["verified", "recalled"]
    unlock: str
    group: str
    source: str
    note: str

    @property
    def id(self) -> str:
        """The model's name as an id: "iphone-se-1st-generation"."""
        return re.sub(r"[^a-z0-9]+", "-", self.model.lower()).strip("-")
