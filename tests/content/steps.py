"""The steps of all checklists, as the tests of the content look at them."""

from functools import cache
from pathlib import Path

from msgspec import Struct

from kiosk.content.content import Content
from kiosk.content.loader import load_content
from kiosk.content.problem import Problem
from kiosk.content.shared_records import Sentence, Variant
from kiosk.content.step_records import Method, Stage, Step
from kiosk.paths import CONTENT

MINE = ("methods/", "stages/", "addresses.toml", "labels.tsv")


class Placed(Struct, frozen=True):
    """A step with the file's record that holds it, and its id there."""

    home: str
    id: str
    step: Step

    def __str__(self) -> str:
        return f"{self.home}/{self.id}"


@cache
def content() -> Content:
    """The content of the product."""
    return load_content(CONTENT)[0]


def problems() -> list[Problem]:
    """What is wrong with the files that hold steps, and with what they name."""
    return [problem for problem in load_content(CONTENT)[1] if problem.file.startswith(MINE)]


def inventory() -> tuple[str, ...]:
    """The ids of all actions that the guides ask for, each of which needs its place."""
    return tuple(Path(__file__).with_name("inventory.txt").read_text(encoding="utf-8").split())


def homes() -> tuple[Stage | Method, ...]:
    """The records that hold steps: three stages and the methods."""
    return (*content().stages.values(), *content().methods.values())


def placed() -> tuple[Placed, ...]:
    """Every step of the content."""
    return tuple(Placed(home.id, id, step) for home in homes() for id, step in home.step.items())


def said(step: Step) -> tuple[Sentence, ...]:
    """What the page of a step says without being asked, its drawing left out."""
    alone = tuple(one for one in (step.other, step.done) if one is not None)
    wait = step.wait
    waits = () if wait is None else (wait.usually, wait.at_most, wait.holds)
    heard = tuple(one for one in waits if one is not None)
    return (step.title, step.lead, *step.say, *step.watch, *alone, *heard)


def every(step: Step) -> tuple[Sentence, ...]:
    """All sentences of a step, its variants and what one may see instead among them."""
    others = (*(one.say for one in step.choice), *(one.see for one in step.wrong))
    return (*said(step), *others, *(one for variant in step.variant for one in said_by(variant)))


def said_by(variant: Variant) -> tuple[Sentence, ...]:
    """All sentences of a variant."""
    alone = (variant.title, variant.lead, variant.other, variant.done)
    return (*(one for one in alone if one is not None), *variant.say, *(variant.watch or ()))


def text(home: str, id: str) -> str:
    """All words of one step."""
    step = next(one.step for one in placed() if (one.home, one.id) == (home, id))
    return " ".join(sentence.english for sentence in every(step))
