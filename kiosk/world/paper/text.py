"""Paragraphs laid on paper."""

from kiosk.world.paper.marks import Laid, Run
from kiosk.world.paper.measure import Measure
from kiosk.world.paper.ruler import wrap

CAPITAL = 0.73
"""How high a capital of the font is, in sizes of type."""


def plain(said: tuple[str, ...], measure: Measure, room: float, bold: bool = False) -> Laid:
    """Paragraphs, one after the other, left aligned."""
    lines = [line for one in said for line in wrap(one, measure.type, room, bold)]
    runs = (
        Run(0, number * measure.line + baseline(measure), line, measure.type, bold)
        for number, line in enumerate(lines)
    )
    return Laid(len(lines) * measure.line, tuple(runs))


def title(said: str, measure: Measure, room: float) -> Laid:
    """The title: larger, bold, its lines close together."""
    return plain((said,), measure._replace(type=measure.title, leading=1.15), room, bold=True)


def baseline(measure: Measure) -> float:
    """How far below the top of a line its letters stand: capitals and tails share what is white."""
    return measure.line / 2 + measure.type * 0.346
