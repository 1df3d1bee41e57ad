"""What a member meets when something is different: pages that answer it, and words that are named there."""

from collections.abc import Iterator

import pytest

from kiosk.i18n.catalogs import load_translator
from kiosk.journey.checklist import build_checklist
from kiosk.journey.context import Office
from kiosk.journey.fold import MORE_OPTION
from kiosk.journey.journey import Journey
from kiosk.journey.state import Position, Preferences, State
from kiosk.view_model.page import Choices, Page
from kiosk.view_model.plain_text import block_paragraphs
from kiosk.view_model.replies import Chose
from tests.played_visit import NOON, PlayedVisit, shipped_content

IN_SETTINGS = (
    "update-system", "screen-lock", "windows-hello", "two-factor", "keychain", "autofill", "google-account",
)  # fmt: skip
"""The steps of stage 1 that are done in the settings of the device."""

NAMED_AS = {
    "app": ("app",), "apple-two-factor": ("two-factor",), "browser": ("browser",), "card-reader": ("reader",),
    "cogwheel": ("cogwheel",), "eid": ("eid",), "eu-login": ("eu login",), "final-code": ("code",),
    "icloud-keychain": ("icloud",), "method": ("method",), "notification": ("notification",),
    "passkey": ("passkey",), "pmo": ("pmo",), "private-window": ("private window",),
    "qr-code": ("qr code", "square code"),
    "rcam": ("jsis", "rcam"), "screen-lock": ("lock",), "second-screen": ("second screen",),
    "security-key": ("security key",), "settlement-office": ("settlement office",), "tpm": ("tpm",),
    "trusted-platform": ("trusted platform",), "windows-hello": ("windows hello",),
}  # fmt: skip
"""How each word that a page explains is named on it, in English."""


def journey() -> Journey:
    content = shipped_content()
    return Journey(content.languages, lambda: content, Office(), load_translator)


def state_at(node: str, facts: dict[str, str]) -> State:
    return State(Position(node, facts=facts), preferences=Preferences(language="en"))


def page_at(node: str, **facts: str) -> Page:
    return journey().page(state_at(node, facts), NOON, "screen")


def offered(page: Page) -> dict[str, str]:
    assert isinstance(page.ask, Choices)
    return {one.id: one.say for one in page.ask.options}


def members() -> Iterator[dict[str, str]]:
    """A member for each kind of device, each of its methods, and with and without an account from before."""
    for kind, entry in shipped_content().kinds.items():
        for method in entry.prefer:
            for account in ("no", "yes"):
                yield {"kind": kind, "method": method, "account": account}


def steps_of(facts: dict[str, str]) -> Iterator[str]:
    content = shipped_content()
    for id in (*content.stages, *content.situations):
        yield from (line.key for line in build_checklist(id, facts, content))


def unnamed_words(page: Page) -> set[str]:
    """The words that a page offers to explain without naming them."""
    content = shipped_content()
    choices = offered(page)
    said = [
        page.title,
        page.place,
        *(say for id, say in choices.items() if id not in content.terms),
    ]
    said += [text for block in page.blocks for text in block_paragraphs(block, "en")]
    text = " ".join(said).casefold()
    return {
        id
        for id in choices
        if id in content.terms and not any(name in text for name in NAMED_AS[id])
    }


def test_each_word_has_its_way_to_be_named() -> None:
    assert set(NAMED_AS) == set(shipped_content().terms)


@pytest.mark.parametrize("kind", shipped_content().kinds)
def test_a_page_explains_only_words_that_it_names_to_this_member(kind: str) -> None:
    looked_at = 0
    for facts in members():
        if facts["kind"] != kind:
            continue
        nodes = [f"{page}/{key}" for key in steps_of(facts) for page in ("step", "else")]
        nodes += [f"trouble/{id}" for id in shipped_content().troubles]
        for node in nodes:
            looked_at += 1
            assert not unnamed_words(page_at(node, **facts)), (node, facts)
    assert looked_at > 200


