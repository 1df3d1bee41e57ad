"""For how long single visits are kept, when the last ones went, and letting them go now."""

from datetime import date, timedelta

from kiosk.journey.context import DraftChoice, PageDraft
from kiosk.staff.context import StaffContext
from kiosk.staff.settings_change import change_setting, current_settings
from kiosk.staff.state import StaffTurn
from kiosk.store.connection import query_log
from kiosk.store.purge import purge
from kiosk.view_model.page import Block, Text

DAYS = (7, 14, 30, 60, 90, 183)
PURGED = "SELECT max(day) FROM upkeep WHERE what = 'purge'"


def build_retention(sight: StaffContext) -> PageDraft:
    """The days and the last purge, another number of days, or the question before a purge."""
    if sight.rest == "days":
        return _days(sight)
    return _sure(sight) if sight.rest == "purge" else _now(sight)


def purged(sight: StaffContext) -> str:
    """When old visits were last let go, in words."""
    row = query_log(sight.folder, lambda conn: conn.execute(PURGED).fetchone(), None)
    if not row or not row[0]:
        return sight.say("retention", "never")
    return sight.say("retention", "purged", date=sight.tell.words.day(date.fromisoformat(row[0])))


def _now(sight: StaffContext) -> PageDraft:
    days = current_settings(sight).retention_days
    blocks: tuple[Block, ...] = (
        *sight.opening("retention", number=days),
        Text(purged(sight)),
    )
    return PageDraft(
        id="retention",
        title=sight.title("retention"),
        blocks=blocks,
        choices=sight.choices("retention", "back", "days", "purge"),
    )


def _days(sight: StaffContext) -> PageDraft:
    return PageDraft(
        id="retention/days",
        title=sight.title("retention"),
        blocks=sight.lead_note("retention", "which"),
        choices=tuple(
            DraftChoice(str(days), sight.say("retention", "days", number=days)) for days in DAYS
        ),
        default=str(current_settings(sight).retention_days),
    )


def _sure(sight: StaffContext) -> PageDraft:
    said = sight.say("retention", "sure", number=current_settings(sight).retention_days)
    return PageDraft(
        id="retention/purge",
        title=sight.title("retention"),
        blocks=(Text(said, lead=True), Text(sight.say("retention", "stays"))),
        choices=(
            sight.choice("retention", "no"),
            sight.choice("retention", "yes", careful=True),
        ),
    )


def handle_retention(option: str, text: str, sight: StaffContext) -> StaffTurn:
    """A number of days holds at once; a purge is asked about once."""
    state = sight.state
    match option:
        case "back" | "no":
            return StaffTurn(state.back())
        case "days" | "purge":
            return StaffTurn(state.to(f"retention/{option}"))
        case "yes":
            return StaffTurn(state.back().saying(_purge(sight)))
    return StaffTurn(change_setting(sight, {("retention_days",): int(option)}).back())


def _purge(sight: StaffContext) -> str:
    today = sight.now.date()
    before = today - timedelta(days=current_settings(sight).retention_days)
    done = purge(sight.folder, before, today)
    gone = sight.say("retention", "gone", number=done.visits)
    return gone if done.clean else f"{gone} {sight.say('retention', 'unclean')}"
