"""What the five guides say is carried: each point of docs/guide-points.md on the page that it names."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from msgspec import Struct
from msgspec.structs import asdict, replace

from kiosk.content.content import Content
from kiosk.content.shared_records import Sentence
from kiosk.i18n.catalogs import load_translator
from tests.content.guide_points import TABLE, GuidePoint, guide_points, page_words, plain, show_page
from tests.played_visit import shipped_content

TABLE_LANGUAGES = ("en", "fr")
HOW_MANY = 187
GUIDE = re.compile(r"S[0-4] l\.\d+")
STATES = ("carried", "carried where SMS is opened again")
WITH_REASON = re.compile(r"(changed on purpose|out of scope): \S+")
LONG_WORD = re.compile(r"[^\W\d_]{2,}")
MOST_WORDS = 8

TAKEN_OUT = (
    *(13, 25, 27, 46, 58, 62, 85, 92, 105, 106),
    *(112, 123, 137, 155, 157, 166, 172, 173, 176, 185),
)
"""Points whose sentence is taken out: of all guides and stages, and those that were once missing or wrong."""

each_language = pytest.mark.parametrize("language", TABLE_LANGUAGES)
each_taken_out = pytest.mark.parametrize("number", TAKEN_OUT)


def missing_words(point: GuidePoint, language: str, content: Content) -> str:
    """What is wrong with a point, "" for nothing: another page is shown, or the words are not on it."""
    page = show_page(point, language, content)
    if page.id != point.page:
        return f"{point.number}: {point.page} is not shown to a member with {point.facts}"
    if page.language != language:
        return f"{point.number}: {point.page} is not in {language}"
    if plain(point.words[language]) not in page_words(page):
        return f"{point.number}: {point.page} does not say “{point.words[language]}”"
    return ""


@each_language
def test_every_point_of_the_guides_is_said_on_its_page(language: str) -> None:
    with_page = [point for point in guide_points() if point.page]
    assert len(with_page) > HOW_MANY - 10
    found = [missing_words(point, language, shipped_content()) for point in with_page]
    assert [problem for problem in found if problem] == []


def test_the_table_has_every_point_once() -> None:
    assert [point.number for point in guide_points()] == list(range(1, HOW_MANY + 1))
    assert [point.number for point in guide_points() if not GUIDE.match(point.guide)] == []
    assert [point.number for point in guide_points() if not point.says] == []


def test_the_figures_above_the_table_are_true() -> None:
    states = Counter(re.split(" where|:", point.state)[0] for point in guide_points())
    figures = (
        f"Of the {HOW_MANY} points {states['carried']} are carried, "
        f"{states['changed on purpose']} changed on purpose, {states['out of scope']} out of scope."
    )
    assert figures in " ".join(TABLE.read_text(encoding="utf-8").split())


def test_what_is_not_carried_has_its_reason() -> None:
    for point in guide_points():
        assert point.state in STATES or WITH_REASON.match(point.state), point


def test_only_a_point_out_of_scope_has_no_page() -> None:
    for point in guide_points():
        outside = point.state.startswith("out of scope")
        assert outside == (not point.page) == (not any(point.words.values())), point


def test_only_steps_by_sms_wait_for_an_office_that_opens_it_again() -> None:
    for point in guide_points():
        by_sms = point.facts.get("method") == "sms"
        assert by_sms == (point.state == "carried where SMS is opened again"), point


def test_the_words_are_few_enough_to_outlive_a_sentence_that_is_said_anew() -> None:
    for point in guide_points():
        for words in point.words.values():
            assert len(LONG_WORD.findall(words)) <= MOST_WORDS, words


@each_language
@each_taken_out
def test_a_point_is_missed_when_its_sentence_is_taken_out(number: int, language: str) -> None:
    point = next(point for point in guide_points() if point.number == number)
    content = shipped_content()
    words = plain(point.words[language])
    translator = load_translator(language)
    # Another whole sentence stands in its place, so that the page is still shown, in the same language.
    other = content.terms["cogwheel"].means[0]

    def say_other(sentence: Sentence) -> Sentence:
        return other if words in plain(translator.say(sentence)) else sentence

    assert missing_words(point, language, content) == ""
    without = _with_sentences(content, say_other)
    assert "does not say" in missing_words(point, language, without)


def _with_sentences(tree: Any, change: Callable[[Sentence], Sentence]) -> Any:
    """The content with each of its sentences as `change` returns it; what holds none stays the same object."""
    if isinstance(tree, Sentence):
        return change(tree)
    if isinstance(tree, Struct):
        fields = asdict(tree)
        changed = {name: _with_sentences(value, change) for name, value in fields.items()}
        return replace(tree, **changed)
    if isinstance(tree, Mapping):
        return {key: _with_sentences(value, change) for key, value in tree.items()}
    if isinstance(tree, tuple) and not hasattr(tree, "_fields"):
        return tuple(_with_sentences(value, change) for value in tree)
    return tree
