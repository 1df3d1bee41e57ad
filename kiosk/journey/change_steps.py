"""How to put this right that a device needs, for a sheet to take home and for a step."""

from kiosk.content.device_records import DeviceRule
from kiosk.journey.context import Context
from kiosk.journey.device_advice import (
    changes_of,
    how_to_change,
    is_device_checked,
    planned_position,
    planned_texts,
)
from kiosk.journey.page_text import PageText
from kiosk.journey.pages.method_choice import current_verdict
from kiosk.journey.state import Position
from kiosk.view_model.page import Block, Table, Text

STEP = "step:"
"""How the target of a change begins that is a step."""


def needs_several_changes(position: Position, context: Context) -> bool:
    """Whether the device that was checked needs several changes; of a single one the slip itself says how."""
    if not is_device_checked(position):
        return False
    return len(_changes(planned_position(position, context), context)) > 1


def change_blocks(texts: PageText) -> tuple[Block, ...]:
    """Each change, and how it is made, sentence by sentence."""
    planned = planned_texts(texts)
    blocks: tuple[Block, ...] = ()
    for rule in _changes(planned.position, texts.context):
        title, how = how_to_change(rule, planned.position.facts, texts.content)
        rows = tuple((planned(one),) for one in how)
        heading = Text(planned(title), lead=True, heads=bool(rows))
        blocks += (heading, *((Table(rows=rows),) if rows else ()))
    return blocks


def change_step_keys(position: Position, context: Context) -> tuple[str, ...]:
    """The keys of the steps that make the changes."""
    rules = _changes(position, context)
    return tuple(rule.how.removeprefix(STEP) for rule in rules if rule.how.startswith(STEP))


def _changes(position: Position, context: Context) -> list[DeviceRule]:
    """The changes that the chosen method needs of the device, in the order of the rules."""
    method = position.facts.get("method")
    judged = (one for one in current_verdict(position, context).methods if one.method == method)
    return [rule for one in judged for rule in changes_of(one, context.content)]
