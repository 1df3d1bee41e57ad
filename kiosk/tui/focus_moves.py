"""Where the arrows move the focus: Textual itself knows only the next and the previous widget."""

from collections.abc import Sequence

from textual.widget import Widget


def nearest_widget(chain: Sequence[Widget], here: Widget | None, step: int) -> Widget | None:
    """The nearest widget of the focus chain below (`step` 1) or above (-1); None where none lies that way."""
    if here is None or here not in chain:
        return next_widget(chain, here, step)
    ahead = [one for one in chain if (one.region.y - here.region.y) * step > 0]
    x, y = here.region.offset
    return min(ahead, key=lambda one: (abs(one.region.y - y), abs(one.region.x - x)), default=None)


def next_widget(chain: Sequence[Widget], here: Widget | None, step: int) -> Widget | None:
    """The next widget of the focus chain (`step` 1) or the one before (-1), the last one staying the last."""
    if not chain:
        return None
    if here is None or here not in chain:
        return chain[0 if step > 0 else -1]
    return chain[min(max(chain.index(here) + step, 0), len(chain) - 1)]
