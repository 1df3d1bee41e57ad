"""What the visit log itself tells: the last purge, crashes, wrong PINs, screens that were different."""

import sqlite3
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from kiosk.content.problem import Problem
from kiosk.staff.crashes import read_unseen
from kiosk.staff.health.installation import Installation
from kiosk.staff.health.item import HealthItem, problem_item
from kiosk.store.clock_file import read_clock
from kiosk.store.data_folder import LOG_FILE
from kiosk.store.figures import DifferingStep, changed_steps
from kiosk.store.newer_log import find_newer_log
from kiosk.store.read_only import query_log

MOST_DAYS = timedelta(days=2)
"""Old visits are deleted every day on which the kiosk runs."""

LAST_PURGE = "SELECT max(day) FROM maintenance WHERE task = 'purge'"
WRONG_PINS = "SELECT count(*) FROM pin_attempt WHERE result != 'right'"


def look_at_rows(kiosk: Installation) -> list[HealthItem]:
    """An item for each; none of what cannot be read, for the look at the log says why."""
    looks: tuple[Callable[[Installation], list[HealthItem]], ...] = (
        _look_at_purge,
        _look_at_crashes,
        _look_at_attempts,
        _look_at_screens,
    )
    items: list[HealthItem] = []
    for look in looks:
        try:
            items += look(kiosk)
        except (OSError, sqlite3.Error):
            continue
    return items


def last_purge(folder: Path) -> date | None:
    """The day on which old visits were last deleted, None for never; raises what `query_log` raises."""
    row = query_log(folder, lambda conn: conn.execute(LAST_PURGE).fetchone(), None)
    return date.fromisoformat(row[0]) if row and row[0] else None


def _look_at_purge(kiosk: Installation) -> list[HealthItem]:
    if find_newer_log(kiosk.data):
        # What is to be done about it stands beside the log.
        return []
    last = last_purge(kiosk.data)
    if last is None:
        text = "No visit has been deleted yet."
        return [HealthItem(kind="purge", note="purge-none", text=text)]
    look = kiosk.look()
    text, fields = f"Old visits were last deleted on {last}.", (("date", last),)
    if look.wall.date() - last <= MOST_DAYS:
        return [HealthItem(kind="purge", note="purge-done", text=text, fields=fields)]
    if read_clock(kiosk.data, look).state != "trusted":
        # What is to be done about it stands beside the clock.
        return [HealthItem(kind="purge", note="purge-held", text=text, fields=fields)]
    kept_from = look.wall.date() - timedelta(days=kiosk.settings().retention_days)
    remedy = f"Leave the kiosk on for an hour. If that changes nothing, run: kiosk log purge --before {kept_from}"
    since = last + MOST_DAYS + timedelta(days=1)
    late = Problem(LOG_FILE, "", text, remedy)
    return [problem_item("purge", "purge-late", late, since=since, date=last)]


def _look_at_crashes(kiosk: Installation) -> list[HealthItem]:
    unseen = read_unseen(kiosk.data)
    if not unseen:
        return []
    fault = f"Crashes that nobody has looked at: {len(unseen)}."
    problem = Problem(LOG_FILE, "", fault, "To see them, run: kiosk staff", notice=True)
    since = min(date.fromisoformat(one.day) for one in unseen)
    return [problem_item("crashes", "crashes-new", problem, since=since, number=len(unseen))]


def _look_at_attempts(kiosk: Installation) -> list[HealthItem]:
    wrong = query_log(kiosk.data, lambda conn: conn.execute(WRONG_PINS).fetchone()[0], 0)
    text = f"Wrong PINs in the visit log: {wrong}."
    return [HealthItem(kind="pin", note="pin-tries", text=text, fields=(("number", wrong),))]


def _look_at_screens(kiosk: Installation) -> list[HealthItem]:
    """The steps at which members' screens were different often of late: EU Login may have changed there."""
    today = kiosk.today()
    found: list[DifferingStep] = query_log(kiosk.data, lambda conn: changed_steps(conn, today), [])
    if not found:
        text = "Members' screens matched the steps."
        return [HealthItem(kind="screens", note="screens-ok", text=text)]
    return [
        problem_item(
            "screens",
            "screens-differ",
            Problem(
                LOG_FILE,
                one.page,
                f"The screen was different in {one.visits} visits of this month and the last.",
                "Tell the editor of the texts: EU Login may have changed it.",
                notice=True,
            ),
            page=one.page,
            number=one.visits,
        )
        for one in found
    ]
