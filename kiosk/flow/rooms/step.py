"""One step of a checklist on its own page."""

from msgspec.structs import replace

from kiosk.content.steps import Step, StepChoice
from kiosk.flow.ahead import until
from kiosk.flow.checklist import Line, find
from kiosk.flow.contact import contact
from kiosk.flow.draft import Choice, Draft
from kiosk.flow.drawing import address_block, drawing_block
from kiosk.flow.kit import Kit
from kiosk.flow.places import place_of
from kiosk.flow.progress import entered, overview, step_done
from kiosk.flow.rooms.square import offered
from kiosk.flow.slip import code
from kiosk.flow.state import STAY, Answer, Move, Where, call, go
from kiosk.flow.tell import Tell
from kiosk.flow.ways import way, within
from kiosk.view_model.page import Block, Pace, Table, Wait


def draft(tell: Tell) -> Draft | None:
    """What to do, what the screen shows, what to watch for."""
    key = tell.where.node.partition("/")[2]
    line = find(key, tell.where.facts, tell.catalog)
    if line is None:
        return None
    step = line.step
    return Draft(
        id=f"step/{key}",
        title=tell(step.title),
        place=_place(step, key, tell),
        blocks=_blocks(step, tell),
        choices=_choices(step, tell),
        whole=True,
        pace=pace_of(step),
    )


def pace_of(step: Step) -> Pace:
    """How long a member may look at this step before the kiosk asks."""
    if step.wait is not None and not step.wait.home:
        return "waiting"
    return "device" if step.on in ("device", "phone", "second", "mailbox") else "reading"


def choose(where: Where, answer: Answer, kit: Kit) -> Move:
    """Done leads to the next step; the rest explains, helps, or leads home."""
    key = where.node.partition("/")[2]
    line = find(key, where.facts, kit.catalog)
    if line is None:
        return STAY
    chosen = next((one for one in line.step.choice if one.id == answer.option), None)
    if chosen is not None:
        return _chosen(chosen, line, where, kit)
    if answer.option == "done" and not line.step.choice:
        return step_done(line, where, kit, {})
    if answer.option == "else":
        return call(f"else/{key}")
    if answer.option == "square" and line.step.address:
        return call(f"square/{line.step.address}")
    if answer.option in line.step.words:
        return call(f"term/{answer.option}")
    if answer.option in line.step.opens:
        return call(answer.option)
    if answer.option == "list":
        return go(overview(key, kit.catalog))
    return go("home", **entered(key, kit.catalog)) if answer.option == "home" else STAY


def _chosen(chosen: StepChoice, line: Line, where: Where, kit: Kit) -> Move:
    if not chosen.go:
        return step_done(line, where, kit, chosen.sets)
    told = replace(where, facts={**where.facts, **chosen.sets})
    move = way(within(chosen.go, line.key), told, kit)
    return replace(move, facts={**chosen.sets, **move.facts})


def _place(step: Step, key: str, tell: Tell) -> str:
    place = place_of(tell, key)
    where = "" if step.on == "anywhere" else tell.note("step", f"on-{step.on}")
    return f"{place} · {where}" if where else place


def _blocks(step: Step, tell: Tell) -> tuple[Block, ...]:
    watch = tell.notices(step.watch)
    blocks = watch if step.grave else ()
    blocks += tell.lead(step.lead) + address_block(step.address, tell)
    blocks += tell.paragraphs(step.say) + drawing_block(step.drawing, tell, step.window)
    if step.wait is not None:
        wait = Wait(
            say="",
            usually=tell(step.wait.usually),
            at_most=tell(step.wait.at_most),
            until=until(step, tell),
        )
        # Whoever waits may be gone when the kiosk asks: the way back comes first.
        blocks += (wait, *code(tell, "home/short-code"))
    return blocks + _letter(step, tell) + (() if step.grave else watch)


def _letter(step: Step, tell: Tell) -> tuple[Block, ...]:
    """Whom to write to, and words that one can copy."""
    person = tell.catalog.people.get(step.person)
    blocks: tuple[Block, ...] = (contact(person, tell),) if person else ()
    if step.write:
        blocks += (Table(rows=tuple((tell(line),) for line in step.write)),)
    return blocks


def _choices(step: Step, tell: Tell) -> tuple[Choice, ...]:
    done = Choice("done", tell(step.done)) if step.done else tell.choice("step", "done")
    ways = tuple(Choice(one.id, tell(one.say)) for one in step.choice) or (done,)
    terms = tuple(
        Choice(id, tell(tell.catalog.terms[id].ask))
        for id in step.words
        if id in tell.catalog.terms
    )
    opens = tuple(tell.choice("step", f"open-{id}") for id in step.opens)
    opens = tuple(Choice(choice.id.removeprefix("open-"), choice.say) for choice in opens)
    wrong = tell.choice("step", "else" if step.on == "device" else f"else-{step.on}")
    aside = (Choice("else", wrong.say), *offered(step, tell), *opens, *terms)
    if step.wait is None:
        return (*ways, *aside, tell.choice("step", "list"))
    list_, home = tell.choice("finished", "list"), tell.choice("step", "home")
    if step.wait.home:
        return (home, *ways, *aside, list_)
    return (*ways, *aside, home, list_)
