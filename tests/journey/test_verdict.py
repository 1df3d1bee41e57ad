"""The verdict: the two ways of AIACE, the caveats, the dates, the office."""

from datetime import date

import pytest
from msgspec.structs import replace

from kiosk.journey.verdict import judge_device
from tests.journey.device_verdicts import (
    ALL_ON,
    FIRST_METHODS,
    TODAY,
    caveats,
    method_verdict,
    reasons,
    verdict,
    words,
)
from tests.played_visit import shipped_content


def test_passkey_platform_and_sms_come_first_in_every_verdict_then_the_other_ways() -> None:
    assert tuple(one.method for one in verdict({}).methods) == (
        *FIRST_METHODS,
        "app",
        "eid",
        "security_key",
    )


def test_a_phone_takes_a_passkey_and_a_computer_the_trusted_platform() -> None:
    phone = verdict({**ALL_ON, "kind": "android-phone", "system": "13"})
    assert phone.recommended == "passkey"
    assert "computers" in reasons(method_verdict("trusted_platform", phone))
    computer = verdict({**ALL_ON, "kind": "windows", "system": "11"})
    assert computer.recommended == "trusted_platform"
    assert "trusted platform" in reasons(method_verdict("passkey", computer))


@pytest.mark.parametrize(
    ("touch", "best"), [("yes", "trusted_platform"), ("no", "passkey"), ("unknown", "passkey")]
)
def test_a_mac_is_led_to_the_platform_only_where_it_reads_fingerprints(
    touch: str, best: str
) -> None:
    assert verdict({**ALL_ON, "kind": "mac", "system": "14", "touch": touch}).recommended == best


@pytest.mark.parametrize("kind", ["iphone", "ipad", "mac"])
def test_a_passkey_is_said_to_serve_only_new_enough_devices_of_apple(kind: str) -> None:
    said = caveats(method_verdict("passkey", verdict({**ALL_ON, "kind": kind, "system": "16"})))
    assert "iOS 16, iPadOS 16 or macOS 13, or later" in said


def test_a_platform_on_a_mac_works_on_the_other_apple_devices_too() -> None:
    mac = verdict({**ALL_ON, "kind": "mac", "system": "14", "touch": "yes"})
    assert "your other Apple devices" in caveats(method_verdict("trusted_platform", mac))


def test_the_year_is_spoken_of_only_where_neither_version_nor_model_is_known() -> None:
    for known in ({"system": "17"}, {"model": "ipad-7th-generation"}, {"reach": "18"}):
        found = verdict({**ALL_ON, "kind": "ipad", **known})
        assert "2017" not in caveats(method_verdict("passkey", found))
        assert "2018" not in caveats(method_verdict("passkey", found))


def test_an_apple_device_is_judged_by_its_version_and_never_by_its_year() -> None:
    old = method_verdict(
        "passkey", verdict({**ALL_ON, "kind": "ipad", "model": "ipad-pro-9-7-inch"})
    )
    new = method_verdict(
        "passkey", verdict({**ALL_ON, "kind": "ipod", "model": "ipod-touch-7th-generation"})
    )
    assert (old.verdict, new.verdict) == ("yes", "no")
    assert "before 2018, but it is new enough" in caveats(old)
    assert "it is the version that counts" in caveats(new)


def test_a_windows_key_is_said_to_live_on_one_computer_and_windows_10_to_end() -> None:
    known = {"kind": "windows", "system": "10", **ALL_ON}
    assert "that one computer" in caveats(method_verdict("trusted_platform", verdict(known)))
    assert "14 October 2025" in caveats(method_verdict("trusted_platform", verdict(known)))
    before = verdict(known, date(2025, 10, 13))
    assert "14 October 2025" not in caveats(method_verdict("trusted_platform", before))


def test_what_is_not_known_of_a_setting_is_to_be_checked_and_no_obstacle() -> None:
    found = method_verdict("passkey", verdict({"kind": "iphone", "owner": "own", "reach": "26"}))
    assert found.verdict == "yes"
    for setting in ("16 or later is installed", "Keychain", "two-factor", "screen lock"):
        assert setting in caveats(found)


@pytest.mark.parametrize("kind", ["iphone", "android-phone", "basic-phone"])
def test_sms_ended_on_1_july_2025_unless_the_office_reopens_it(kind: str) -> None:
    facts = {"kind": kind, "owner": "own"}
    ended = method_verdict("sms", verdict(facts))
    assert ended.verdict == "no"
    assert "1 July 2025" in reasons(ended)
    assert "final code" in caveats(ended)
    assert method_verdict("sms", verdict(facts, date(2025, 7, 1))).verdict == "no"
    assert method_verdict("sms", verdict(facts, date(2025, 6, 30))).verdict == "yes"
    assert method_verdict("sms", verdict(facts, reopened=("sms",))).verdict == "yes"


def test_a_reopened_sms_is_for_phones_and_saves_a_simple_one() -> None:
    assert verdict({"kind": "basic-phone"}, reopened=("sms",)).recommended == "sms"
    assert method_verdict("sms", verdict({"kind": "ipad"}, reopened=("sms",))).verdict == "no"
    assert method_verdict("sms", verdict({}, reopened=("sms",))).verdict == "ask"


def test_a_method_that_the_office_closed_is_no_and_says_so() -> None:
    facts = {**ALL_ON, "kind": "iphone", "system": "17"}
    found = judge_device(facts, shipped_content(), TODAY, closed=("passkey",))
    assert "This office" in reasons(method_verdict("passkey", found))
    assert found.recommended == "app"
    every = [one.method for one in found.methods]
    assert judge_device(facts, shipped_content(), TODAY, closed=every).recommended is None


def test_a_damaged_content_asks_a_person_rather_than_promise() -> None:
    found = judge_device({"kind": "iphone"}, replace(shipped_content(), rules=()), TODAY)
    assert words(found) == ("ask", "ask", "ask")
    assert all(one.because for one in found.methods)
