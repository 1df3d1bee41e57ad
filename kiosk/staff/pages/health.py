"""The health of the kiosk: first what somebody can do, then all that is looked at; and the crashes."""

from kiosk.journey.page_draft import DraftChoice, PageDraft
from kiosk.settings.contacts import apply_own_contacts
from kiosk.staff.context import StaffContext
from kiosk.staff.crashes import StoredCrash, mark_seen, read_unseen
from kiosk.staff.health.item import KINDS, HealthItem, Kind
from kiosk.staff.health.report import HealthReport
from kiosk.staff.health_sentences import item_rows, item_sentences, merge_alike
from kiosk.staff.settings_change import current_settings
from kiosk.staff.state import MENU, StaffTurn
from kiosk.view_model.page import Block, Notice, Table, Text

UNTRUSTED = ("clock-waiting", "clock-doubtful")
"""How the clock stands where staff may say which date is right."""


def build_health(context: StaffContext) -> PageDraft:
    """What somebody can do; or every item in a table, or the crashes that nobody has seen."""
    if context.subpage == "crashes":
        return _crashes(context)
    report = context.services.health.report()
    if context.subpage == "all":
        return _all_items(report, context)
    return PageDraft(
        id="health",
        title=context.title("health"),
        place=context.texts.words.date(context.now.date()),
        blocks=(*_lead(report, context), *_to_do(report, context), *_in_order(report, context)),
        choices=_choices(report, context),
    )


def _choices(report: HealthReport, context: StaffContext) -> tuple[DraftChoice, ...]:
    """Before the PIN, only those that change nothing."""
    if context.state.trail[0] != MENU:
        return context.choices("health", "back-to-health", "again", "all")
    choices = context.choices("health", "back", "again", "all")
    if any(one.note in UNTRUSTED for one in report.items):
        choices += context.choices("health", "date")
    for one in report.items:
        if one.kind == "crashes":
            number = dict(one.fields)["number"]
            choices += (context.choice("health", "crashes", number=number),)
    return choices + context.choices("health", "legibility")


def _lead(report: HealthReport, context: StaffContext) -> tuple[Block, ...]:
    to_do = [one for one in report.items if one.state == "act"]
    if to_do:
        number = len(merge_alike(to_do))
        return (Text(context.say("health", "to-do", number=number), lead=True),)
    # What is still looked at may be something to do.
    return () if report.pending else context.lead_note("health", "well")


def _to_do(report: HealthReport, context: StaffContext) -> list[Block]:
    """What is to be done, each with its remedy; after it what is worth knowing, without a mark."""
    blocks: list[Block] = []
    for one, names in merge_alike(one for one in report.items if one.state != "ok"):
        told = item_sentences(one, names, context)
        blocks.append(Notice(told) if one.state == "act" else Text(told))
    return blocks


def _in_order(report: HealthReport, context: StaffContext) -> list[Block]:
    """What is looked at still, and what is in order, by their names alone."""
    touched = {one.kind for one in report.items if one.state != "ok"} | set(report.pending)
    well = {one.kind for one in report.items} - touched
    told = (
        ("checking", [kind for kind in KINDS if kind in report.pending]),
        ("in-order", [kind for kind in KINDS if kind in well]),
    )
    return [
        Text(context.say("health", note, names=_kind_names(kinds, context)))
        for note, kinds in told
        if kinds
    ]


def _kind_names(kinds: list[Kind], context: StaffContext) -> str:
    return context.texts.words.join([context.say("health", kind) for kind in kinds])


def _all_items(report: HealthReport, context: StaffContext) -> PageDraft:
    items = sorted(report.items, key=_place)
    waiting = [(kind, context.say("health", "asking")) for kind in report.pending]
    rows = [
        *item_rows(items, context),
        *((context.say("health", kind), text) for kind, text in waiting),
        (context.say("health", "contacts"), _contacts(context)),
    ]
    return PageDraft(
        id="health/all",
        title=context.title("health"),
        blocks=(Table(tuple(rows)),),
        choices=context.choices("health", "back-to-health"),
    )


def _place(item: HealthItem) -> int:
    return KINDS.index(item.kind)


def _contacts(context: StaffContext) -> str:
    own = current_settings(context).contacts
    people = apply_own_contacts(context.journey_context.content, own).people.values()
    doubt = sum(one.confirm for one in people)
    dates = [one.dated for one in people if one.dated]
    oldest = context.texts.words.day(min(dates)) if dates else "-"
    return context.say("health", "people", date=oldest, number=doubt)


def _crashes(context: StaffContext) -> PageDraft:
    unseen = read_unseen(context.folder)
    blocks: tuple[Block, ...] = tuple(Notice(_crash_sentence(one, context)) for one in unseen)
    return PageDraft(
        id="health/crashes",
        title=context.title("crashes"),
        blocks=blocks or (Text(context.say("crashes", "none")),),
        choices=context.choices("crashes", "back", *["seen"] * bool(unseen)),
    )


def _crash_sentence(one: StoredCrash, context: StaffContext) -> str:
    return context.say(
        "crashes", "one", date=one.day, kind=one.type, path=one.file, number=one.line
    )


def handle_health(option: str, text: str, context: StaffContext) -> StaffTurn:
    """Look again, open another page, or mark the crashes as seen."""
    state = context.state
    match option:
        case "all" | "crashes":
            return StaffTurn(state.open(f"health/{option}"))
        case "seen":
            latest = max((one.number for one in read_unseen(context.folder)), default=0)
            mark_seen(context.folder, latest)
            context.services.health.look_again()
            return StaffTurn(state.back())
        case "date":
            return StaffTurn(state.open("clock"))
        case "legibility":
            return StaffTurn(state.open("legibility"))
        case "back" | "back-to-health":
            return StaffTurn(state.back())
    context.services.health.look_again()
    return StaffTurn(state)
