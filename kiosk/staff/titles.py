"""The pages of a visit by their titles, where the content has one."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from kiosk.content.catalog import Catalog
from kiosk.content.records import Sentence
from kiosk.journey.context import PageText
from kiosk.journey.id_labels import step_title

Kept = TypeVar("Kept")
Find = Callable[[str, PageText], Sentence | None]
"""Finds the words of a page by the rest of its id."""


def title_of(page: str, tell: PageText) -> str:
    """The title of a page by its id; an id that nothing names stands for itself."""
    room, _, rest = page.partition("/")
    if room == "help" and (below := _titled(rest, tell)):
        return tell.note("staff-visit", "help", title=below)
    return _titled(page, tell) or page


def _titled(page: str, tell: PageText) -> str:
    room, _, rest = page.partition("/")
    found = ROOMS.get(room, _none)(rest, tell) if rest else None
    said = tell(found) if found else ""
    own = tell.note_if_any("staff-pages", room) or tell(tell.page(room).title)
    if said:
        return tell.note_if_any("staff-pages", f"{room}-of", title=said) or said
    return own


def _none(rest: str, tell: PageText) -> Sentence | None:
    return None


def _journey(id: str, tell: PageText) -> Sentence | None:
    found = tell.catalog.stages.get(id) or tell.catalog.paths.get(id)
    return found.short if found else None


def _step(key: str, tell: PageText) -> Sentence | None:
    return step_title(key, tell)


def _question(id: str, tell: PageText) -> Sentence | None:
    found = tell.catalog.questions.get(id) or tell.catalog.before.get(id)
    return found.ask if found else None


def _person(key: str, tell: PageText) -> Sentence | None:
    problem, _, person = key.partition("/")
    if person in tell.catalog.people:
        return tell.catalog.people[person].name
    found = tell.catalog.problems.get(problem)
    return found.say if found else None


def _list(name: str, tell: PageText) -> Sentence | None:
    return tell.page(f"list-{name}").title


def _of(shelf: Callable[[Catalog], Mapping[str, Kept]], words: Callable[[Kept], Sentence]) -> Find:
    def find(id: str, tell: PageText) -> Sentence | None:
        found = shelf(tell.catalog).get(id)
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
    "trouble": _of(lambda catalog: catalog.troubles, lambda one: one.title),
    "note": _of(lambda catalog: catalog.troubles, lambda one: one.title),
    "term": _of(lambda catalog: catalog.terms, lambda one: one.title),
    "screen": _of(lambda catalog: catalog.screens, lambda one: one.title),
    "method": _of(lambda catalog: catalog.methods, lambda one: one.name),
    "before": _question,
    "device": _question,
    "people": _person,
    "list": _list,
}
