"""Asks before a setting is changed: what it is called, its value now, and the value that it would have."""

from kiosk.journey.page_draft import DraftChoice, PageDraft
from kiosk.staff.changed_settings import changed_rows, deleted_visits
from kiosk.staff.context import StaffContext
from kiosk.staff.setting_words import SEVERAL, setting_name, setting_page, setting_value
from kiosk.staff.settings_change import (
    CERTAIN,
    CHANGE,
    leave_proposed_change,
    make_proposed_change,
)
from kiosk.staff.state import SettingChange, StaffTurn, message
from kiosk.view_model.page import Block, Text

NOTHING: tuple[Block, ...] = ()


def build_change(context: StaffContext) -> PageDraft:
    """The question; Enter alone never changes anything."""
    asked = context.state.proposed
    id, blocks, yes = CHANGE, NOTHING, context.choice("change", "yes")
    if context.state.node == CERTAIN:
        id, blocks = CERTAIN, context.lead_note("change", "certain")
    elif asked is not None:
        id = f"{CHANGE}/{setting_page(asked.setting)}"
        blocks = _several(asked, context) if asked.setting == SEVERAL else _one(asked, context)
    if asked is not None and asked.undoes:
        yes = DraftChoice("yes", context.choice("change", "undo").say)
    return PageDraft(
        id=id,
        title=context.title("change"),
        blocks=blocks,
        choices=(context.choice("change", "no"), yes),
        default="no",
    )


def _one(asked: SettingChange, context: StaffContext) -> tuple[Block, ...]:
    name = setting_name(asked.setting, context)
    old, new = (setting_value(asked.setting, one, context) for one in (asked.before, asked.after))
    question = "back" if asked.undoes else "question"
    blocks: tuple[Block, ...] = (
        Text(context.say("change", question, name=name), lead=True),
        Text(context.say("change", "now", state=old)),
        Text(context.say("change", "then", state=new)),
    )
    return blocks + deleted_visits(asked, context)


def _several(asked: SettingChange, context: StaffContext) -> tuple[Block, ...]:
    question = context.lead_note("change", "back-several")
    return question + changed_rows(asked, context) + deleted_visits(asked, context)


def handle_change(option: str, text: str, context: StaffContext) -> StaffTurn:
    """Change the setting, or leave it."""
    if option == "yes":
        return StaffTurn(make_proposed_change(context))
    left = leave_proposed_change(context.state)
    return StaffTurn(left.with_message(message("change", "kept")))
