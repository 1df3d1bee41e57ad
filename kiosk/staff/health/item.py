"""One thing that was looked at: how it stands, since when, and what to do about it."""

from collections.abc import Iterable
from datetime import date
from typing import Literal, get_args

from msgspec import Struct

from kiosk.content.problem import Problem
from kiosk.printable import printable

Field = str | int | float | date
"""What stands in the braces of a sentence on the page, where a moment is shown as a time of day."""

Kind = Literal[
    "settings",
    "pin",
    "disk",
    "clock",
    "printer",
    "voice",
    "log",
    "copy",
    "purge",
    "crashes",
    "screens",
    "reset",
    "content",
    "languages",
    "version",
]
"""What is looked at, in the order of the table on the page."""

KINDS: tuple[Kind, ...] = get_args(Kind)

State = Literal["act", "notice", "ok"]
"""`act`: somebody in the office can and should do something. `notice`: worth knowing. `ok`: nothing to do."""

ToDoNote = Literal[
    "settings-wrong",
    "settings-paper",
    "settings-languages",
    "pin-broken",
    "pin-open",
    "disk-low",
    "disk-gone",
    "disk-closed",
    "disk-open",
    "disk-remote",
    "clock-doubtful",
    "printer-stopped",
    "printer-missing",
    "printer-silent",
    "log-damaged",
    "log-locked",
    "log-closed",
    "log-older",
    "log-newer",
    "log-foreign",
    "log-refused",
    "copy-late",
    "purge-late",
    "reset-left",
    "content-old",
    "content-damaged",
    "content-refused",
    "content-pack-damaged",
]
"""What somebody in the office can and should do something about; `staff-health-remedy` says what."""

LostVisitsNote = Literal["log-renewed", "log-emptied"]
"""Visits that are lost unless the office has a backup: a notice, for which there is a remedy, too."""

RemedyNote = Literal[ToDoNote, LostVisitsNote]
"""A sentence of the page `staff-health-remedy`."""

NoticeNote = Literal[
    LostVisitsNote,
    "settings-none",
    "pin-none",
    "clock-waiting",
    "clock-preview",
    "voice-partly",
    "log-waiting",
    "crashes-new",
    "screens-differ",
    "reset-failed",
    "unknown",
]
"""What is worth knowing."""

WellNote = Literal[
    "settings-ok",
    "pin-ok",
    "pin-tries",
    "disk-free",
    "disk-unread",
    "clock-trusted",
    "clock-unread",
    "printer-none",
    "printer-ready",
    "voice-ok",
    "voice-none",
    "log-ok",
    "copy-none",
    "copy-made",
    "purge-none",
    "purge-done",
    "purge-held",
    "screens-ok",
    "reset-none",
    "reset-clean",
    "content-fresh",
    "content-stale",
    "content-number",
    "languages-whole",
    "languages-open",
    "version",
]
"""What is in order, or what nobody in the office can change."""

StateNote = Literal[ToDoNote, NoticeNote, WellNote]
"""A sentence of the page `staff-health-state`."""

STATES: dict[StateNote, State] = {
    **dict.fromkeys(get_args(ToDoNote), "act"),
    **dict.fromkeys(get_args(NoticeNote), "notice"),
    **dict.fromkeys(get_args(WellNote), "ok"),
}
"""How something with such a sentence stands."""


class HealthItem(Struct, frozen=True, kw_only=True):
    """How one thing stands.

    `note` with its `fields` is the sentence on the page, `text` with `remedy` what `kiosk check` prints, where
    `file` and `key` say what it is about. Items with the same note and other `name`s are one sentence on the page.
    `since` is the first day on which it was so, None where nobody knows.
    """

    kind: Kind
    note: StateNote
    text: str
    remedy: str = ""
    file: str = ""
    key: str = ""
    since: date | None = None
    name: str = ""
    fields: tuple[tuple[str, Field], ...] = ()

    @property
    def state(self) -> State:
        """How it stands, as its sentence says."""
        return STATES[self.note]

    @property
    def problem(self) -> Problem:
        """The same as a problem or, where nothing needs to be done, as a notice."""
        place = self.file or self.kind
        return Problem(place, self.key, self.text, self.remedy, notice=self.state != "act")

    @property
    def printed_text(self) -> str:
        """What it is about and how it stands, on one line."""
        place = f"{self.file}: {self.key}" if self.file and self.key else self.file
        return printable(f"{place}: {self.text}" if place else self.text)


def problem_item(
    kind: Kind,
    note: ToDoNote | NoticeNote,
    problem: Problem,
    *,
    since: date | None = None,
    name: str = "",
    **fields: Field,
) -> HealthItem:
    """The item of a problem."""
    return HealthItem(
        kind=kind,
        note=note,
        text=problem.fault,
        remedy=problem.remedy,
        file=problem.file,
        key=problem.key,
        since=since,
        name=name,
        fields=tuple(fields.items()),
    )


def in_order(items: Iterable[HealthItem]) -> list[HealthItem]:
    """What is to be done comes first, the one that has lasted longest before the others; then the notices."""
    ranks = {"act": 0, "notice": 1, "ok": 2}
    return sorted(items, key=lambda one: (ranks[one.state], one.since or date.max))
