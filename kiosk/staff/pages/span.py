"""The days that the figures are for: a span by its name, or two days that are typed."""

from datetime import date

from kiosk import clock
from kiosk.journey.page_draft import DraftField, PageDraft
from kiosk.staff.context import StaffContext
from kiosk.staff.figure_labels import span_label
from kiosk.staff.figure_span import FROM_TO, SPANS, chosen_name
from kiosk.staff.state import StaffTurn, message
from kiosk.store.figure_spans import named_span

DAY_DIGITS = 8
"""Digits of a day as it is typed: 01112026 is 1 November 2026."""


def build_span(context: StaffContext) -> PageDraft:
    """The spans with their days, or the field of the first or the last day."""
    if context.subpage in ("from", "to"):
        return _day_field(context)
    today = context.now.date()
    return PageDraft(
        id="span",
        title=context.title("span"),
        blocks=context.opening("span"),
        choices=(
            *(
                context.choice("span", name, date=span_label(named_span(name, today), context))
                for name in SPANS
            ),
            context.choice("span", FROM_TO),
        ),
        default=chosen_name(context),
        whole=True,
    )


def _day_field(context: StaffContext) -> PageDraft:
    which = context.subpage
    return PageDraft(
        id=f"span/{which}",
        title=context.title("span"),
        blocks=context.lead_note("span", f"type-{which}"),
        choices=context.choices("span", "cancel"),
        field=DraftField(
            context.say("span", "field"),
            context.say("span", "form", date=_typed_form(context.now.date())),
        ),
    )


def handle_span(option: str, text: str, context: StaffContext) -> StaffTurn:
    """Take a span, or one day after the other, and go back to the figures."""
    state = context.state
    if context.subpage not in ("from", "to"):
        if option == FROM_TO:
            return StaffTurn(state.open("span/from"))
        return StaffTurn(state.with_choice(span=option).back())
    pages = 1 if context.subpage == "from" else 2
    if option != "typed":
        return StaffTurn(state.back(pages))
    day = read_day(text, context.now.date())
    if day is None:
        return StaffTurn(state.with_message(message("span", "no-day")))
    if context.subpage == "from":
        return StaffTurn(state.with_choice(first=day.isoformat()).open("span/to"))
    first = date.fromisoformat(state.chosen["first"])
    if day < first:
        return StaffTurn(state.with_message(message("span", "too-early", date=first)))
    chosen = {"span": FROM_TO, "from": first.isoformat(), "to": day.isoformat()}
    return StaffTurn(state.with_choice(**chosen).back(3))


def read_day(text: str, today: date) -> date | None:
    """The day of eight digits (day, month, year), none after today; None where they are no such day."""
    digits = "".join(sign for sign in text if sign.isdigit())
    if len(digits) != DAY_DIGITS:
        return None
    try:
        day = date(int(digits[4:]), int(digits[2:4]), int(digits[:2]))
    except ValueError:
        return None
    return day if day == clock.clamp_day(day) and day <= today else None


def _typed_form(day: date) -> str:
    """A day as it is typed."""
    return f"{day:%d%m}{day.year:04}"
