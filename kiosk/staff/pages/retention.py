"""For how long single visits are kept, when the last ones went, and letting them go now."""

from datetime import date, timedelta

from kiosk.journey.page_draft import DraftChoice, PageDraft
from kiosk.staff.context import StaffContext
from kiosk.staff.settings_change import change_setting, current_settings
from kiosk.staff.state import StaffTurn
from kiosk.store.purge import purge
from kiosk.store.read_only import query_log
from kiosk.view_model.page import Block, Text

DAYS = (7, 14, 30, 60, 90, 183)
PURGED = "SELECT max(day) FROM upkeep WHERE what = 'purge'"


def build_retention(context: StaffContext) -> PageDraft:
    """The days and the last purge, another number of days, or the question before a purge."""
    if context.rest == "days":
        return _days(context)
    return _sure(context) if context.rest == "purge" else _now(context)


def purged(context: StaffContext) -> str:
    """When old visits were last let go, in words."""
    row = query_log(context.folder, lambda conn: conn.execute(PURGED).fetchone(), None)
    if not row or not row[0]:
        return context.say("retention", "never")
    return context.say(
        "retention", "purged", date=context.texts.words.day(date.fromisoformat(row[0]))
    )


def _now(context: StaffContext) -> PageDraft:
    days = current_settings(context).retention_days
    blocks: tuple[Block, ...] = (
        *context.opening("retention", number=days),
        Text(purged(context)),
    )
    return PageDraft(
        id="retention",
        title=context.title("retention"),
        blocks=blocks,
        choices=context.choices("retention", "back", "days", "purge"),
    )


def _days(context: StaffContext) -> PageDraft:
    return PageDraft(
        id="retention/days",
        title=context.title("retention"),
        blocks=context.lead_note("retention", "which"),
        choices=tuple(
            DraftChoice(str(days), context.say("retention", "days", number=days)) for days in DAYS
        ),
        default=str(current_settings(context).retention_days),
    )


def _sure(context: StaffContext) -> PageDraft:
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
    """A number of days holds at once; a purge is asked about once."""
    state = context.state
    match option:
        case "back" | "no":
            return StaffTurn(state.back())
        case "days" | "purge":
            return StaffTurn(state.to(f"retention/{option}"))
        case "yes":
            return StaffTurn(state.back().saying(_purge(context)))
    return StaffTurn(change_setting(context, {("retention_days",): int(option)}).back())


def _purge(context: StaffContext) -> str:
    today = context.now.date()
    before = today - timedelta(days=current_settings(context).retention_days)
    done = purge(context.folder, before, today)
    gone = context.say("retention", "gone", number=done.visits)
    return gone if done.clean else f"{gone} {context.say('retention', 'unclean')}"
