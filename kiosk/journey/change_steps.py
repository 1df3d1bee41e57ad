"""How to make the changes that the device needs, on one page, for a member who goes home to make them."""

from msgspec.structs import replace

from kiosk.content.device_records import DeviceRule
from kiosk.journey.context import Context
from kiosk.journey.device_advice import changes_of, how_to_change, is_device_checked
from kiosk.journey.page_draft import PageDraft
from kiosk.journey.page_text import PageText
from kiosk.journey.pages.method_choice import current_verdict, recommended_method
from kiosk.journey.state import CLOSE, STAY, Answer, Move, Position
from kiosk.view_model.page import Block, Table


def offers_change_steps(position: Position, context: Context) -> bool:
    """Whether the device needs several changes; how to make a single one is on the slip itself."""
    return len(_changes(position, context)) > 1


def build_change_steps(texts: PageText) -> PageDraft:
    """The page, on the screen and as a sheet of the slip."""
    rules = _changes(texts.position, texts.context)
    return PageDraft(
        id="change-steps",
        title=texts.title("change-steps"),
        blocks=tuple(block for rule in rules for block in _change_blocks(rule, texts)),
        choices=(texts.choice("change-steps", "back-to-page"),),
        pace="device",
    )


def handle_change_steps(position: Position, answer: Answer, context: Context) -> Move:
    """Back to the slip."""
    return CLOSE if answer.option == "back-to-page" else STAY


def _changes(position: Position, context: Context) -> list[DeviceRule]:
    """The changes that the recommended method needs; none once the member has begun."""
    if not is_device_checked(position):
        return []
    best = recommended_method(current_verdict(position, context))
    return changes_of(best, context.content) if best is not None else []


def _change_blocks(rule: DeviceRule, texts: PageText) -> tuple[Block, ...]:
    """What to change, then how, sentence by sentence."""
    best = recommended_method(current_verdict(texts.position, texts.context))
    facts = {**texts.position.facts, "method": best.method if best is not None else ""}
    planned = PageText(
        texts.context, replace(texts.position, facts=facts), texts.preferences, texts.words.tag
    )
    said = how_to_change(rule, facts, texts.content)
    if rule.how.startswith("step:"):
        # A step says first what to do, which the fix has said already.
        said = said[1:]
    rows = tuple((planned(one),) for one in said)
    return (*planned.lead(rule.fix), *((Table(rows=rows),) if rows else ()))
