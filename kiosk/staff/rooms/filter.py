"""By what visits are looked for: one page for the five filters, one for the values of each."""

from kiosk.journey.context import DraftChoice, PageDraft
from kiosk.staff.context import StaffContext
from kiosk.staff.rooms.visits import first
from kiosk.staff.state import StaffTurn
from kiosk.staff.visit_filters import BY, filter_label, filter_values

ANY = "any"


def draft(sight: StaffContext) -> PageDraft:
    """The filters with what they stand on, or the values of one."""
    return _values(sight.rest, sight) if sight.rest in BY else _filters(sight)


def _filters(sight: StaffContext) -> PageDraft:
    asked = sight.state.asked
    return PageDraft(
        id="filter",
        title=sight.title("filter"),
        blocks=sight.opening("filter"),
        choices=(
            *(
                sight.choice("filter", by, state=filter_label(by, asked.get(by, ""), sight))
                for by in BY
            ),
            *sight.choices("filter", "clear", "show"),
        ),
        default="show",
        whole=True,
    )


def _values(by: str, sight: StaffContext) -> PageDraft:
    return PageDraft(
        id=f"filter/{by}",
        title=sight.title("filter"),
        blocks=sight.lead_note("filter", f"by-{by}"),
        choices=(
            DraftChoice(ANY, filter_label(by, "", sight)),
            *(DraftChoice(id, filter_label(by, id, sight)) for id in filter_values(by, sight)),
        ),
    )


def choose(option: str, text: str, sight: StaffContext) -> StaffTurn:
    """A value leads back to the filters, and they to the visits."""
    state = sight.state
    if sight.rest:
        chosen = state.asking(**{sight.rest: "" if option == ANY else option})
        return StaffTurn(first(chosen.back()))
    if option in BY:
        return StaffTurn(state.to(f"filter/{option}"))
    if option == "clear":
        state = first(state.asking(**dict.fromkeys(BY, "")))
    return StaffTurn(state.back())
