"""Titles of pages by the ids that the visit log holds."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from kiosk.content.content import Content
from kiosk.content.shared_records import Sentence
from kiosk.journey.id_labels import step_title
from kiosk.journey.page_text import PageText

Entry = TypeVar("Entry")
TitleFinder = Callable[[str, PageText], Sentence | None]
"""Finds the title of a page by the part of its id after the slash."""


def page_title(page: str, texts: PageText) -> str:
    """The title of a page by its id; the id itself where nothing names it."""
    kind, _, rest = page.partition("/")
    if kind == "help" and (below := _title(rest, texts)):
        return texts.note("staff-visit", "help", title=below)
    return _title(page, texts) or page


def _title(page: str, texts: PageText) -> str:
    kind, _, rest = page.partition("/")
    found = TITLE_FINDERS.get(kind, _no_title)(rest, texts) if rest else None
    name = texts(found) if found else ""
    own = texts.note_if_any("staff-pages", kind) or texts(texts.page(kind).title)
    if name:
        return texts.note_if_any("staff-pages", f"{kind}-of", title=name) or name
    return own


def _no_title(rest: str, texts: PageText) -> Sentence | None:
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


def _entry_title(
    entries: Callable[[Content], Mapping[str, Entry]], title: Callable[[Entry], Sentence]
) -> TitleFinder:
    def find(id: str, texts: PageText) -> Sentence | None:
        found = entries(texts.content).get(id)
        return title(found) if found is not None else None

    return find


TITLE_FINDERS: dict[str, TitleFinder] = {
    "step": _step,
    "else": _step,
    "screens": _step,
    "pick": _step,
    "stage": _journey,
    "finished": _journey,
    "path": _journey,
    "trouble": _entry_title(lambda content: content.troubles, lambda one: one.title),
    "note": _entry_title(lambda content: content.troubles, lambda one: one.title),
    "term": _entry_title(lambda content: content.terms, lambda one: one.title),
    "screen": _entry_title(lambda content: content.screens, lambda one: one.title),
    "method": _entry_title(lambda content: content.methods, lambda one: one.name),
    "before": _question,
    "device": _question,
    "people": _person,
    "list": _list,
}
