"""Asks which date is right, where the clock of the computer cannot be believed."""

from datetime import date

from kiosk.journey.page_draft import PageDraft
from kiosk.staff.clock_state import clock_record, confirm_date, deny_date
from kiosk.staff.context import StaffContext
from kiosk.staff.state import StaffTurn, message
from kiosk.store.clock_record import ClockRecord
from kiosk.store.clock_sentences import gap_days, hours_left
from kiosk.view_model.page import Text


def build_clock(context: StaffContext) -> PageDraft:
    """The date with the question whether it is right, or how the clock is set."""
    if context.subpage == "wrong":
        return _how_to_set(context)
    record = clock_record(context)
    blocks = [Text(_how_it_stands(record, context), lead=True)]
    if record is not None and record.state != "trusted":
        blocks.append(Text(context.say("clock", "stays")))
    if record is not None and record.doubt:
        blocks.append(Text(context.say("clock", "marked")))
    return PageDraft(
        id="clock",
        title=context.title("clock"),
        blocks=tuple(blocks),
        choices=(
            *(
                [context.choice("clock", "right", date=_today(context))]
                if record is not None and record.state != "trusted" and record.doubt != "build"
                else []
            ),
            context.choice("clock", "wrong"),
            context.choice("clock", "back"),
        ),
        # A confirmed date deletes visits: nobody confirms it by Enter alone.
        default="back",
    )


def _how_it_stands(record: ClockRecord | None, context: StaffContext) -> str:
    name = "trusted" if record is None else record.doubt or record.state
    if record is not None and name == "waiting":
        return context.say("clock", name, number=gap_days(record), of=hours_left(record))
    last = context.texts.words.day(record.known.date()) if record else ""
    return context.say("clock", name, date=_today(context), last=last)


def _how_to_set(context: StaffContext) -> PageDraft:
    return PageDraft(
        id="clock/wrong",
        title=context.title("clock"),
        blocks=(
            Text(context.say("clock", "network"), lead=True),
            Text(context.say("clock", "command")),
            Text(context.say("clock", "then")),
        ),
        choices=context.choices("clock", "again", "back"),
    )


def handle_clock(option: str, text: str, context: StaffContext) -> StaffTurn:
    """Keep what staff say of the date; what it means for visits follows with the next look at the clock."""
    state = context.state
    match option:
        case "right":
            confirm_date(context)
            context.services.health.look_again()
            noted = message("clock", "noted", date=_wall_day(context))
            return StaffTurn(state.back().with_message(noted))
        case "wrong":
            deny_date(context)
            context.services.health.look_again()
            return StaffTurn(state.open("clock/wrong"))
        case "again":
            return StaffTurn(state.back())
    # From the page on how to set it, too, back to where staff came from.
    return StaffTurn(state.back(2 if context.subpage else 1))


def _today(context: StaffContext) -> str:
    return context.texts.words.day(_wall_day(context))


def _wall_day(context: StaffContext) -> date:
    return context.services.look().wall.date()
