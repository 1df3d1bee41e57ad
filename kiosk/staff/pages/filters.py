"""The pages on which the filters of the list of visits are chosen."""

from kiosk.journey.page_draft import DraftChoice, PageDraft
from kiosk.staff.context import StaffContext
from kiosk.staff.pages.visits import newest_page
from kiosk.staff.state import StaffTurn
from kiosk.staff.visit_filters import FILTERS, filter_label, filter_values

ANY = "any"


def build_filter(context: StaffContext) -> PageDraft:
    """The filters with their values, or the values that one of them can have."""
    return (
        _value_choices(context.subpage, context)
        if context.subpage in FILTERS
        else _filter_list(context)
    )


def _filter_list(context: StaffContext) -> PageDraft:
    asked = context.state.chosen
    return PageDraft(
        id="filter",
        title=context.title("filter"),
        blocks=context.opening("filter"),
        choices=(
            *context.choices("filter", "show"),
            *(
                context.choice("filter", by, state=filter_label(by, asked.get(by, ""), context))
                for by in FILTERS
            ),
            *context.choices("filter", "clear"),
        ),
        default="show",
    )


def _value_choices(by: str, context: StaffContext) -> PageDraft:
    return PageDraft(
        id=f"filter/{by}",
        title=context.title("filter"),
        blocks=context.lead_note("filter", f"by-{by}"),
        choices=(
            DraftChoice(ANY, filter_label(by, "", context)),
            *(DraftChoice(id, filter_label(by, id, context)) for id in filter_values(by, context)),
        ),
    )


def handle_filter(option: str, text: str, context: StaffContext) -> StaffTurn:
    """Set a filter, open the choice of its values, clear all filters, or go back to the list."""
    state = context.state
    if context.subpage:
        chosen = state.with_choice(**{context.subpage: "" if option == ANY else option})
        return StaffTurn(newest_page(chosen.back()))
    if option in FILTERS:
        return StaffTurn(state.open(f"filter/{option}"))
    if option == "clear":
        state = newest_page(state.with_choice(**dict.fromkeys(FILTERS, "")))
    return StaffTurn(state.back())
