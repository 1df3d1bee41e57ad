"""Whether the computer's date may be believed, and whether a day is previewed."""

import os
import sqlite3
from datetime import date

from kiosk.clock import TODAY_VARIABLE, is_preview
from kiosk.staff.health.installation import Installation
from kiosk.staff.health.item import Field, HealthItem, StateNote
from kiosk.store.clock_file import read_clock
from kiosk.store.clock_record import ClockRecord
from kiosk.store.clock_sentences import (
    doubt_remedy,
    doubt_sentence,
    hours_left,
    waiting_remedy,
    waiting_sentence,
)


def look_at_clock(kiosk: Installation) -> list[HealthItem]:
    """Something to do where the date is in doubt, a notice while it has yet to hold or where it is a preview."""
    if is_preview():
        return [_preview()]
    look = kiosk.look()
    today = look.wall.date()
    moment: dict[str, Field] = {"date": today, "time": look.wall}
    try:
        record = read_clock(kiosk.data, look)
    except (OSError, sqlite3.Error):
        # The look at the log says what is wrong with it; a first record begins with its last day.
        text = f"The clock says {look.wall:%Y-%m-%d, %H:%M}."
        return [_item("clock-unread", text, "", **moment)]
    if record.doubt:
        remedy = f"{doubt_remedy(record, today)}."
        return [_item("clock-doubtful", doubt_sentence(record, today), remedy, **moment)]
    if record.state == "waiting":
        return [_waiting(record, today, moment)]
    text = f"The clock says {look.wall:%Y-%m-%d, %H:%M}, which is trusted."
    return [_item("clock-trusted", text, "", **moment)]


def _preview() -> HealthItem:
    day = os.environ[TODAY_VARIABLE]
    return HealthItem(
        kind="clock",
        note="clock-preview",
        text=f"The day is set to {day}, and so no old visit is deleted.",
        remedy=f"After the preview, start the kiosk without it: unset {TODAY_VARIABLE}",
        file=TODAY_VARIABLE,
    )


def _waiting(record: ClockRecord, today: date, moment: dict[str, Field]) -> HealthItem:
    remedy = f"{waiting_remedy(today)}."
    text, hours = waiting_sentence(record), hours_left(record)
    return _item("clock-waiting", text, remedy, **moment, number=hours)


def _item(note: StateNote, text: str, remedy: str, **fields: Field) -> HealthItem:
    return HealthItem(
        kind="clock",
        note=note,
        text=text,
        remedy=remedy,
        file="clock" if remedy else "",
        fields=tuple(fields.items()),
    )
