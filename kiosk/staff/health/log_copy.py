"""The nightly copy of the visit log: whether there is one, and of which day."""

from datetime import date, timedelta
from pathlib import Path

from kiosk.content.problem import Problem
from kiosk.staff.health.installation import Installation
from kiosk.staff.health.item import HealthItem, problem_item
from kiosk.staff.health.visit_log import day_of
from kiosk.store.data_folder import LOG_FILE

COPY_FILE = "logbook-copy.db"

MOST_DAYS = timedelta(days=2)
"""A copy that is older was not made in the last nights."""


def copy_day(folder: Path) -> date | None:
    """The day on which the copy of the visit log was made; None where there is none."""
    return day_of(folder / COPY_FILE)


def look_at_copy(kiosk: Installation) -> list[HealthItem]:
    """Whether the copy is no older than two days; without a visit log there is nothing to copy."""
    made, today = copy_day(kiosk.data), kiosk.look().wall.date()
    if made is None:
        text = "There is no copy of the visit log yet; the kiosk makes one at night."
        is_due = (kiosk.data / LOG_FILE).exists()
        return [HealthItem(kind="copy", note="copy-none", text=text)] if is_due else []
    if today - made > MOST_DAYS:
        fault = f"The last copy of the visit log was made on {made}."
        late = Problem(COPY_FILE, "", fault, "Leave the kiosk on for a night: it then makes one.")
        since = made + MOST_DAYS + timedelta(days=1)
        return [problem_item("copy", "copy-late", late, since=since, date=made)]
    text = f"The last copy of the visit log was made on {made}."
    return [HealthItem(kind="copy", note="copy-made", text=text, fields=(("date", made),))]
