"""The names of what the figures count, on staff pages and in the export."""

from collections.abc import Sequence
from datetime import date

from kiosk.journey.id_labels import id_label, step_title
from kiosk.journey.page_text import PageText
from kiosk.staff.context import StaffContext
from kiosk.staff.log_value_texts import long_value, short_day, short_value
from kiosk.staff.page_titles import page_title
from kiosk.store.figure_spans import Span
from kiosk.store.visit_counts import WEEKDAYS

COLUMNS = {
    "stage_entered": "stage",
    "stage_done": "stage",
    "minutes": "stage",
    "method_done": "method",
}
"""The column of a row that has the values of a figure, where its name is another one."""

PAGE_FIGURES = ("stop", "reached", "help", "step_minutes", "differs")
"""Figures whose values are pages."""


def value_label(figure: str, value: str, context: StaffContext) -> str:
    """The name of a value of a figure on a staff page."""
    if figure in PAGE_FIGURES:
        return page_title(value, context.texts)
    if figure == "weekday":
        return weekday_name(value, context.texts)
    return long_value(COLUMNS.get(figure, figure), value, context)


def weekday_name(value: str, texts: PageText) -> str:
    """The name of a day of the week in the language of some texts."""
    from babel.dates import get_day_names

    names = get_day_names("wide", "stand-alone", texts.words.locale)
    return str(names[WEEKDAYS.index(value)])


def count_name(figure: str, value: str, texts: PageText) -> str:
    """The name of a value of a figure in an export; "" where nothing names it."""
    if figure == "visits":
        return ""
    if figure in PAGE_FIGURES:
        return page_title(value, texts)
    if figure == "weekday":
        return weekday_name(value, texts)
    if figure == "returns":
        found = step_title(value, texts)
        return texts(found) if found else value
    column = COLUMNS.get(figure, figure)
    return texts.note_if_any("staff-long", f"{column}-{value}") or id_label(column, value, texts)


def page_labels(pages: Sequence[str], context: StaffContext) -> list[str]:
    """The titles of pages; two of one title are told apart by their stages."""
    titles = [page_title(page, context.texts) for page in pages]
    return [
        title if titles.count(title) == 1 else f"{title} · {_stage_label(page, context)}"
        for page, title in zip(pages, titles, strict=True)
    ]


def _stage_label(page: str, context: StaffContext) -> str:
    """The stage or situation of a step, which tells it from another step of the same title."""
    return short_value("stage", page.split("/")[1] if "/" in page else page, context)


def month_label(day: date, context: StaffContext) -> str:
    """A month: "November 2026"."""
    from babel.dates import format_skeleton

    return str(format_skeleton("yMMMM", day, locale=context.texts.words.locale))


def span_label(span: Span, context: StaffContext) -> str:
    """The days of a span; a whole month by its name."""
    if span.days == 1:
        return short_day(span.first, context, year=True)
    if span.is_whole and len(span.months) == 1:
        return month_label(span.first, context)
    year = span.first.year != span.last.year
    first = short_day(span.first, context, year=year)
    return context.say("span", "days", first=first, last=short_day(span.last, context, year=True))
