"""The paths of members who are not new, as the tests of the content look at them."""

import pytest
from msgspec import Struct

from kiosk.content.shared_records import Sentence
from kiosk.content.step_records import OtherOutcome, Step, StepChoice
from tests.content.shipped import content

MEMBERS = frozenset((
    "already-account", "always-mfa", "app-reinstalled", "changed-email", "duplicate-by-eid",
    "final-code-late", "final-code-refused", "final-code-shape", "forgotten-password", "forgotten-pin",
    "institution-account", "locked-out-sms", "login4life", "new-phone", "old-letter", "shared-email",
))  # fmt: skip
"""The ids of all members who are not new."""


class Walked(Struct, frozen=True):
    """A step of a path, with the path's id."""

    path: str
    id: str
    step: Step

    def __str__(self) -> str:
        return f"{self.path}/{self.id}"


STEPS = [
    Walked(path.id, id, step)
    for path in content().situations.values()
    for id, step in path.step.items()
]
each_path = pytest.mark.parametrize("path", content().situations.values(), ids=lambda path: path.id)
each_step = pytest.mark.parametrize("walked", STEPS, ids=str)


def spoken(step: Step) -> tuple[Sentence, ...]:
    """What the page of a step says without being asked, the words to copy left out."""
    wait = step.wait
    waits = (wait.usually, wait.at_most, wait.holds) if wait else ()
    heard = (step.title, step.lead, *step.say, *step.watch, step.other, step.done, *waits)
    return tuple(one for one in heard if one is not None)


def every(step: Step) -> tuple[Sentence, ...]:
    """All sentences of a step."""
    offered = (*(one.say for one in step.choice), *(one.see for one in step.wrong))
    return (*spoken(step), *offered, *step.write)


def ways(step: Step) -> tuple[str, ...]:
    """Every way on that a step names."""
    offered: tuple[StepChoice | OtherOutcome, ...] = (*step.choice, *step.wrong)
    return tuple(one.go for one in offered if one.go)


def ways_of(id: str) -> set[str]:
    """Every way on that a path names."""
    return {way for step in content().situations[id].step.values() for way in ways(step)}
