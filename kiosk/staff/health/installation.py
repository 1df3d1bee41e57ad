"""The kiosk that is looked at: its data folder, its content, and the computer around it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from msgspec import Struct, field

from kiosk.clock import today
from kiosk.content.content import Content
from kiosk.content.folders_in_use import folders_in_use
from kiosk.services.printer import PrinterStatus, printer_status
from kiosk.services.speech import has_voice
from kiosk.settings.reader import read_settings
from kiosk.settings.schema import Settings
from kiosk.store.clock_file import look_at_clock
from kiosk.store.clock_record import Look


class Installation(Struct, frozen=True, kw_only=True):
    """What the looks at the health of a kiosk look at.

    `content` is that of `content_folder`. `console_letters` are the letters of the console's font, None where
    there is no console. `today` may be a day that is previewed, `look` gives what the clock shows. `has_run` says
    that a kiosk runs on the data folder, which must be there then.
    """

    data: Path
    content: Content
    content_folder: Path = field(default_factory=lambda: folders_in_use().content)
    locales: Path = field(default_factory=lambda: folders_in_use().locales)
    console_letters: str | None = None
    today: Callable[[], date] = today
    look: Callable[[], Look] = look_at_clock
    speaks: Callable[[str], bool] = has_voice
    printer_status: Callable[[str], PrinterStatus] = printer_status
    has_run: bool = False

    def settings(self) -> Settings:
        """The settings as they stand in the file now."""
        return read_settings(self.data)[0]
