"""The people to ask, as members read them: the office confirms them here, and writes them in `kiosk setup`."""

from kiosk.content.records import Contact
from kiosk.journey.content_blocks import contact_block
from kiosk.journey.context import DraftChoice, PageDraft
from kiosk.settings.contacts import apply_own_contacts
from kiosk.settings.reader import SETTINGS_FILE
from kiosk.staff.change import changed, settings
from kiosk.staff.short import long
from kiosk.staff.sight import Sight
from kiosk.staff.state import Turn
from kiosk.view_model.page import Text


def draft(sight: Sight) -> PageDraft:
    """All of them with their dates and the office's notes, or one in full."""
    own = settings(sight)
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
        Text(sight.say("contacts", "note", name=long("method", id, sight), note=note))
        for id, note in own.notes.items()
    ]
    said.append(Text(sight.say("contacts", "notes", path=sight.folder / SETTINGS_FILE)))
    return PageDraft(
        id="contacts",
        title=sight.title("contacts"),
        blocks=(*sight.opening("contacts"), *said),
        choices=tuple(DraftChoice(id, _named(one, sight)) for id, one in people.items()),
    )


def _named(one: Contact, sight: Sight) -> str:
    if one.dated is None:
        return sight.tell(one.name)
    date = sight.tell.words.day(one.dated)
    doubt = "doubtful" if one.confirm else "dated"
    return sight.say("contacts", doubt, name=sight.tell(one.name), date=date)


def choose(option: str, text: str, sight: Sight) -> Turn:
    """Confirmed is dated today."""
    state = sight.state
    if option == "back":
        return Turn(state.back())
    if option == "confirm":
        today = sight.now.date()
        return Turn(changed(sight, {("contacts", sight.rest, "confirmed"): today}).back())
    return Turn(state.to(f"contacts/{option}"))
