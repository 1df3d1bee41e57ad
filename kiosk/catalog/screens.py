"""The pages of EU Login and JSIS online that a member may have on their own screen."""

from datetime import date

from msgspec import Struct, field

from kiosk.catalog.condition import When
from kiosk.catalog.sentence import Ids, Sentence, Sentences


class Screen(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A page that may be on the member's screen, how to know it, and where it leads.

    `title` is its heading, where one is known. `go` names a `trouble:ID`, a `path:ID`, a `step:STAGE/ID`, or a
    `step:ID` of the stage one is in. It can appear in these `stages`, to those for whom `when` holds.
    """

    title: Sentence
    say: Sentences
    drawing: tuple[str, ...] = ()
    go: str
    stages: Ids
    when: When = field(default_factory=dict)
    confirm: bool = False
    settles: tuple[str, ...] = ()
    source: str
    dated: date | None = None
