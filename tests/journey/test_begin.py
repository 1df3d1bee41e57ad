"""*Begin now* starts with the verdict's own change, and nothing that was not done counts as done."""

from datetime import datetime

import pytest

from kiosk.i18n.catalogs import load_translator
from kiosk.journey.checklist import build_checklist, current_line, is_done
from kiosk.journey.context import Context, Office
from kiosk.journey.fold import apply_move
from kiosk.journey.pages.method_choice import begin_method, current_verdict
from kiosk.journey.router import skip_target
from kiosk.journey.slip import build_slip_page
from kiosk.journey.state import Answer, Position
from kiosk.view_model.plain_text import plain_page
from kiosk.view_model.replies import Typed
from tests.journey.device_verdicts import ALL_ON
from tests.journey.test_slip import code
from tests.journey.test_slip import context as slip_context
from tests.played_visit import PlayedVisit, shipped_content

NEW = {"account": "no", "login4life": "no", "email": "yes", "pension": "yes"}
OLD = {"account": "yes", "login4life": "no", "pension": "yes"}
ENTRY = {**OLD, "from": "account/open-key-menu", "at": "account/open-key-menu"}
"""Who has an account and comes to add a key to it."""

CHANGES = {
    "no PIN": ({"kind": "windows", "system": "11", "hello": "no"}, "windows-hello"),
    "no screen lock": ({"kind": "ipad", "system": "17", "lock": "no"}, "screen-lock"),
    "no lock on Android": ({"kind": "android-phone", "system": "12", "lock": "no"}, "screen-lock"),
    "no password on a Mac": ({"kind": "mac", "system": "14", "lock": "no"}, "screen-lock"),
    "keychain off": ({"kind": "iphone", "system": "17", "keychain": "no"}, "keychain"),
    "two-factor off": ({"kind": "mac", "system": "14", "two-factor": "no"}, "two-factor"),
    "an update": ({"kind": "iphone", "system": "15", "update": "yes"}, "update-system"),
    "a model that can": (
        {"kind": "ipad", "system": "15", "model": "ipad-7th-generation"},
        "update-system",
    ),
}
"""What is said of a device, and the step that makes the change which its verdict asks for."""

READ_FIRST = {
    "a key to buy": ({"kind": "linux", "eid": "no", "smartphone": "none"}, "key-to-buy"),
    "a reader to get": ({"kind": "linux", "eid": "yes", "eid-by": "card"}, "no-card-reader"),
    "a screen to borrow": ({"kind": "ipod", "second-screen": "none"}, "no-second-screen"),
}
"""The same for what is no setting: the page that says how to get it."""


def context() -> Context:
    """The shipped content in an office that has decided nothing."""
    return Context(
        content=shipped_content(),
        office=Office(),
        words=load_translator,
        now=datetime(2026, 11, 20, 12, 0),
        front_end="screen",
    )


def begun(facts: dict[str, str]) -> Position:
    """The position after *Begin now* on the verdict for these facts."""
    at = Position("verdict", facts={**ALL_ON, **facts})
    best = current_verdict(at, context()).recommended
    assert best is not None
    move = begin_method(best, at, context())
    answer = Answer("verdict", "begin")
    return apply_move(at, move, answer, 0, lambda one: skip_target(one, context()))


def first_open_step(at: Position) -> str:
    """The step that the member is led to first: the page itself, or what the checklist goes on with."""
    if at.node.startswith("step/"):
        return at.node.removeprefix("step/account/")
    assert at.node == "stage/account"
    lines = build_checklist("account", at.facts, shipped_content())
    line = current_line(lines, at, shipped_content())
    assert line is not None
    return line.key.removeprefix("account/")


@pytest.mark.parametrize("account", [NEW, OLD, ENTRY], ids=["new", "old", "entry"])
@pytest.mark.parametrize("change", CHANGES)
def test_the_first_step_is_the_change_that_the_verdict_asks_for(
    change: str, account: dict[str, str]
) -> None:
    facts, step = CHANGES[change]
    assert first_open_step(begun({**account, **facts})) == step


@pytest.mark.parametrize("account", [NEW, OLD, ENTRY], ids=["new", "old", "entry"])
@pytest.mark.parametrize("change", READ_FIRST)
def test_what_must_be_got_is_explained_before_the_steps(
    change: str, account: dict[str, str]
) -> None:
    facts, page = READ_FIRST[change]
    assert begun({**account, **facts}).node.startswith("note/")
    assert begun({**account, **facts}).node.endswith(f"/{page}")


