"""People to ask: first the problem, then who can help with it."""

from kiosk.flow.draft import Choice, Draft
from kiosk.flow.kit import Kit
from kiosk.flow.state import CLOSE, STAY, Answer, Move, Where, go
from kiosk.flow.tell import Tell
from kiosk.waist.blocks import Contact


def draft(tell: Tell) -> Draft | None:
    """The kinds of problem, or the people for one of them."""
    problem = tell.where.node.partition("/")[2]
    return _contacts(problem, tell) if problem else _problems(tell)


def _problems(tell: Tell) -> Draft:
    problems = tell.catalog.problems.items()
    return Draft(
        id="people",
        title=tell.title("people"),
        blocks=tell.opening("people"),
        choices=(
            *(Choice(id, tell(problem.say)) for id, problem in problems),
            tell.choice("trouble", "back-to-page"),
        ),
        pace="question",
    )


def _contacts(id: str, tell: Tell) -> Draft | None:
    problem = tell.catalog.problems.get(id)
    if problem is None:
        return None
    people = [one for one in tell.catalog.people.values() if id in one.problems]
    return Draft(
        id=f"people/{id}",
        title=tell(problem.say),
        blocks=(
            *tell.paragraphs(problem.ready),
            *(
                Contact(
                    name=tell(one.name),
                    lines=tuple(tell(line) for line in one.lines),
                    dated=tell.note("people", "dated", date=tell.words.day(one.dated)),
                    doubt=tell.note("people", "doubt") if one.confirm else "",
                )
                for one in people
            ),
        ),
        choices=(tell.choice("trouble", "back-to-page"), tell.choice("people", "other-problem")),
    )


def choose(where: Where, answer: Answer, kit: Kit) -> Move:
    """A problem leads to its people; both lead back to the page under them."""
    if answer.option == "back-to-page":
        return CLOSE if where.returns else go("intent")
    if answer.option == "other-problem":
        return go("people")
    return go(f"people/{answer.option}") if answer.option in kit.catalog.problems else STAY
