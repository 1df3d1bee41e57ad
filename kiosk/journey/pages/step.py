"""One step of a checklist, and what else the member's screen may show."""

from msgspec.structs import replace

from kiosk.content.records import EuLoginScreen
from kiosk.content.steps import Step, StepChoice
from kiosk.journey.checklist import ChecklistLine, find_line
from kiosk.journey.conditions import evaluate
from kiosk.journey.content_blocks import address_block, contact_block, drawing_block
from kiosk.journey.context import Context
from kiosk.journey.page_draft import DraftChoice, PageDraft
from kiosk.journey.page_text import PageText
from kiosk.journey.pages.leaving import offered_qr_code
from kiosk.journey.slip import resume_code_block, valid_until
from kiosk.journey.stage_progress import finish_step, overview_node, place_fact, place_label
from kiosk.journey.state import CLOSE, STAY, Answer, Move, Position, go_to, open_over
from kiosk.journey.targets import follow_target, qualify_target
from kiosk.view_model.page import Block, Pace, Table, Wait


def build_step(texts: PageText) -> PageDraft | None:
    """What to do, what the screen shows, what to watch for."""
    key = texts.position.node.partition("/")[2]
    line = find_line(key, texts.position.facts, texts.content)
    if line is None:
        return None
    step = line.step
    return PageDraft(
        id=f"step/{key}",
        title=texts(step.title),
        place=_place(step, key, texts),
        blocks=_blocks(step, texts),
        choices=_choices(step, texts),
        whole=True,
        pace=pace_of(step),
    )


def pace_of(step: Step) -> Pace:
    """How long a member may look at this step before the kiosk asks."""
    if step.wait is not None and not step.wait.home:
        return "waiting"
    return "device" if step.on in ("device", "phone", "second", "mailbox") else "reading"


def handle_step(position: Position, answer: Answer, context: Context) -> Move:
    """Done leads to the next step; the rest explains, helps, or leads home."""
    key = position.node.partition("/")[2]
    line = find_line(key, position.facts, context.content)
    if line is None:
        return STAY
    chosen = next((one for one in line.step.choice if one.id == answer.option), None)
    if chosen is not None:
        return _chosen(chosen, line, position, context)
    if answer.option == "done" and not line.step.choice:
        return finish_step(line, position, context, {})
    if answer.option == "else":
        return open_over(f"else/{key}")
    if answer.option == "square" and line.step.address:
        return open_over(f"square/{line.step.address}")
    if answer.option in line.step.words:
        return open_over(f"term/{answer.option}")
    if answer.option in line.step.opens:
        return open_over(answer.option)
    if answer.option == "list":
        return go_to(overview_node(key, context.content))
    return go_to("home", **place_fact(key, context.content)) if answer.option == "home" else STAY


def _chosen(chosen: StepChoice, line: ChecklistLine, position: Position, context: Context) -> Move:
    if not chosen.go:
        return finish_step(line, position, context, chosen.sets)
    told = replace(position, facts={**position.facts, **chosen.sets})
    move = follow_target(qualify_target(chosen.go, line.key), told, context)
    return replace(move, facts={**chosen.sets, **move.facts})


def _place(step: Step, key: str, texts: PageText) -> str:
    place = place_label(texts, key)
    position = "" if step.on == "anywhere" else texts.note("step", f"on-{step.on}")
    return f"{place} · {position}" if position else place


def _blocks(step: Step, texts: PageText) -> tuple[Block, ...]:
    watch = texts.notices(step.watch)
    blocks = watch if step.grave else ()
    blocks += texts.lead(step.lead) + address_block(step.address, texts)
    blocks += texts.paragraphs(step.say) + drawing_block(step.drawing, texts, step.window)
    if step.wait is not None:
        wait = Wait(
            say="",
            usually=texts(step.wait.usually),
            at_most=texts(step.wait.at_most),
            until=valid_until(step, texts),
        )
        # Whoever waits may be gone when the kiosk asks: the way back comes first.
        blocks += (wait, *resume_code_block(texts, "home/short-code"))
    return blocks + _letter(step, texts) + (() if step.grave else watch)


def _letter(step: Step, texts: PageText) -> tuple[Block, ...]:
    """Whom to write to, and words that one can copy."""
    person = texts.content.people.get(step.person)
    blocks: tuple[Block, ...] = (contact_block(person, texts),) if person else ()
    if step.write:
        blocks += (Table(rows=tuple((texts(line),) for line in step.write)),)
    return blocks


def _choices(step: Step, texts: PageText) -> tuple[DraftChoice, ...]:
    done = DraftChoice("done", texts(step.done)) if step.done else texts.choice("step", "done")
    ways = tuple(DraftChoice(one.id, texts(one.say)) for one in step.choice) or (done,)
    terms = tuple(
        DraftChoice(id, texts(texts.content.terms[id].ask))
        for id in step.words
        if id in texts.content.terms
    )
    opens = tuple(texts.choice("step", f"open-{id}") for id in step.opens)
    opens = tuple(DraftChoice(choice.id.removeprefix("open-"), choice.say) for choice in opens)
    wrong = texts.choice("step", "else" if step.on == "device" else f"else-{step.on}")
    aside = (DraftChoice("else", wrong.say), *offered_qr_code(step, texts), *opens, *terms)
    if step.wait is None:
        return (*ways, *aside, texts.choice("step", "list"))
    list_, home = texts.choice("finished", "list"), texts.choice("step", "home")
    if step.wait.home:
        return (home, *ways, *aside, list_)
    return (*ways, *aside, home, list_)


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
