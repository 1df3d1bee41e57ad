"""A fixed sample of very many like cases, for the run that somebody waits for.

Where a test goes over all pages, windows or palettes, nearly every fault shows in a part of them. As with the
examples of Hypothesis in `conftest.py`, the run that includes the slow tests has all of them.
"""

import os
from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")
VARIABLE = "KIOSK_TEST_SLOW"
IS_WHOLE = os.environ.get(VARIABLE) == "1"
"""Whether this run has all cases."""


def _nothing_is_special(_: object) -> bool:
    return False


def sampled(
    items: Iterable[T], one_in: int, always: Callable[[T], bool] = _nothing_is_special
) -> tuple[T, ...]:
    """All items in the whole run, else the first, every `one_in`-th after it, and those that are special."""
    if IS_WHOLE:
        return tuple(items)
    return tuple(item for at, item in enumerate(items) if at % one_in == 0 or always(item))
