"""The staff pages beside a visit log that a newer version has kept: read, never written, no crash."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.store.data_folder import LOG_FILE
from tests.languages import LANGUAGES
from tests.played_visit import NOON
from tests.staff.pins import cheapen, with_pin
from tests.staff.played_staff import PlayedStaffSession, with_visit_log
from tests.store.next_version import open_with_next
from tests.store.test_log_versions import dump

SENTENCES = {
    "en": "from a newer version",
    "fr": "vient d’une version plus récente",
}


@pytest.fixture
def newer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with a PIN, and 400 visits in the log of a newer version."""
    cheapen(monkeypatch)
    open_with_next(with_visit_log(with_pin(tmp_path), 400), NOON.date())
    return tmp_path


def entered(folder: Path, language: str = "en") -> PlayedStaffSession:
    """Behind the PIN."""
    staff = PlayedStaffSession(folder, language)
    staff.enter()
    return staff


@pytest.mark.parametrize("language", LANGUAGES)
def test_menu_and_health_say_it_and_lists_and_figures_are_read(newer: Path, language: str) -> None:
    before, sentence = dump(newer / LOG_FILE), SENTENCES[language]
    staff = entered(newer, language)
    assert staff.says(sentence)
    for page in ("visits", "figures"):
        assert staff.choose(page).id == f"staff/{page}"
        assert not staff.says(sentence)
        staff.go_back()
    assert staff.choose("health").id == "staff/health"
    assert staff.says(sentence)
    assert staff.says("kiosk check")
    assert dump(newer / LOG_FILE) == before


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_would_write_to_it_is_refused_in_a_sentence_and_the_page_stays(
    newer: Path, language: str
) -> None:
    before, sentence = dump(newer / LOG_FILE), SENTENCES[language]
    staff = entered(newer, language)
    staff.choose("export", "2026-10", "tables", str(newer / "export"))
    assert staff.says(sentence)
    assert not (newer / "export").exists() or not any((newer / "export").iterdir())
    staff = entered(newer, language)
    staff.choose("care", "retention", "purge", "yes")
    assert staff.page.id == "staff/retention/purge"
    assert staff.says(sentence)
    assert dump(newer / LOG_FILE) == before


def test_settings_are_changed_and_a_wrong_pin_is_counted_beside_it(newer: Path) -> None:
    before = dump(newer / LOG_FILE)
    staff = entered(newer)
    staff.choose("care", "retention", "days", "14", "yes")
    assert "retention_days = 14" in (newer / "kiosk.toml").read_text()
    another = PlayedStaffSession(newer)
    another.type("000000")
    assert another.page.id == "staff/pin"
    assert (newer / "pin-tries").exists()
    assert dump(newer / LOG_FILE) == before


@pytest.mark.parametrize("page", ["visits", "figures"])
def test_a_page_that_it_cannot_answer_says_so(newer: Path, page: str) -> None:
    with closing(sqlite3.connect(newer / LOG_FILE)) as conn, conn:
        conn.execute("ALTER TABLE visit RENAME COLUMN helped TO assisted")
        conn.execute("ALTER TABLE daily_visits RENAME COLUMN visits TO amount")
    staff = entered(newer)
    staff.choose(page, *(["visits"] if page == "figures" else []))
    assert staff.page.id == "staff/trouble"
    assert staff.says(SENTENCES["en"])
