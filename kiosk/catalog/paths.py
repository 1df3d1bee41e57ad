"""A path of pages for a member who is not new."""

from datetime import date

from msgspec import Struct

from kiosk.catalog.sentence import Ids, Sentence, Sentences
from kiosk.catalog.steps import Step


class Path(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
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
