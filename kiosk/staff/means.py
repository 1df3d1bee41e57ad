"""What the staff pages reach beyond themselves."""

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct, field

from kiosk.staff.slow import Slow
from kiosk.staff.upkeep import Upkeep
from kiosk.visit.services import NoPrinter, Printer
from kiosk.worker_messages import PinAttempt

USUAL = 24
"""Rows of a window whose size nobody knows."""


def _no_printer() -> Slow[str]:
    return Slow(lambda: "none")


def _no_upkeep() -> Slow[Upkeep]:
    return Slow(Upkeep)


class Means(Struct, frozen=True, kw_only=True):
    """The data folder; whom to tell of a PIN tried; the printer; the window's rows.

    `printing` is how it stands with the printer, `upkeep` with content and translations.
    """

    folder: Path
    note: Callable[[PinAttempt], None]
    printer: Printer = NoPrinter()
    printing: Slow[str] = field(default_factory=_no_printer)
    upkeep: Slow[Upkeep] = field(default_factory=_no_upkeep)
    rows: Callable[[], int] = lambda: USUAL
