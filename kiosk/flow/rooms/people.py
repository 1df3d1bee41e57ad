"""People to ask: first the problem, then who can help with it, then how to reach them."""

from kiosk.content.catalog import Catalog
from kiosk.content.records import Contact
from kiosk.flow.contact import contact
from kiosk.flow.draft import Choice, Draft
from kiosk.flow.kit import Kit
from kiosk.flow.state import STAY, Answer, Move, Where, go
from kiosk.flow.tell import Tell


def draft(tell: Tell) -> Draft | None:
    """The kinds of problem, the people for one of them, or one of those people."""
    problem, _, person = tell.where.node.partition("/")[2].partition("/")
    if person:
        return _person(problem, person, tell)
    return _people(problem, tell) if problem else _problems(tell)


def people_for(problem: str, catalog: Catalog) -> dict[str, Contact]:
    """Who can help with a problem, in the order of the content."""
    return {id: one for id, one in catalog.people.items() if problem in one.problems}


def _problems(tell: Tell) -> Draft:
    problems = tell.catalog.problems.items()
    return Draft(
        id="people",
        title=tell.title("people"),
        blocks=tell.opening("people"),
        choices=tuple(Choice(id, tell(problem.say)) for id, problem in problems),
        pace="question",
    )


def _people(id: str, tell: Tell) -> Draft | None:
    problem = tell.catalog.problems.get(id)
    if problem is None:
        return None
    people = people_for(id, tell.catalog).items()
    return Draft(
        id=f"people/{id}",
        title=tell(problem.say),
        blocks=tell.lead_note("people", "whom") + tell.paragraphs(problem.ready),
        choices=tuple(Choice(name, tell(one.name)) for name, one in people),
        pace="question",
    )


def _person(problem: str, id: str, tell: Tell) -> Draft | None:
    one = tell.catalog.people.get(id)
    if one is None:
        return None
    return Draft(
        id=f"people/{problem}/{id}",
        title=tell.title("people"),
        blocks=(contact(one, tell),),
        choices=(tell.choice("trouble", "back-to-page"), tell.choice("people", "somebody-else")),
    )


def choose(where: Where, answer: Answer, kit: Kit) -> Move:
    """A problem leads to its people, and they lead back to the page under them."""
    problem, _, person = where.node.partition("/")[2].partition("/")
    if answer.option == "back-to-page":
        return Move(how="close", to="@page") if where.returns else go("intent")
    if answer.option == "somebody-else":
        return go(f"people/{problem}")
    if not problem:
        return go(f"people/{answer.option}") if answer.option in kit.catalog.problems else STAY
    known = not person and answer.option in people_for(problem, kit.catalog)
    return go(f"people/{problem}/{answer.option}") if known else STAY
