"""People to ask: first the problem, then who can help with it, then how to reach them."""

from kiosk.content.content import Content
from kiosk.content.records import Contact
from kiosk.journey.content_blocks import contact_block
from kiosk.journey.context import Context
from kiosk.journey.page_draft import DraftChoice, PageDraft
from kiosk.journey.page_text import PageText
from kiosk.journey.state import STAY, Answer, Move, Position, go_to


def build_people(texts: PageText) -> PageDraft | None:
    """The kinds of problem, the people for one of them, or one of those people."""
    problem, _, person = texts.position.node.partition("/")[2].partition("/")
    if person:
        return _person(problem, person, texts)
    return _people(problem, texts) if problem else _problems(texts)


def people_for(problem: str, content: Content) -> dict[str, Contact]:
    """Who can help with a problem, in the order of the content."""
    return {id: one for id, one in content.people.items() if problem in one.problems}


def _problems(texts: PageText) -> PageDraft:
    problems = texts.content.problems.items()
    return PageDraft(
        id="people",
        title=texts.title("people"),
        blocks=texts.opening("people"),
        choices=tuple(DraftChoice(id, texts(problem.say)) for id, problem in problems),
        pace="question",
    )


def _people(id: str, texts: PageText) -> PageDraft | None:
    problem = texts.content.problems.get(id)
    if problem is None:
        return None
    people = people_for(id, texts.content).items()
    return PageDraft(
        id=f"people/{id}",
        title=texts(problem.say),
        blocks=texts.lead_note("people", "whom") + texts.paragraphs(problem.ready),
        choices=tuple(DraftChoice(name, texts(one.name)) for name, one in people),
        pace="question",
    )


def _person(problem: str, id: str, texts: PageText) -> PageDraft | None:
    one = texts.content.people.get(id)
    if one is None:
        return None
    return PageDraft(
        id=f"people/{problem}/{id}",
        title=texts.title("people"),
        blocks=(contact_block(one, texts),),
        choices=(texts.choice("trouble", "back-to-page"), texts.choice("people", "somebody-else")),
    )


def handle_people(position: Position, answer: Answer, context: Context) -> Move:
    """A problem leads to its people, and they lead back to the page under them."""
    problem, _, person = position.node.partition("/")[2].partition("/")
    if answer.option == "back-to-page":
        return Move(how="close", to="@page") if position.returns else go_to("intent")
    if answer.option == "somebody-else":
        return go_to(f"people/{problem}")
    if not problem:
        return (
            go_to(f"people/{answer.option}") if answer.option in context.content.problems else STAY
        )
    known = not person and answer.option in people_for(problem, context.content)
    return go_to(f"people/{problem}/{answer.option}") if known else STAY
