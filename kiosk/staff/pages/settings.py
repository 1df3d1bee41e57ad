"""The settings that staff may change: time limits, languages, methods, contacts."""

from msgspec.structs import asdict

from kiosk.content.shared_records import Contact
from kiosk.journey.content_blocks import contact_block
from kiosk.journey.page_draft import DraftChoice, PageDraft
from kiosk.paths import SETTINGS_FILE
from kiosk.settings.contacts import apply_own_contacts
from kiosk.staff.context import StaffContext
from kiosk.staff.log_value_texts import format_duration, long_value
from kiosk.staff.setting_words import method_state
from kiosk.staff.settings_change import current_settings, propose_change, undo_offer
from kiosk.staff.state import StaffTurn, message
from kiosk.staff.unoffered_languages import current_offer, unoffered_notices
from kiosk.view_model.page import Text

SETTING_PAGES = (
    "notice",
    "practice",
    "retention",
    "times",
    "languages",
    "methods",
    "contacts",
    "newpin",
    "copies",
    "update",
)


def build_settings(context: StaffContext) -> PageDraft:
    """The pages of settings, the last change, which can be undone here; practice where a kiosk waits."""
    last, undo = undo_offer(context)
    pages = [id for id in SETTING_PAGES if not (id == "practice" and context.services.alone)]
    return PageDraft(
        id="care",
        title=context.title("care"),
        blocks=(*context.opening("care"), *last),
        choices=context.choices("care", *pages),
        last=undo,
    )


def handle_settings(option: str, text: str, context: StaffContext) -> StaffTurn:
    """Open one of them."""
    return StaffTurn(context.state.open(option))


LIMIT_CHOICES: dict[str, tuple[int, ...]] = {
    "question": (120, 180, 240, 360, 480, 600),
    "reading": (240, 360, 480, 600, 900, 1200),
    "device": (600, 900, 1200, 1800, 2400, 3600),
    "waiting": (1200, 1800, 2400, 3600, 5400, 7200),
    "cover": (60, 120, 180, 300, 600, 900),
    "warning": (60, 90, 120, 180, 240, 300),
    "helped_cover": (300, 600, 900, 1200, 1800, 3600),
    "helped_end": (1800, 3600, 5400, 7200, 10800, 14400),
}
"""The time limits of the settings, and the seconds offered for each."""


def build_times(context: StaffContext) -> PageDraft:
    """All time limits with their values, or the values offered for one."""
    now = asdict(current_settings(context).seconds)
    if context.subpage in LIMIT_CHOICES:
        return PageDraft(
            id=f"times/{context.subpage}",
            title=context.title("times"),
            blocks=context.lead_note("times", context.subpage),
            choices=tuple(
                DraftChoice(str(value), format_duration(value, context, exact=True))
                for value in LIMIT_CHOICES[context.subpage]
            ),
            default=str(int(now[context.subpage])),
        )
    last, undo = undo_offer(context, "times")
    return PageDraft(
        id="times",
        title=context.title("times"),
        blocks=(*context.opening("times"), *last),
        choices=tuple(
            context.choice("times", name, time=format_duration(int(now[name]), context, exact=True))
            for name in LIMIT_CHOICES
        ),
        last=undo,
    )


def handle_times(option: str, text: str, context: StaffContext) -> StaffTurn:
    """Open a time limit, or propose to set it."""
    if not context.subpage:
        return StaffTurn(context.state.open(f"times/{option}"))
    limit = context.subpage
    return StaffTurn(propose_change(context, f"times/{limit}", {("seconds", limit): int(option)}))


FIRST_PREFIX = "first-"
"""Before a language in the id of the choice that puts it first."""


def build_languages(context: StaffContext) -> PageDraft:
    """The languages offered in their order, why others are not, and each language to choose."""
    wanted, offered = current_settings(context).languages, current_offer(context).tags
    known = context.journey_context.content.languages
    toggles = [
        DraftChoice(
            tag,
            context.say(
                "languages",
                "off" if tag not in wanted else "on" if tag in offered else "waiting",
                name=one.name,
            ),
        )
        for tag, one in known.items()
    ]
    firsts = [
        DraftChoice(f"{FIRST_PREFIX}{tag}", context.say("languages", "first", name=known[tag].name))
        for tag in wanted[1:]
        if tag in known
    ]
    names = ", ".join(known[tag].name for tag in offered if tag in known)
    last, undo = undo_offer(context, "languages")
    return PageDraft(
        id="languages",
        title=context.title("languages"),
        blocks=(
            *context.opening("languages"),
            Text(context.say("languages", "order", names=names)),
            *unoffered_notices(context),
            *last,
        ),
        choices=(*toggles, *firsts),
        default="",
        last=undo,
    )


