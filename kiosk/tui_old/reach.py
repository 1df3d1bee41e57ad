"""How far around a target a finger may land: into the blank rows that nothing else needs."""

from collections.abc import Sequence

from kiosk.tui.options import Target
from kiosk.tui.rows import Row

FREE = " ─"
"""What a row without words is made of."""


def spread(targets: Sequence[Target], rows: Sequence[Row], top: int, height: int) -> list[Target]:
    """Each target with the free row below it, then with the one above it; none over another.

    `top` is the first row under the band, `height` that of the window.
    """
    text = ["".join(span.text for span in row) for row in rows]
    grown = list(targets)
    for below in (True, False):
        for at, one in enumerate(grown):
            y = one.y + one.height if below else one.y - 1
            if top <= y < height and _free(one, y, text, grown):
                grown[at] = one._replace(y=min(y, one.y), height=one.height + 1)
    return grown


def _free(target: Target, y: int, text: Sequence[str], others: Sequence[Target]) -> bool:
    """Whether nothing is written on a row in the columns of a target, nor pressed there."""
    end = target.x + target.width
    if y < len(text) and text[y][target.x : end].strip(FREE):
        return False
    return not any(
        one.y <= y < one.y + one.height and one.x < end and target.x < one.x + one.width
        for one in others
    )
