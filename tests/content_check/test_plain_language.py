"""The plain-language check: no shipped sentence is long or unexplained, and what is not plain has its remedy."""

from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Message

from kiosk import paths
from kiosk.content.content_files import all_sentences
from kiosk.content.problem import Problem
from kiosk.i18n.validation import all_messages
from tests.content.shipped import content
from tests.content_check.content_copy import ContentCopy
from tests.languages import LANGUAGES
from tools.plain_language.checks import (
    BREAKABLE_NUMBER,
    BREAKABLE_SIGN,
    CLIPPED_QUESTION,
    STRAIGHT_QUOTE,
    STRAY_PRONOUN,
    VERBLESS,
    StyleNotice,
    find_notices,
)
from tools.plain_language.page_texts import read_language_texts
from tools.plain_language.rules import load_rules


@cache
def shipped_notices(language: str) -> tuple[Problem, ...]:
    """The notices on the shipped sentences of a language."""
    sentences = all_messages(paths.CONTENT)
    texts = read_language_texts(language, sentences, paths.shipped_folder("locales"), content())
    return tuple(find_notices(texts, load_rules(paths.CONTENT)[0].get(language), content()))


@pytest.fixture
def copied(tmp_path: Path) -> ContentCopy:
    """A copy of the content."""
    return ContentCopy(tmp_path)


def faults(copied: ContentCopy, file: str = "") -> dict[str, str]:
    """The faults of a file, or of all, by their keys."""
    return {one.key: one.fault for one in copied.report().notices if file in one.file}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_that_is_shipped_is_long_or_uses_a_word_that_is_not_plain(language: str) -> None:
    assert [str(one) for one in shipped_notices(language) if not isinstance(one, StyleNotice)] == []


def test_a_technical_word_that_no_term_explains_is_reported_where_it_first_stands(
    copied: ContentCopy,
) -> None:
    copied.replace("stages/access.toml", 'words = ["rcam"]\n', "")
    found = faults(copied, "stages/access.toml")
    assert found["access.open-rcam.title"] == "Nothing explains the word behind the term rcam."


def test_a_step_need_not_explain_what_an_earlier_one_of_its_way_has(copied: ContentCopy) -> None:
    copied.replace("stages/access.toml", 'title = "Request received"', 'title = "JSIS: receipt"')
    assert "access.read-receipt.title" not in faults(copied, "stages/access.toml")


def test_words_of_a_translation_are_reported_with_its_catalog(copied: ContentCopy) -> None:
    def change(message: Message) -> None:
        if message.context == "help.help.title":
            message.string = "Cliquez ici."

    copied.translate(change)
    found = [one for one in copied.report().notices if one.key == "help.help.title"]
    assert found
    assert {one.file for one in found} == {"locales/fr/LC_MESSAGES/kiosk.po"}
    assert found[0].remedy == "Write “appuyez sur”."


def test_a_language_needs_no_rules_and_its_typography_is_looked_at_without_them(
    copied: ContentCopy,
) -> None:
    def change(message: Message) -> None:
        if message.context == "help.help.title":
            message.string = "C'est ici ?"

    copied.translate(change)
    (copied.folder / "plain" / "fr.toml").unlink()
    report = copied.report()
    found = [one for one in report.notices if one.key == "help.help.title"]
    assert [one.fault for one in found] == [BREAKABLE_SIGN[0], STRAIGHT_QUOTE[0]]
    told = {one.fault for one in report.notices if one.file.startswith("locales/")}
    assert not told & {VERBLESS[0], CLIPPED_QUESTION[0], STRAY_PRONOUN[0]}


def test_a_broken_file_of_rules_is_a_problem(copied: ContentCopy) -> None:
    (copied.folder / "plain" / "fr.toml").write_text("verbs = 1\n", encoding="utf-8")
    assert {one.file for one in copied.report().problems} == {"plain/fr.toml"}


def test_a_telegram_is_reported_with_its_sentence_but_a_title_may_be_one(
    copied: ContentCopy,
) -> None:
    copied.replace(
        "troubles/mail.toml", 'title = "I am not getting SMS codes"', 'title = "No SMS today."'
    )
    copied.replace(
        "troubles/mail.toml", 'lead = "', 'lead = "2 entries? Take one. A page of lines. '
    )
    copied.translate()
    found = [one for one in copied.report().notices if one.file == "troubles/mail.toml"]
    told = {one.excerpt: one.fault for one in found if isinstance(one, StyleNotice)}
    assert told["2 entries? Take one."] == CLIPPED_QUESTION[0]
    assert told["A page of lines."] == VERBLESS[0]
    assert "No SMS today." not in told


def test_a_page_that_begins_with_a_pronoun_for_its_title_is_reported(copied: ContentCopy) -> None:
    copied.replace("troubles/mail.toml", 'lead = "', 'lead = "Open it. ')
    found = [one for one in copied.report().notices if one.fault == STRAY_PRONOUN[0]]
    assert "Open it." in {one.excerpt for one in found if isinstance(one, StyleNotice)}


def test_a_number_that_the_kiosk_fills_in_counts_as_one(copied: ContentCopy) -> None:
    copied.replace("pages/help.toml", 'title = "', 'title = "Wait {number} days. ')
    found = [one for one in copied.report().notices if one.fault == BREAKABLE_NUMBER[0]]
    assert "2 days" in {one.excerpt for one in found if isinstance(one, StyleNotice)}


def test_the_rules_themselves_hold_no_sentence_for_translators() -> None:
    assert [file for file, _ in all_sentences(paths.CONTENT) if file.startswith("plain/")] == []
