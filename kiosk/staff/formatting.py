"""Ids, days and durations of the visit log in words, short enough for a column."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TypeVar

from kiosk.content.content import Content
from kiosk.content.records import Sentence
from kiosk.journey.id_labels import id_label, step_title
from kiosk.journey.page_text import PageText
from kiosk.staff.context import StaffContext
from kiosk.store.visit_page import VisitRow
from kiosk.view_model.page import BarChart, ChartRow

COLUMNS = (
    "day", "part", "language", "door", "intent", "device", "method", "stage", "outcome",
    "minutes", "helped",
)  # fmt: skip
NOTHING = "-"
LONGEST = 10
"""Cells of a value that the content has no short word for."""


def column_heads(context: StaffContext) -> tuple[str, ...]:
    """The heads of the columns, minutes with their unit."""
    return tuple(context.say("visits", column) for column in COLUMNS)


def visit_cells(visit: VisitRow, context: StaffContext) -> tuple[str, ...]:
    """One visit as a row."""
    return tuple(short_value(column, getattr(visit, column), context) for column in COLUMNS)


def short_value(column: str, id: object, context: StaffContext) -> str:
    """A value of a column, short."""
    if column == "day":
        return short_day(date.fromisoformat(str(id)), context)
    if column == "helped":
        return context.say("short", "yes" if id else "no")
    if id is None or id == "":
        return NOTHING
    if column == "language":
        return str(id)
    if isinstance(id, int):
        return context.texts.words.number(id)
    said = context.say_if_any("short", f"{column}-{id}") or id_label(column, id, context.texts)
    return said if len(said) <= LONGEST else f"{said[: LONGEST - 1]}…"


def long_value(column: str, id: object, context: StaffContext) -> str:
    """A value in full, as filters and summaries say it."""
    if id is None or id == "":
        return context.say("long", "none")
    return context.say_if_any("long", f"{column}-{id}") or id_label(column, id, context.texts)


def short_day(at: date, context: StaffContext, *, year: bool = False) -> str:
    """A day, as a rule without its year: "20 Nov"."""
    from babel.dates import format_date

    form = "d MMM yyyy" if year else "d MMM"
    return str(format_date(at, form, locale=context.texts.words.locale))


def format_duration(seconds: int, context: StaffContext) -> str:
    """Some seconds, minutes or hours; begun ones count."""
    for size, one, many in ((3600, "hour", "hours"), (60, "minute", "minutes")):
        if seconds > size or (seconds == size):
            number = -(-seconds // size)
            return context.say("lasting", one if number == 1 else many, number=number)
    return context.say("lasting", "second" if seconds == 1 else "seconds", number=seconds)


Item = tuple[str, str, int]
"""The name of a bar, its words, its size."""


def figure_chart(id: str, items: Iterable[Item], context: StaffContext, **more: object) -> BarChart:
    """A number with its title; nothing counted is said in words."""
    found = list(items)
    max_length = max((size for _, _, size in found), default=0) or 1
    lines = tuple(ChartRow(name, say, size / max_length) for name, say, size in found)
    if not lines:
        lines = (ChartRow(context.say("figures", "nothing"), "", 0),)
    return BarChart(context.say("figures", id, **more), lines)


def both_values(name: str, number: int, last: int, context: StaffContext) -> str:
    """Two numbers in one sentence."""
    said = context.texts.words.number
    return context.say("figures", name, number=said(number), last=said(last))


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
