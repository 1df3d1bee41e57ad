"""After the last stage: what is open now and when, and how to sign in next time."""

from kiosk.flow.checklist import method_of
from kiosk.flow.draft import Draft
from kiosk.flow.grades import listed
from kiosk.flow.kit import Kit
from kiosk.flow.state import STAY, Answer, Move, Where, go
from kiosk.flow.tell import Tell


def draft(tell: Tell) -> Draft:
    """What is open, then this member's way to sign in, then the password's six months."""
    if tell.where.node == "after/sign-in":
        method = tell.catalog.methods[method_of(tell.where.facts, tell.catalog)]
        return Draft(
            id="after/sign-in",
            title=tell.title("next-time"),
            blocks=tell.lead(tell.page("next-time").lead)
            + tell.paragraphs(method.next_time)
            + tell.paragraphs(tell.page("next-time").say)
            + tell.notices(tell.page("next-time").watch),
            choices=(tell.choice("finished", "home"),),
        )
    page = tell.page("after")
    return Draft(
        id="after",
        title=tell.title("after"),
        blocks=(*tell.lead(page.lead), *listed(page.say, tell), *tell.notices(page.watch)),
        choices=(tell.choice("finished", "sign-in"), tell.choice("finished", "home")),
    )


def choose(where: Where, answer: Answer, kit: Kit) -> Move:
    """How to sign in next time, then home."""
    if answer.option == "sign-in":
        return go("after/sign-in")
    return go("home", at="final-code/") if answer.option == "home" else STAY
