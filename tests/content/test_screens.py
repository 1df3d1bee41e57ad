"""Every page that the guides show is known by its screen, and leads to what belongs to it."""

from collections.abc import Iterator
from itertools import product

import pytest

from kiosk.content.shared_records import EuLoginScreen
from kiosk.i18n.placeholders import has_stray_brace, placeholders
from kiosk.journey.checklist import build_checklist
from kiosk.journey.conditions import evaluate
from tests.content.shipped import content, exists, text, words
from tests.content.steps import placed

SHOWN = {
    "first-page", "create-form", "check-mail", "new-password", "password-changed", "password-page",
    "method-list", "my-account", "key-menu", "key-name", "registering", "key-linked", "entrance",
    "request-form", "receipt", "code-boxes", "confirmation", "strange-address", "eid-page", "locked",
    "registration-failed", "app-qr", "panic",
}  # fmt: skip
"""The pages that the guides and the help pages of EU Login show."""

each_screen = pytest.mark.parametrize("id", content().screens)


def situations(screen: EuLoginScreen) -> Iterator[tuple[str, dict[str, str]]]:
    """Each stage and each kind of member for whom a screen is offered."""
    accounts, methods = ("yes", "no", "unknown"), tuple(content().methods)
    for stage, account, method in product(screen.stages, accounts, methods):
        facts = {"account": account, "method": method, "kind": "windows"}
        if evaluate(screen.when, facts):
            yield stage, facts


def test_every_page_that_the_guides_show_is_there() -> None:
    assert set(content().screens) >= SHOWN
    for stage in content().stages:
        assert sum(stage in one.stages for one in content().screens.values()) >= 10


@each_screen
def test_a_screen_is_known_by_a_short_description(id: str) -> None:
    screen = content().screens[id]
    assert 1 <= len(screen.say) <= 2
    assert all(words(one) <= 20 for one in screen.say)
    for sentence in (screen.title, *screen.say):
        assert placeholders(sentence.english) <= set(content().labels)
        assert not has_stray_brace(sentence.english)
    assert len(screen.title.english) <= 38
    assert screen.source.strip()


@each_screen
def test_a_screen_draws_known_lines_and_one_button_at_most(id: str) -> None:
    drawing = content().screens[id].drawing
    assert {line.strip("[]_") for line in drawing} <= set(content().labels)
    assert sum(line.startswith("[") for line in drawing) <= 1
    assert len(drawing) <= 4


@each_screen
def test_a_screen_is_offered_to_somebody_and_leads_to_a_page(id: str) -> None:
    screen = content().screens[id]
    assert list(situations(screen))
    for stage, facts in situations(screen):
        kind, _, target = screen.go.partition(":")
        if kind != "step":
            assert exists(screen.go)
            continue
        key = target if "/" in target else f"{stage}/{target}"
        keys = {line.key for line in build_checklist(key.partition("/")[0], facts, content())}
        assert key in keys, (key, facts)


def test_no_member_is_offered_two_screens_that_look_alike() -> None:
    seen: set[tuple[object, ...]] = set()
    for screen in content().screens.values():
        for stage, facts in situations(screen):
            appearance = (stage, *sorted(facts.items()), screen.title.english, text(*screen.say))
            assert appearance not in seen, appearance
            seen.add(appearance)


def test_nobody_is_led_from_a_screen_straight_to_erasing_everything() -> None:
    assert content().screens["panic"].go == "path:locked-out-sms"
    assert "Do not press" in text(*content().screens["panic"].say)


def test_the_page_on_tricksters_says_how_to_read_an_address() -> None:
    page = content().pages["safety"]
    assert page.lead is not None
    told = text(page.lead, *page.say, *page.watch)
    for part in ("first single slash", ".europa.eu", "your PIN or your final code", "e-mail"):
        assert part in told
    right, wrong = (one.english for one in page.say if "/cas" in one.english)
    assert right.split()[-1].split("/")[0].endswith(".europa.eu")
    assert not wrong.split()[-1].split("/")[0].endswith(".europa.eu")
    assert sum(words(one) for one in (page.lead, *page.say, *page.watch)) <= 75


def test_a_drawing_with_a_button_of_jsis_online_is_not_said_to_be_eu_login() -> None:
    screens = ((one.drawing, one.window) for one in content().screens.values())
    steps = ((one.step.drawing, one.step.window) for one in placed())
    titles = [
        window and window.english
        for drawing, window in (*screens, *steps)
        if {"[connect]", "[send]"} & {*drawing}
    ]
    assert len(titles) >= 8
    assert {*titles} == {"JSIS online"}
