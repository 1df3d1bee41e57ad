"""The figures of a period, on the screen and on paper."""

from kiosk.journey.page_draft import DraftChoice, PageDraft
from kiosk.staff.context import StaffContext
from kiosk.staff.figure_charts import all_charts
from kiosk.staff.figure_period import PERIODS, chosen_figures, chosen_period
from kiosk.staff.log_value_texts import short_day
from kiosk.staff.renderer import render_page
from kiosk.staff.state import StaffTurn
from kiosk.view_model.page import Text


def build_figures(context: StaffContext) -> PageDraft:
    """The figures of the chosen period, or the choice of another period."""
    return _period_choices(context) if context.subpage == "period" else figures_draft(context)


def figures_draft(context: StaffContext) -> PageDraft:
    """The page of the figures, which is also what is printed and saved."""
    now = chosen_figures(context)
    until = min(now.until, context.now.date())
    year = now.since.year != until.year
    first, last = short_day(now.since, context, year=year), short_day(until, context, year=year)
    return PageDraft(
        id="figures",
        title=context.say("figures", "title", state=context.say("figures", chosen_period(context))),
        place=context.say("figures", "span", first=first, last=last),
        blocks=all_charts(now, context),
        choices=context.choices("figures", "period", "print", "save", "back"),
    )


def _period_choices(context: StaffContext) -> PageDraft:
    return PageDraft(
        id="figures/period",
        title=context.title("figures"),
        blocks=context.lead_note("figures", "which"),
        choices=tuple(DraftChoice(id, context.say("figures", id)) for id in PERIODS),
        default=chosen_period(context),
    )


def handle_figures(option: str, text: str, context: StaffContext) -> StaffTurn:
    """Choose another period, print, save to a file, or go back."""
    state = context.state
    match option:
        case "period":
            return StaffTurn(state.open("figures/period"))
        case "print" if context.journey_context.prints():
            context.services.printer.print(render_page(figures_draft(context), context))
            return StaffTurn(state.open("printing"))
        case "print":
            return StaffTurn(state.with_message(context.say("printing", "none")))
        case "save":
            return StaffTurn(state.open("save/figures"))
        case "back":
            return StaffTurn(state.back())
    return StaffTurn(state.with_choice(figures=option).back())


def build_printing(context: StaffContext) -> PageDraft:
    """How far the print is."""
    return PageDraft(
        id="printing",
        title=context.title("printing"),
        blocks=(Text(context.say("printing", context.services.printer.state()), lead=True),),
        choices=context.choices("printing", "back", "look"),
    )


def handle_printing(option: str, text: str, context: StaffContext) -> StaffTurn:
    """Look again, or back."""
    return StaffTurn(context.state.back() if option == "back" else context.state)
