"""What the staff pages reach beyond themselves."""

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct, field

from kiosk.session.printer import NoPrinter, Printer
from kiosk.staff.slow import Slow
from kiosk.waist.wire import Tried

USUAL = 24
"""Rows of a window whose size nobody knows."""


def _no_printer() -> Slow:
    return Slow(lambda: "none")


class Means(Struct, frozen=True, kw_only=True):
    """The data folder; whom to tell of a PIN tried; the printer, and how it stands with it; the window's rows."""

    folder: Path
    note: Callable[[Tried], None]
    printer: Printer = NoPrinter()
    printing: Slow = field(default_factory=_no_printer)
    rows: Callable[[], int] = lambda: USUAL
