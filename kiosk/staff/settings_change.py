"""Changes settings from the staff pages, with a message about the result."""

from collections.abc import Mapping

from kiosk.settings.reader import read_settings
from kiosk.settings.schema import Settings
from kiosk.settings.time_limits import COVER, HELPED_COVER, HELPED_END
from kiosk.settings.writer import SettingKey, SettingsError, change_settings
from kiosk.staff.context import StaffContext
from kiosk.staff.state import StaffState, message

CLASH_NOTES = {
    HELPED_END: "clash-end",
    COVER: "clash-cover",
    HELPED_COVER: "clash-helped-cover",
}
"""The notes of the page of time limits for a limit that does not fit the others."""


def current_settings(context: StaffContext) -> Settings:
    """The settings as they stand in the file now."""
    return read_settings(context.folder)[0]


def change_setting(context: StaffContext, changes: Mapping[SettingKey, object]) -> StaffState:
    """The state with the message that the change holds from the next visit on, or why it was refused.

    OSError where it cannot be written; nothing has changed then.
    """
    try:
        change_settings(context.folder, changes, context.journey_context.content)
    except SettingsError as fault:
        key = fault.problems[0].key
        if key in CLASH_NOTES:
            return context.state.with_message(message("times", CLASH_NOTES[key]))
        return context.state.with_message(message("care", "refused", name=key))
    return context.state.with_message(message("care", "saved"))
