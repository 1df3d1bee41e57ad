"""The daily copy of the visit log: whether there is one, and of which day."""

import sqlite3
from datetime import date

from kiosk.content.problem import Problem
from kiosk.staff.health.installation import Installation
from kiosk.staff.health.item import HealthItem, problem_item
from kiosk.store.backup import COPY_FILE, copy_day
from kiosk.store.data_folder import LOG_FILE
from kiosk.store.newer_log import find_newer_log
from kiosk.store.read_only import query_log

MOST_DAYS = 2
"""Days with visits for which a copy may be missing: on each of them there was a quiet time, as a rule."""

DAYS = "SELECT DISTINCT day FROM daily_visits WHERE day > ? AND day <= ? ORDER BY day"


def look_at_copy(kiosk: Installation) -> list[HealthItem]:
    """Whether visits came on more than two days after the copy; without a log there is nothing to copy.

    Days on which nobody came do not count: an office that is closed needs no new copy.
    """
    made = copy_day(kiosk.data)
    if made is None:
        text = "There is no copy of the visit log yet; the kiosk makes one in a quiet time of each day."
        is_due = (kiosk.data / LOG_FILE).exists()
        return [HealthItem(kind="copy", note="copy-none", text=text)] if is_due else []
    # Of a newer log no copy is made; what is to be done about it stands beside the log.
    uncopied = [] if find_newer_log(kiosk.data) else _days_with_visits(kiosk, made)
    text = f"The last copy of the visit log was made on {made}."
    if len(uncopied) > MOST_DAYS:
        late = Problem(
            COPY_FILE,
            "",
            f"{text} Visits came on {len(uncopied)} days since.",
            "Leave the kiosk on, and unused for 10 minutes: it then makes one.",
        )
        since = uncopied[MOST_DAYS]
        return [problem_item("copy", "copy-late", late, since=since, date=made)]
    return [HealthItem(kind="copy", note="copy-made", text=text, fields=(("date", made),))]


def _days_with_visits(kiosk: Installation, after: date) -> list[date]:
    """The days after one on which visits came; none where the log cannot be read, which is told of the log."""

    def find(conn: sqlite3.Connection) -> list[date]:
        found = conn.execute(DAYS, [after.isoformat(), kiosk.today().isoformat()])
        return [date.fromisoformat(day) for (day,) in found]

    try:
        return query_log(kiosk.data, find, [])
    except (sqlite3.Error, OSError, ValueError):
        return []
