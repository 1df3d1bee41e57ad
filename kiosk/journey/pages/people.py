"""People to ask: first the problem, then who can help with it, then how to reach them."""

from kiosk.content.content import Content
from kiosk.content.shared_records import Contact
from kiosk.journey.content_blocks import LOOKED_UP_FACT, contact_block
from kiosk.journey.context import Context
from kiosk.journey.page_draft import DraftChoice, PageDraft
from kiosk.journey.page_text import PageText
from kiosk.journey.state import CLOSE_HELP, STAY, Answer, Move, Position, close_or_go, go_to


def build_people(texts: PageText) -> PageDraft | None:
    """The kinds of problem, the people for one of them, or one of those people.

    Nodes: "people", "people/PROBLEM", "people/PROBLEM/PERSON".
    """
    problem, _, person = texts.position.node.partition("/")[2].partition("/")
    if person:
        return _person_draft(problem, person, texts)
    return _people_draft(problem, texts) if problem else _problems_draft(texts)


def people_for(problem: str, content: Content) -> dict[str, Contact]:
    """Who can help with a problem, by id, in the order of the content.

    Each settlement office is among them, whichever was chosen before: that choice may have been a mistake.
    """
    return {id: contact for id, contact in content.people.items() if problem in contact.problems}


def _problems_draft(texts: PageText) -> PageDraft:
    problems = texts.content.problems.items()
    return PageDraft(
        id="people",
        title=texts.title("people"),
        blocks=texts.opening("people"),
        choices=tuple(DraftChoice(id, texts(problem.say)) for id, problem in problems),
        pace="question",
    )


def _people_draft(id: str, texts: PageText) -> PageDraft | None:
    problem = texts.content.problems.get(id)
    if problem is None:
        return None
    people = people_for(id, texts.content).items()
    return PageDraft(
        id=f"people/{id}",
        title=texts(problem.say),
        blocks=texts.lead_note("people", "whom") + texts.paragraphs(problem.ready),
        choices=tuple(
            DraftChoice(contact_id, texts(contact.name)) for contact_id, contact in people
        ),
        pace="question",
    )


def _person_draft(problem: str, id: str, texts: PageText) -> PageDraft | None:
    contact = texts.content.people.get(id)
    if contact is None:
        return None
    return PageDraft(
        id=f"people/{problem}/{id}",
        title=texts.title("people"),
        blocks=(contact_block(contact, texts),),
        choices=(texts.choice("trouble", "back-to-page"), texts.choice("people", "somebody-else")),
    )


def handle_people(position: Position, answer: Answer, context: Context) -> Move:
    """Go from a problem to its people, to one of them, and back to the page that help was called from."""
    problem, _, person = position.node.partition("/")[2].partition("/")
    if answer.option == "back-to-page":
        return close_or_go(position, "intent", CLOSE_HELP)
    if answer.option == "somebody-else":
        return go_to(f"people/{problem}")
    if not problem:
        return (
            go_to(f"people/{answer.option}") if answer.option in context.content.problems else STAY
        )
    people = people_for(problem, context.content)
    if person or answer.option not in people:
        return STAY
    # A settlement office is looked up by those whose claims it pays; the last one is on the slip.
    looked_up = {LOOKED_UP_FACT: answer.option} if people[answer.option].when else {}
    return Move(how="go", to=f"people/{problem}/{answer.option}", keep=looked_up)
