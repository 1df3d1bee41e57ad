"""All looks at the health of a kiosk: one after the other, or beside a page that does not wait for them."""

from collections.abc import Callable, Iterable
from functools import partial
from time import monotonic
from typing import NamedTuple

from kiosk.staff.async_value import AsyncValue, Start, start_later, start_on_thread
from kiosk.staff.health.clock import look_at_clock
from kiosk.staff.health.content import look_at_content, look_at_translations, look_at_version
from kiosk.staff.health.data_folder import look_at_disk
from kiosk.staff.health.devices import look_at_printer, look_at_voice
from kiosk.staff.health.installation import Installation
from kiosk.staff.health.item import HealthItem, Kind, in_order
from kiosk.staff.health.log_copy import look_at_copy
from kiosk.staff.health.log_rows import look_at_rows
from kiosk.staff.health.report import HealthReport
from kiosk.staff.health.reset_check import look_at_reset_check
from kiosk.staff.health.settings import look_at_pin, look_at_settings
from kiosk.staff.health.visit_log import look_at_log

WAIT_SECONDS = 0.03
"""For so long the page waits for the quick looks, so that most of them stand on it from the beginning."""


class HealthLook(NamedTuple):
    """A look: what it looks at, and whether it takes some milliseconds only, as a rule."""

    look: Callable[[Installation], list[HealthItem]]
    kinds: tuple[Kind, ...]
    is_quick: bool = False


LOOKS: tuple[HealthLook, ...] = (
    HealthLook(look_at_version, ("version",), is_quick=True),
    HealthLook(look_at_disk, ("disk",), is_quick=True),
    HealthLook(look_at_clock, ("clock",), is_quick=True),
    HealthLook(look_at_copy, ("copy",), is_quick=True),
    HealthLook(look_at_reset_check, ("reset",), is_quick=True),
    HealthLook(look_at_pin, ("pin",), is_quick=True),
    HealthLook(look_at_settings, ("settings",)),
    HealthLook(look_at_rows, ("purge", "crashes", "screens")),
    HealthLook(look_at_log, ("log",)),
    HealthLook(look_at_printer, ("printer",)),
    HealthLook(look_at_voice, ("voice",)),
    HealthLook(look_at_content, ("content",)),
    HealthLook(look_at_translations, ("languages",)),
)


def look_at_all(kiosk: Installation) -> list[HealthItem]:
    """Every item, what is to be done first."""
    return in_order(item for one in LOOKS for item in one.look(kiosk))


class HealthLooks:
    """The looks beside a page: they begin when the report is first asked for, and again with `look_again`.

    `installation` is called by each look, on its own thread. Looks that are quick begin at once, by `start_quick`,
    and get some milliseconds before the page goes on without them; the others begin by `start_slow`.
    """

    def __init__(
        self,
        installation: Callable[[], Installation],
        start_quick: Start = start_on_thread,
        start_slow: Start = start_later,
        looks: Iterable[HealthLook] = LOOKS,
    ) -> None:
        self._installation = installation
        self._values = [
            (
                one,
                AsyncValue(partial(self._take, one), start_quick if one.is_quick else start_slow),
            )
            for one in looks
        ]
        self._have_begun = False

    def report(self) -> HealthReport:
        """What is known now."""
        if not self._have_begun:
            self.look_again()
        found = [(one, value()) for one, value in self._values]
        return HealthReport(
            tuple(in_order(item for _, items in found for item in items or ())),
            tuple(kind for one, items in found if items is None for kind in one.kinds),
        )

    def count_pending(self) -> int:
        """The number of looks that have not ended."""
        return sum(not value.is_there for _, value in self._values)

    def look_again(self) -> None:
        """Begin all looks anew."""
        self._have_begun = True
        quick = [value for one, value in self._values if one.is_quick]
        slow = [value for one, value in self._values if not one.is_quick]
        for value in quick:
            value.fetch()
        end = monotonic() + WAIT_SECONDS
        for value in quick:
            value.wait(max(0.0, end - monotonic()))
        for value in slow:
            value.fetch()

    def _take(self, one: HealthLook) -> list[HealthItem]:
        try:
            return one.look(self._installation())
        except Exception as fault:
            # A look that breaks takes neither the others nor the page with it.
            text, kind = f"This could not be looked at ({type(fault).__name__}).", one.kinds[0]
            return [HealthItem(kind=kind, note="unknown", text=text, file=kind)]
