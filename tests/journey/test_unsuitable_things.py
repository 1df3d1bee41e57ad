"""Things that no method works on are told from devices, and win over the name of their maker."""

import pytest

from kiosk.content.lookup_records import UnsuitableThing
from kiosk.journey.device_lookup.lookup import look_up_device
from kiosk.journey.device_lookup.unsuitable import refuse_thing
from tests.journey.device_verdicts import names, verdict
from tests.played_visit import shipped_content


def thing(text: str) -> str | None:
    """The name of the thing that the words name."""
    found = look_up_device(text, shipped_content()).thing
    return found.name.english if found else None


THINGS = {
    "smart tv samsung": "Television",
    "Samsung TV Android 11": "Television",
    "télé": "Television",
    "galaxy watch": "Smartwatch",
    "Samsung Galaxy Watch 6": "Smartwatch",
    "apple watch": "Smartwatch",
    "montre connectée": "Smartwatch",
    "apple tv": "TV box or stick",
    "Amazon Fire TV Stick": "TV box or stick",
    "HP printer": "Printer",
    "imprimante Canon": "Printer",
    "liseuse kobo": "E-reader",
    "kindle": "E-reader",
    "téléphone fixe": "Landline telephone",
    "mon fixe": "Landline telephone",
    "Gigaset landline phone": "Landline telephone",
    "playstation 5": "Games console",
    "enceinte Google Nest": "Smart speaker",
    "voiture": "Satnav or car",
    "GPS TomTom": "Satnav or car",
    "appareil photo Sony": "Camera",
    "appareil auditif": "Hearing aid",
    "router": "Router",
    "clé USB": "USB stick or disk",
    "yubikey": "Security key",
    "itsme": "Electronic identity",
    "imprimnte": "Printer",
}


@pytest.mark.parametrize("text", THINGS)
def test_a_thing_that_will_not_do_is_no_device(text: str) -> None:
    assert thing(text) == THINGS[text]
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "device", "beside"),
    [
        ("my iPhone 13 and an apple watch", "iPhone 13", "Smartwatch"),
        ("Windows 11 with HP printer", "Windows computer", "Printer"),
        ("tablette Samsung et télé", "Android tablet", "Television"),
    ],
)
def test_a_device_that_is_named_as_well_counts(text: str, device: str, beside: str) -> None:
    assert names(text) == [device]
    assert thing(text) == beside


@pytest.mark.parametrize(
    ("text", "device"),
    [
        ("pc fixe", "Windows computer"),
        ("kindle fire", "Android tablet"),
        ("Windows 11 sans imprimante", "Windows computer"),
        ("iPhone 7 with itsme", "iPhone 7"),
        ("Samsung Galaxy Book", "Windows computer"),
    ],
)
def test_a_longer_name_and_a_thing_that_is_not_there_are_no_such_thing(
    text: str, device: str
) -> None:
    assert names(text) == [device]
    assert thing(text) is None


@pytest.mark.parametrize("one", [*shipped_content().unsuitable.values()])
def test_each_word_for_a_thing_finds_it(one: UnsuitableThing) -> None:
    for word in one.also:
        assert thing(word) == one.name.english, word


@pytest.mark.parametrize("one", [*shipped_content().unsuitable.values()])
def test_every_method_says_no_to_it_and_why(one: UnsuitableThing) -> None:
    refused = refuse_thing(one, verdict({}))
    assert refused.recommended is None
    assert {method.verdict for method in refused.methods} == {"no"}
    assert {method.because for method in refused.methods} == {(one.say,)}
    assert [method.method for method in refused.methods] == [x.method for x in verdict({}).methods]
