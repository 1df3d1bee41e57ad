"""What the staff pages know of the computer's date."""

import sqlite3

from kiosk.staff.context import StaffContext
from kiosk.store.clock_file import keep_clock, read_clock
from kiosk.store.clock_record import ClockRecord, confirm, deny


def clock_record(context: StaffContext) -> ClockRecord | None:
    """What is known of the date now; None where the log, with which that begins, cannot be read."""
    try:
        return read_clock(context.folder, context.services.look())
    except (OSError, sqlite3.Error):
        # Other pages name that.
        return None


def is_date_trusted(context: StaffContext) -> bool:
    """Whether old visits may be deleted by the date."""
    record = clock_record(context)
    return record is not None and record.state == "trusted"


def is_date_in_doubt(context: StaffContext) -> bool:
    """Whether staff have to be asked which date is right."""
    record = clock_record(context)
    return record is not None and record.state == "doubtful"


def confirm_date(context: StaffContext) -> ClockRecord:
    """Keep that the date is right; OSError or sqlite3.Error where that fails."""
    return keep_clock(context.folder, confirm, look=context.services.look())


def deny_date(context: StaffContext) -> ClockRecord:
    """Keep that the date is wrong; OSError or sqlite3.Error where that fails."""
    return keep_clock(context.folder, deny, look=context.services.look())
