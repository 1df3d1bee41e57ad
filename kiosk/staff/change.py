"""Changes a setting of the office, and says what that came to."""

from collections.abc import Mapping

from kiosk.catalog.settings import Settings
from kiosk.catalog.settings_file import read_settings
from kiosk.catalog.settings_write import Key, SettingsError, change_settings
from kiosk.staff.sight import Sight
from kiosk.staff.state import State


def settings(sight: Sight) -> Settings:
    """The settings as they stand in the file now."""
    return read_settings(sight.folder)[0]


def changed(sight: Sight, changes: Mapping[Key, object]) -> State:
    """The same page, saying that the change holds from the next visit on, or why it does not.

    OSError where it cannot be written; nothing has changed then.
    """
    try:
        change_settings(sight.folder, changes, sight.kit.catalog)
    except SettingsError as fault:
        key = fault.problems[0].key
        return sight.state.saying(sight.say("care", "refused", name=key))
    return sight.state.saying(sight.say("care", "saved"))
