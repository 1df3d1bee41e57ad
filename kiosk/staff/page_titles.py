"""Titles of pages by the ids that the visit log holds, and names of what is counted."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from kiosk.content.content import Content
from kiosk.content.records import Sentence
from kiosk.journey.id_labels import id_label, step_title
from kiosk.journey.page_text import PageText
from kiosk.staff.context import StaffContext

Kept = TypeVar("Kept")
Find = Callable[[str, PageText], Sentence | None]
"""Finds the words of a page by the rest of its id."""


def page_title(page: str, texts: PageText) -> str:
    """The title of a page by its id; an id that nothing names stands for itself."""
    room, _, rest = page.partition("/")
    if room == "help" and (below := _titled(rest, texts)):
        return texts.note("staff-visit", "help", title=below)
    return _titled(page, texts) or page


def _titled(page: str, texts: PageText) -> str:
    room, _, rest = page.partition("/")
    found = ROOMS.get(room, _none)(rest, texts) if rest else None
    said = texts(found) if found else ""
    own = texts.note_if_any("staff-pages", room) or texts(texts.page(room).title)
    if said:
        return texts.note_if_any("staff-pages", f"{room}-of", title=said) or said
    return own


def _none(rest: str, texts: PageText) -> Sentence | None:
    return None


def _journey(id: str, texts: PageText) -> Sentence | None:
    found = texts.content.stages.get(id) or texts.content.situations.get(id)
    return found.short if found else None


def _step(key: str, texts: PageText) -> Sentence | None:
    return step_title(key, texts)


def _question(id: str, texts: PageText) -> Sentence | None:
    found = texts.content.questions.get(id) or texts.content.before.get(id)
    return found.ask if found else None


def _person(key: str, texts: PageText) -> Sentence | None:
    problem, _, person = key.partition("/")
    if person in texts.content.people:
        return texts.content.people[person].name
    found = texts.content.problems.get(problem)
    return found.say if found else None


def _list(name: str, texts: PageText) -> Sentence | None:
    return texts.page(f"list-{name}").title


def _of(shelf: Callable[[Content], Mapping[str, Kept]], words: Callable[[Kept], Sentence]) -> Find:
    def find(id: str, texts: PageText) -> Sentence | None:
        found = shelf(texts.content).get(id)
        return words(found) if found is not None else None

    return find


ROOMS: dict[str, Find] = {
    "step": _step,
    "else": _step,
    "screens": _step,
    "pick": _step,
    "stage": _journey,
    "finished": _journey,
    "path": _journey,
    "trouble": _of(lambda content: content.troubles, lambda one: one.title),
    "note": _of(lambda content: content.troubles, lambda one: one.title),
    "term": _of(lambda content: content.terms, lambda one: one.title),
    "screen": _of(lambda content: content.screens, lambda one: one.title),
    "method": _of(lambda content: content.methods, lambda one: one.name),
    "before": _question,
    "device": _question,
    "people": _person,
    "list": _list,
}


COLUMNS_naming = {
    "language": "language",
    "method": "method",
    "entered": "stage",
    "done": "stage",
    "minutes": "stage",
    "return": "resumed",
    "outcome": "outcome",
    "verdict": "verdict",
}
"""What is counted, and the column of the logbook whose words name it."""


def count_name(what: str, id: str, texts: PageText) -> str:
    """The words for an id of what is counted; nothing where nothing names it."""
    if what == "visit":
        return texts.context.office.name
    if not id:
        return ""
    if what in ("stop", "help"):
        return page_title(id, texts)
    column = COLUMNS_naming.get(what, what)
    return texts.note_if_any("staff-long", f"{column}-{id}") or id_label(column, id, texts)


def staff_count_name(what: str, id: str, context: StaffContext) -> str:
    """The same, as the staff pages say it."""
    return count_name(what, id, context.texts)
