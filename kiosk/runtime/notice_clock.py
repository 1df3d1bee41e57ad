"""Ends the notice of the day where the date, by which it ends, cannot be believed."""

from contextlib import suppress
from pathlib import Path

from msgspec import DecodeError, Struct, ValidationError, json
from msgspec.structs import replace

from kiosk import clock
from kiosk.files import read_limited, write_files
from kiosk.settings.schema import MAX_NOTICE_DAYS, Settings, StandingNotice
from kiosk.store.clock_file import read_clock

AGE_FILE = "notice.json"
MAX_BYTES = 10_000

MAX_RUN = (MAX_NOTICE_DAYS + 1) * 86400.0
"""Seconds of running after which any notice has ended, whatever the clock shows.

A clock that begins with the same day each morning is never more than a day behind, and so never in doubt.
"""

NOTE_SECONDS = 600.0
"""Seconds of running after which the file is written anew."""


class NoticeAge(Struct, frozen=True):
    """For how many seconds the computer has run since a notice was put up, as of a moment of a boot."""

    notice: StandingNotice
    boot: str
    running: float
    ran: float = 0.0


def end_doubtful_notice(settings: Settings, folder: Path) -> Settings:
    """The settings, without a notice where the date is in doubt, or where it has stood for too long."""
    if not settings.notice.id or clock.is_preview():
        return settings
    # Where the visit log begins a record of the date, it is not needed here: without one nothing is in doubt.
    is_doubtful = bool(read_clock(folder, newest_day=lambda: None).doubt)
    is_too_old = _note_age(settings.notice, folder).ran > MAX_RUN
    return replace(settings, notice=StandingNotice()) if is_doubtful or is_too_old else settings


def _note_age(notice: StandingNotice, folder: Path) -> NoticeAge:
    """The age of a notice now, kept in a file of the data folder; another notice begins anew."""
    boot, seconds = now = clock.running_time()
    kept = _read_age(folder)
    if kept is None or kept.notice != notice:
        kept, age = None, NoticeAge(notice, boot, seconds)
    else:
        since = now.seconds_since(kept.boot, kept.running)
        # After another boot the computer has run for as long as that boot lasts.
        age = NoticeAge(notice, boot, seconds, kept.ran + (seconds if since is None else since))
    if kept is None or kept.boot != boot or age.ran - kept.ran >= NOTE_SECONDS:
        with suppress(OSError):
            write_files({folder / AGE_FILE: json.encode(age) + b"\n"})
    return age


def _read_age(folder: Path) -> NoticeAge | None:
    try:
        return json.decode(read_limited(folder / AGE_FILE, MAX_BYTES), type=NoticeAge)
    except (OSError, DecodeError, ValidationError, UnicodeDecodeError):
        return None
