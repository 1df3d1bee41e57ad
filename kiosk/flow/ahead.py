"""What comes later, with its day in words."""

from calendar import monthrange
from datetime import date, datetime, timedelta

from kiosk.content.steps import Stage, Step
from kiosk.flow.tell import Tell


def ahead(stage: Stage, tell: Tell) -> tuple[str, ...]:
    """What follows a stage that was finished today; a day months ahead is told with its year."""
    today = tell.kit.now.date()
    return tuple(
        tell(one.say, date=tell.words.day(day) if one.months else tell.words.date(day))
        for one in stage.ahead
        for day in (later(today, one.days, one.months),)
    )


def until(step: Step, tell: Tell, *, near: bool = True) -> str:
    """Until when what this step waits for stays good, counted from when one first came to it.

    Who came back to it knows better since when; on paper no day is near.
    """
    if step.wait is None or step.wait.holds is None:
        return ""
    since = tell.where.facts.get("since", "")
    if not since:
        return tell(step.wait.lasts)
    end = datetime.fromisoformat(since) + timedelta(hours=step.wait.holds_hours or 24)
    until = tell.words.until(end, tell.kit.now if near else None)
    return tell(step.wait.holds, until=until)


def later(day: date, days: int, months: int) -> date:
    """The day after so many months and days; the last of a month that is too short."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last)) + timedelta(days=days)
