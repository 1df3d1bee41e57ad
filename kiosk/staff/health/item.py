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

StateNote = Literal[
    "settings-ok",
    "settings-wrong",
    "settings-paper",
    "settings-languages",
    "pin-ok",
    "pin-broken",
    "pin-open",
    "pin-tries",
    "disk-free",
    "disk-low",
    "disk-gone",
    "disk-closed",
    "disk-open",
    "disk-remote",
    "disk-unread",
    "clock-trusted",
    "clock-waiting",
    "clock-doubtful",
    "clock-preview",
    "clock-unread",
    "printer-none",
    "printer-ready",
    "printer-stopped",
    "printer-missing",
    "printer-silent",
    "voice-ok",
    "voice-none",
    "voice-partly",
    "log-ok",
    "log-aside",
    "log-damaged",
    "log-locked",
    "log-closed",
    "log-older",
    "log-newer",
    "log-foreign",
    "log-waiting",
    "log-refused",
    "copy-none",
    "copy-made",
    "copy-late",
    "purge-none",
    "purge-done",
    "purge-late",
    "purge-held",
    "crashes-new",
    "screens-ok",
    "screens-differ",
    "reset-none",
    "reset-clean",
    "reset-left",
    "reset-failed",
    "content-fresh",
    "content-stale",
    "content-old",
    "content-damaged",
    "languages-whole",
    "languages-open",
    "version",
    "unknown",
]
"""A sentence of the page `staff-health-state`; that of the same name in `staff-health-remedy` says what to do."""


class HealthItem(Struct, frozen=True, kw_only=True):
    """How one thing stands.

    `note` with its `fields` is the sentence on the page, `text` with `remedy` what `kiosk check` prints, where
    `file` and `key` say what it is about. Items with the same note and other `name`s are one sentence on the page.
    `since` is the first day on which it was so, None where nobody knows.
    """

    kind: Kind
    note: StateNote
    state: State = "ok"
    text: str
    remedy: str = ""
    file: str = ""
    key: str = ""
    since: date | None = None
    name: str = ""
    fields: tuple[tuple[str, Field], ...] = ()

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
    note: StateNote,
    problem: Problem,
    *,
    since: date | None = None,
    name: str = "",
    **fields: Field,
) -> HealthItem:
    """The item of a problem: something to do, or a notice where the problem is one."""
    return HealthItem(
        kind=kind,
        note=note,
        state="notice" if problem.notice else "act",
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
