"""The reason that is named for a method is the true one, for each kind of device."""

import pytest

from kiosk.journey.verdict import MethodVerdict
from tests.journey.device_verdicts import ALL_ON, verdict
from tests.played_visit import shipped_content

GOOD = {
    "iphone": "17", "ipad": "17", "mac": "14", "windows": "11", "android-phone": "13", "android-tablet": "13",
}  # fmt: skip
OLD = {
    "iphone": "15", "ipad": "15", "mac": "10.15", "windows": "8.1", "android-phone": "8", "android-tablet": "8",
}  # fmt: skip
"""The version that is installed, where a kind of device has one that will do, and one that will not."""

COMPUTERS = "for computers"
SMARTPHONE = "needs a smartphone"
TOO_OLD = "the model is too old"
NO_ANDROID = "Android is too old"
NO_DEVICE = "needs a device"
NO_LINUX = "not on Linux"

GOOD_DEVICES = {
    "iphone": {"trusted_platform": COMPUTERS},
    "ipad": {"trusted_platform": COMPUTERS},
    "ipod": {"passkey": TOO_OLD, "trusted_platform": COMPUTERS},
    "mac": {},
    "android-phone": {"trusted_platform": COMPUTERS},
    "android-tablet": {"trusted_platform": COMPUTERS},
    "windows": {"passkey": "not on Windows"},
    "chromebook": {},
    "linux": {"passkey": NO_LINUX, "trusted_platform": NO_LINUX},
    "basic-phone": {"passkey": SMARTPHONE, "trusted_platform": COMPUTERS, "app": SMARTPHONE},
    "none": {"passkey": NO_DEVICE, "trusted_platform": NO_DEVICE, "app": SMARTPHONE},
}
"""The few words beside each method that a device of this kind cannot take, SMS left out."""

OLD_DEVICES = {
    "iphone": {"passkey": TOO_OLD, "trusted_platform": COMPUTERS},
    "ipad": {"passkey": TOO_OLD, "trusted_platform": COMPUTERS},
    "mac": {"passkey": TOO_OLD, "trusted_platform": TOO_OLD},
    "android-phone": {"passkey": NO_ANDROID, "trusted_platform": COMPUTERS},
    "android-tablet": {"passkey": NO_ANDROID, "trusted_platform": COMPUTERS},
    "windows": {"passkey": "not on Windows", "trusted_platform": "Windows is too old"},
}
"""The same for a device whose system stops before the version that will do."""


def few_words(one: MethodVerdict) -> str:
    """The few words that stand beside a method which cannot work."""
    rules = [rule for rule in shipped_content().rules if rule.id in one.rules and rule.short]
    assert rules, one
    assert rules[0].short is not None
    return rules[0].short.english


def refused(facts: dict[str, str]) -> dict[str, str]:
    """The methods that cannot work, but for SMS, each with its few words."""
    found = verdict({**ALL_ON, **facts}).methods
    return {
        one.method: few_words(one) for one in found if one.verdict == "no" and one.method != "sms"
    }


def test_every_kind_of_device_is_looked_at() -> None:
    assert set(GOOD_DEVICES) == set(shipped_content().kinds)


@pytest.mark.parametrize("kind", GOOD_DEVICES)
def test_a_method_that_a_device_cannot_take_says_why(kind: str) -> None:
    system = {"system": GOOD[kind]} if kind in GOOD else {}
    assert refused({"kind": kind, **system}) == GOOD_DEVICES[kind]


@pytest.mark.parametrize("kind", OLD_DEVICES)
def test_an_old_device_names_what_is_too_old(kind: str) -> None:
    assert refused({"kind": kind, "system": OLD[kind], "update": "no"}) == OLD_DEVICES[kind]


@pytest.mark.parametrize("kind", GOOD_DEVICES)
@pytest.mark.parametrize("owner", ["own", "shared", "borrowed"])
def test_a_caution_concerns_only_a_device_that_can_take_the_method(kind: str, owner: str) -> None:
    found = verdict({**ALL_ON, "kind": kind, "system": GOOD.get(kind, "1"), "owner": owner})
    for one in found.methods:
        if one.verdict == "no":
            said = " ".join(caveat.english for caveat in one.caveats)
            assert "Apple devices" not in said, one.method
            assert "one computer" not in said, one.method
            assert "adds your own key" not in said, one.method
