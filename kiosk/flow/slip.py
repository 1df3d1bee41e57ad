"""The slip: what is done, what comes next and when, what to bring, the code to come back, whom to ask."""

from collections.abc import Mapping

from kiosk.flow.compose import compose
from kiosk.flow.contact import contact
from kiosk.flow.draft import Draft
from kiosk.flow.goal import code_of, goal
from kiosk.flow.kit import Kit
from kiosk.flow.standing import standing
from kiosk.flow.state import Comfort, State, Where
from kiosk.flow.tell import Tell
from kiosk.flow.ticket.ticket import GROUPS
from kiosk.flow.way_on import LAST, awaited, bring, next_, waits
from kiosk.view_model.page import Block, CodeBoxes, Page


def slip(tell: Tell) -> tuple[Block, ...]:
    """The blocks of the slip, the same on paper, on the screen, in lines and by voice."""
    return (
        *standing(tell),
        *next_(tell),
        *bring(tell),
        *awaited(tell),
        *code(tell, "home/code", qr=True),
        *_whom(tell),
        *tell.notices(tell.page("home").watch),
    )


def slip_page(kit: Kit, facts: Mapping[str, str], language: str) -> Page:
    """The slip of a place in the journey, for one who is not in a visit now."""
    behind = {"from": facts["at"]} if "at" in facts else {}
    where = Where("home", facts={**behind, **facts, "language": language})
    return printable(State(where, comfort=Comfort(language=language)), kit)


def printable(state: State, kit: Kit) -> Page:
    """The slip of a visit as a page of its own."""
    tell = Tell(kit, state.where, state.comfort)
    draft = Draft(
        id="slip", title=tell.title("home"), place=made(tell), blocks=slip(tell), choices=()
    )
    return compose(draft, state, tell)


def made(tell: Tell) -> str:
    """The day of a slip, which stands on it."""
    return tell.words.day(tell.kit.now.date())


def code(tell: Tell, note: str, *, qr: bool = False) -> tuple[Block, ...]:
    """The nine digits to come back with, under a sentence of a page: "paper/copy"."""
    digits = code_of(tell.where, tell.words.tag, tell.kit)
    said = tell.note(*note.split("/", 1))
    return (CodeBoxes(say=said, groups=GROUPS, text=digits, qr=qr),) if digits else ()


def _whom(tell: Tell) -> tuple[Block, ...]:
    """Whom to ask about the step that comes; nobody once all is done."""
    line = goal(tell.where, tell.kit)
    if line is None:
        return ()
    stage = LAST if waits(line, tell) else line.key.partition("/")[0]
    if stage in tell.catalog.paths:
        stage = next(iter(tell.catalog.stages))
    known = tell.catalog.people
    people = [one for one in known.values() if stage in one.slip]
    # Whom the office has confirmed; else the last one, who is there for everybody.
    sure = [one for one in people if not one.confirm] or people[-1:]
    named = [known[line.step.person]] if line.step.person in known else sure
    return tuple(contact(one, tell, brief=True) for one in named[:1])
