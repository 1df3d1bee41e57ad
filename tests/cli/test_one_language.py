"""A command answers in one language: one that lacks a translation of the answer is replaced as a whole."""

import click
import pytest
from click.testing import CliRunner

from kiosk.cli.code_command import code
from kiosk.cli.device_command import device
from kiosk.cli.guide_command import guide
from kiosk.cli.phone_command import phone
from kiosk.cli.resume_command import resume
from kiosk.i18n.translator import Translator
from kiosk.i18n.validation import all_messages
from kiosk.journey.context import Office
from kiosk.paths import CONTENT
from tests.journey.test_one_language import in_german_too, marked_translator

GERMAN = ["--language", "de"]
OFFICE = Office(languages=("de", "fr"))


@pytest.fixture(autouse=True)
def german(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """German among the languages of the kiosk; the contexts that it lacks, as a test names them."""
    missing: set[str] = set()
    content = in_german_too()

    def words(tag: str) -> Translator:
        without = missing if tag == "de" else ()
        return Translator("en") if tag == "en" else marked_translator(tag, without)

    made: dict[str, Translator] = {}
    for name in ("shared", "device_command", "phone_command", "code_command"):
        monkeypatch.setattr(
            f"kiosk.cli.{name}.load_translator", lambda tag: made.setdefault(tag, words(tag))
        )
    for name in ("device", "phone", "code", "resume", "guide"):
        monkeypatch.setattr(f"kiosk.cli.{name}_command.load_content_in_use", lambda: content)
    return missing


def languages_in(text: str) -> set[str]:
    """The languages of its sentences, besides English."""
    return {tag for tag in ("de", "fr") if f"<{tag}>" in text}


def contexts_of_a_sentence_in(text: str) -> set[str]:
    """All contexts of one of the sentences that a German text says."""
    messages = [one for _, one in all_messages(CONTENT)]
    said = [
        one.english
        for one in messages
        if any(f"<de>{one.english}{end}" in text for end in ("\n", '"'))
    ]
    return {one.context for one in messages if one.english == said[-1]}


COMMANDS = [
    (guide, ["passkey"]),
    (device, ["iPhone", "12"]),
    (device, ["--json", "iPhone", "12"]),
    (phone, ["+32 470 12 34 56"]),
    (code, ["ABCD-EFGH-IJKL"]),
    (resume, ["123 456 789"]),
]


@pytest.mark.parametrize(("command", "words"), COMMANDS)
def test_an_answer_that_lacks_a_translation_is_whole_in_another_language(
    german: set[str], command: click.Command, words: list[str]
) -> None:
    def told() -> str:
        return CliRunner().invoke(command, [*words, *GERMAN], obj=OFFICE).output

    in_german = told()
    assert languages_in(in_german) == {"de"}
    german.update(contexts_of_a_sentence_in(in_german))
    assert languages_in(told()) == {"fr"}


def test_a_guide_in_another_language_says_so(german: set[str]) -> None:
    def notes() -> list[str]:
        lines = CliRunner().invoke(guide, ["passkey", *GERMAN], obj=OFFICE).output.splitlines()
        return [line for line in lines if "not translated yet" in line]

    assert notes() == []
    german.add("passkey.title")
    assert notes() == ["→ <fr>Deutsch: this page is not translated yet."]
