"""Waiting until something can be read, the one thing here that platforms do differently."""

import select
import sys


def readable(descriptor: int, patience: float | None) -> bool:
    """Whether something, or the end, can be read within `patience` seconds (None = however long)."""
    if sys.platform == "win32":
        # Windows can wait for sockets alone: a line is waited for without a limit.
        return True
    limit = None if patience is None else max(0.0, patience)
    ready, _, _ = select.select([descriptor], [], [], limit)
    return bool(ready)
