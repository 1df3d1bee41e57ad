"""What is taken out of the office: rounded counts, in tables that spreadsheets open rightly."""

import json
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kiosk import __version__
from kiosk.store.count_relations import FIGURES, CountKey
from kiosk.store.disclosure import PublishedCount
from kiosk.store.export import COLUMNS, default_separator, export_release, export_rows
from kiosk.store.purge import purge
from kiosk.store.release_log import Release, previous_span, releasable_spans, release_span
from kiosk.store.release_span import SpanError
from tests.conftest import needs
from tests.store.exported_log import (
    DAY,
    SITE,
    TODAY,
    VISITS,
    export_text,
    make_log_to_export,
    read_csv,
)
from tests.store.logs import query_sql, write_visits

NAMES = {"fr": "Français", "en": 'English, "plain"; simple'}


@pytest.fixture
def log_folder(tmp_path: Path) -> Path:
    """That log."""
    return make_log_to_export(tmp_path / "data")


def named(figure: str, value: str) -> str:
    """Names with all that a spreadsheet may break."""
    return NAMES.get(value, "")


def export(folder: Path, to: Path, span: str = "2026-10") -> Path:
    """The table of a span."""
    released = release_span(folder, span, TODAY)
    return export_release(released, SITE, to, ["csv"], export_text(named), "comma")[0]


def test_a_table_begins_with_its_byte_order_mark_and_keeps_accents_separators_and_quotes(
    log_folder: Path, tmp_path: Path
) -> None:
    path = export(log_folder, tmp_path / "stick")
    assert path.name == "kiosk-brussels-2-2026-10.csv"
    said = path.read_bytes()
    assert said.startswith(b"\xef\xbb\xbf" + ",".join(COLUMNS).encode() + b"\r\n")
    lines = read_csv(path)
    assert {line["name"] for line in lines if line["figure"] == "language"} <= {*NAMES.values()}
    assert "Français".encode() in said
    assert all(None not in line and None not in line.values() for line in lines)
    assert {(line["office"], line["kiosk"], line["span"]) for line in lines} == {
        ("brussels", "2", "2026-10")
    }


def test_every_number_is_a_multiple_of_5_near_the_truth(log_folder: Path, tmp_path: Path) -> None:
    lines = read_csv(export(log_folder, tmp_path / "stick"))
    assert {int(line["visits"]) % 5 for line in lines} == {0}
    (visits,) = (int(line["visits"]) for line in lines if line["figure"] == "visits")
    assert abs(visits - 21) < 5


def test_a_month_is_released_again_as_it_was_even_where_a_visit_was_counted_later(
    log_folder: Path, tmp_path: Path
) -> None:
    before = export(log_folder, tmp_path / "first").read_bytes()
    write_visits(log_folder, [(DAY, [*one]) for one in [_late_visit()] * 9])
    assert export(log_folder, tmp_path / "second").read_bytes() == before
    assert purge(log_folder, date(2027, 1, 1), date(2027, 1, 1)).visits == len(VISITS) + 9
    assert export(log_folder, tmp_path / "third").read_bytes() == before


def _late_visit() -> list[Any]:
    from kiosk.events import Event

    return [Event(0, "choice", "welcome", "fr"), Event(9, "end", "intent", "left")]


def test_a_quarter_is_the_sum_of_its_months(log_folder: Path, tmp_path: Path) -> None:
    today = date(2027, 1, 5)
    months = [release_span(log_folder, f"2026-{month}", today) for month in ("10", "11", "12")]
    quarter = release_span(log_folder, "2026-Q4", today)
    total: dict[CountKey, int] = {}
    for one in (count for month in months for count in month.counts):
        total[one.key] = total.get(one.key, 0) + (one.count or 0)
    assert {one.key: one.count for one in quarter.counts} == total
    assert quarter.before is not None
    assert quarter.before == release_span(log_folder, "2026-Q3", today).counts


@pytest.mark.parametrize("span", ["2026-11", "2026-Q4", "2026", "2027", "2026-13", "last", ""])
def test_what_is_not_over_or_no_span_is_not_released(log_folder: Path, span: str) -> None:
    with pytest.raises(SpanError):
        release_span(log_folder, span, TODAY)
    assert query_sql(log_folder, "SELECT * FROM released_count") == []


def test_the_spans_that_can_be_released_are_those_that_are_over(log_folder: Path) -> None:
    assert releasable_spans(log_folder, TODAY) == ["2026-10", "2026-09", "2026-Q3"]
    # A quarter and a year are over although nobody came in their last month.
    assert releasable_spans(log_folder, date(2027, 1, 1)) == [
        *("2026-Q4", "2026", "2026-10", "2026-09", "2026-Q3"),
    ]


@pytest.mark.parametrize(
    ("span", "before"),
    [("2026-01", "2025-12"), ("2026-10", "2026-09"), ("2026-Q1", "2025-Q4"), ("2026-Q3", "2026-Q2"),
        ("2026", "2025")],
)  # fmt: skip
def test_every_span_has_one_before_it(span: str, before: str) -> None:
    assert previous_span(span) == before


def test_a_dictionary_beside_the_table_says_what_each_column_and_figure_means(
    log_folder: Path, tmp_path: Path
) -> None:
    released = release_span(log_folder, "2026-10", TODAY)
    table, path = export_release(
        released, SITE, tmp_path / "stick", ["csv"], export_text(), "semicolon"
    )
    assert path.name == "kiosk-brussels-2-2026-10-dictionary.csv"
    told = {(line["kind"], line["id"]) for line in read_csv(path, ";")}
    assert told == {("column", name) for name in COLUMNS} | {("figure", id) for id in FIGURES} | {
        ("definition", "finished")
    }
    assert read_csv(table, ";")[0].keys() == {*COLUMNS}


