"""The finder: a device from a few words, however they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.journey.device_lookup.lookup import look_up_device
from kiosk.journey.device_lookup.normalise import normalise_words
from tests.journey.device_verdicts import caveats, method_verdict, names, verdict_for_words
from tests.played_visit import shipped_content

ONE = {
    "iPhone 7": "iPhone 7",
    "iphone7": "iPhone 7",
    "i phone 7": "iPhone 7",
    "IPHONE (7)": "iPhone 7",
    "my old iPhone 6s 64 GB": "iPhone 6s",
    "iPhone 6 S": "iPhone 6s",
    "iPhone 8+": "iPhone 8 Plus",
    "iPhone 10": "iPhone X",
    "iPhone SE 2nd generation": "iPhone SE (2nd generation)",
    "iphone se 2020": "iPhone SE (2nd generation)",
    "ipad air 2": "iPad Air 2",
    "iPad Air 2nd gen": "iPad Air 2",
    "iPad 5": "iPad (5th generation)",
    "iPad 5e génération": "iPad (5th generation)",
    "iPad, 5ème génération": "iPad (5th generation)",
    "first generation iPad Air": "iPad Air (1st generation)",
    "iPad Air première génération": "iPad Air (1st generation)",
    "iPad mini 1re génération": "iPad mini (1st generation)",
    'iPad Pro 9.7"': "iPad Pro 9.7-inch",
    "iPad Pro 9,7 Zoll": "iPad Pro 9.7-inch",
    "ipad pro 12.9 inch 2nd": "iPad Pro 12.9-inch (2nd generation)",
    "MacBook Air 2017": "MacBook Air (13-inch, 2017)",
    "macbookair 2017": "MacBook Air (13-inch, 2017)",
    "MacBook Pro début 2015": "MacBook Pro (Retina, 13-inch, Early 2015)",
    "macbook pro 15 pouces 2017": "MacBook Pro (15-inch, 2017)",
    "iMac 27″ 2019": "iMac (Retina 5K, 27-inch, 2019)",
    "Mac mini M1": "Mac mini (M1, 2020)",
    "iPad 2": "iPad 2",
    "iPhone 4s": "iPhone 4s",
    "iPadOS 16": "iPad",
    "iOS 15": "iPhone",
    "iPad iOS 15": "iPad",
    "macOS 12": "Mac",
    "Monterey": "Mac",
    "Windows 10": "Windows computer",
    "windows11": "Windows computer",
    "Ubuntu": "Linux computer",
    "Chromebook": "Chromebook",
    "Samsung Galaxy S9": "Samsung Galaxy S9",
    "Samsung": "Android phone",
    "Samsung tablet": "Android tablet",
    "Galaxy Tab S7": "Samsung Galaxy Tab S7",
    "Huawei P30": "Huawei P30",
    "Nokia 3310": "Basic mobile phone",
    "Windows Phone": "Basic mobile phone",
    "Lenovo": "Windows computer",
    "Lenovo tablet": "Android tablet",
    "ordi portable Asus": "Windows computer",
    "portable Samsung": "Android phone",
    "PC fixe": "Windows computer",
    "tablette Windows 11": "Windows computer",
    "One UI 5 Samsung": "Android phone",
    "EMUI 10 Huawei": "Android phone",
    "Catalina": "Mac",
    "iphone douze": "iPhone 12",
    "i phone 13mini": "iPhone 13 mini",
    "rien": "No device",
}


@pytest.mark.parametrize("text", ONE)
def test_words_that_can_mean_only_one_device_find_it(text: str) -> None:
    assert names(text) == [ONE[text]]


def test_ipad_2017_means_every_ipad_of_that_year() -> None:
    assert names("iPad 2017") == [
        "iPad (5th generation)", "iPad Pro 10.5-inch", "iPad Pro 12.9-inch (2nd generation)",
    ]  # fmt: skip
    assert verdict_for_words("iPad 2017").recommended == "passkey"
    assert "the model year, not the year you bought the device" in caveats(
        method_verdict("passkey", verdict_for_words("iPad 2017"))
    )


def test_a_maker_of_two_sorts_of_phone_leaves_both_open() -> None:
    assert names("Nokia") == ["Android phone", "Basic mobile phone"]


def test_a_size_that_many_ipads_share_leaves_all_ipads_open() -> None:
    assert len(names("iPad 9.7")) == len(names("iPad")) == 43


@pytest.mark.parametrize(
    ("text", "devices", "ignored"),
    [
        ("iPhone 8 et tablette Samsung", ["iPhone 8", "Android tablet"], ()),
        ("Windows 7 or Android 12", ["Windows computer", "Android phone", "Android tablet"], ()),
        ("iPad 9 et ordinateur Windows 11", ["iPad (9th generation)", "Windows computer"], ()),
        ("iPhone 13, iPad 9", ["iPhone 13", "iPad (9th generation)"], ()),
        ("iPhone 12 or 13", ["iPhone 12", "iPhone 13"], ()),
        ("tablette Samsung, PC Windows 11", ["Android tablet", "Windows computer"], ()),
    ],
)
def test_each_of_several_devices_is_meant_or_told_not_to_count(
    text: str, devices: list[str], ignored: tuple[str, ...]
) -> None:
    assert names(text) == devices
    assert look_up_device(text, shipped_content()).ignored == ignored


@pytest.mark.parametrize(
    ("text", "near"), [("iphone 7s", "iPhone 7"), ("ipda", "iPad"), ("dor", "Doro")]
)
def test_a_slip_of_the_fingers_is_met_with_near_names(text: str, near: str) -> None:
    found = look_up_device(text, shipped_content())
    assert not found.candidates
    assert near in found.near


@pytest.mark.parametrize("text", ["", "nonsense", "toaster", "iPhone 99", "7", "(", "\ud800"])
def test_nonsense_means_no_device(text: str) -> None:
    assert not look_up_device(text, shipped_content()).candidates


def test_case_brackets_inches_and_accents_are_spelled_away() -> None:
    assert normalise_words('IPAD (Pro) 12,9" 2ème Génération') == ("ipad", "pro", "12.9", "2")
    assert normalise_words("MacBook Pro (13-inch, Mid 2012)") == (
        "macbook",
        "pro",
        "13",
        "mid",
        "2012",
    )


@given(st.text())
def test_no_text_is_too_strange(text: str) -> None:
    for one in look_up_device(text, shipped_content()).candidates:
        assert one.facts["kind"] in shipped_content().kinds
