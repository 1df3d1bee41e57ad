"""When the member's screen shows something else: what it may be, pages of EU Login to compare it with."""

from kiosk.content.shared_records import EuLoginScreen
from kiosk.content.step_records import Step
from kiosk.journey.checklist import find_line
from kiosk.journey.conditions import evaluate
from kiosk.journey.content_blocks import drawing_block
from kiosk.journey.context import Context
from kiosk.journey.page_draft import DraftChoice, PageDraft
from kiosk.journey.page_text import PageText
from kiosk.journey.pages.glossary import term_choices
from kiosk.journey.pages.numbered_choices import numbered_choices, picked_item
from kiosk.journey.stage_progress import place_label
from kiosk.journey.state import CLOSE, STAY, Answer, Move, Position, go_to, open_over
from kiosk.journey.targets import follow_target, qualify_target
from kiosk.view_model.page import Block

SCREEN_PLACES = ("device", "phone", "second")
"""The values of a step's `on` with a screen of the member's to look at."""


def build_other_screen(texts: PageText) -> PageDraft | None:
    """What else the screen may show at a step, each with a choice that leads to its remedy."""
    key = texts.position.node.partition("/")[2]
    line = find_line(key, texts.position.facts, texts.content)
    if line is None:
        return None
    return PageDraft(
        id=f"else/{key}",
        title=else_choice(line.step, texts),
        place=place_label(texts, key),
        blocks=_usual_cause(line.step, texts) + _question(line.step, texts),
        choices=(
            *numbered_choices("see", (texts(wrong.see) for wrong in line.step.wrong)),
            *_compare_choice(line.step, key, texts),
            *term_choices(line.step.other_words, texts),
            texts.choice("else", "back-to-page"),
        ),
        # Enter must not guess what a member sees.
        default="",
        unknown=texts.note("words", "unknown"),
        pace="question",
    )


def else_choice(step: Step, texts: PageText) -> str:
    """The choice of a step that opens this page; its title says the same."""
    return texts.choice("step", "else" if step.on == "device" else f"else-{step.on}").say


def _compare_choice(step: Step, key: str, texts: PageText) -> tuple[DraftChoice, ...]:
    """The choice to compare one's screen with the pages of EU Login, where one of them can be on the screen."""
    if can_show_eu_login(step) and screens_at(key, texts.position, texts.context):
        return (texts.choice("else", "screens"),)
    return ()


def can_show_eu_login(step: Step) -> bool:
    """Whether a page of EU Login can be on the screen at a step: not in settings, nor away from any screen."""
    away = step.on in ("paper", "anywhere") and not (step.drawing or step.address)
    return step.eu_login and not away


def _usual_cause(step: Step, texts: PageText) -> tuple[Block, ...]:
    """What it often is, where that needs no page of its own."""
    return () if step.other is None else texts.paragraphs((step.other,))


def _question(step: Step, texts: PageText) -> tuple[Block, ...]:
    """Steps that are not on the screen of the member's device ask without naming a screen."""
    if step.on in SCREEN_PLACES:
        return texts.lead(texts.page("else").lead)
    return texts.lead_note("else", "here")


def handle_other_screen(position: Position, answer: Answer, context: Context) -> Move:
    """Follow what is seen to its target; not knowing leads to unknown screens, or to people away from any."""
    if answer.option == "back-to-page":
        return CLOSE
    if answer.option == "screens":
        return go_to(f"screens/{position.node.partition('/')[2]}")
    key = position.node.partition("/")[2]
    line = find_line(key, position.facts, context.content)
    if answer.option == "unknown":
        return go_to(_node_for_unknown(line.step) if line else "people")
    if line is not None and answer.option in line.step.other_words:
        return open_over(f"term/{answer.option}")
    wrong = picked_item(answer.option, "see", line.step.wrong) if line else None
    if wrong is None:
        return STAY
    return follow_target(qualify_target(wrong.go, key), position, context)


def _node_for_unknown(step: Step) -> str:
    """Where one is led who does not know what the matter is."""
    if can_show_eu_login(step):
        return "trouble/unknown-screen"
    return "people" if step.eu_login else "people/device"


def screens_at(key: str, position: Position, context: Context) -> dict[str, EuLoginScreen]:
    """The pages of EU Login that can be on the screen at a step, by id; of those with one heading the first."""
    stage = key.partition("/")[0]
    found, headings = dict[str, EuLoginScreen](), set[str]()
    for id, screen in context.content.screens.items():
        fits = stage in screen.stages or stage in context.content.situations
        if fits and screen.title.english not in headings and evaluate(screen.when, position.facts):
            found[id] = screen
            headings.add(screen.title.english)
    return found


def build_screens(texts: PageText) -> PageDraft | None:
    """All of them by their headings ("screens/STAGE/STEP"), or one with its drawing (with "/SCREEN" behind)."""
    key = texts.position.node.partition("/")[2]
    stage, _, rest = key.partition("/")
    step, _, id = rest.partition("/")
    return _screen_draft(id, f"{stage}/{step}", texts) if id else _screens_draft(key, texts)


def _screens_draft(key: str, texts: PageText) -> PageDraft:
    screens = screens_at(key, texts.position, texts.context).items()
    return PageDraft(
        id=f"screens/{key}",
        title=texts.title("screens"),
        place=place_label(texts, key),
        blocks=texts.opening("screens"),
        choices=tuple(DraftChoice(id, texts(screen.title)) for id, screen in screens),
        default="",
        unknown=texts.note("words", "unknown"),
        pace="question",
    )


def _screen_draft(id: str, key: str, texts: PageText) -> PageDraft | None:
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
            *drawing_block(screen.drawing, texts, screen.window),
            *(texts.warning_note("screens", "doubt") if screen.confirm else ()),
        ),
        choices=tuple(texts.choice("screens", one) for one in ("yes", "no", "back-to-page")),
        pace="device",
    )


def handle_screens(position: Position, answer: Answer, context: Context) -> Move:
    """Show the page picked; one that looks like the member's screen leads to its target."""
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
