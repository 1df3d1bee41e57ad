"""`kiosk check` and `kiosk setup` name a language that members are not offered, why, and what to do."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from msgspec.structs import replace

from kiosk.cli import setup_command, setup_questions, shared
from kiosk.content.content import Content
from kiosk.i18n.completeness import Completeness
from kiosk.i18n.po_file import po_path
from kiosk.settings.reader import read_settings
from kiosk.settings.schema import Settings
from kiosk.staff.health.language_offer import find_unoffered_languages
from tests.cli.setup_runs import QUESTIONS, typed
from tests.i18n.test_language_offer import ASCII, HALF, WHOLE, languages
from tests.played_visit import shipped_content
from tests.staff.pins import cheapen


def content() -> Content:
    """The content with German, which waits for its reader, and with Dutch."""
    known = languages(fr=True, en=True, de=False, nl=True)
    return replace(shipped_content(), languages=known)


@pytest.fixture
def locales(tmp_path: Path) -> Path:
    """Catalogs: French and German are whole, Dutch is not."""
    for tag, catalog in (("fr", WHOLE), ("de", WHOLE), ("nl", HALF)):
        path = po_path(tmp_path / "locales", tag)
        path.parent.mkdir(parents=True)
        path.write_text(catalog.format("é"), encoding="utf-8")
    return tmp_path / "locales"


def said(locales: Path, *tags: str, **settings: object) -> list[str]:
    """What the check says of these languages."""
    office = Settings(languages=tags, **settings)  # type: ignore[arg-type]
    return [
        str(one)
        for one in find_unoffered_languages(office, content(), locales, shared.letters_here())
    ]


def test_nothing_is_said_of_what_is_offered(locales: Path) -> None:
    assert said(locales, "fr", "en") == []
    assert said(locales, "fr", "de", native_readers={"de": "Anna Muster"}) == []
    assert said(locales, "nl", incomplete_languages=("nl",)) == []


def test_a_language_without_a_reader_is_named_with_the_key_and_the_book(locales: Path) -> None:
    (line,) = said(locales, "fr", "de")
    assert "kiosk.toml: languages: de: Deutsch is not offered to members" in line
    assert "kiosk setup" in line
    assert "[native_readers]: de =" in line
    assert "scripts/review-book de" in line


def test_an_incomplete_language_is_named_with_its_numbers_and_the_key(locales: Path) -> None:
    (line,) = said(locales, "fr", "nl")
    assert "1 of 2 sentences are not translated" in line
    assert 'incomplete_languages = ["nl"]' in line


def test_on_a_console_the_missing_letters_are_named(
    locales: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shared, "on_console", lambda: True)
    monkeypatch.setattr(shared, "read_console_letters", lambda: ASCII)
    (line,) = said(locales, "en", "fr")
    assert "Français is not offered on this console" in line
    assert "é" in line
    assert "dpkg-reconfigure console-setup" in line


def test_where_nothing_is_left_what_members_are_offered_is_named(locales: Path) -> None:
    *_, line = said(locales, "de", "nl")
    assert "members can choose instead: Français" in line


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder of a set-up with German, whole and without a reader."""
    monkeypatch.setenv("KIOSK_DATA", str(tmp_path / "data"))
    monkeypatch.setattr(setup_command, "load_content_in_use", content)
    monkeypatch.setattr(setup_questions, "print_queues", lambda: ["upstairs", "downstairs"])
    for module in ("kiosk.cli.setup_command", "kiosk.i18n.language_offer"):
        monkeypatch.setattr(f"{module}.count_untranslated", lambda *_: Completeness(0, 1))
    cheapen(monkeypatch)
    return tmp_path / "data"


def set_up(reader: str) -> str:
    """A set-up in English with French and German; what it says."""
    lines = typed(language="en", languages="fr de").splitlines(keepends=True)
    lines.insert(QUESTIONS.index("languages") + 1, f"{reader}\n")
    done = CliRunner().invoke(setup_command.setup, input="".join(lines), standalone_mode=False)
    assert done.return_value == 0, done.output
    return done.output


def test_set_up_asks_for_the_reader_and_the_language_is_offered(data: Path) -> None:
    output = set_up("Anna Muster")
    assert "Who has read every sentence in Deutsch?" in output
    assert "scripts/review-book de" in output
    assert "cannot choose" not in output
    settings, problems = read_settings(data)
    assert problems == []
    assert settings.languages == ("fr", "de")
    assert settings.native_readers == {"de": "Anna Muster"}
    assert "[Anna Muster]" in set_up("-")
    assert read_settings(data)[0].native_readers == {}


def test_set_up_without_a_reader_says_that_the_language_is_not_offered(data: Path) -> None:
    output = set_up("")
    assert "Members cannot choose Deutsch yet." in output
    assert read_settings(data)[0].native_readers == {}
    assert read_settings(data)[0].languages == ("fr", "de")
