"""The languages of the Union, which a member's own device may show."""

from kiosk.i18n.eu_languages import EU_LANGUAGES, languages_from, own_name
from kiosk.printable import is_printable


def test_there_are_24_each_with_a_name_of_its_own_that_can_be_shown() -> None:
    names = [own_name(tag) for tag in EU_LANGUAGES]
    assert len(set(names)) == 24
    assert {"Български", "Ελληνικά", "Français", "Malti", "Slovenščina"} <= set(names)
    assert all(name[0].isupper() for name in names)
    assert all(is_printable(sign) for name in names for sign in name)


def test_those_of_the_office_come_first_and_none_twice() -> None:
    assert languages_from(["nl", "fr"])[:3] == ("nl", "fr", "bg")
    assert sorted(languages_from(["nl", "fr"])) == sorted(EU_LANGUAGES)
