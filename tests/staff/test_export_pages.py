"""Figures for others: the spans that are over, as tables or as the board's report, rounded."""

import csv
import json
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk.journey.fold import MORE_OPTION
from kiosk.offices.parcel_reader import read_parcel
from kiosk.staff.board_report import DEFINITIONS, released_figures
from kiosk.staff.figure_charts import sheet_charts
from kiosk.store.count_relations import CountKey
from kiosk.store.data_folder import LOG_FILE
from kiosk.store.disclosure import MIN_FOR_MEDIAN
from kiosk.store.release_log import release_span
from kiosk.view_model.page import BarChart
from kiosk.view_model.replies import Chose
from tests.conftest import needs
from tests.languages import LANGUAGES
from tests.played_visit import NOON
from tests.staff.pins import cheapen, with_pin
from tests.staff.played_staff import PlayedStaffSession, staff_content, with_visit_log
from tests.store.logs import query_sql
from tests.tui.window import window

TODAY = NOON.date()
STEM = "kiosk-office-1-2026-10"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with a PIN and 400 visits, from September to November."""
    cheapen(monkeypatch)
    return with_visit_log(with_pin(tmp_path), 400)


def entered(folder: Path, language: str = "en") -> PlayedStaffSession:
    """Behind the PIN, where the spans are offered."""
    staff = PlayedStaffSession(folder, language)
    staff.enter()
    staff.choose("export")
    return staff


def saved(folder: Path, span: str, form: str, language: str = "en") -> Path:
    """The folder to which a span was saved in a form."""
    staff = entered(folder, language)
    staff.choose(span, form, str(folder / "export"))
    assert staff.page.id == "staff/export/form"
    return folder / "export"


def pdf_text(path: Path) -> str:
    """The words of a PDF, a form feed after each sheet."""
    needs("pdftotext", "poppler-utils")
    raw = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True)
    return raw.stdout.decode()


def test_only_months_and_quarters_that_are_over_are_offered_the_newest_first(folder: Path) -> None:
    staff = entered(folder)
    assert [(one.id, one.say) for one in staff.options()] == [
        ("parcels", "All months, for head office"),
        ("2026-10", "October 2026"),
        ("2026-09", "September 2026"),
        ("2026-Q3", "3rd quarter 2026"),
    ]
    assert staff.says("They are rounded to multiples of 5")


def test_a_year_is_offered_once_it_is_over_even_if_nobody_came_in_its_last_month(
    folder: Path,
) -> None:
    for table in ("monthly_count", "daily_visits"):
        column = "month" if table == "monthly_count" else "day"
        moved = f"UPDATE {table} SET {column} = '2024' || substr({column}, 5)"
        query_and_commit(folder, moved)
    staff = entered(folder)
    first = [one.say for one in staff.options()]
    staff.reply(Chose(MORE_OPTION))
    rest = [one.say for one in staff.options()]
    assert [*first[:-1], *rest[:-1]] == [
        "All months, for head office",
        "4th quarter 2024",
        "2024",
        "November 2024",
        "October 2024",
        "September 2024",
        "3rd quarter 2024",
    ]


def query_and_commit(folder: Path, sql: str) -> None:
    """Change the log as any SQLite tool would."""
    with closing(sqlite3.connect(folder / LOG_FILE)) as conn, conn:
        conn.execute(sql)


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_no_month_is_over_the_page_says_so_and_leads_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    cheapen(monkeypatch)
    staff = entered(with_visit_log(with_pin(tmp_path), 40), language)
    assert [one.id for one in staff.options()] == ["back"]
    assert language != "en" or staff.says("There is nothing to pass on yet.")
    assert staff.choose("back").id == "staff/menu"


def test_two_forms_are_offered_for_the_chosen_span(folder: Path) -> None:
    staff = entered(folder)
    page = staff.choose("2026-Q3")
    assert page.place == "3rd quarter 2026"
    assert [one.id for one in staff.options()] == ["tables", "report"]
    assert staff.choose("tables").id == "staff/save/counts"
    assert staff.says("which may leave the office")
    staff.choose("back")
    assert staff.choose("report").id == "staff/save/report"
    assert staff.says("The report is saved as a PDF, which may leave the office.")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tables_are_saved_with_a_dictionary_and_for_programs_and_all_is_rounded(
    folder: Path, language: str
) -> None:
    out = saved(folder, "2026-10", "tables", language)
    assert {path.name for path in out.iterdir()} == {
        f"{STEM}.csv", f"{STEM}-dictionary.csv", f"{STEM}.json",
    }  # fmt: skip
    table = (out / f"{STEM}.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(table.splitlines(), delimiter=";"))
    assert {row["span"] for row in rows} == {"2026-10"}
    assert {(row["office"], row["kiosk"]) for row in rows} == {("office", "1")}
    assert any(row["name"] == "Français" for row in rows)
    shown = [int(row["visits"]) for row in rows if row["hidden"] == "false"]
    assert shown
    assert all(count % 5 == 0 for count in shown)
    assert all(row["visits"] == "" for row in rows if row["hidden"] == "true")
    ((true,),) = query_sql(
        folder, "SELECT sum(visits) FROM daily_visits WHERE day LIKE '2026-10-%'"
    )
    (total,) = (int(row["visits"]) for row in rows if row["figure"] == "visits")
    assert isinstance(true, int)
    assert abs(total - true) < 10
    dictionary = (out / f"{STEM}-dictionary.csv").read_text(encoding="utf-8-sig")
    meanings = {row["id"] for row in csv.DictReader(dictionary.splitlines(), delimiter=";")}
    assert {*rows[0]} | {row["figure"] for row in rows} <= meanings
    told = json.loads((out / f"{STEM}.json").read_text(encoding="utf-8"))
    assert (told["span"], told["office"], told["kiosk"]) == ("2026-10", "office", "1")
    assert len(told["counts"]) == len(rows)


def test_what_was_saved_once_is_saved_again_as_it_was_whatever_became_of_the_counts(
    folder: Path,
) -> None:
    out = saved(folder, "2026-10", "tables")
    before = (out / f"{STEM}.csv").read_bytes()
    query_and_commit(folder, "UPDATE monthly_count SET visits = visits + 7")
    assert (saved(folder, "2026-10", "tables") / f"{STEM}.csv").read_bytes() == before


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("span", "name"), [("2026-10", STEM), ("2026-Q3", "kiosk-office-1-2026-Q3")]
)
def test_the_report_says_what_its_figures_mean_and_holds_all_charts_rounded(
    folder: Path, language: str, span: str, name: str
) -> None:
    path = saved(folder, span, "report", language) / f"{name}.pdf"
    text = pdf_text(path)
    assert text.count("\f") == 3
    said = " ".join(text.split())
    if language == "en":
        for one in DEFINITIONS:
            means = staff_content().pages["staff-export"].note[f"means-{one}"].english
            assert means in said, one
        assert ("October 2026" if span == "2026-10" else "3rd quarter 2026") in said
    context = entered(folder, language).session._context()
    figures = released_figures(release_span(folder, span, TODAY))
    words = set(text.split())
    charts = [one for sheet in sheet_charts(figures, context) for one in sheet]
    assert len(charts) > 10
    for chart in charts:
        assert set(chart.say.split()) <= words, chart.say
        for line in chart.lines:
            assert set(line.name.split()) | set(line.say.split()) <= words, line.name
    assert all(count % 5 == 0 for count in figures.counts.values())
    assert figures.visits > 0


def test_the_report_compares_with_the_span_of_equal_length_before(folder: Path) -> None:
    figures = released_figures(release_span(folder, "2026-10", TODAY))
    assert figures.before is not None
    assert figures.before.visits == released_figures(release_span(folder, "2026-09", TODAY)).visits
    text = " ".join(pdf_text(saved(folder, "2026-10", "report") / f"{STEM}.pdf").split())
    assert f"Number of visits: {figures.visits} (before: {figures.before.visits})" in text
    assert "Numbers in brackets are for the month, quarter or year before." in text


def test_the_report_gives_minutes_only_of_visits_enough(folder: Path) -> None:
    figures = released_figures(release_span(folder, "2026-10", TODAY))
    seen = {value: sum(count for key, count in figures.of("step_minutes").items() if key.value == value)
            for value in figures.by_value("step_minutes")}  # fmt: skip
    assert any(count < MIN_FOR_MEDIAN for count in seen.values())
    for value, count in seen.items():
        median = figures.median_minutes("step_minutes", value)
        assert (median is None) == (count < MIN_FOR_MEDIAN), value
    rows = replace(figures, source="months")
    assert all(rows.median_minutes("step_minutes", value) is not None for value in seen)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_for_each_month_is_saved_for_head_office(folder: Path, language: str) -> None:
    staff = entered(folder, language)
    staff.choose("parcels")
    assert staff.page.id == "staff/save/parcels"
    assert language != "en" or staff.says("Send these files to head office")
    staff.choose(str(folder / "export"))
    assert staff.page.id == "staff/export"
    assert staff.says(str(folder / "export"))
    for month in ("2026-09", "2026-10"):
        parcel = read_parcel(folder / "export" / f"kiosk-office-1-{month}.zip")
        released = {one.key: one.count for one in release_span(folder, month, TODAY).counts}
        assert {CountKey(*one[:3]): one.visits for one in parcel.counts} == released
        names = {one.value: one.name for one in parcel.counts if one.figure == "part_of_day"}
        # They are in English, whatever the language of the staff.
        assert set(names.values()) == {"morning", "afternoon"}
    assert len([*(folder / "export").iterdir()]) == 2


def test_files_for_head_office_that_cannot_be_saved_leave_the_page_as_it_is(folder: Path) -> None:
    staff = entered(folder)
    staff.choose("parcels")
    (folder / "export").write_text("a file in its place", encoding="utf-8")
    staff.choose(str(folder / "export"))
    assert staff.page.id == "staff/save/parcels"
    assert staff.says("Choose another")


@pytest.mark.parametrize("form", ["tables", "report"])
def test_a_folder_that_cannot_be_written_is_named_and_another_can_be_chosen(
    folder: Path, form: str
) -> None:
    staff = entered(folder)
    staff.choose("2026-10", form)
    shown = staff.page.id
    (folder / "export").write_text("a file in its place", encoding="utf-8")
    staff.choose(str(folder / "export"))
    assert staff.page.id == shown
    assert staff.says("Choose another")
    assert (folder / "export").read_text(encoding="utf-8") == "a file in its place"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_long_list_of_spans_goes_on_behind_a_choice(folder: Path, language: str) -> None:
    copy = """
        INSERT INTO monthly_count SELECT '{}', office, kiosk, figure, value, detail, visits
        FROM monthly_count WHERE month = '2026-10'
    """
    for month in (*(f"2025-{number:02}" for number in range(1, 13)), "2026-01"):
        query_and_commit(folder, copy.format(month))
    staff = entered(folder, language)
    with window(staff.page) as opened:
        assert opened.shown().parts == 1
    assert staff.choose("2025").place == "2025"
    assert staff.go_back().id == "staff/export"


def test_the_charts_of_a_report_name_months_where_it_is_a_quarter(folder: Path) -> None:
    context = entered(folder).session._context()
    charts = sheet_charts(released_figures(release_span(folder, "2026-Q3", TODAY)), context)[0]
    visits = charts[0]
    assert isinstance(visits, BarChart)
    assert [line.name for line in visits.lines] == ["July 2026", "August 2026", "September 2026"]


def test_a_log_that_was_damaged_meanwhile_is_named_and_left_as_it_is(folder: Path) -> None:
    staff = entered(folder)
    staff.choose("2026-10", "tables")
    for tail in ("-wal", "-shm"):
        (folder / f"{LOG_FILE}{tail}").unlink(missing_ok=True)
    broken = b"This is no database. " * 4000
    (folder / LOG_FILE).write_bytes(broken)
    staff.choose(str(folder / "export"))
    assert staff.says("is damaged")
    assert (folder / LOG_FILE).read_bytes() == broken
    assert not (folder / "export").exists()
