"""Which steps a member meets: the right ones for the device, the account and the method."""

import re

import pytest

from kiosk.journey.checklist import build_checklist
from tests.content.steps import content

PHONES = ["iphone", "ipad", "ipod", "android-phone", "android-tablet", "basic-phone"]
KINDS = [*PHONES, "mac", "windows", "chromebook", "linux", "none", "unknown"]


def met(stage: str, **facts: str) -> list[str]:
    """The ids of the steps of a stage for these facts, in their order."""
    return [line.key.partition("/")[2] for line in build_checklist(stage, facts, content())]


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


@pytest.mark.parametrize("method", list(content().methods))
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


@pytest.mark.parametrize("method", list(content().methods))
def test_the_wait_for_the_final_code_ends_stage_2_and_the_code_begins_stage_3(method: str) -> None:
    access = met("access", kind="ipad", method=method)
    final = met("final-code", kind="ipad", method=method)
    assert access[-1] == "wait-for-code"
    assert final[0] == "have-code"
    own = [id for id in access if id in final and id not in ("open-rcam", "type-email-password")]
    assert own == [id for id in content().methods[method].sign_in if applies(method, id)]


def applies(method: str, id: str) -> bool:
    """Whether a step needs no answer given on the way, such as which way one takes with the app."""
    return "app-way" not in content().methods[method].step[id].when


def test_each_way_of_the_app_has_its_own_line_in_the_list_and_ends_signed_in() -> None:
    step = content().methods["app"].step["app-way"]
    ways = {one.id: met("access", kind="iphone", method="app", **one.sets) for one in step.choice}
    own = {
        way: ids[ids.index("app-way") + 1 : ids.index("fill-request")] for way, ids in ways.items()
    }
    assert own == {
        "pin": ["choose-pin", "confirm-in-app"],
        "qr": ["choose-qr", "copy-password"],
        "mobile": ["choose-mobile", "confirm-in-app"],
    }


@pytest.mark.parametrize("account", ["yes", "no", "unknown"])
def test_the_eid_trap_is_named_before_each_page_to_which_it_matters(account: str) -> None:
    lines = build_checklist("account", {"method": "eid", "account": account}, content())
    told = [
        bool(re.search("eID", " ".join(one.english for one in line.step.watch))) for line in lines
    ]
    ids = [line.key.partition("/")[2] for line in lines]
    first = "sign-in-old-account" if account == "yes" else "type-email"
    assert told[ids.index(first)]
    assert told[ids.index("password-first")]
    assert ids.index("password-first") < ids.index("link-eid")


@pytest.mark.parametrize("stage", ["access", "final-code"])
def test_a_linked_eid_is_pressed_on_the_first_page_and_no_password_typed(stage: str) -> None:
    ids = met(stage, kind="windows", method="eid")
    assert "type-email-password" not in ids
    assert ids.index("open-rcam") + 1 == ids.index("eid-on-first-page")


@pytest.mark.parametrize("screen", ["own", "none", "unknown"])
def test_the_square_code_stands_on_ones_own_second_screen_or_on_a_lent_pc(screen: str) -> None:
    facts = {"kind": "iphone", "method": "app", "second-screen": screen}
    ids = met("account", **facts)
    step = "lent-screen" if screen == "none" else "second-screen"
    assert [id for id in ids if id.endswith("-screen")] == [step]
    assert ids.index(step) + 1 == ids.index("open-devices")
    page = content().methods["app"].step[step]
    assert "this kiosk" in " ".join(
        one.english.lower() for one in (page.lead, *page.say, *page.watch)
    )


def test_the_second_screen_is_left_signed_out_and_a_lent_one_with_its_private_window_closed() -> (
    None
):
    own = met("account", kind="iphone", method="app", **{"second-screen": "own"})
    lent = met("account", kind="iphone", method="app", **{"second-screen": "none"})
    assert own[-1] == "sign-out-there"
    # Whoever comes back with nine digits may have used either.
    unknown = met("account", kind="iphone", method="app")
    for ids in (lent, unknown):
        assert ids[-2:] == ["sign-out-there", "close-window-there"]


@pytest.mark.parametrize("kind", ["none", "basic-phone"])
@pytest.mark.parametrize("method", ["eid", "security_key"])
def test_one_without_a_device_uses_a_computer_that_is_lent(kind: str, method: str) -> None:
    ids = met("account", kind=kind, method=method)
    assert ids.index("lent-computer") < ids.index("open-eu-login")
    assert ids[-2:] == ["sign-out", "close-window"]
    assert "close-window" not in met("account", kind="windows", method=method)
