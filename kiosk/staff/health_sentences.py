"""The items of health in the words of the staff page: how each stands, and what to do about it."""

from collections.abc import Iterable
from datetime import date, datetime
from itertools import groupby
from typing import get_args

from kiosk.staff.context import StaffContext
from kiosk.staff.health.item import Field, HealthItem, RemedyNote, StateNote
from kiosk.staff.log_value_texts import long_value
from kiosk.staff.page_titles import page_title

MOST_NAMES = 3
"""Names of one kind that a sentence gives, before it only says how many more there are."""

LARGE = 1000
"""From here on a number gets the separators of the language; no sentence counts by so many."""


def merge_alike(items: Iterable[HealthItem]) -> list[tuple[HealthItem, list[str]]]:
    """Each sentence once, by the first item that it stands for, with the names of all of them in their order."""
    merged: dict[tuple[StateNote, tuple[tuple[str, Field], ...]], tuple[HealthItem, list[str]]] = {}
    for one in items:
        _, names = merged.setdefault((one.note, one.fields), (one, []))
        if one.name and one.name not in names:
            names.append(one.name)
    return list(merged.values())


def state_sentence(item: HealthItem, names: list[str], context: StaffContext) -> str:
    """How it stands; where the texts of the page are gone, in the words of the shell."""
    said = context.say_if_any("health-state", item.note, **_fields(item, names, context))
    return said or item.printed_text


def remedy_sentence(item: HealthItem, context: StaffContext) -> str:
    """What to do about it; "" where there is nothing to do."""
    if item.note not in get_args(RemedyNote):
        return ""
    return context.say_if_any("health-remedy", item.note) or item.remedy


def item_sentences(item: HealthItem, names: list[str], context: StaffContext) -> str:
    """How it stands, since when, and what to do about it."""
    is_dated = any(isinstance(value, date) for _, value in item.fields)
    since = (
        context.say("health", "since", date=context.texts.words.day(item.since))
        if item.since and item.state == "act" and not is_dated
        else ""
    )
    told = (state_sentence(item, names, context), since, remedy_sentence(item, context))
    return " ".join(text for text in told if text)


def item_rows(items: Iterable[HealthItem], context: StaffContext) -> list[tuple[str, str]]:
    """A row for each kind, in the order of the items: its name, and how it stands."""
    return [
        (
            context.say("health", kind),
            " ".join(state_sentence(one, names, context) for one, names in merge_alike(of_kind)),
        )
        for kind, of_kind in groupby(items, key=lambda one: one.kind)
    ]


def _fields(item: HealthItem, names: list[str], context: StaffContext) -> dict[str, object]:
    fields = {name: _in_words(value, context) for name, value in item.fields}
    fields["names"] = _some_names(names, context)
    if item.note == "unknown":
        fields["names"] = context.say("health", item.kind)
    if item.kind == "screens":
        page = str(fields.get("page", ""))
        fields["title"] = page_title(page, context.texts)
        fields["stage"] = long_value("stage", page.partition("/")[2].partition("/")[0], context)
    return fields


def _in_words(value: Field, context: StaffContext) -> object:
    words = context.texts.words
    # Every moment is a date, and no date a moment.
    if isinstance(value, datetime):
        return words.time(value)
    if isinstance(value, date):
        return words.day(value)
    if isinstance(value, float) or (isinstance(value, int) and value >= LARGE):
        return words.number(value)
    return value


def _some_names(names: list[str], context: StaffContext) -> str:
    shown = context.texts.words.join(names[:MOST_NAMES])
    rest = len(names) - MOST_NAMES
    return context.say("health", "more", names=shown, number=rest) if rest > 0 else shown
