"""Takes the notice of the day away where the date, by which it ends, cannot be believed."""

from pathlib import Path

from msgspec.structs import replace

from kiosk import clock
from kiosk.settings.schema import Settings, StandingNotice
from kiosk.store.clock_file import read_clock


def without_doubtful_notice(settings: Settings, folder: Path) -> Settings:
    """The settings, without a notice where the date is in doubt: a clock that stands still would never end it."""
    if not settings.notice.id or clock.is_preview():
        return settings
    # Where the visit log begins a record of the date, it is not needed here: without one nothing is in doubt.
    record = read_clock(folder, newest_day=lambda: None)
    return replace(settings, notice=StandingNotice()) if record.doubt else settings
