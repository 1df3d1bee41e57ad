"""People to ask, safety, and words explained."""

from kiosk.content.catalog import Catalog
from kiosk.content.records import Contact
from kiosk.journey.content_blocks import contact_block
from kiosk.journey.context import Context, DraftChoice, PageDraft, PageText
from kiosk.journey.stage_progress import place_label
from kiosk.journey.state import CLOSE, STAY, Answer, Move, Position, go_to, open_over
from kiosk.journey.targets import follow_target


def build_people(tell: PageText) -> PageDraft | None:
    """The kinds of problem, the people for one of them, or one of those people."""
    problem, _, person = tell.where.node.partition("/")[2].partition("/")
    if person:
        return _person(problem, person, tell)
    return _people(problem, tell) if problem else _problems(tell)


def people_for(problem: str, catalog: Catalog) -> dict[str, Contact]:
    """Who can help with a problem, in the order of the content."""
    return {id: one for id, one in catalog.people.items() if problem in one.problems}


def _problems(tell: PageText) -> PageDraft:
    problems = tell.catalog.problems.items()
    return PageDraft(
        id="people",
        title=tell.title("people"),
        blocks=tell.opening("people"),
        choices=tuple(DraftChoice(id, tell(problem.say)) for id, problem in problems),
        pace="question",
    )


def _people(id: str, tell: PageText) -> PageDraft | None:
    problem = tell.catalog.problems.get(id)
    if problem is None:
        return None
    people = people_for(id, tell.catalog).items()
    return PageDraft(
        id=f"people/{id}",
        title=tell(problem.say),
        blocks=tell.lead_note("people", "whom") + tell.paragraphs(problem.ready),
        choices=tuple(DraftChoice(name, tell(one.name)) for name, one in people),
        pace="question",
    )


def _person(problem: str, id: str, tell: PageText) -> PageDraft | None:
    one = tell.catalog.people.get(id)
    if one is None:
        return None
    return PageDraft(
        id=f"people/{problem}/{id}",
        title=tell.title("people"),
        blocks=(contact_block(one, tell),),
        choices=(tell.choice("trouble", "back-to-page"), tell.choice("people", "somebody-else")),
    )


def handle_people(where: Position, answer: Answer, kit: Context) -> Move:
    """A problem leads to its people, and they lead back to the page under them."""
    problem, _, person = where.node.partition("/")[2].partition("/")
    if answer.option == "back-to-page":
        return Move(how="close", to="@page") if where.returns else go_to("intent")
    if answer.option == "somebody-else":
        return go_to(f"people/{problem}")
    if not problem:
        return go_to(f"people/{answer.option}") if answer.option in kit.catalog.problems else STAY
    known = not person and answer.option in people_for(problem, kit.catalog)
    return go_to(f"people/{problem}/{answer.option}") if known else STAY


LEADS = {"strange": "trouble:test-address", "typed": "path:forgotten-password"}


def build_safety(tell: PageText) -> PageDraft:
    """One page, the same for everybody."""
    return PageDraft(
        id="safety",
        title=tell.title("safety"),
        blocks=tell.opening("safety"),
        choices=(
            tell.choice("trouble", "back-to-page"),
            *(tell.choice("safety", id) for id in LEADS),
            DraftChoice("counted", tell.choice("counted", "open").say),
        ),
    )


def handle_safety(where: Position, answer: Answer, kit: Context) -> Move:
    """What to do about a strange address or a password typed there, or back to the page under this one."""
    if answer.option in LEADS:
        return follow_target(LEADS[answer.option], where, kit)
    if answer.option == "counted":
        return open_over("counted")
    if answer.option == "back-to-page":
        return CLOSE if where.returns else go_to("intent")
    return STAY


def build_terms(tell: PageText) -> PageDraft:
    """Every word that the kiosk explains."""
    terms = tell.catalog.terms.items()
    return PageDraft(
        id="terms",
        title=tell.title("terms"),
        blocks=tell.opening("terms"),
        choices=tuple(DraftChoice(id, tell(term.title)) for id, term in terms),
        pace="question",
    )


def handle_terms(where: Position, answer: Answer, kit: Context) -> Move:
    """The word on its own page, over the list."""
    return open_over(f"term/{answer.option}") if answer.option in kit.catalog.terms else STAY


def build_term(tell: PageText) -> PageDraft | None:
    """What the word means, and the other names of the same thing."""
    id = tell.where.node.partition("/")[2]
    term = tell.catalog.terms.get(id)
    if term is None:
        return None
    first, *rest = term.means
    return PageDraft(
        id=f"term/{id}",
        title=tell(term.title),
        place=place_label(tell),
        blocks=tell.lead(first) + tell.paragraphs(tuple(rest)),
        choices=(tell.choice("trouble", "back-to-page"),),
    )


def handle_term(where: Position, answer: Answer, kit: Context) -> Move:
    """Back to the page that used the word."""
    return CLOSE
