"""How to make the changes that a device needs: a page to take home, and the words of a step."""

from msgspec.structs import replace

from kiosk.content.device_records import DeviceRule
from kiosk.journey.context import Context
from kiosk.journey.device_advice import changes_of, how_to_change, is_device_checked
from kiosk.journey.page_draft import PageDraft
from kiosk.journey.page_text import PageText
from kiosk.journey.pages.method_choice import current_verdict
from kiosk.journey.state import CLOSE, STAY, Answer, Move, Position
from kiosk.view_model.page import Block, Table, Text

STEP = "step:"
"""How the target of a change begins that is a step."""


def offers_change_steps(position: Position, context: Context) -> bool:
    """Whether the device needs several changes; how to make a single one is on the slip itself."""
    return is_device_checked(position) and len(_changes(position, context)) > 1


def build_change_steps(texts: PageText) -> PageDraft:
    """The page, on the screen and as a sheet of the slip."""
    return PageDraft(
        id="change-steps",
        title=texts.title("change-steps"),
        blocks=change_blocks(texts),
        choices=(texts.choice("change-steps", "back-to-page"),),
        pace="device",
    )


def handle_change_steps(position: Position, answer: Answer, context: Context) -> Move:
    """Back to the slip."""
    return CLOSE if answer.option == "back-to-page" else STAY


def change_blocks(texts: PageText) -> tuple[Block, ...]:
    """Each change, and how it is made, sentence by sentence."""
    facts = {**texts.position.facts, "method": _method(texts.position, texts.context)}
    planned = PageText(
        texts.context, replace(texts.position, facts=facts), texts.preferences, texts.words.tag
    )
    blocks: tuple[Block, ...] = ()
    for rule in _changes(texts.position, texts.context):
        title, how = how_to_change(rule, facts, texts.content)
        rows = tuple((planned(one),) for one in how)
        heading = Text(planned(title), lead=True, heads=bool(rows))
        blocks += (heading, *((Table(rows=rows),) if rows else ()))
    return blocks


def change_step_keys(position: Position, context: Context) -> tuple[str, ...]:
    """The keys of the steps that make the changes."""
    rules = _changes(position, context)
    return tuple(rule.how.removeprefix(STEP) for rule in rules if rule.how.startswith(STEP))


def _method(position: Position, context: Context) -> str:
    """The method chosen, else the one recommended; "" where none can be."""
    return position.facts.get("method") or current_verdict(position, context).recommended or ""


def _changes(position: Position, context: Context) -> list[DeviceRule]:
    """The changes that the method needs of the device, in the order of the rules."""
    method = _method(position, context)
    judged = (one for one in current_verdict(position, context).methods if one.method == method)
    return [rule for one in judged for rule in changes_of(one, context.content)]
