"""The period that the figures are for, as chosen on their page."""

from datetime import date, timedelta

from kiosk.staff.context import StaffContext
from kiosk.store.figures import Figures, period_figures
from kiosk.store.weekly_counts import monday

PERIODS = {"week": 1, "month": 4, "quarter": 13, "year": 52}
"""The periods that can be chosen, in weeks."""

DEFAULT_PERIOD = "month"


def chosen_period(context: StaffContext) -> str:
    """The id of the chosen period."""
    chosen = context.state.chosen.get("figures", DEFAULT_PERIOD)
    return chosen if chosen in PERIODS else DEFAULT_PERIOD


def period_start(weeks: int, today: date) -> date:
    """The Monday on which a period of so many weeks begins; the present week is its last."""
    return monday(today) - timedelta(weeks=weeks - 1)


def chosen_figures(context: StaffContext) -> Figures:
    """The figures of the chosen period."""
    today = context.now.date()
    return period_figures(
        context.folder, period_start(PERIODS[chosen_period(context)], today), today
    )
