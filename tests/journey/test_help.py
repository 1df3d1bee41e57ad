"""Help says what the keys of the page below do, by the words of that page."""

import re
from functools import cache

import pytest
from msgspec.structs import replace

from kiosk.i18n.catalogs import load_translator
from kiosk.view_model.page import Choices, Page, Text
from kiosk.view_model.replies import Chose, Help
from tests.crawl import walk, watched_journey
from tests.languages import LANGUAGES
from tests.played_visit import NOON, PlayedVisit, shipped_content
from tests.spaces import plain_spaces

NAMED = re.compile(r"(\d)\D*[“«]\s?(.*?)\s?[”»]\.?$")
"""A sentence that names a key, and the words that stand beside it."""


@cache
def pages_with_help(language: str) -> tuple[tuple[Page, Page], ...]:
    """One page of each id, with the page of its help."""
    found: dict[str, tuple[Page, Page]] = {}
    journey = watched_journey()
    for state, page in walk(language):
        if page.id in found or page.id.startswith("help/"):
            continue
        helped = journey.answer(state, page, Help(), NOON, "screen").state
        found[page.id] = (page, journey.page(helped, NOON, "screen"))
    return tuple(found.values())


def sentences(page: Page) -> list[str]:
    """What the help says."""
    return [block.say for block in page.blocks if isinstance(block, Text)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_key_that_help_names_has_those_words_on_the_page_below(language: str) -> None:
    named = 0
    for page, helped in pages_with_help(language):
        assert helped.id.startswith("help/")
        for said in sentences(helped):
            if not (key := NAMED.search(said)):
                assert not re.search(r"\d", said.replace("9", "")), (page.id, said)
                continue
            assert isinstance(page.ask, Choices), (page.id, said)
            options = {(str(one.key), one.say) for one in page.ask.options}
            assert key.groups() in options, (page.id, said)
            named += 1
    assert named > 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_on_a_step_names_how_it_is_done_and_what_to_do_if_it_looks_different(
    language: str,
) -> None:
    steps = [pair for pair in pages_with_help(language) if pair[0].id.startswith("step/")]
    assert len(steps) > 100
    for page, helped in steps:
        assert isinstance(page.ask, Choices)
        said = " ".join(sentences(helped))
        for option in page.ask.options:
            if option.id in ("done", "else"):
                assert option.say in said, page.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_on_what_a_form_says_of_the_digits_is_that_of_a_page_with_choices(
    language: str,
) -> None:
    notes, say = shipped_content().pages["help"].note, load_translator(language).say
    helped = {page.id: sentences(help) for page, help in pages_with_help(language)}
    assert say(notes["any"]) != say(notes["comeback"]) != say(notes["phone"])
    for form, result in (("comeback", "comeback/was"), ("phone", "phone/result")):
        assert helped[form][0] == say(notes[form])
        assert helped[result][0] == say(notes["any"])
        assert len(helped[result]) > 1
    for question in ("resume/stage", "resume/device"):
        assert helped[question][0] == say(notes["any"])


def test_help_on_a_later_part_of_a_long_list_names_the_choices_of_that_part() -> None:
    visit = PlayedVisit("en")
    visit.choose("something-else")
    visit.choose("terms")
    first = visit.page
    visit.reply(Chose("@more"))
    second = visit.page
    assert isinstance(first.ask, Choices)
    assert isinstance(second.ask, Choices)
    assert first.ask.options[0] != second.ask.options[0]
    said = " ".join(sentences(visit.reply(Help())))
    assert second.ask.options[0].say in said
    assert replace(visit.choose("back-to-page"), is_return=False) == second


@pytest.mark.parametrize(
    ("language", "titles"),
    [
        ("en", ["Someone is helping you", "You are on your own again"]),
        ("fr", ["Quelqu’un vous aide", "Vous continuez sans aide"]),
    ],
)
def test_the_page_about_a_helper_says_in_its_title_whether_somebody_helps(
    language: str, titles: list[str]
) -> None:
    visit = PlayedVisit(language)
    visit.choose("check-device")
    shown = []
    for choice in ("helped", "not-helped"):
        visit.reply(Help())
        shown.append(plain_spaces(visit.choose(choice).title))
        visit.choose("back-to-page")
    assert shown == titles


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_keys_of_the_voice_are_told_where_they_are_heard_and_on_its_own_page(
    language: str,
) -> None:
    told = shipped_content().pages["help"].note["voice"]
    for visit, is_told in (
        (PlayedVisit(language), False),
        (PlayedVisit(language, "line"), True),
    ):
        keys = load_translator(language).say(told)
        assert (keys in sentences(visit.reply(Help()))) == is_told
        assert keys in sentences(visit.choose("comfort"))
        visit.choose("voice")
        visit.choose("back-to-page")
        assert keys in sentences(visit.reply(Help()))


def test_a_pc_without_a_voice_tells_of_no_keys_of_one() -> None:
    silent = watched_journey()
    silent._can_speak = lambda: False
    for front_end in ("screen", "line"):
        state = silent.start("en")
        for reply in (Help(), Chose("comfort")):
            state = silent.answer(
                state, silent.page(state, NOON, front_end), reply, NOON, front_end
            ).state
            assert "*" not in str(sentences(silent.page(state, NOON, front_end)))
