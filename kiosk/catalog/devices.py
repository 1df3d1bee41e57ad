"""What the kiosk knows about devices: kinds, questions, rules, and the Apple table."""

from datetime import date
from typing import Literal

from msgspec import Struct, field

from kiosk.catalog.condition import When
from kiosk.catalog.sentence import Sentence


class Kind(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A kind of device: its name, how a sentence speaks of it, the methods that suit it best, best first."""

    name: Sentence
    yours: Sentence
    on_yours: Sentence
    prefer: tuple[str, ...]
    families: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


class Choice(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One answer to a question: what facts it sets, and a page that it shows first, if any."""

    id: str
    say: Sentence
    sets: dict[str, str] = field(default_factory=dict)
    then: str = ""


class Question(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One question with its answers; *I don't know* is always the last and is added by the flow (id `unknown`)."""

    id: str
    ask: Sentence
    where: tuple[Sentence, ...] = ()
    choice: tuple[Choice, ...]
    when: When = field(default_factory=dict)
    unknown_then: str = ""
    inventory: tuple[str, ...] = ()
    settles: tuple[str, ...] = ()
    source: str


class Rule(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A reason for or against a method, whatever the order: it meets a need, blocks (unless fixed), or cautions."""

    id: str
    methods: tuple[str, ...]
    effect: Literal["meets", "blocks", "cautions"]
    when: When
    say: Sentence
    fix: Sentence | None = None
    check: Sentence | None = None
    settles: tuple[str, ...] = ()
    source: str
    dated: date
    valid_from: date | None = None
    valid_until: date | None = None


class Apple(Struct, frozen=True):
    """One row of the Apple table: `last` is the last system version that the model can run ("26+" = still current)."""

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
