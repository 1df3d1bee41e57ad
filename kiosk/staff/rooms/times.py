"""The time limits: how long a page waits for somebody, in minutes."""

from msgspec.structs import asdict

from kiosk.journey.context import DraftChoice, PageDraft
from kiosk.staff.change import changed, settings
from kiosk.staff.lasting import lasting
from kiosk.staff.sight import Sight
from kiosk.staff.state import Turn

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


def draft(sight: Sight) -> PageDraft:
    """All limits as they stand, or the values of one."""
    now = asdict(settings(sight).seconds)
    if sight.rest in SECONDS:
        return PageDraft(
            id=f"times/{sight.rest}",
            title=sight.title("times"),
            blocks=sight.lead_note("times", sight.rest),
            choices=tuple(
                DraftChoice(str(value), lasting(value, sight)) for value in SECONDS[sight.rest]
            ),
            default=str(int(now[sight.rest])),
        )
    return PageDraft(
        id="times",
        title=sight.title("times"),
        blocks=sight.opening("times"),
        choices=tuple(
            sight.choice("times", name, time=lasting(int(now[name]), sight)) for name in SECONDS
        ),
    )


def choose(option: str, text: str, sight: Sight) -> Turn:
    """A value holds from the next visit on."""
    if not sight.rest:
        return Turn(sight.state.to(f"times/{option}"))
    return Turn(changed(sight, {("seconds", sight.rest): int(option)}).back())
