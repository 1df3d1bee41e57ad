"""What is put on paper: runs of text and black shapes, in points from the upper left corner."""

from typing import NamedTuple


class Run(NamedTuple):
    """One line of text, or a piece of it, standing on its baseline."""

    x: float
    y: float
    text: str
    size: float
    bold: bool = False


class Frame(NamedTuple):
    """An empty box."""

    x: float
    y: float
    width: float
    height: float
    thick: float = 1.2


class Bar(NamedTuple):
    """A black box."""

    x: float
    y: float
    width: float
    height: float


class Stroke(NamedTuple):
    """A line through a few points, given as how far each is from x and y."""

    x: float
    y: float
    points: tuple[tuple[float, float], ...]
    thick: float = 2.4


class Square(NamedTuple):
    """A QR code: its rows of modules, True for black, each module `side` wide and high."""

    x: float
    y: float
    rows: tuple[tuple[bool, ...], ...]
    side: float


Mark = Square | Run | Frame | Bar | Stroke


class Laid(NamedTuple):
    """Marks from their own upper left corner on, and the height that they take."""

    height: float
    marks: tuple[Mark, ...]


def moved(marks: tuple[Mark, ...], right: float, down: float) -> tuple[Mark, ...]:
    """The marks somewhere else."""
    return tuple(one._replace(x=one.x + right, y=one.y + down) for one in marks)


def column(*laid: Laid) -> Laid:
    """One below the other."""
    marks: tuple[Mark, ...] = ()
    height = 0.0
    for one in laid:
        marks += moved(one.marks, 0, height)
        height += one.height
    return Laid(height, marks)