def test_each_fix_of_a_rule_says_how() -> None:
    for rule in shipped_content().rules:
        assert (rule.fix is None) == (rule.how == ""), rule.id


@pytest.mark.parametrize("account", [NEW, OLD, ENTRY], ids=["new", "old", "entry"])
def test_settings_that_nobody_asked_about_are_shown_to_all(account: dict[str, str]) -> None:
    facts = {"kind": "ipad", "system": "17", "owner": "own", "lock": "yes"}
    at = Position("verdict", facts={**account, **facts})
    move = begin_method("passkey", at, context())
    position = Position("stage/account", facts={**at.facts, **move.facts})
    for line in build_checklist("account", position.facts, shipped_content()):
        if line.key.partition("/")[2] in ("keychain", "autofill", "two-factor"):
            assert not is_done(line, position, shipped_content())


def test_after_the_change_the_entry_is_the_next_step() -> None:
    visit = PlayedVisit(language="en")
    for option in (
        "locked-out",
        "sms-ended",
        "way-1",
        "computer",
        "windows",
        "own",
        "11",
        "password",
        "begin",
    ):
        visit.choose(option)
    assert visit.page.id == "step/account/windows-hello"
    visit.choose("done")
    assert visit.page.id == "step/account/stay-on-computer"
    visit.choose("done")
    assert visit.page.id == "step/account/open-key-menu"


def test_the_page_of_the_change_says_how_and_why() -> None:
    # Why: what it is good for, or what happens without it.
    why = {
        "windows-hello": "Windows needs a PIN for your key.",
        "keychain": "iCloud Keychain keeps your key",
        "autofill": "If AutoFill is off, your device does not offer the key",
        "two-factor": "only for an account that is protected in this way",
        "update-system": "You need this update, because",
    }
    for id, reason in why.items():
        step = shipped_content().stages["account"].step[id]
        said = [*step.say, *(one for variant in step.variant for one in variant.say)]
        assert any(reason in one.english for one in said), id
        assert "Settings" in " ".join(one.english for one in (step.lead, *said)), id


def test_who_comes_back_with_a_code_is_not_asked_for_settings_again() -> None:
    facts = {"kind": "windows", "method": "trusted_platform", "from": "account/add-platform"}
    position = Position("stage/account", facts=facts)
    lines = build_checklist("account", facts, shipped_content())
    line = current_line(lines, position, shipped_content())
    assert line is not None
    assert line.key == "account/add-platform"


def test_nothing_is_erased_before_the_device_is_ready_for_the_new_key() -> None:
    visit = PlayedVisit(language="en")
    for option in ("locked-out", "sms-ended", "way-2", "begin", "done", "check"):
        visit.choose(option)
    for option in ("computer", "windows", "own", "10", "password", "yes", "begin"):
        visit.choose(option)
    assert visit.page.id == "step/locked-out-sms/make-change"
    body = "\n".join(plain_page(visit.page).body)
    assert "Sign-in options" in body, "it says how the PIN is set"
    for option in ("done", "done", "done", "erased", "signed-in", "path-on"):
        visit.choose(option)
    assert visit.page.id == "step/account/stay-on-computer", "the PIN is not asked for again"


def test_a_device_that_needs_no_change_is_not_asked_for_one() -> None:
    visit = PlayedVisit(language="en")
    for option in ("locked-out", "sms-ended", "way-2", "begin", "done", "check"):
        visit.choose(option)
    for option in ("computer", "windows", "own", "11", "hello", "begin"):
        visit.choose(option)
    assert visit.page.id == "step/locked-out-sms/type-address"


def test_whoever_left_before_the_change_was_made_has_the_device_checked_again() -> None:
    place = {"on": "locked-out-sms/make-change", "changes": "yes"}
    facts = {"method": "trusted_platform", "kind": "windows", **place}
    visit = PlayedVisit(language="en")
    visit.choose("come-back")
    visit.reply(Typed(code(build_slip_page(slip_context(), facts, "en"))))
    visit.choose("yes")
    assert visit.page.id.startswith("device/")
    for option in ("computer", "windows", "own", "10", "password", "yes", "begin"):
        if option in visit.offers():
            visit.choose(option)
    assert visit.page.id == "step/locked-out-sms/make-change"
    assert "Sign-in options" in "\n".join(plain_page(visit.page).body)
