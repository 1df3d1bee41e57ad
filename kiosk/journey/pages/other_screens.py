"""When the member's screen shows something else: what it may be, the pages of EU Login to compare, and where each leads."""

from kiosk.content.records import EuLoginScreen
from kiosk.content.steps import Step
from kiosk.journey.checklist import find_line
from kiosk.journey.conditions import evaluate
from kiosk.journey.content_blocks import drawing_block
from kiosk.journey.context import Context
from kiosk.journey.page_draft import DraftChoice, PageDraft
from kiosk.journey.page_text import PageText
from kiosk.journey.stage_progress import place_label
from kiosk.journey.state import CLOSE, STAY, Answer, Move, Position, go_to
from kiosk.journey.targets import follow_target, qualify_target
from kiosk.view_model.page import Block

SCREENS = ("device", "phone", "second")
"""Where a step has a screen of the member's to look at."""


def build_elsewhere(texts: PageText) -> PageDraft | None:
    """What else the screen may show at this step."""
    key = texts.position.node.partition("/")[2]
    line = find_line(key, texts.position.facts, texts.content)
    if line is None:
        return None
    seen = (
        DraftChoice(f"see-{n}", texts(one.see)) for n, one in enumerate(line.step.wrong, start=1)
    )
    return PageDraft(
        id=f"else/{key}",
        title=texts.title("else"),
        place=place_label(texts, key),
        blocks=_first(line.step, texts) + _question(line.step, texts),
        choices=(*seen, *_pages(key, texts), texts.choice("else", "back-to-page")),
        default="",
        unknown=texts.note("words", "unknown"),
        pace="question",
    )


def _pages(key: str, texts: PageText) -> tuple[DraftChoice, ...]:
    """The pages of EU Login to compare one's screen with."""
    if screens_at(key, texts.position, texts.context):
        return (texts.choice("else", "screens"),)
    return ()


def _first(step: Step, texts: PageText) -> tuple[Block, ...]:
    """What it often is, which needs no page of its own."""
    return () if step.other is None else texts.paragraphs((step.other,))


def _question(step: Step, texts: PageText) -> tuple[Block, ...]:
    """Steps that are not on the screen of the member's device ask without naming a screen."""
    if step.on in SCREENS:
        return texts.lead(texts.page("else").lead)
    return texts.lead_note("else", "here")


def handle_elsewhere(position: Position, answer: Answer, context: Context) -> Move:
    """The page that belongs to what is seen, over the step."""
    if answer.option == "back-to-page":
        return CLOSE
    if answer.option == "screens":
        return go_to(f"screens/{position.node.partition('/')[2]}")
    if answer.option == "unknown":
        return go_to("trouble/unknown-screen")
    key = position.node.partition("/")[2]
    line = find_line(key, position.facts, context.content)
    number = answer.option.removeprefix("see-")
    if line is None or not number.isdigit() or not 0 < int(number) <= len(line.step.wrong):
        return STAY
    return follow_target(
        qualify_target(line.step.wrong[int(number) - 1].go, key), position, context
    )


def screens_at(key: str, position: Position, context: Context) -> dict[str, EuLoginScreen]:
    """The pages that can be on the screen at a step."""
    stage = key.partition("/")[0]
    return {
        id: screen
        for id, screen in context.content.screens.items()
        if (stage in screen.stages or stage in context.content.situations)
        and evaluate(screen.when, position.facts)
    }


def build_screens(texts: PageText) -> PageDraft | None:
    """All of them by their headings, or one with its drawing."""
    key = texts.position.node.partition("/")[2]
    stage, _, rest = key.partition("/")
    step, _, id = rest.partition("/")
    return _one(id, f"{stage}/{step}", texts) if id else _all(key, texts)


def _all(key: str, texts: PageText) -> PageDraft:
    found = screens_at(key, texts.position, texts.context).items()
    return PageDraft(
        id=f"screens/{key}",
        title=texts.title("screens"),
        place=place_label(texts, key),
        blocks=texts.opening("screens"),
        choices=tuple(DraftChoice(id, texts(screen.title)) for id, screen in found),
        default="",
        unknown=texts.note("words", "unknown"),
        pace="question",
    )


def _one(id: str, key: str, texts: PageText) -> PageDraft | None:
    screen = texts.content.screens.get(id)
    if screen is None:
        return None
    return PageDraft(
        id=f"screen/{id}",
        title=texts(screen.title),
        place=place_label(texts, key),
        blocks=(
            *texts.lead_note("screens", "alike"),
            *texts.paragraphs(screen.say),
            *drawing_block(screen.drawing, texts),
            *(texts.warning_note("screens", "doubt") if screen.confirm else ()),
        ),
        choices=tuple(texts.choice("screens", one) for one in ("yes", "no", "back-to-page")),
        pace="device",
    )


def handle_screens(position: Position, answer: Answer, context: Context) -> Move:
    """A page picked is shown; one that is alike leads to where it belongs."""
    key = position.node.partition("/")[2]
    stage, _, rest = key.partition("/")
    step, _, id = rest.partition("/")
    match answer.option:
        case "unknown":
            return go_to("trouble/unknown-screen")
        case "back-to-page":
            return CLOSE
        case "no":
            return go_to(f"screens/{stage}/{step}")
        case "yes" if id in context.content.screens:
            return follow_target(
                qualify_target(context.content.screens[id].go, key), position, context
            )
    known = not id and answer.option in screens_at(key, position, context)
    return go_to(f"screens/{key}/{answer.option}") if known else STAY
