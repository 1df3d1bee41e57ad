"""Which steps a member meets: the right ones for the device, the account and the method."""

import pytest

from kiosk.flow.checklist import checklist
from tests.content.steps import catalog

PHONES = ["iphone", "ipad", "ipod", "android-phone", "android-tablet", "basic-phone"]
KINDS = [*PHONES, "mac", "windows", "chromebook", "linux", "none", "unknown"]


def met(stage: str, **facts: str) -> list[str]:
    """The ids of the steps of a stage for these facts, in their order."""
    return [line.key.partition("/")[2] for line in checklist(stage, facts, catalog())]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("method", ["passkey", "trusted_platform"])
def test_on_any_device_the_key_is_unlocked_once_after_the_wait(kind: str, method: str) -> None:
    ids = met("account", kind=kind, method=method)
    assert [ids[ids.index("press-nothing") + 1]] == [id for id in ids if id.startswith("unlock")]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("account", ["yes", "no", "unknown"])
def test_one_moves_to_ones_own_device_before_the_key_is_made(kind: str, account: str) -> None:
    ids = met("account", kind=kind, account=account, method="passkey")
    assert ids.index("move-to-device") + 1 == ids.index("open-key-menu")
    assert "stay-on-computer" not in ids


@pytest.mark.parametrize("kind", ["windows", "mac", "unknown"])
def test_a_trusted_platform_is_made_where_one_sits(kind: str) -> None:
    ids = met("account", kind=kind, account="no", method="trusted_platform")
    assert ids.index("stay-on-computer") + 1 == ids.index("open-key-menu")
    assert "move-to-device" not in ids


@pytest.mark.parametrize("method", list(catalog().methods))
def test_one_who_has_an_account_never_fills_in_the_form(method: str) -> None:
    ids = met("account", kind="ipad", account="yes", method=method)
    assert "sign-in-old-account" in ids
    assert not {"one-account", "type-email", "fill-form", "choose-password"} & set(ids)


@pytest.mark.parametrize("account", ["no", "unknown"])
def test_one_who_knows_of_no_account_is_not_asked_to_sign_in_to_it(account: str) -> None:
    ids = met("account", kind="ipad", account=account, method="passkey")
    assert "sign-in-old-account" not in ids
    assert ids.index("one-account") < ids.index("type-email") < ids.index("fill-form")


@pytest.mark.parametrize("kind", KINDS)
def test_the_apple_switches_are_named_on_apple_devices_alone(kind: str) -> None:
    ids = met("account", kind=kind, method="passkey")
    assert ("keychain" in ids) == (kind in ("iphone", "ipad", "mac"))


@pytest.mark.parametrize("method", list(catalog().methods))
def test_the_wait_for_the_final_code_ends_stage_2_and_the_code_begins_stage_3(method: str) -> None:
    access = met("access", kind="ipad", method=method)
    final = met("final-code", kind="ipad", method=method)
    assert access[-1] == "wait-for-code"
    assert final[0] == "have-code"
    own = [id for id in access if id in final and id not in ("open-rcam", "type-email-password")]
    assert own == list(catalog().methods[method].sign_in)
