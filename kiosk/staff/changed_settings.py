"""Blocks that say, before settings change, their old and new values, and which visits would be deleted."""

from kiosk.staff.context import StaffContext
from kiosk.staff.setting_words import (
    changed_settings,
    has_other_changes,
    setting_name,
    setting_value,
)
from kiosk.staff.state import SettingChange
from kiosk.view_model.page import Block, Notice, Text

MOST_SHOWN = 4
"""Settings that are named one by one."""


def changed_rows(asked: SettingChange, context: StaffContext) -> tuple[Block, ...]:
    """A line for each setting, with old and new; for more than MOST_SHOWN, that there are others."""
    names = changed_settings(asked.before, asked.after, context)
    rows: tuple[Block, ...] = ()
    for setting in names[:MOST_SHOWN]:
        old, new = (setting_value(setting, one, context) for one in (asked.before, asked.after))
        name = setting_name(setting, context)
        rows += (Text(context.say("change", "row", name=name, old=old, new=new)),)
    if names[MOST_SHOWN:] or has_other_changes(asked.before, asked.after):
        rows += (Text(context.say("change", "others")),)
    return rows


def deleted_visits(asked: SettingChange, context: StaffContext) -> tuple[Block, ...]:
    """That visits will be deleted, where they would be kept for fewer days: no undoing brings them back."""
    days = asked.after.retention_days
    if days >= asked.before.retention_days:
        return ()
    return (Notice(context.say("change", "deletes", number=days)),)
