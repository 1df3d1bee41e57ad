"""The people to ask, as members read them: the office confirms them here, and writes them in `kiosk setup`."""

from kiosk.content.records import Contact
from kiosk.journey.content_blocks import contact_block
from kiosk.journey.context import DraftChoice, PageDraft
from kiosk.settings.contacts import apply_own_contacts
from kiosk.settings.reader import SETTINGS_FILE
from kiosk.staff.context import StaffContext
from kiosk.staff.formatting import long_value
from kiosk.staff.settings_change import change_setting, current_settings
from kiosk.staff.state import StaffTurn
from kiosk.view_model.page import Text


def draft(sight: StaffContext) -> PageDraft:
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


def choose(option: str, text: str, sight: StaffContext) -> StaffTurn:
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
