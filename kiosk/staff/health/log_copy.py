"""The daily copy of the visit log: whether there is one, and of which day."""

from datetime import timedelta

from kiosk.content.problem import Problem
from kiosk.staff.health.installation import Installation
from kiosk.staff.health.item import HealthItem, problem_item
from kiosk.staff.health.visit_log import day_of
from kiosk.store.backup import COPY_FILE, copy_day
from kiosk.store.data_folder import LOG_FILE

MOST_DAYS = timedelta(days=2)
"""A copy that is older was not made on the last days."""


def look_at_copy(kiosk: Installation) -> list[HealthItem]:
    """Whether the log was written more than two days after the copy; without a log there is nothing to copy."""
    made, written = copy_day(kiosk.data), day_of(kiosk.data / LOG_FILE)
    if made is None:
        text = "There is no copy of the visit log yet; the kiosk makes one in a quiet time of each day."
        is_due = written is not None
        return [HealthItem(kind="copy", note="copy-none", text=text)] if is_due else []
    if written is not None and written - made > MOST_DAYS:
        fault = f"The last copy of the visit log was made on {made}."
        late = Problem(
            COPY_FILE,
            "",
            fault,
            "Leave the kiosk on, and unused for 10 minutes: it then makes one.",
        )
        since = made + MOST_DAYS + timedelta(days=1)
        return [problem_item("copy", "copy-late", late, since=since, date=made)]
    text = f"The last copy of the visit log was made on {made}."
    return [HealthItem(kind="copy", note="copy-made", text=text, fields=(("date", made),))]
