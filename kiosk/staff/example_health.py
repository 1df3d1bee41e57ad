"""The health of an example kiosk: looked at at once, or made up so that every sentence of the page is shown."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import get_args

from kiosk.staff.health.content import look_at_content, look_at_translations
from kiosk.staff.health.installation import Installation
from kiosk.staff.health.item import (
    KINDS,
    Field,
    HealthItem,
    Kind,
    NoticeNote,
    StateNote,
    ToDoNote,
    WellNote,
    in_order,
)
from kiosk.staff.health.looks import LOOKS
from kiosk.staff.health.report import HealthReport

CONTENT_LOOKS = (look_at_content, look_at_translations)
"""They would take most of the time, and find the content as it was shipped."""

COUNTING: tuple[StateNote, ...] = (
    "reset-left",
    "crashes-new",
    "screens-differ",
    "content-stale",
    "languages-open",
)
"""Sentences that have another form for one thing."""

TOLD_AT_ONCE = 2
"""Things to do, or worth knowing, on a page, which may have as many parts as all pages of the staff."""

NAMES: dict[Kind, str] = {
    "settings": "office.name",
    "printer": "office",
    "voice": "Français",
    "log": "waiting-visits-1f0c29ab.json",
    "content": "codes.toml",
    "languages": "Français",
}
SHOWN_STEP = "step/account/open-eu-login"


class ExampleHealth:
    """The health of a kiosk, looked at whenever a page asks for it; or the report that is given."""

    def __init__(self, kiosk: Installation, report: HealthReport | None = None) -> None:
        self._kiosk, self._report = kiosk, report

    def report(self) -> HealthReport:
        """What is known now."""
        if self._report is not None:
            return self._report
        looks = (one.look for one in LOOKS if one.look not in CONTENT_LOOKS)
        found = [item for look in looks for item in look(self._kiosk)]
        made_up = [
            _item("content-number", self._kiosk.look().wall, "", 2),
            _item("content-fresh", self._kiosk.look().wall, "", 2),
            _item("languages-whole", self._kiosk.look().wall, "", 2),
        ]
        return HealthReport(tuple(in_order(found + made_up)))

    def count_pending(self) -> int:
        """None: nothing takes long."""
        return 0

    def look_again(self) -> None:
        """Do nothing: each report is a new one."""


def example_reports(now: datetime, folder: str) -> Iterator[HealthReport]:
    """Reports that have every sentence among them, a few things to do in each; one that waits for all looks."""
    told: list[StateNote] = [*get_args(ToDoNote), *get_args(NoticeNote)]
    others: list[StateNote] = sorted(get_args(WellNote), key=_place)

    def report(shown: list[StateNote], number: int = 3) -> HealthReport:
        items = (_item(note, now, folder, number) for note in shown)
        return HealthReport(tuple(in_order(items)))

    for first in range(0, len(told), TOLD_AT_ONCE):
        yield report(told[first : first + TOLD_AT_ONCE])
    # One sentence of each kind at a time.
    of_kinds = [list(alike) for _, alike in groupby(others, key=_kind)]
    for number in range(max(map(len, of_kinds))):
        yield report([of_kind[number] for of_kind in of_kinds if number < len(of_kind)])
    yield report([note for note in COUNTING if note in told], 1)
    yield report([note for note in COUNTING if note in others], 1)
    yield HealthReport((), tuple(kind for one in LOOKS for kind in one.kinds))


def _place(note: StateNote) -> int:
    return KINDS.index(_kind(note))


def _kind(note: StateNote) -> Kind:
    kinds: dict[str, Kind] = {kind: kind for kind in get_args(Kind)}
    return kinds.get(note.partition("-")[0], "voice")


def _item(note: StateNote, now: datetime, folder: str, number: int) -> HealthItem:
    kind = _kind(note)
    fields: dict[str, Field] = {
        "date": _example_day(note, now),
        "time": now,
        "number": number,
        "of": 5,
        "path": folder,
        "page": SHOWN_STEP,
    }
    used = {
        "disk": ("number", "of", "path"),
        "clock": ("date", "time", "number"),
        "screens": ("page", "number"),
        "languages": ("number", "of"),
        "crashes": ("number",),
        "version": ("number",),
        "pin": ("number",),
    }.get(kind, ("date", "number"))
    return HealthItem(
        kind=kind,
        note=note,
        text=note,
        since=now.date() - timedelta(days=12) if note in get_args(ToDoNote) else None,
        name=NAMES.get(kind, ""),
        fields=tuple((name, fields[name]) for name in used),
    )


def _example_day(note: StateNote, now: datetime) -> date:
    days = 400 if note == "content-old" else 4 if note.endswith("-late") else 0
    return now.date() - timedelta(days=days)
