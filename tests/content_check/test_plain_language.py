"""The plain-language check: nothing shipped breaks its rules, and what would is reported with its remedy."""

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
from tools.plain_language.checks import find_notices
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


@pytest.mark.parametrize("language", ["en", "fr"])
def test_nothing_that_is_shipped_is_unplain(language: str) -> None:
    assert [str(one) for one in shipped_notices(language)] == []


def test_a_page_and_a_letter_of_too_many_words_are_reported_by_their_entry(
    copied: ContentCopy,
) -> None:
    copied.replace("troubles/mail.toml", 'title = "No SMS comes"', f'title = "{"One. " * 61}"')
    copied.replace("situations/new-phone.toml", "write = [", f'write = ["{"One. " * 51}", ')
    assert "A page of" in faults(copied, "troubles/mail.toml")["mail.no-sms"]
    assert (
        "A letter of" in faults(copied, "situations/new-phone.toml")["new-phone.write-to-support"]
    )


def test_a_technical_word_that_no_term_explains_is_reported_where_it_first_stands(
    copied: ContentCopy,
) -> None:
    copied.replace("stages/access.toml", 'words = ["rcam"]\n', "")
    found = faults(copied, "stages/access.toml")
    assert found["access.open-rcam.title"] == "Nothing explains the word behind the term rcam."


def test_a_step_need_not_explain_what_an_earlier_one_of_its_way_has(copied: ContentCopy) -> None:
    copied.replace("stages/access.toml", 'title = "Read the receipt"', 'title = "JSIS: receipt"')
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


def test_a_language_without_rules_is_reported_and_a_broken_file_is_a_problem(
    copied: ContentCopy,
) -> None:
    rules = copied.folder / "plain" / "fr.toml"
    rules.unlink()
    assert "plain language means in fr" in faults(copied)[""]
    rules.write_text("verbs = 1\n", encoding="utf-8")
    assert {one.file for one in copied.report().problems} == {"plain/fr.toml"}


def test_the_rules_themselves_hold_no_sentence_for_translators() -> None:
    assert [file for file, _ in all_sentences(paths.CONTENT) if file.startswith("plain/")] == []


def test_the_report_gives_the_lengths_of_each_language_as_figures(copied: ContentCopy) -> None:
    lengths = copied.report().lengths
    assert [one.split(":")[0] for one in lengths] == list(content().languages)
    assert all("words" in one and "over 20" in one for one in lengths)
