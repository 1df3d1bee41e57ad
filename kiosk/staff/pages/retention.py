"""For how long single visits are kept, when old ones were last purged, and purging them now."""

from datetime import timedelta

from kiosk.journey.page_draft import DraftChoice, PageDraft
from kiosk.staff.clock_state import is_date_trusted
from kiosk.staff.context import StaffContext
from kiosk.staff.health.log_rows import last_purge
from kiosk.staff.settings_change import current_settings, propose_change, undo_offer
from kiosk.staff.state import StaffMessage, StaffTurn, message
from kiosk.store.purge import purge
from kiosk.view_model.page import Block, Text

DAY_CHOICES = (7, 14, 30, 60, 90, 183)


def build_retention(context: StaffContext) -> PageDraft:
    """The days and the last purge, another number of days, or the question before a purge."""
    if context.subpage == "days":
        return _day_choices(context)
    return _confirmation(context) if context.subpage == "purge" else _overview(context)


def describe_last_purge(context: StaffContext) -> str:
    """When old visits were last purged, as a sentence."""
    day = last_purge(context.folder)
    if day is None:
        return context.say("retention", "never")
    return context.say("retention", "purged", date=context.texts.words.day(day))


def _overview(context: StaffContext) -> PageDraft:
    days = current_settings(context).retention_days
    blocks: tuple[Block, ...] = (
        *context.opening("retention", number=days),
        Text(describe_last_purge(context)),
    )
    if not is_date_trusted(context):
        blocks += (Text(context.say("retention", "waits")),)
    last, undo = undo_offer(context, "retention")
    return PageDraft(
        id="retention",
        title=context.title("retention"),
        blocks=blocks + last,
        choices=context.choices("retention", "back", "days", "purge"),
        last=undo,
    )


def _day_choices(context: StaffContext) -> PageDraft:
    return PageDraft(
        id="retention/days",
        title=context.title("retention"),
        blocks=context.lead_note("retention", "which"),
        choices=tuple(
            DraftChoice(str(days), context.say("retention", "days", number=days))
            for days in DAY_CHOICES
        ),
        default=str(current_settings(context).retention_days),
    )


def _confirmation(context: StaffContext) -> PageDraft:
    said = context.say("retention", "sure", number=current_settings(context).retention_days)
    return PageDraft(
        id="retention/purge",
        title=context.title("retention"),
        blocks=(Text(said, lead=True), Text(context.say("retention", "stays"))),
        choices=(
            context.choice("retention", "no"),
            context.choice("retention", "yes", destructive=True),
        ),
    )


def handle_retention(option: str, text: str, context: StaffContext) -> StaffTurn:
    """Propose a number of days; purge after one question."""
    state = context.state
    match option:
        case "back" | "no":
            return StaffTurn(state.back())
        case "purge" | "yes" if not is_date_trusted(context):
            # An age that is counted by a date in doubt is none.
            return StaffTurn(state.open("clock"))
        case "days" | "purge":
            return StaffTurn(state.open(f"retention/{option}"))
        case "yes":
            return StaffTurn(state.back().with_message(*_purge(context)))
    return StaffTurn(propose_change(context, "retention", {("retention_days",): int(option)}))


def _purge(context: StaffContext) -> tuple[StaffMessage, ...]:
    # Not the day that KIOSK_TODAY previews.
    today = context.services.look().wall.date()
    before = today - timedelta(days=current_settings(context).retention_days)
    context.services.announce_work()
    done = purge(context.folder, before, today)
    gone = message("retention", "gone", number=done.visits)
    return (gone,) if done.clean else (gone, message("retention", "unclean"))
