"""The figures of a span: the questions that they answer, the answer to each, and all of them on paper."""

from kiosk.journey.page_draft import PageDraft
from kiosk.staff.context import StaffContext
from kiosk.staff.figure_charts import QUESTIONS, question_charts, sheet_charts
from kiosk.staff.figure_labels import span_label
from kiosk.staff.figure_pages import charts_of_page
from kiosk.staff.figure_span import chosen_figures, chosen_span
from kiosk.staff.renderer import render_sheets
from kiosk.staff.state import StaffState, StaffTurn, message
from kiosk.store.figures import Figures
from kiosk.view_model.page import Block, Notice, Text

TIMED = ("times", "days")
"""Questions of which the rows do not tell everything."""

LAST_QUESTION = list(QUESTIONS)[-1]


def build_figures(context: StaffContext) -> PageDraft:
    """The questions, or the charts that answer one of them."""
    if _question(context.state.node) in QUESTIONS:
        return _answer_draft(context)
    return PageDraft(
        id="figures",
        title=context.title("figures"),
        place=span_label(chosen_span(context), context),
        blocks=context.opening("figures"),
        choices=context.choices("figures", *QUESTIONS),
        whole=True,
    )


def figure_sheets(context: StaffContext) -> tuple[PageDraft, ...]:
    """All figures, as they are printed and saved: a draft for each sheet of paper."""
    now = chosen_figures(context)
    first, *others = sheet_charts(now, context)
    return tuple(
        PageDraft(
            id="figures",
            title=context.title("figures"),
            place=span_label(now.span, context),
            blocks=blocks,
            choices=(),
        )
        for blocks in ((*_notes(now, context, times=True), *first), *others)
    )


def _answer_draft(context: StaffContext) -> PageDraft:
    """One of the pages that answer a question."""
    now, question = chosen_figures(context), _question(context.state.node)
    charts = question_charts(question, now, context)
    start, after = charts_of_page(charts, _first_chart(context), context)
    onward = "rest" if after < len(charts) else "more" if question != LAST_QUESTION else ""
    return PageDraft(
        id=_answer_node(question, start),
        title=context.choice("figures", question).say,
        place=span_label(now.span, context),
        blocks=(*charts[start:after], *_notes(now, context, times=question in TIMED)),
        choices=context.choices(
            "figures", *([onward] if onward else []), "span", "print", "save", "back"
        ),
        default=onward or "back",
    )


def _notes(now: Figures, context: StaffContext, *, times: bool) -> tuple[Block, ...]:
    """What the figures of this span cannot tell."""
    notes = []
    if now.span != chosen_span(context):
        notes.append("months-only")
    elif now.source == "rows" and times:
        notes.append("by-month")
    if now.before is not None and now.before.source == "days":
        notes.append("only-visits")
    elif now.before is not None:
        before = span_label(now.before.span, context)
        return (
            *(Notice(context.say("figures", name)) for name in notes),
            Text(context.say("figures", "before", date=before)),
        )
    return tuple(Notice(context.say("figures", name)) for name in notes)


def handle_figures(option: str, text: str, context: StaffContext) -> StaffTurn:
    """Open a question, go on to the next one, choose other days, print, or save to a file."""
    state = context.state
    match option:
        case "rest":
            question = _question(state.node)
            charts = question_charts(question, chosen_figures(context), context)
            _, after = charts_of_page(charts, _first_chart(context), context)
            return StaffTurn(state.open(_answer_node(question, after)))
        case "more":
            questions = list(QUESTIONS)
            following = questions[questions.index(_question(state.node)) + 1]
            return StaffTurn(_questions_state(state).open(f"figures/{following}"))
        case "span":
            return StaffTurn(state.open("span"))
        case "print" if context.journey_context.prints():
            context.services.printer.print(render_sheets(figure_sheets, context))
            return StaffTurn(state.open("printing"))
        case "print":
            return StaffTurn(state.with_message(message("printing", "none")))
        case "save":
            return StaffTurn(state.open("save/figures"))
        case "back":
            return StaffTurn(_questions_state(state))
    return StaffTurn(state.open(f"figures/{option}"))


def _answer_node(question: str, first: int) -> str:
    """The page that shows the answer to a question from its chart number `first` on, counted from 0."""
    return f"figures/{question}/{first}" if first else f"figures/{question}"


def _first_chart(context: StaffContext) -> int:
    return int(context.subpage.partition("/")[2] or 0)


def _question(node: str) -> str:
    """The question that a page answers; "" where it answers none."""
    return node.partition("/")[2].partition("/")[0] if node.startswith("figures/") else ""


def _questions_state(state: StaffState) -> StaffState:
    """Back on the page of the questions, from any page of an answer."""
    question = _question(state.node)
    return state.back(sum(_question(node) == question for node in state.trail))


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
