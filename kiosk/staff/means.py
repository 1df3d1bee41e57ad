"""What the staff pages reach beyond themselves."""

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from kiosk.session.printer import NoPrinter, Printer
from kiosk.waist.wire import Tried


def _none() -> str:
    return "none"


class Means(Struct, frozen=True, kw_only=True):
    """The data folder; whom to tell of a PIN tried; the printer, and how it stands with it."""

    folder: Path
    note: Callable[[Tried], None]
    printer: Printer = NoPrinter()
    printing: Callable[[], str] = _none
