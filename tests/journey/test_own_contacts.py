"""An office may correct whom to ask, and its word counts as confirmed."""

from datetime import date

from kiosk.settings.contacts import apply_own_contacts
from kiosk.settings.schema import OwnContact
from tests.played_visit import shipped_content


def test_an_office_corrects_a_contact_and_takes_away_the_doubt() -> None:
    own = OwnContact(lines=("Telephone: +32 2 000 00 00",), confirmed=date(2026, 11, 1))
    people = apply_own_contacts(shipped_content(), {"pmo-brussels": own}).people
    changed = people["pmo-brussels"]
    assert [line.english for line in changed.lines] == ["Telephone: +32 2 000 00 00"]
    assert changed.confirm is False
    assert changed.dated == date(2026, 11, 1)
    assert changed.name == shipped_content().people["pmo-brussels"].name


def test_contacts_that_the_office_does_not_name_stay_as_they_are() -> None:
    own = {"nobody": OwnContact(name="Nobody")}
    assert apply_own_contacts(shipped_content(), own).people == shipped_content().people
