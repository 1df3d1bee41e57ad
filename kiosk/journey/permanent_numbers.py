"""The numbers of a content that stand in resume codes on paper: each leads to the same place for ever."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kiosk.content.content import Content
from kiosk.content.step_records import Step
from kiosk.journey.resume_code import KIND_NUMBERS

METHOD, KIND, SHARED, SITUATION = "method", "kind", "shared", "path"
"""What a number is of, besides the steps of a method, which stand under the id of the method with a colon."""


class PermanentNumber(NamedTuple):
    """A number, what it is of, and the id that it leads to, such as "access/pension-number" for a step."""

    of: str
    number: int
    id: str


def permanent_numbers(content: Content) -> frozenset[PermanentNumber]:
    """All numbers that a content gives out: of methods, of kinds of device, and of steps."""
    return frozenset(_numbers(content))


def find_lost_numbers(content: Content, given: Iterable[PermanentNumber]) -> list[PermanentNumber]:
    """Those of the numbers given out before that this content does not lead to the same place, in their order."""
    return sorted(set(given) - permanent_numbers(content))


def _numbers(content: Content) -> Iterator[PermanentNumber]:
    for id, method in content.methods.items():
        yield PermanentNumber(METHOD, method.number, id)
        yield from _slots(f"{METHOD}:{id}", next(iter(content.stages), ""), method.step)
    for number, kind in enumerate(KIND_NUMBERS, start=1):
        if kind in content.kinds:
            yield PermanentNumber(KIND, number, kind)
    for id, stage in content.stages.items():
        yield from _slots(SHARED, id, stage.step)
    for id, situation in content.situations.items():
        yield from _slots(SITUATION, id, situation.step)


def _slots(of: str, home: str, steps: dict[str, Step]) -> Iterator[PermanentNumber]:
    for id, step in steps.items():
        if step.slot is not None:
            yield PermanentNumber(of, step.slot, f"{home}/{id}")
        yield from (PermanentNumber(of, slot, f"{at}/{id}") for at, slot in step.slots.items())
