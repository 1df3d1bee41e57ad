"""The pages of a visit by their titles, where the content has one."""

from collections.abc import Callable

from kiosk.catalog.sentence import Sentence
from kiosk.flow.named import step_title
from kiosk.flow.tell import Tell


def title_of(page: str, tell: Tell) -> str:
    """The title of a page by its id; an id that nothing names stands for itself."""
    room, _, rest = page.partition("/")
    if room == "help" and (below := _titled(rest, tell)):
        return tell.note("staff-visit", "help", title=below)
    return _titled(page, tell) or page


def _titled(page: str, tell: Tell) -> str:
    room, _, rest = page.partition("/")
    found = ROOMS.get(room, _none)(rest, tell) if rest else None
    said = tell(found) if found else ""
    own = tell.note("staff-pages", room) or tell.title(room)
    if said:
        return tell.note("staff-pages", f"{room}-of", title=said) or said
    return own


def _none(rest: str, tell: Tell) -> Sentence | None:
    return None


def _journey(id: str, tell: Tell) -> Sentence | None:
    found = tell.catalog.stages.get(id) or tell.catalog.paths.get(id)
    return found.short if found else None


def _step(key: str, tell: Tell) -> Sentence | None:
    return step_title(key, tell)


def _trouble(id: str, tell: Tell) -> Sentence | None:
    found = tell.catalog.troubles.get(id)
    return found.title if found else None


def _term(id: str, tell: Tell) -> Sentence | None:
    found = tell.catalog.terms.get(id)
    return found.title if found else None


def _screen(id: str, tell: Tell) -> Sentence | None:
    found = tell.catalog.screens.get(id)
    return found.title if found else None


def _method(id: str, tell: Tell) -> Sentence | None:
    found = tell.catalog.methods.get(id)
    return found.name if found else None


def _question(id: str, tell: Tell) -> Sentence | None:
    found = tell.catalog.questions.get(id) or tell.catalog.before.get(id)
    return found.ask if found else None


def _person(key: str, tell: Tell) -> Sentence | None:
    problem, _, person = key.partition("/")
    if person in tell.catalog.people:
        return tell.catalog.people[person].name
    found = tell.catalog.problems.get(problem)
    return found.say if found else None


def _list(name: str, tell: Tell) -> Sentence | None:
    return tell.page(f"list-{name}").title


ROOMS: dict[str, Callable[[str, Tell], Sentence | None]] = {
    "step": _step,
    "else": _step,
    "screens": _step,
    "pick": _step,
    "stage": _journey,
    "finished": _journey,
    "path": _journey,
    "trouble": _trouble,
    "note": _trouble,
    "term": _term,
    "screen": _screen,
    "method": _method,
    "before": _question,
    "device": _question,
    "people": _person,
    "list": _list,
}