def handle_languages(option: str, text: str, context: StaffContext) -> StaffTurn:
    """Propose to offer a language or not, or to put it first; one language always stays."""
    offered = current_settings(context).languages
    tag = option.removeprefix(FIRST_PREFIX)
    rest = tuple(one for one in offered if one != tag)
    if option.startswith(FIRST_PREFIX):
        wanted = (tag, *rest)
    elif tag in offered and not rest:
        return StaffTurn(context.state.with_message(message("languages", "last")))
    else:
        wanted = rest if tag in offered else (*offered, tag)
    return StaffTurn(propose_change(context, "languages", {("languages",): wanted}))


def build_methods(context: StaffContext) -> PageDraft:
    """Each method, and whether it is open or closed."""
    now = current_settings(context)
    last, undo = undo_offer(context, "methods")
    return PageDraft(
        id="methods",
        title=context.title("methods"),
        blocks=(*context.opening("methods"), *last),
        choices=tuple(
            DraftChoice(
                id,
                context.say(
                    "methods",
                    method_state(one, now, context),
                    name=long_value("method", id, context),
                ),
            )
            for id, one in context.journey_context.content.methods.items()
        ),
        default="",
        whole=True,
        last=undo,
    )


def handle_methods(option: str, text: str, context: StaffContext) -> StaffTurn:
    """Propose to close an open method, or to open a closed one."""
    now = current_settings(context)
    state = method_state(context.journey_context.content.methods[option], now, context)
    closed, reopened = set(now.closed), set(now.reopened)
    closed.discard(option)
    reopened.discard(option)
    if state == "open":
        closed.add(option)
    elif state == "over":
        reopened.add(option)
    return StaffTurn(
        propose_change(
            context,
            f"methods/{option}",
            {("closed",): tuple(sorted(closed)), ("reopened",): tuple(sorted(reopened))},
        )
    )


def build_contacts(context: StaffContext) -> PageDraft:
    """All contacts with their dates, and the office's notes on methods; or one contact in full."""
    own = current_settings(context)
    people = apply_own_contacts(context.journey_context.content, own.contacts).people
    one = people.get(context.subpage)
    if one is not None:
        return PageDraft(
            id="contacts/one",
            title=context.title("contacts"),
            blocks=(contact_block(one, context.texts), Text(context.say("contacts", "texts"))),
            choices=context.choices("contacts", "back", "confirm"),
        )
    said = [
        Text(context.say("contacts", "note", name=long_value("method", id, context), note=note))
        for id, note in own.notes.items()
    ]
    said.append(Text(context.say("contacts", "notes", path=context.folder / SETTINGS_FILE)))
    last, undo = undo_offer(context, "contacts")
    return PageDraft(
        id="contacts",
        title=context.title("contacts"),
        blocks=(*context.opening("contacts"), *said, *last),
        choices=tuple(DraftChoice(id, _contact_label(one, context)) for id, one in people.items()),
        last=undo,
    )


def _contact_label(one: Contact, context: StaffContext) -> str:
    if one.dated is None:
        return context.texts(one.name)
    date = context.texts.words.day(one.dated)
    doubt = "doubtful" if one.confirm else "dated"
    return context.say("contacts", doubt, name=context.texts(one.name), date=date)


def handle_contacts(option: str, text: str, context: StaffContext) -> StaffTurn:
    """Open a contact, or propose to confirm it as of today."""
    state = context.state
    if option == "back":
        return StaffTurn(state.back())
    if option == "confirm":
        id, today = context.subpage, context.now.date()
        return StaffTurn(
            propose_change(context, f"contacts/{id}", {("contacts", id, "confirmed"): today})
        )
    return StaffTurn(state.open(f"contacts/{option}"))
