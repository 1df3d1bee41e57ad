"""Moves the focus from one target to the next, by the arrows or by Tab."""

from collections.abc import Sequence

from kiosk.tui.options import Target


def move(targets: Sequence[Target], focus: str, direction: str) -> str:
    """The key of the target that has the focus after a move; it stays where nothing lies that way."""
    keys = [one.key for one in targets]
    if not keys:
        return focus
    if focus not in keys:
        return keys[-1] if direction in ("up", "left", "previous") else keys[0]
    at = keys.index(focus)
    if direction in ("next", "previous"):
        return keys[(at + (1 if direction == "next" else -1)) % len(keys)]
    if direction in ("left", "right"):
        return keys[min(max(at + (1 if direction == "right" else -1), 0), len(keys) - 1)]
    own = targets[at]
    sign = 1 if direction == "down" else -1
    ahead = [one for one in targets if (one.y - own.y) * sign > 0]
    if not ahead:
        return focus
    return min(ahead, key=lambda one: ((one.y - own.y) * sign, abs(one.x - own.x))).key
