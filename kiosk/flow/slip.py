"""The slip: what is done, what comes next and when, what to bring, the code to come back, whom to ask."""

from collections.abc import Mapping

from kiosk.flow.compose import compose
from kiosk.flow.contact import contact
from kiosk.flow.draft import Draft
from kiosk.flow.goal import code_of, goal
from kiosk.flow.kit import Kit
from kiosk.flow.standing import complete, standing
from kiosk.flow.state import Comfort, State, Where
from kiosk.flow.tell import Tell
from kiosk.flow.ticket.ticket import GROUPS
from kiosk.flow.way_on import LAST, awaited, bring, next_
from kiosk.waist.blocks import Block, Shape
from kiosk.waist.page import Page


def slip(tell: Tell) -> tuple[Block, ...]:
    """The blocks of the slip, the same on paper, on the screen, in lines and by voice."""
    return (
        *standing(tell),
        *next_(tell),
        *bring(tell),
        *awaited(tell),
        *code(tell, "code", qr=True),
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
    draft = Draft(id="slip", title=tell.title("home"), blocks=slip(tell), choices=())
    return compose(draft, state, tell)


def code(tell: Tell, note: str, *, qr: bool = False) -> tuple[Block, ...]:
    """The nine digits to come back with, under one of the home page's sentences."""
    digits = code_of(tell.where, tell.words.tag, tell.kit)
    said = tell.note("home", note)
    return (Shape(say=said, groups=GROUPS, text=digits, qr=qr),) if digits else ()


def _whom(tell: Tell) -> tuple[Block, ...]:
    """Whom to ask about the stage that one is in; nobody once all is done."""
    stage = tell.where.facts.get("at", "").partition("/")[0]
    if goal(tell.where, tell.kit) is None or complete(LAST, tell.where, tell.kit):
        return ()
    people = [one for one in tell.catalog.people.values() if stage in one.slip]
    # Whom the office has confirmed; else the last one, who is there for everybody.
    sure = [one for one in people if not one.confirm] or people[-1:]
    return tuple(contact(one, tell) for one in sure[:1])
