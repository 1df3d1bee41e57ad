"""Checks that the numbers of methods and steps have room in a resume code, and that none is used twice."""

from collections.abc import Iterable, Iterator

from kiosk.content.content import Content
from kiosk.content.problem import Problem
from kiosk.content.step_records import Step
from kiosk.journey.resume_code_fields import MAX_METHODS, SITUATION_PLACES, STAGE_PLACES

Place = tuple[str, str]
"""A file and the key in it."""

Numbered = tuple[int, Place]

NO_NUMBER_LEFT = (
    "Where all are taken, the code needs another layout: kiosk/journey/resume_code_fields.py."
)


def check_numbers(content: Content) -> list[Problem]:
    """Numbers without room, for which a slip would have no code, and numbers used twice."""
    numbers = [
        (one.number, (f"methods/{id}.toml", "number")) for id, one in content.methods.items()
    ]
    shared = [
        slot for id, one in content.stages.items() for slot in _slots(f"stages/{id}.toml", one.step)
    ]
    paths = [
        slot
        for id, one in content.situations.items()
        for slot in _slots(f"situations/{id}.toml", one.step)
    ]
    own = {id: [*_slots(f"methods/{id}.toml", one.step)] for id, one in content.methods.items()}
    found = [
        *_faults(numbers, 1, MAX_METHODS - 1),
        *_faults(shared, 0, STAGE_PLACES - 1),
        *_faults(paths, 0, SITUATION_PLACES - 1),
    ]
    for slots in own.values():
        taken = {number for number, _ in shared}
        found += _faults(slots, 0, STAGE_PLACES - 1, taken)
    return found


def _slots(file: str, steps: dict[str, Step]) -> Iterator[Numbered]:
    for id, step in steps.items():
        if step.slot is not None:
            yield step.slot, (file, f"step.{id}.slot")
        yield from ((slot, (file, f"step.{id}.slots.{at}")) for at, slot in step.slots.items())


def _faults(
    numbers: Iterable[Numbered], lowest: int, highest: int, taken: Iterable[int] = ()
) -> Iterator[Problem]:
    seen = set(taken)
    for number, (file, key) in numbers:
        remedy = f"Use a free number from {lowest} to {highest}. {NO_NUMBER_LEFT}"
        if not lowest <= number <= highest:
            yield Problem(file, key, f"The resume code has no room for {number}.", remedy)
        elif number in seen:
            yield Problem(file, key, f"Another one has the number {number}.", remedy)
        seen.add(number)
