"""The figures of a period, on the screen and on paper; in a small window topic by topic."""

from kiosk.journey.page_draft import DraftChoice, PageDraft
from kiosk.staff.context import StaffContext
from kiosk.staff.figure_charts import TOPICS, all_charts, topic_charts
from kiosk.staff.figure_period import PERIODS, chosen_figures, chosen_period
from kiosk.staff.log_value_texts import short_day
from kiosk.staff.renderer import render_in_one_language
from kiosk.staff.state import StaffTurn, message
from kiosk.store.figures import Figures
from kiosk.view_model.page import Text

SIZE_FOR_ALL = (80, 24)
"""The columns and rows of the smallest window in which all charts stand on one page, of three parts at most."""


def build_figures(context: StaffContext) -> PageDraft:
    """The figures of the chosen period, in a small window those of one topic; or the choice of another period."""
    if context.subpage == "period":
        return _period_choices(context)
    columns, rows = context.services.window_size()
    has_room = columns >= SIZE_FOR_ALL[0] and rows >= SIZE_FOR_ALL[1]
    if has_room or context.journey_context.front_end == "line":
        return figures_draft(context)
    return _topic_draft(context)


def figures_draft(context: StaffContext) -> PageDraft:
    """The page of all figures, which is also what is printed and saved."""
    now = chosen_figures(context)
    return PageDraft(
        id="figures",
        title=context.say("figures", "title", state=context.say("figures", chosen_period(context))),
        place=_span(now, context),
        blocks=all_charts(now, context),
        choices=context.choices("figures", "period", "print", "save", "back"),
    )


def _topic_draft(context: StaffContext) -> PageDraft:
    """The figures of one topic; all but the last lead on to the next one."""
    now, topics = chosen_figures(context), list(TOPICS)
    topic = _topic(context)
    at = topics.index(topic)
    is_last = at == len(topics) - 1
    return PageDraft(
        id=f"figures/{topic}" if at else "figures",
        title=context.say(
            "figures",
            "title-of-part",
            state=context.say("figures", chosen_period(context)),
            number=at + 1,
            of=len(topics),
        ),
        place=_span(now, context),
        blocks=topic_charts(topic, now, context),
        choices=context.choices(
            "figures", *[] if is_last else ["more"], "period", "print", "save", "back"
        ),
        default="back" if is_last else "more",
    )


def _topic(context: StaffContext) -> str:
    return context.subpage if context.subpage in TOPICS else next(iter(TOPICS))


def _span(now: Figures, context: StaffContext) -> str:
    """The days from which the figures are."""
    until = min(now.until, context.now.date())
    year = now.since.year != until.year
    first, last = short_day(now.since, context, year=year), short_day(until, context, year=year)
    return context.say("figures", "span", first=first, last=last)


def _period_choices(context: StaffContext) -> PageDraft:
    return PageDraft(
        id="figures/period",
        title=context.title("figures"),
        blocks=context.lead_note("figures", "which"),
        choices=tuple(DraftChoice(id, context.say("figures", id)) for id in PERIODS),
        default=chosen_period(context),
    )


def handle_figures(option: str, text: str, context: StaffContext) -> StaffTurn:
    """Go on to the next topic, choose another period, print, save to a file, or leave the figures."""
    state = context.state
    match option:
        case "more":
            topics = list(TOPICS)
            following = topics[topics.index(_topic(context)) + 1]
            return StaffTurn(state.open(f"figures/{following}"))
        case "period":
            return StaffTurn(state.open("figures/period"))
        case "print" if context.journey_context.prints():
            context.services.printer.print(render_in_one_language(figures_draft, context))
            return StaffTurn(state.open("printing"))
        case "print":
            return StaffTurn(state.with_message(message("printing", "none")))
        case "save":
            return StaffTurn(state.open("save/figures"))
        case "back":
            pages = sum(node.partition("/")[0] == "figures" for node in state.trail)
            return StaffTurn(state.back(pages))
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
