"""The methods that members are led through here: as their dates say, closed here, or reopened here."""

from kiosk.content.steps import Method
from kiosk.journey.context import DraftChoice, PageDraft
from kiosk.staff.context import StaffContext
from kiosk.staff.formatting import long_value
from kiosk.staff.settings_change import change_setting, current_settings
from kiosk.staff.state import StaffTurn


def draft(sight: StaffContext) -> PageDraft:
    """Each method and how it stands."""
    return PageDraft(
        id="methods",
        title=sight.title("methods"),
        blocks=sight.opening("methods"),
        choices=tuple(
            DraftChoice(
                id,
                sight.say("methods", _state(one, sight), name=long_value("method", id, sight)),
            )
            for id, one in sight.kit.catalog.methods.items()
        ),
        default="",
        whole=True,
    )


def choose(option: str, text: str, sight: StaffContext) -> StaffTurn:
    """Open what is closed, close what is open."""
    now = current_settings(sight)
    state = _state(sight.kit.catalog.methods[option], sight)
    closed, reopened = set(now.closed), set(now.reopened)
    closed.discard(option)
    reopened.discard(option)
    if state == "open":
        closed.add(option)
    elif state == "over":
        reopened.add(option)
    return StaffTurn(
        change_setting(
            sight,
            {("closed",): tuple(sorted(closed)), ("reopened",): tuple(sorted(reopened))},
        )
    )


def _state(method: Method, sight: StaffContext) -> str:
    now, today = current_settings(sight), sight.now.date()
    if method.id in now.closed:
        return "closed"
    if method.id in now.reopened:
        return "reopened"
    begun = method.valid_from is None or method.valid_from <= today
    return (
        "open" if begun and (method.valid_until is None or today <= method.valid_until) else "over"
    )
