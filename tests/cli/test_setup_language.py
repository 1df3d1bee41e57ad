"""A set-up is whole in one language: where a sentence of it is not translated, all of it is in another one."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from msgspec.structs import replace

from kiosk.cli import setup_command, setup_questions, shared
from kiosk.i18n.translator import Translator
from tests.cli.setup_runs import typed
from tests.journey.test_one_language import in_german_too, marked_translator
from tests.staff.pins import cheapen


@pytest.mark.parametrize(
    ("missing", "language"),
    [
        ((), "de"),
        (("setup.setup.note.region",), "fr"),
        (("setup.setup-end.note.next",), "fr"),
        (("staff_care.staff-languages.note.no-reader",), "fr"),
        (("contacts.aiace-office.name",), "fr"),
    ],
)
def test_questions_that_lack_a_translation_are_all_asked_in_another_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, missing: tuple[str, ...], language: str
) -> None:
    monkeypatch.setenv("KIOSK_DATA", str(tmp_path / "data"))
    content = in_german_too()
    assert all(one.offered for one in content.languages.values())
    words = {"de": marked_translator("de", missing), "fr": marked_translator("fr", ())}
    for module in (setup_command, shared):
        monkeypatch.setattr(
            module, "load_translator", lambda tag: words.get(tag) or Translator(tag)
        )
    monkeypatch.setattr(setup_command, "load_content_in_use", lambda: replace(content))
    monkeypatch.setattr(setup_command, "count_missing_translations", lambda *_: {})
    monkeypatch.setattr(setup_questions, "print_queues", list)
    cheapen(monkeypatch)
    done = CliRunner().invoke(
        setup_command.setup, input=typed(language="de", languages="fr en"), standalone_mode=False
    )
    assert done.return_value == 0, done.output
    asked = done.output.partition("]:")[2]
    assert {tag for tag in ("de", "fr") if f"<{tag}>" in asked} == {language}
    assert ("These questions have not been translated into Deutsch yet." in asked) == (
        language != "de"
    )
