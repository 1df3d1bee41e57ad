"""The decision table of the device check, row by row."""

import pytest

from tests.journey.device_verdicts import ALL_ON, verdict, words

TABLE = {
    "3 an iPhone with all on": ({"kind": "iphone", "system": "16"}, "yes", "no"),
    "3 an iPad with all on": ({"kind": "ipad", "system": "26"}, "yes", "no"),
    "4 no passcode": ({"kind": "iphone", "system": "17", "lock": "no"}, "after", "no"),
    "4 keychain off": ({"kind": "iphone", "system": "17", "keychain": "no"}, "after", "no"),
    "4 two-factor off": ({"kind": "ipad", "system": "17", "two-factor": "no"}, "after", "no"),
    "4 an update is offered": ({"kind": "ipad", "system": "15", "update": "yes"}, "after", "no"),
    "4 a model that can": ({"kind": "ipad", "system": "15", "reach": "16"}, "after", "no"),
    "5 an iPad that stops at 15": ({"kind": "ipad", "reach": "15"}, "no", "no"),
    "5 no update offered": ({"kind": "iphone", "system": "15", "update": "no"}, "no", "no"),
    "5 nobody knows": ({"kind": "iphone", "system": "15"}, "ask", "no"),
    "5 an iPod touch": ({"kind": "ipod"}, "no", "no"),
    "6 Android 9": ({"kind": "android-phone", "system": "9"}, "yes", "no"),
    "6 an Android tablet": ({"kind": "android-tablet", "system": "14"}, "yes", "no"),
    "7 no screen lock": ({"kind": "android-phone", "system": "9", "lock": "no"}, "after", "no"),
    "8 Android 8": ({"kind": "android-phone", "system": "8", "update": "no"}, "no", "no"),
    "8 Android 8, update unknown": ({"kind": "android-phone", "system": "8"}, "ask", "no"),
    "8 Android 8 with an update": (
        {"kind": "android-phone", "system": "8", "update": "yes"},
        "after",
        "no",
    ),
    "8 no Play Store": ({"kind": "android-phone", "system": "12", "play": "no"}, "no", "no"),
    "8 Play Store unknown": (
        {"kind": "android-phone", "system": "12", "play": "unknown"},
        "ask",
        "no",
    ),
    "9 Windows 11": ({"kind": "windows", "system": "11", "hello": "yes"}, "no", "yes"),
    "10 Windows 10": ({"kind": "windows", "system": "10", "hello": "yes"}, "no", "yes"),
    "10 an early Windows 10": (
        {"kind": "windows", "system": "10", "hello": "yes", "build": "1809"},
        "no",
        "after",
    ),
    "11 no Windows Hello": ({"kind": "windows", "system": "11", "hello": "no"}, "no", "after"),
    "12 Windows 8.1": ({"kind": "windows", "system": "8.1"}, "no", "no"),
    "12 Windows 7": ({"kind": "windows", "system": "7"}, "no", "no"),
    "13 macOS 13": ({"kind": "mac", "system": "13"}, "yes", "yes"),
    "13 keychain off": ({"kind": "mac", "system": "13", "keychain": "no"}, "after", "after"),
    "14 a Mac that stops at 12": ({"kind": "mac", "reach": "12", "touch": "no"}, "no", "no"),
    "14 with Touch ID": ({"kind": "mac", "reach": "12", "touch": "yes"}, "no", "ask"),
    "14 one of before macOS 11": ({"kind": "mac", "reach": "10.15", "touch": "yes"}, "no", "no"),
    "15 a Chromebook": ({"kind": "chromebook"}, "ask", "ask"),
    "16 Linux": ({"kind": "linux"}, "no", "no"),
    "17 a simple phone": ({"kind": "basic-phone"}, "no", "no"),
    "17 no device": ({"kind": "none"}, "no", "no"),
    "18 shared at home": ({"kind": "iphone", "system": "17", "owner": "shared"}, "yes", "no"),
    "18 a shared computer": ({"kind": "windows", "system": "11", "owner": "shared"}, "no", "yes"),
    "10 without a chip": ({"kind": "windows", "system": "10", "tpm": "no"}, "no", "ask"),
    "18 borrowed": ({"kind": "windows", "system": "11", "owner": "borrowed"}, "no", "no"),
    "18 public": ({"kind": "mac", "system": "15", "owner": "public"}, "no", "no"),
    "the kind is not known": ({"kind": "unknown"}, "ask", "ask"),
    "the owner is not known": ({"kind": "iphone", "system": "17", "owner": "unknown"}, "ask", "no"),
}


OTHER = {
    "the app": """
        5 an iPad that stops at 15; 5 no update offered; 5 an iPod touch; 8 Android 8
    """,
    "find out first": """
        5 nobody knows; 8 Android 8, update unknown; 8 Play Store unknown; the kind is not known;
        the owner is not known; 8 no Play Store; 12 Windows 8.1; 12 Windows 7; 14 a Mac that stops at 12;
        14 with Touch ID; 14 one of before macOS 11; 15 a Chromebook; 16 Linux; 17 a simple phone; 17 no device;
        18 borrowed; 18 public; 10 without a chip
    """,
}
"""What is left where the first methods do not work, with nothing known of a second screen, an eID or a key."""

BEST = {"the app": "app", "find out first": None}
LEFT = {row.strip(): BEST[way] for way, rows in OTHER.items() for row in rows.split(";")}


@pytest.mark.parametrize("row", TABLE)
def test_the_decision_table_is_kept_row_by_row(row: str) -> None:
    known, passkey, platform = TABLE[row]
    found = verdict({**ALL_ON, **known})
    assert words(found) == (passkey, platform, "no")
    if row in LEFT:
        assert found.recommended == LEFT[row]
    else:
        assert found.recommended in ("passkey", "trusted_platform")


def test_every_row_in_which_no_first_method_works_names_what_is_left() -> None:
    hard = {row for row, (_, *two) in TABLE.items() if not {"yes", "after"} & set(two)}
    assert hard == set(LEFT)


FREE_WAYS_CLOSED = {"eid": "no", "smartphone": "none", "store": "no"}


@pytest.mark.parametrize("row", [row for row in LEFT if "known" not in row and "nobody" not in row])
def test_a_key_is_bought_only_where_no_free_way_is_left(row: str) -> None:
    known = {**ALL_ON, **TABLE[row][0], **FREE_WAYS_CLOSED}
    assert verdict(known).recommended == "security_key"
    assert verdict({**known, "eid": "yes", "eid-by": "reader"}).recommended == "eid"
