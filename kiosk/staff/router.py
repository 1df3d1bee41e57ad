"""Which module builds and handles a staff page, by the first part of its node."""

from collections.abc import Callable
from typing import NamedTuple

from kiosk.journey.page_draft import PageDraft
from kiosk.staff.context import StaffContext
from kiosk.staff.pages import (
    change,
    clock,
    copies,
    export,
    figures,
    filters,
    health,
    legibility,
    menu,
    notice,
    pin_entry,
    practice,
    retention,
    save,
    settings,
    span,
    update,
    visit_details,
    visits,
)
from kiosk.staff.state import StaffTurn


class StaffPageBuilder(NamedTuple):
    """The functions of a staff page: one builds its draft, one handles a choice on it, or a text that was typed.

    `handle` takes the option ("typed" for a text), the text, and the context.
    """

    build: Callable[[StaffContext], PageDraft]
    handle: Callable[[str, str, StaffContext], StaffTurn]


BUILDERS = {
    "care": StaffPageBuilder(settings.build_settings, settings.handle_settings),
    "change": StaffPageBuilder(change.build_change, change.handle_change),
    "clock": StaffPageBuilder(clock.build_clock, clock.handle_clock),
    "contacts": StaffPageBuilder(settings.build_contacts, settings.handle_contacts),
    "copies": StaffPageBuilder(copies.build_copies, copies.handle_copies),
    "export": StaffPageBuilder(export.build_export, export.handle_export),
    "figures": StaffPageBuilder(figures.build_figures, figures.handle_figures),
    "filter": StaffPageBuilder(filters.build_filter, filters.handle_filter),
    "health": StaffPageBuilder(health.build_health, health.handle_health),
    "help": StaffPageBuilder(menu.build_help, menu.handle_help),
    "language": StaffPageBuilder(menu.build_language, menu.handle_language),
    "languages": StaffPageBuilder(settings.build_languages, settings.handle_languages),
    "legibility": StaffPageBuilder(legibility.build_legibility, legibility.handle_legibility),
    "menu": StaffPageBuilder(menu.build_menu, menu.handle_menu),
    "methods": StaffPageBuilder(settings.build_methods, settings.handle_methods),
    "newpin": StaffPageBuilder(pin_entry.build_new_pin, pin_entry.handle_new_pin),
    "notice": StaffPageBuilder(notice.build_notice, notice.handle_notice),
    "pin": StaffPageBuilder(pin_entry.build_pin, pin_entry.handle_pin),
    "practice": StaffPageBuilder(practice.build_practice, practice.handle_practice),
    "printing": StaffPageBuilder(figures.build_printing, figures.handle_printing),
    "retention": StaffPageBuilder(retention.build_retention, retention.handle_retention),
    "save": StaffPageBuilder(save.build_save, save.handle_save),
    "span": StaffPageBuilder(span.build_span, span.handle_span),
    "times": StaffPageBuilder(settings.build_times, settings.handle_times),
    "update": StaffPageBuilder(update.build_update, update.handle_update),
    "visit": StaffPageBuilder(visit_details.build_visit, visit_details.handle_visit),
    "visits": StaffPageBuilder(visits.build_visits, visits.handle_visits),
}
"""The builder of each kind of staff page."""


def builder_for(node: str) -> StaffPageBuilder:
    """The builder of a node; an unknown node gets the menu."""
    return BUILDERS.get(node.partition("/")[0], BUILDERS["menu"])
