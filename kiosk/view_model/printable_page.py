"""A page in which every character that may not be shown is replaced: the last filter before screen and paper."""

from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from kiosk.printable import printable, printable_lines
from kiosk.view_model.page import Page, QrCode

UNSHOWN_FIELDS = frozenset({"id", "ids", "default"})
"""Fields that hold ids: they are never shown, and the session must know them again in a reply."""

T = TypeVar("T")


def printable_page(page: Page) -> Page:
    """The page as it may be shown; the very same one where nothing in it needs replacing, as is usual."""
    return _printable(page)


def _printable(value: T) -> T:
    shown: object = value
    if isinstance(value, str):
        shown = printable(value)
    elif isinstance(value, tuple):
        items = tuple(map(_printable, value))
        # The same object tells the caller that nothing has changed.
        if any(new is not old for new, old in zip(items, value, strict=True)):
            shown = items
    elif isinstance(value, QrCode):
        # Its text is never shown in words, and has lines of its own.
        text, small = printable_lines(value.text), printable(value.small)
        shown = value if text is value.text and small is value.small else QrCode(text, small)
    elif isinstance(value, Struct):
        changed = {}
        for name in value.__struct_fields__:
            if name not in UNSHOWN_FIELDS:
                old = getattr(value, name)
                if (new := _printable(old)) is not old:
                    changed[name] = new
        if changed:
            shown = replace(value, **changed)
    return shown  # type: ignore[return-value]
