"""What is taken out of the office: tables that spreadsheets open rightly."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kiosk.events import Event
from kiosk.store.export import COLUMNS, export_counts
from tests.store.exported_log import DAY, END, VISITS, make_log_to_export, read_csv
from tests.store.logs import query_sql, write_visits


@pytest.fixture
def log_folder(tmp_path: Path) -> Path:
    """That log."""
    return make_log_to_export(tmp_path / "data")


def named(what: str, id: str) -> str:
    """Names with all that a spreadsheet may break."""
    return {"fr": "Français", "en": 'English, "plain"', "all": "Œuvre; été"}.get(id, "")


def test_a_sheet_begins_with_its_byte_order_mark_and_keeps_accents_commas_and_quotes(
    log_folder: Path, tmp_path: Path
) -> None:
    (path,) = export_counts(log_folder, tmp_path / "stick", "csv", name=named)
    said = path.read_bytes()
    assert said.startswith(b"\xef\xbb\xbf" + ",".join(COLUMNS).encode() + b"\r\n")
    assert "Français".encode() in said
    lines = read_csv(path)
    assert {line["name"] for line in lines if line["figure"] == "language"} == {
        "Français",
        'English, "plain"',
    }
    assert all(None not in line and None not in line.values() for line in lines)


def test_the_weeks_are_there_and_no_count_under_5_is(log_folder: Path, tmp_path: Path) -> None:
    write_visits(
        log_folder,
        [(DAY, [Event(0, "choice", "welcome", "fr"), Event(1, "fact", "method", "sms"), END])],
    )
    (path,) = export_counts(log_folder, tmp_path / "stick", "csv")
    found = {(line["week"], line["figure"], line["id"]): line["visits"] for line in read_csv(path)}
    assert found["2026-11-02", "visit", "all"] == "10"
    assert found["2026-11-09", "visit", "all"] == "12"
    assert found["2026-11-09", "language", "fr"] == "6"
    assert found["2026-11-09", "language", "en"] == "5"
    assert found["2026-11-02", "language", "en"] == "<5"
    assert found["2026-11-02", "language", "fr"] == "5+"
    assert ("2026-11-09", "method", "sms") not in found
    assert found["2026-11-09", "method", ""] == "left out"
    assert not set(found.values()) & {"0", "1", "2", "3", "4"}


def test_json_says_the_same_as_the_sheet(log_folder: Path, tmp_path: Path) -> None:
    (table,) = export_counts(log_folder, tmp_path / "stick", "csv", name=named)
    (path,) = export_counts(log_folder, tmp_path / "stick", "json", name=named)
    said = json.loads(path.read_text(encoding="utf-8"))
    assert [{key: str(value) for key, value in one.items()} for one in said["counts"]] == read_csv(
        table
    )
    assert "<5" in said["about"]


def test_a_period_takes_the_weeks_that_it_touches(log_folder: Path, tmp_path: Path) -> None:
    (path,) = export_counts(log_folder, tmp_path / "stick", "csv", (DAY, DAY))
    assert {line["week"] for line in read_csv(path)} == {"2026-11-09"}


def test_raw_rows_come_only_when_asked_for_and_are_all_there(
    log_folder: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    assert [path.name for path in export_counts(log_folder, stick, "csv")] == ["weekly-counts.csv"]
    paths = export_counts(log_folder, stick, "csv", rows=True)
    assert [path.name for path in paths] == ["weekly-counts.csv", "visits.csv", "events.csv"]
    ids = [line["id"] for line in read_csv(stick / "visits.csv")]
    assert sorted(ids) == sorted(
        str(row[0]) for row in query_sql(log_folder, "SELECT id FROM visit")
    )
    events = query_sql(log_folder, "SELECT count(*) FROM event")
    assert [(len(read_csv(stick / "events.csv")),)] == events
    export_counts(log_folder, stick, "json", rows=True)
    whole: list[dict[str, Any]] = json.loads((stick / "visits.json").read_text())["visits"]
    assert [visit["id"] for visit in whole] == ids
    assert [(sum(len(visit["events"]) for visit in whole),)] == events


def test_a_purged_log_still_has_its_counts_to_give(log_folder: Path, tmp_path: Path) -> None:
    from kiosk.store.purge import purge

    (path,) = export_counts(log_folder, tmp_path / "stick", "csv")
    before = path.read_bytes()
    assert purge(log_folder, date(2027, 1, 1), date(2027, 1, 1)).visits == len(VISITS)
    export_counts(log_folder, tmp_path / "stick", "csv")
    assert path.read_bytes() == before


def test_without_a_log_the_sheet_has_its_head_alone(tmp_path: Path) -> None:
    (path,) = export_counts(tmp_path / "nowhere", tmp_path / "stick", "csv")
    assert path.read_text(encoding="utf-8-sig").splitlines() == [",".join(COLUMNS)]
