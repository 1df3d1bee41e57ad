"""What comes later, with its day in words."""

from calendar import monthrange
from datetime import date, timedelta

from kiosk.catalog.steps import Stage, Step
from kiosk.flow.tell import Tell


def ahead(stage: Stage, tell: Tell) -> tuple[str, ...]:
    """What follows a stage that was finished today; a day months ahead is told with its year."""
    today = tell.kit.now.date()
    return tuple(
        tell(one.say, date=tell.words.day(day) if one.months else tell.words.date(day))
        for one in stage.ahead
        for day in (later(today, one.days, one.months),)
    )


def until(step: Step, tell: Tell) -> str:
    """Until when what this step waits for stays good, counted from now."""
    if step.wait is None or step.wait.holds is None:
        return ""
    now = tell.kit.now
    end = now + timedelta(hours=step.wait.holds_hours or 24)
    return tell(step.wait.holds, until=tell.words.until(end, now))


def later(day: date, days: int, months: int) -> date:
    """The day after so many months and days; the last of a month that is too short."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last)) + timedelta(days=days)
