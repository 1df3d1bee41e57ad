"""What staff may change: time limits, languages, methods, contacts."""

from msgspec.structs import asdict

from kiosk.content.records import Contact
from kiosk.content.steps import Method
from kiosk.journey.content_blocks import contact_block
from kiosk.journey.context import DraftChoice, PageDraft
from kiosk.settings.contacts import apply_own_contacts
from kiosk.settings.reader import SETTINGS_FILE
from kiosk.staff.context import StaffContext
from kiosk.staff.formatting import format_duration, long_value
from kiosk.staff.settings_change import change_setting, current_settings
from kiosk.staff.state import StaffTurn
from kiosk.view_model.page import Text

LEADS = ("retention", "times", "languages", "methods", "contacts", "newpin", "copies")


def build_settings(sight: StaffContext) -> PageDraft:
    """The things to look after."""
    return PageDraft(
        id="care",
        title=sight.title("care"),
        blocks=sight.opening("care"),
        choices=sight.choices("care", *LEADS),
        whole=True,
    )


def handle_settings(option: str, text: str, sight: StaffContext) -> StaffTurn:
    """One of them."""
    return StaffTurn(sight.state.to(option))


SECONDS: dict[str, tuple[int, ...]] = {
    "question": (120, 180, 240, 360, 480, 600),
    "reading": (240, 360, 480, 600, 900, 1200),
    "device": (600, 900, 1200, 1800, 2400, 3600),
    "waiting": (1200, 1800, 2400, 3600, 5400, 7200),
    "cover": (60, 120, 180, 300, 600, 900),
    "warning": (60, 90, 120, 180, 240, 300),
    "helped_cover": (300, 600, 900, 1200, 1800, 3600),
    "helped_end": (1800, 3600, 5400, 7200, 10800, 14400),
}
"""The limits of the settings, and the values offered for each."""


def build_times(sight: StaffContext) -> PageDraft:
    """All limits as they stand, or the values of one."""
    now = asdict(current_settings(sight).seconds)
    if sight.rest in SECONDS:
        return PageDraft(
            id=f"times/{sight.rest}",
            title=sight.title("times"),
            blocks=sight.lead_note("times", sight.rest),
            choices=tuple(
                DraftChoice(str(value), format_duration(value, sight))
                for value in SECONDS[sight.rest]
            ),
            default=str(int(now[sight.rest])),
        )
    return PageDraft(
        id="times",
        title=sight.title("times"),
        blocks=sight.opening("times"),
        choices=tuple(
            sight.choice("times", name, time=format_duration(int(now[name]), sight))
            for name in SECONDS
        ),
    )


def handle_times(option: str, text: str, sight: StaffContext) -> StaffTurn:
    """A value holds from the next visit on."""
    if not sight.rest:
        return StaffTurn(sight.state.to(f"times/{option}"))
    return StaffTurn(change_setting(sight, {("seconds", sight.rest): int(option)}).back())


FIRST = "first-"


def build_languages(sight: StaffContext) -> PageDraft:
    """Each language, offered or not; the first one is that of the welcome page."""
    offered = current_settings(sight).languages
    known = sight.kit.catalog.languages
    toggles = [
        DraftChoice(tag, sight.say("languages", "on" if tag in offered else "off", name=one.name))
        for tag, one in known.items()
    ]
    firsts = [
        DraftChoice(f"{FIRST}{tag}", sight.say("languages", "first", name=known[tag].name))
        for tag in offered[1:]
        if tag in known
    ]
    return PageDraft(
        id="languages",
        title=sight.title("languages"),
        blocks=sight.opening("languages"),
        choices=(*toggles, *firsts),
        default="",
    )


def handle_languages(option: str, text: str, sight: StaffContext) -> StaffTurn:
    """Offer it or not; one language always stays."""
    offered = current_settings(sight).languages
    tag = option.removeprefix(FIRST)
    rest = tuple(one for one in offered if one != tag)
    if option.startswith(FIRST):
        return StaffTurn(change_setting(sight, {("languages",): (tag, *rest)}))
    if tag in offered and not rest:
        return StaffTurn(sight.state.saying(sight.say("languages", "last")))
    return StaffTurn(
        change_setting(sight, {("languages",): rest if tag in offered else (*offered, tag)})
    )


def build_methods(sight: StaffContext) -> PageDraft:
    """Each method and how it stands."""
    return PageDraft(
        id="methods",
        title=sight.title("methods"),
        blocks=sight.opening("methods"),
        choices=tuple(
            DraftChoice(
                id,
                sight.say("methods", _state(one, sight), name=long_value("method", id, sight)),
            )
            for id, one in sight.kit.catalog.methods.items()
        ),
        default="",
        whole=True,
    )


def handle_methods(option: str, text: str, sight: StaffContext) -> StaffTurn:
    """Open what is closed, close what is open."""
    now = current_settings(sight)
    state = _state(sight.kit.catalog.methods[option], sight)
    closed, reopened = set(now.closed), set(now.reopened)
    closed.discard(option)
    reopened.discard(option)
    if state == "open":
        closed.add(option)
    elif state == "over":
        reopened.add(option)
    return StaffTurn(
        change_setting(
            sight,
            {("closed",): tuple(sorted(closed)), ("reopened",): tuple(sorted(reopened))},
        )
    )


def _state(method: Method, sight: StaffContext) -> str:
    now, today = current_settings(sight), sight.now.date()
    if method.id in now.closed:
        return "closed"
    if method.id in now.reopened:
        return "reopened"
    begun = method.valid_from is None or method.valid_from <= today
    return (
        "open" if begun and (method.valid_until is None or today <= method.valid_until) else "over"
    )


def build_contacts(sight: StaffContext) -> PageDraft:
    """All of them with their dates and the office's notes, or one in full."""
    own = current_settings(sight)
    people = apply_own_contacts(sight.kit.catalog, own.contacts).people
    one = people.get(sight.rest)
    if one is not None:
        return PageDraft(
            id="contacts/one",
            title=sight.title("contacts"),
            blocks=(contact_block(one, sight.tell), Text(sight.say("contacts", "texts"))),
            choices=sight.choices("contacts", "back", "confirm"),
        )
    said = [
        Text(sight.say("contacts", "note", name=long_value("method", id, sight), note=note))
        for id, note in own.notes.items()
    ]
    said.append(Text(sight.say("contacts", "notes", path=sight.folder / SETTINGS_FILE)))
    return PageDraft(
        id="contacts",
        title=sight.title("contacts"),
        blocks=(*sight.opening("contacts"), *said),
        choices=tuple(DraftChoice(id, _named(one, sight)) for id, one in people.items()),
    )


def _named(one: Contact, sight: StaffContext) -> str:
    if one.dated is None:
        return sight.tell(one.name)
    date = sight.tell.words.day(one.dated)
    doubt = "doubtful" if one.confirm else "dated"
    return sight.say("contacts", doubt, name=sight.tell(one.name), date=date)


def handle_contacts(option: str, text: str, sight: StaffContext) -> StaffTurn:
    """Confirmed is dated today."""
    state = sight.state
    if option == "back":
        return StaffTurn(state.back())
    if option == "confirm":
        today = sight.now.date()
        return StaffTurn(
            change_setting(sight, {("contacts", sight.rest, "confirmed"): today}).back()
        )
    return StaffTurn(state.to(f"contacts/{option}"))
