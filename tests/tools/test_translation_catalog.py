"""The `.po` catalog that scripts/translate keeps."""

from pathlib import Path

import pytest

from kiosk.content.shared_records import Sentence
from kiosk.i18n.catalogs import read_translator
from tools.translations.po_messages import (
    CatalogMessage,
    read_messages,
    update_messages,
    write_messages,
)

HELLO, BYE = Sentence("a.hello", "Hello."), Sentence("a.bye", "Goodbye.")
OLD = [CatalogMessage(HELLO, "a.toml", "Bonjour."), CatalogMessage(BYE, "a.toml", "Au revoir.")]


def only(said: Sentence) -> CatalogMessage:
    """The one message that the old ones give for one sentence."""
    (message,) = update_messages(OLD, [("a.toml", said)])
    return message


def test_what_stays_keeps_its_translation_and_what_goes_is_left_out() -> None:
    assert only(HELLO) == OLD[0]


def test_a_changed_sentence_keeps_its_translation_as_fuzzy() -> None:
    message = only(Sentence("a.hello", "Hello, you."))
    assert (message.said, message.fuzzy, message.previous) == ("Bonjour.", True, "Hello.")


def test_a_sentence_that_is_changed_back_is_no_longer_fuzzy() -> None:
    fuzzy = only(Sentence("a.hello", "Hello, you."))
    (message,) = update_messages([fuzzy], [("a.toml", HELLO)])
    assert (message.said, message.fuzzy) == ("Bonjour.", False)


def test_a_sentence_that_only_moved_keeps_its_translation() -> None:
    message = only(Sentence("b.hello", "Hello."))
    assert (message.said, message.fuzzy) == ("Bonjour.", False)


def test_a_new_sentence_begins_without_a_translation() -> None:
    assert only(Sentence("c", "New.")) == CatalogMessage(Sentence("c", "New."), "a.toml")


def test_messages_are_sorted_by_context_with_numbers_as_numbers() -> None:
    said = [("a", Sentence(context, context)) for context in ("s.10", "s.2", "r", "s.2.b")]
    contexts = [message.sentence.context for message in update_messages([], said)]
    assert contexts == ["r", "s.2", "s.2.b", "s.10"]


@pytest.mark.parametrize("text", ["Plain.", 'With "quotes" and \\.', "Né à « Liège » {next}."])
def test_a_file_is_read_as_it_was_written(tmp_path: Path, text: str) -> None:
    path = tmp_path / "fr" / "LC_MESSAGES" / "kiosk.po"
    messages = [
        CatalogMessage(Sentence("a.b", text), "x.toml", text, "Before."),
        CatalogMessage(BYE),
    ]
    write_messages(path, "fr", messages)
    again = read_messages(path)
    assert [(one.sentence, one.said, one.previous) for one in again] == [
        (one.sentence, one.said, one.previous) for one in messages
    ]


def test_what_is_written_is_what_a_visit_says(tmp_path: Path) -> None:
    write_messages(tmp_path / "fr" / "LC_MESSAGES" / "kiosk.po", "fr", OLD)
    assert read_translator("fr", tmp_path).say(BYE) == "Au revoir."


def test_writing_the_same_messages_again_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.po"
    write_messages(path, "fr", OLD)
    before = path.read_bytes()
    said = [(message.file, message.sentence) for message in OLD]
    write_messages(
        path, "fr", sorted(update_messages(read_messages(path), said), key=str, reverse=True)
    )
    assert sorted(path.read_bytes()) == sorted(before)
    write_messages(path, "fr", OLD)
    assert path.read_bytes() == before
