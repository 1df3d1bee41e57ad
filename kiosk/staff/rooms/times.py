"""The time limits: how long a page waits for somebody, in minutes."""

from msgspec.structs import asdict

from kiosk.journey.context import DraftChoice, PageDraft
from kiosk.staff.context import StaffContext
from kiosk.staff.formatting import format_duration
from kiosk.staff.settings_change import change_setting, current_settings
from kiosk.staff.state import StaffTurn

SECONDS: dict[str, tuple[int, ...]] = {
    "question": (120, 180, 240, 360, 480, 600),
    "reading": (240, 360, 480, 600, 900, 1200),
    "device": (600, 900, 1200, 1800, 2400, 3600),
    "waiting": (1200, 1800, 2400, 3600, 5400, 7200),
    "cover": (60, 120, 180, 300, 600, 900),
    "warning": (60, 90, 120, 180, 240, 300),
    "helped_cover": (300, 600, 900, 1200, 1800, 3600),
    "helped_end": (1800, 3600, 5400, 7200, 10800, 14400),
}
"""The limits of the settings, and the values offered for each."""


def draft(sight: StaffContext) -> PageDraft:
    """All limits as they stand, or the values of one."""
    now = asdict(current_settings(sight).seconds)
    if sight.rest in SECONDS:
        return PageDraft(
            id=f"times/{sight.rest}",
            title=sight.title("times"),
            blocks=sight.lead_note("times", sight.rest),
            choices=tuple(
                DraftChoice(str(value), format_duration(value, sight))
                for value in SECONDS[sight.rest]
            ),
            default=str(int(now[sight.rest])),
        )
    return PageDraft(
        id="times",
        title=sight.title("times"),
        blocks=sight.opening("times"),
        choices=tuple(
            sight.choice("times", name, time=format_duration(int(now[name]), sight))
            for name in SECONDS
        ),
    )


def choose(option: str, text: str, sight: StaffContext) -> StaffTurn:
    """A value holds from the next visit on."""
    if not sight.rest:
        return StaffTurn(sight.state.to(f"times/{option}"))
    return StaffTurn(change_setting(sight, {("seconds", sight.rest): int(option)}).back())