@pytest.mark.parametrize("step", IN_SETTINGS)
def test_a_step_in_the_settings_of_a_device_is_not_compared_with_eu_login(step: str) -> None:
    content = shipped_content()
    key = f"account/{step}"
    facts = next(one for one in members() if step_applies(key, {**one, "update": "yes"}))
    choices = offered(page_at(f"else/{key}", **facts, update="yes"))
    assert "see-1" in choices
    assert "screens" not in choices
    ways = [way.go for way in content.stages["account"].step[step].wrong]
    assert all(way.startswith("trouble:") for way in ways)
    assert "trouble:no-unlock-prompt" not in ways


def step_applies(key: str, facts: dict[str, str]) -> bool:
    return key in set(steps_of(facts))


def test_a_step_on_a_page_of_eu_login_is_compared_with_its_pages() -> None:
    assert "screens" in offered(page_at("else/account/type-email", kind="ipad", method="passkey"))


@pytest.mark.parametrize("step", ["own-email", "type-email", "wait-for-email", "keychain"])
def test_the_page_of_what_is_different_has_the_title_of_its_choice(step: str) -> None:
    facts = {"kind": "ipad", "method": "passkey", "account": "no"}
    step_page = page_at(f"step/account/{step}", **facts)
    assert page_at(f"else/account/{step}", **facts).title == offered(step_page)["else"]


OWN_WORDS: dict[str, set[str]] = {
    "ipad": {"icloud-keychain", "apple-two-factor"},
    "windows": {"windows-hello"},
    "android-phone": set(),
}
"""The words of the settings that a kind of device has."""


@pytest.mark.parametrize(("kind", "words"), OWN_WORDS.items())
def test_words_of_apple_and_windows_are_explained_on_their_own_devices(
    kind: str, words: set[str]
) -> None:
    page = page_at("trouble/no-unlock-prompt", kind=kind)
    assert set(offered(page)) & set(shipped_content().terms) == words


def test_an_empty_form_in_an_old_account_leads_to_other_addresses_and_not_round_in_a_circle() -> (
    None
):
    old = {"account": "yes", "kind": "ipad", "method": "passkey"}
    page = page_at("else/account/sign-in-old-account", **old)
    assert offered(page)["see-1"] == "EU Login shows an empty form"
    state = state_at("else/account/sign-in-old-account", old)
    reached = journey().answer(state, page, Chose("see-1"), NOON, "screen").state
    assert reached.position.node == "trouble/address-unknown"
    here = journey().page(reached, NOON, "screen")
    assert "empty form" in here.title
    assert not any("empty form" in say for say in offered(here).values())
    never = next(id for id, say in offered(here).items() if "no account yet" in say)
    begun = journey().answer(reached, here, Chose(never), NOON, "screen").state
    assert begun.position.facts["account"] == "no"
    assert begun.position.node.startswith(("stage/account", "step/account"))


def test_a_name_that_is_refused_leads_to_another_name_and_to_no_other_browser() -> None:
    for method in ("passkey", "trusted_platform", "security_key"):
        steps = shipped_content().methods[method].step
        named = [step for id, step in steps.items() if id.startswith("name-")]
        assert [way.go for step in named for way in step.wrong] == ["trouble:name-refused"]


def test_not_knowing_in_the_settings_of_a_device_leads_to_people_and_to_no_page_of_eu_login() -> (
    None
):
    facts = {"kind": "windows", "method": "trusted_platform", "account": "no"}
    for step, node in (
        ("windows-hello", "people/device"),
        ("own-email", "people"),
        ("type-email", "trouble/unknown-screen"),
    ):
        state = state_at(f"else/account/{step}", facts)
        page = journey().page(state, NOON, "screen")
        reached = journey().answer(state, page, Chose("unknown"), NOON, "screen").state
        assert reached.position.node == node


def test_each_entry_of_the_list_of_what_locks_one_out_leads_to_what_it_says() -> None:
    content = shipped_content()
    says = {id: one.short for id, one in content.situations.items() if "locked-out" in one.lists}
    says |= {id: one.title for id, one in content.troubles.items() if "locked-out" in one.lists}
    assert len(says) > 15
    for id, say in says.items():
        visit = PlayedVisit(language="en")
        visit.choose("locked-out")
        while id not in visit.offers():
            visit.choose(MORE_OPTION)
        assert offered(visit.page)[id] == say.english
        assert visit.choose(id).id in (f"path/{id}", f"trouble/{id}")
