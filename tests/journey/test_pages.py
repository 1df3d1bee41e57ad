"""What holds on every page that a member can reach, in every language."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from kiosk.content.shared_records import Condition
from kiosk.journey.renderer import GLOBAL_KEYS
from kiosk.journey.state import State
from kiosk.journey.vocabulary import vocabulary
from kiosk.view_model.page import Choices, Option, Page
from kiosk.view_model.replies import Help
from tests.asked_texts import Key
from tests.built_once import built_once
from tests.crawl import ASKED, walk, watched_journey
from tests.languages import LANGUAGES
from tests.played_visit import NOON, shipped_content
from tests.sampling import IS_WHOLE


@cache
def pages(language: str) -> tuple[tuple[State, Page], ...]:
    """Every page that a member can reach in a language, with a state in which it is shown."""
    found, asked = built_once(f"pages-{language}", lambda: _walk_pages(language))
    for key, at in asked.items():
        ASKED.texts.setdefault(key, at)
    return found


def _walk_pages(language: str) -> tuple[tuple[tuple[State, Page], ...], dict[Key, Any]]:
    """The pages, and the texts that were asked for on the way.

    All languages have the same paths: unless this run is whole, one is walked, and its pages are
    said in the others.
    """
    walked = IS_WHOLE or language == LANGUAGES[0]
    found = tuple(walk(language) if walked else _translated(pages(LANGUAGES[0]), language))
    ASKED.at = None
    return found, dict(ASKED.texts)


def _translated(
    found: tuple[tuple[State, Page], ...], language: str
) -> Iterator[tuple[State, Page]]:
    """These pages in another language, each with its state."""
    journey = watched_journey()
    for state, _ in found:
        state = replace(state, preferences=replace(state.preferences, language=language))
        ASKED.at = (state, "screen", None)
        yield state, journey.page(state, NOON, "screen")


def options(page: Page) -> tuple[Option, ...]:
    """What a page offers, whatever it asks."""
    return page.ask.options if isinstance(page.ask, Choices) else page.ask.empty.options


def strings(value: object) -> Iterator[str]:
    """Every string in a page."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from strings(one)
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from strings(one)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_the_content_is_reached(language: str) -> None:
    seen = {page.id for _, page in pages(language)}
    content = shipped_content()
    troubles = {id for id in content.troubles if {f"trouble/{id}", f"note/{id}"} & seen}
    assert set(content.troubles) - troubles == set()
    assert {f"term/{id}" for id in content.terms} - seen == set()
    assert {f"people/{id}" for id in content.problems} - seen == set()
    assert {f"code/{id}" for id in content.codes} - seen == set()
    assert {f"before/{id}" for id in content.before} - seen == set()
    assert {f"device/{id}" for id in content.questions} - seen == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_has_a_title_and_an_answer_for_every_digit_it_shows(language: str) -> None:
    for _, page in pages(language):
        keys = [one.key for one in options(page)]
        assert page.title, page.id
        assert keys, page.id
        assert len(set(keys)) == len(keys), page.id
        fixed = set() if isinstance(page.ask, Choices) else set(GLOBAL_KEYS.values())
        assert set(keys) <= set(range(1, 8)) | fixed, page.id
        assert all(one.say.strip() for one in options(page)), page.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_shows_a_field_that_was_not_filled_in(language: str) -> None:
    for _, page in pages(language):
        fields = {**msgspec.to_builtins(page), "labels": None}
        assert [text for text in strings(fields) if "{" in text or "}" in text] == [], page.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_enter_never_takes_a_destructive_choice(language: str) -> None:
    for _, page in pages(language):
        destructive = {one.id for one in options(page) if one.destructive}
        default = page.ask.default if isinstance(page.ask, Choices) else ""
        assert default not in destructive or not default, page.id


def test_every_id_of_a_page_is_on_the_closed_list() -> None:
    known = vocabulary(shipped_content())
    for _, page in pages("en"):
        assert page.id in known, page.id
        assert [one.id for one in options(page) if one.id not in known] == [], page.id


def test_every_question_offers_not_knowing() -> None:
    questions = {page.id for _, page in pages("en") if page.id.startswith(("device/", "before/"))}
    with_unknown = {
        page.id
        for _, page in pages("en")
        if page.id.startswith(("device/", "before/"))
        and "unknown" in {one.id for one in options(page)}
    }
    assert questions
    assert questions == with_unknown


def test_every_situation_and_every_screen_is_reached() -> None:
    seen = {page.id for _, page in pages("en")}
    content = shipped_content()
    assert {f"path/{id}" for id in content.situations} - seen == set()
    assert {f"finished/{id}" for id in content.situations} - seen == set()
    # The pages of SMS stand only on the way of those whose office reopened it.
    sms = Condition(is_="sms")
    reopened = {id for id, one in content.screens.items() if one.when.get("method") == sms}
    assert {f"screen/{id}" for id in set(content.screens) - reopened} - seen == set()
    assert reopened == {"method-list-sms"}


def test_no_visit_asks_the_same_question_twice() -> None:
    for state, page in pages("en"):
        asked = [one.page for one in state.trail if one.page.startswith(("before/", "device/"))]
        afresh = {"another-device", "begin"}
        if not afresh & {one.option for one in state.trail}:
            questions = [id for id in asked if id.count("/") == 1]
            # A question with more choices than a page holds is answered once for each page of them.
            paged = {answer.page for answer in state.trail if answer.option == "@more"}
            assert len(questions) - len(paged) <= len(set(questions)), (page.id, questions)


def test_home_is_never_further_than_help_and_one_choice() -> None:
    for state, page in pages("en"):
        if page.id.startswith(("help/", "end/")):
            continue
        helped = watched_journey().answer(state, page, Help(), NOON, "screen").state
        shown = watched_journey().page(helped, NOON, "screen")
        assert "stop" in {one.id for one in options(shown)}, page.id
