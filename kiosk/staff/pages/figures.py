"""The figures of a period, on the screen and on paper."""

from kiosk.journey.context import DraftChoice, PageDraft
from kiosk.staff.context import StaffContext
from kiosk.staff.figure_charts import PERIODS, all_charts, chosen_figures, chosen_period
from kiosk.staff.formatting import short_day
from kiosk.staff.renderer import render_page
from kiosk.staff.state import StaffTurn
from kiosk.view_model.page import Text


def build_figures(sight: StaffContext) -> PageDraft:
    """The page, or the choice of another period."""
    return _periods(sight) if sight.rest == "period" else figures_draft(sight)


def figures_draft(sight: StaffContext) -> PageDraft:
    """The page of the period chosen, as paper has it too."""
    now = chosen_figures(sight)
    until = min(now.until, sight.now.date())
    year = now.since.year != until.year
    first, last = short_day(now.since, sight, year=year), short_day(until, sight, year=year)
    return PageDraft(
        id="figures",
        title=sight.say("figures", "title", state=sight.say("figures", chosen_period(sight))),
        place=sight.say("figures", "span", first=first, last=last),
        blocks=all_charts(now, sight),
        choices=sight.choices("figures", "period", "print", "save", "back"),
    )


def _periods(sight: StaffContext) -> PageDraft:
    return PageDraft(
        id="figures/period",
        title=sight.title("figures"),
        blocks=sight.lead_note("figures", "which"),
        choices=tuple(DraftChoice(id, sight.say("figures", id)) for id in PERIODS),
        default=chosen_period(sight),
    )


def handle_figures(option: str, text: str, sight: StaffContext) -> StaffTurn:
    """Another period, paper, a file, or back."""
    state = sight.state
    match option:
        case "period":
            return StaffTurn(state.to("figures/period"))
        case "print" if sight.kit.prints():
            sight.means.printer.print(render_page(figures_draft(sight), sight))
            return StaffTurn(state.to("printing"))
        case "print":
            return StaffTurn(state.saying(sight.say("printing", "none")))
        case "save":
            return StaffTurn(state.to("save/figures"))
        case "back":
            return StaffTurn(state.back())
    return StaffTurn(state.asking(figures=option).back())


def build_printing(sight: StaffContext) -> PageDraft:
    """How far it is."""
    return PageDraft(
        id="printing",
        title=sight.title("printing"),
        blocks=(Text(sight.say("printing", sight.means.printer.state()), lead=True),),
        choices=sight.choices("printing", "back", "look"),
    )


def handle_printing(option: str, text: str, sight: StaffContext) -> StaffTurn:
    """Look again, or back."""
    return StaffTurn(sight.state.back() if option == "back" else sight.state)
