"""The notice of the day: one of a closed list is put on the welcome page, with its last day."""

from datetime import date, timedelta

from kiosk.journey.page_draft import DraftChoice, PageDraft
from kiosk.settings.schema import MAX_NOTICE_DAYS
from kiosk.staff.clock_state import is_date_in_doubt
from kiosk.staff.context import StaffContext
from kiosk.staff.settings_change import current_settings, propose_change, undo_offer
from kiosk.staff.state import StaffTurn
from kiosk.view_model.page import Block, Text

LAST_DAYS = {"today": 0, "tomorrow": 1, "week": MAX_NOTICE_DAYS}
"""The last days that are offered, in days from today."""


def build_notice(context: StaffContext) -> PageDraft:
    """What stands there now and the notices to choose from; or, of one that was chosen, its last days."""
    notices = context.journey_context.content.notices
    if context.subpage in notices:
        return PageDraft(
            id="notice/until",
            title=context.texts(notices[context.subpage].name),
            blocks=context.lead_note("notice", "how-long"),
            choices=(
                *context.choices("notice", "today", "tomorrow"),
                DraftChoice("week", context.texts.words.date(_last_day("week", context))),
                *context.choices("notice", "back"),
            ),
        )
    lead: tuple[Block, ...] = context.opening("notice")
    choices = tuple(DraftChoice(id, context.texts(one.name)) for id, one in notices.items())
    if is_date_in_doubt(context):
        # It ends by the date: one that is wrong could keep it for ever.
        lead, choices = context.lead_note("notice", "doubt"), ()
    last, undo = undo_offer(context, "notice")
    return PageDraft(
        id="notice",
        title=context.title("notice"),
        blocks=(*lead, Text(describe_notice(context)), *last),
        choices=(
            *(context.choices("notice", "remove") if _stands(context) else ()),
            *choices,
            *context.choices("notice", "back"),
        ),
        last=undo,
    )


def _last_day(name: str, context: StaffContext) -> date:
    return context.now.date() + timedelta(days=LAST_DAYS[name])


def _stands(context: StaffContext) -> bool:
    """Whether a notice stands on the welcome page today."""
    return current_settings(context).notice.stands(context.now.date())


def describe_notice(context: StaffContext) -> str:
    """The notice that stands, with its last day; or that none does."""
    notice = current_settings(context).notice
    known = context.journey_context.content.notices.get(notice.id)
    if known is None or notice.until is None or not _stands(context):
        return context.say("notice", "none")
    date = context.texts.words.date(notice.until)
    return context.say("notice", "stands", title=context.texts(known.name), date=date)


def handle_notice(option: str, text: str, context: StaffContext) -> StaffTurn:
    """Open a notice, propose to put it up until a day or to take it down, or go back."""
    state = context.state
    if option == "back":
        return StaffTurn(state.back())
    if option == "remove":
        return StaffTurn(propose_change(context, "notice", {("notice",): None}))
    if not context.subpage:
        return StaffTurn(state.open(f"notice/{option}"))
    if is_date_in_doubt(context):
        return StaffTurn(state.back())
    today = context.now.date()
    changes: dict[tuple[str, ...], object] = {
        ("notice", "id"): context.subpage,
        ("notice", "since"): today,
        ("notice", "until"): _last_day(option, context),
    }
    return StaffTurn(propose_change(context, "notice", changes))