def test_json_says_the_same_as_the_table_and_what_it_is_of(
    log_folder: Path, tmp_path: Path
) -> None:
    released = release_span(log_folder, "2026-10", TODAY)
    table, _, path = export_release(
        released, SITE, tmp_path / "stick", ["csv", "json"], export_text(named), "comma"
    )
    said = json.loads(path.read_text(encoding="utf-8"))
    head = [said[name] for name in ("format_version", "program_version", "office", "kiosk", "span")]
    assert head == [1, __version__, "brussels", "2", "2026-10"]
    told = [
        (one["figure"], one["value"], one["name"], one["detail"], str(one["visits"]))
        for one in said["counts"]
    ]
    assert told == [
        tuple(line[name] for name in ("figure", "value", "name", "detail", "visits"))
        for line in read_csv(table)
    ]
    assert said["counts"][0]["hidden"] is False
    assert said["figures"].keys() == {*FIGURES}


def test_a_number_that_is_withheld_leaves_its_column_empty(tmp_path: Path) -> None:
    withheld = Release("2026-10", (PublishedCount(CountKey("visits", "all"), None),))
    (path, _) = export_release(withheld, SITE, tmp_path, ["csv"], export_text(), "comma")
    (line,) = read_csv(path)
    assert (line["visits"], line["hidden"]) == ("", "true")


@pytest.mark.parametrize(
    ("language", "region", "found"),
    [("fr", "BE", "semicolon"), ("en", "IE", "comma"), ("fr", "LU", "semicolon"), ("en", "BE", "semicolon"),
        ("de", "CH", "comma")],
)  # fmt: skip
def test_the_separator_is_that_of_the_spreadsheets_of_the_country(
    language: str, region: str, found: str
) -> None:
    assert default_separator(language, region) == found


def test_raw_rows_come_only_when_asked_for_and_are_all_there(
    log_folder: Path, tmp_path: Path
) -> None:
    stick, always = tmp_path / "stick", (date.min, date.max)
    assert [path.name for path in export_rows(log_folder, stick, "csv", always, "comma")] == [
        "visits.csv",
        "events.csv",
    ]
    ids = [line["id"] for line in read_csv(stick / "visits.csv")]
    assert sorted(ids) == sorted(
        str(row[0]) for row in query_sql(log_folder, "SELECT id FROM visit")
    )
    events = query_sql(log_folder, "SELECT count(*) FROM event")
    assert [(len(read_csv(stick / "events.csv")),)] == events
    export_rows(log_folder, stick, "json", always, "comma")
    whole: list[dict[str, Any]] = json.loads((stick / "visits.json").read_text())["visits"]
    assert sorted(visit["id"] for visit in whole) == sorted(ids)
    assert [(sum(len(visit["events"]) for visit in whole),)] == events


def test_without_a_log_the_table_has_its_head_alone(tmp_path: Path) -> None:
    path = export(tmp_path / "nowhere", tmp_path / "stick")
    assert path.read_text(encoding="utf-8-sig").splitlines() == [",".join(COLUMNS)]


@pytest.mark.slow("libreoffice")
@pytest.mark.parametrize("separator", ["semicolon", "comma"])
def test_libreoffice_opens_the_table_and_sums_its_numbers(
    log_folder: Path, tmp_path: Path, separator: Any
) -> None:
    needs("soffice", "libreoffice-calc")
    released = release_span(log_folder, "2026-10", TODAY)
    path = export_release(released, SITE, tmp_path, ["csv"], export_text(named), separator)[0]
    total = sum(one.count or 0 for one in released.counts)
    assert total
    assert spreadsheet_sum(path, {"semicolon": 59, "comma": 44}[separator], tmp_path) == total


def spreadsheet_sum(path: Path, separator: int, folder: Path) -> float:
    """The sum of the column `visits` that LibreOffice makes of a table, as a formula of its own."""
    rows = len(path.read_text(encoding="utf-8-sig").splitlines())
    column = "ABCDEFGHI"[COLUMNS.index("visits")]
    sheet = folder / "sheet"
    sheet.mkdir()
    # The formula stands in a cell of the table itself, so that LibreOffice computes it from what it has read.
    text = path.read_text(encoding="utf-8-sig").rstrip("\r\n")
    empty = chr(separator) * COLUMNS.index("visits")
    table = f"{text}\r\n{empty}=SUM({column}2:{column}{rows})\r\n"
    (sheet / "counts.csv").write_text(table, encoding="utf-8-sig", newline="")
    subprocess.run(
        [
            *(shutil.which("soffice") or "soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile"),
            f"--infilter=Text - txt - csv (StarCalc):{separator},34,76,1,,0,false,true,false,false,false,-1",
            *("--convert-to", "ods", "--outdir", str(sheet), str(sheet / "counts.csv")),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )  # fmt: skip
    subprocess.run(
        [
            *(shutil.which("soffice") or "soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile"),
            *("--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"),
            *("--outdir", str(folder / "computed"), str(sheet / "counts.ods")),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )  # fmt: skip
    last = (folder / "computed" / "counts.csv").read_text(encoding="utf-8").splitlines()[-1]
    return float(last.strip(","))
