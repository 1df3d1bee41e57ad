"""The pages on which the filters of the list of visits are chosen."""

from kiosk.journey.page_draft import DraftChoice, PageDraft
from kiosk.staff.context import StaffContext
from kiosk.staff.pages.visits import newest_page
from kiosk.staff.state import StaffTurn
from kiosk.staff.visit_filters import BY, filter_label, filter_values

ANY = "any"


def build_filter(context: StaffContext) -> PageDraft:
    """The filters with what they stand on, or the values of one."""
    return _values(context.rest, context) if context.rest in BY else _filters(context)


def _filters(context: StaffContext) -> PageDraft:
    asked = context.state.asked
    return PageDraft(
        id="filter",
        title=context.title("filter"),
        blocks=context.opening("filter"),
        choices=(
            *(
                context.choice("filter", by, state=filter_label(by, asked.get(by, ""), context))
                for by in BY
            ),
            *context.choices("filter", "clear", "show"),
        ),
        default="show",
        whole=True,
    )


def _values(by: str, context: StaffContext) -> PageDraft:
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
    """A value leads back to the filters, and they to the visits."""
    state = context.state
    if context.rest:
        chosen = state.asking(**{context.rest: "" if option == ANY else option})
        return StaffTurn(newest_page(chosen.back()))
    if option in BY:
        return StaffTurn(state.to(f"filter/{option}"))
    if option == "clear":
        state = newest_page(state.asking(**dict.fromkeys(BY, "")))
    return StaffTurn(state.back())
