"""The periods that figures are shown for: whole weeks, this one the last."""

from datetime import date, timedelta

from kiosk.staff.sight import Sight
from kiosk.store.figures import Figures, period_figures
from kiosk.store.weekly_counts import monday

PERIODS = {"week": 1, "month": 4, "quarter": 13, "year": 52}
USUAL = "month"


def period(sight: Sight) -> str:
    """The period chosen."""
    chosen = sight.state.asked.get("figures", USUAL)
    return chosen if chosen in PERIODS else USUAL


def since(weeks: int, today: date) -> date:
    """The Monday from which on so many weeks are counted."""
    return monday(today) - timedelta(weeks=weeks - 1)


def shown(sight: Sight) -> Figures:
    """The figures of the period chosen."""
    today = sight.now.date()
    return period_figures(sight.folder, since(PERIODS[period(sight)], today), today)
