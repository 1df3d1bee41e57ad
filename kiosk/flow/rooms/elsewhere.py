"""My screen shows something else: what it may be, and where that leads."""

from kiosk.content.steps import Step
from kiosk.flow.checklist import find
from kiosk.flow.draft import Choice, Draft
from kiosk.flow.kit import Kit
from kiosk.flow.places import place_of
from kiosk.flow.rooms.screens import screens_at
from kiosk.flow.state import CLOSE, STAY, Answer, Move, Where, go
from kiosk.flow.tell import Tell
from kiosk.flow.ways import way, within
from kiosk.view_model.page import Block

SCREENS = ("device", "phone", "second")
"""Where a step has a screen of the member's to look at."""


def draft(tell: Tell) -> Draft | None:
    """What else the screen may show at this step."""
    key = tell.where.node.partition("/")[2]
    line = find(key, tell.where.facts, tell.catalog)
    if line is None:
        return None
    seen = (Choice(f"see-{n}", tell(one.see)) for n, one in enumerate(line.step.wrong, start=1))
    return Draft(
        id=f"else/{key}",
        title=tell.title("else"),
        place=place_of(tell, key),
        blocks=_first(line.step, tell) + _question(line.step, tell),
        choices=(*seen, *_pages(key, tell), tell.choice("else", "back-to-page")),
        default="",
        unknown=tell.note("words", "unknown"),
        pace="question",
    )


def _pages(key: str, tell: Tell) -> tuple[Choice, ...]:
    """The pages of EU Login to compare one's screen with."""
    if screens_at(key, tell.where, tell.kit):
        return (tell.choice("else", "screens"),)
    return ()


def _first(step: Step, tell: Tell) -> tuple[Block, ...]:
    """What it often is, which needs no page of its own."""
    return () if step.other is None else tell.paragraphs((step.other,))


def _question(step: Step, tell: Tell) -> tuple[Block, ...]:
    """Steps that are not on the screen of the member's device ask without naming a screen."""
    if step.on in SCREENS:
        return tell.lead(tell.page("else").lead)
    return tell.lead_note("else", "here")


def choose(where: Where, answer: Answer, kit: Kit) -> Move:
    """The page that belongs to what is seen, over the step."""
    if answer.option == "back-to-page":
        return CLOSE
    if answer.option == "screens":
        return go(f"screens/{where.node.partition('/')[2]}")
    if answer.option == "unknown":
        return go("trouble/unknown-screen")
    key = where.node.partition("/")[2]
    line = find(key, where.facts, kit.catalog)
    number = answer.option.removeprefix("see-")
    if line is None or not number.isdigit() or not 0 < int(number) <= len(line.step.wrong):
        return STAY
    return way(within(line.step.wrong[int(number) - 1].go, key), where, kit)
