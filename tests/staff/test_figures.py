"""The ten numbers: on one page beside the period before, on paper, and out of the office."""

import csv
import json
import subprocess
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk.staff import figure_period
from kiosk.staff.destinations import list_destinations
from kiosk.staff.figure_period import period_start
from kiosk.store.figures import Figures, StopFigures, period_figures
from kiosk.view_model.page import BarChart, Page
from kiosk.view_model.plain_text import block_paragraphs
from kiosk.visit.services import PrintState
from tests.conftest import needs
from tests.languages import LANGUAGES
from tests.played_visit import NOON
from tests.staff.pins import cheapen, with_pin
from tests.staff.played_staff import PlayedStaffSession, with_visit_log


class Tray:
    """A printer that keeps its paper."""

    def __init__(self) -> None:
        self.pages: list[Page] = []

    def print(self, page: Page) -> None:
        """Keep it."""
        self.pages.append(page)

    def state(self) -> PrintState:
        """Printed at once."""
        return "printed" if self.pages else "idle"

    def stop(self) -> None:
        """Nothing to stop."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with a PIN and 400 visits, ten weeks of them."""
    cheapen(monkeypatch)
    return with_visit_log(with_pin(tmp_path), 400)


def entered(folder: Path, language: str = "en", printer: Tray | None = None) -> PlayedStaffSession:
    """Behind the PIN, at the figures."""
    staff = PlayedStaffSession(folder, language, printer=printer)
    staff.enter()
    staff.choose("figures")
    return staff


def bars(page: Page) -> dict[str, BarChart]:
    """The numbers of a page by their digit, the first of each digit."""
    found: dict[str, BarChart] = {}
    for block in page.blocks:
        if isinstance(block, BarChart):
            found.setdefault(block.say[0], block)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_ten_numbers_stand_on_one_page(folder: Path, language: str) -> None:
    page = entered(folder, language).page
    assert [one.say.split(".")[0] for one in page.blocks if isinstance(one, BarChart)] == [
        "1", "2", "3", "4", "5", "6", "7", "8", "9", "10",
    ]  # fmt: skip
    assert all(0 <= line.share <= 1 for one in bars(page).values() for line in one.lines)
    assert all(line.name for one in bars(page).values() for line in one.lines)


def test_they_say_what_the_weekly_counts_say_and_what_was_before(folder: Path) -> None:
    page = entered(folder).page
    now = period_figures(folder, period_start(4, NOON.date()), NOON.date())
    assert now.before is not None
    assert bars(page)["1"].say.endswith(f"{now.visits} (before: {now.before.visits})")
    assert [int(line.say) for line in bars(page)["1"].lines] == [one.visits for one in now.weeks]
    assert [line.say.split()[0] for line in bars(page)["2"].lines] == [
        str(one.visits) for one in now.languages
    ]


@pytest.mark.parametrize(("period", "count"), [("week", 1), ("quarter", 13), ("year", 13)])
def test_another_period_shows_other_weeks(folder: Path, period: str, count: int) -> None:
    staff = entered(folder)
    page = staff.choose("period", period)
    assert page.id == "staff/figures"
    assert len(bars(page)["1"].lines) == count


def test_a_bar_is_described_by_its_words_alone(folder: Path) -> None:
    block = bars(entered(folder).page)["2"]
    said = block_paragraphs(block, "en")
    assert said[0] == "2. Languages"
    assert said[1] == f"{block.lines[0].name}: {block.lines[0].say}"
    assert "█" not in " ".join(said)


def test_without_visits_every_number_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cheapen(monkeypatch)
    page = entered(with_pin(tmp_path)).page
    assert [line.name for line in bars(page)["4"].lines] == ["nothing yet"]


def test_two_pages_of_one_title_are_told_apart_by_their_stage(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stops = tuple(
        StopFigures(f"step/{stage}/choose-method", 5, 1) for stage in ("access", "final-code")
    )

    def counted(folder: Path, since: date, today: date) -> Figures:
        return replace(period_figures(folder, since, today), stops=stops)

    monkeypatch.setattr(figure_period, "period_figures", counted)
    names = [line.name for line in bars(entered(folder).page)["4"].lines]
    assert names == ["Choose your method · 2", "Choose your method · 3"]


def test_printing_hands_the_page_to_the_printer_and_says_how_far_it_is(folder: Path) -> None:
    tray = Tray()
    staff = entered(folder, printer=tray)
    shown = staff.page
    staff.choose("print")
    assert staff.says("The figures have been printed.")
    assert [page.blocks for page in tray.pages] == [shown.blocks]
    assert staff.choose("back").id == "staff/figures"


def test_without_a_printer_the_page_says_so(folder: Path) -> None:
    staff = entered(folder)
    staff.choose("print")
    assert staff.says("There is no printer.")
    assert staff.page.id == "staff/figures"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("period", ["month", "year"])
def test_the_pdf_is_one_sheet_with_every_word(
    folder: Path, tmp_path: Path, language: str, period: str
) -> None:
    needs("pdftotext", "poppler-utils")
    staff = entered(folder, language)
    page = staff.choose("period", period)
    staff.choose("save", str(folder / "export"))
    assert staff.page.id == "staff/figures"
    (path,) = (folder / "export").glob("*.pdf")
    raw = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True)
    text = raw.stdout.decode()
    assert text.count("\f") == 1
    words = set(text.split())
    for block in page.blocks:
        if isinstance(block, BarChart):
            for line in block.lines:
                assert set(line.name.split()) <= words, line.name


def test_the_counts_are_written_as_a_table_and_for_programs(folder: Path) -> None:
    staff = PlayedStaffSession(folder)
    staff.enter()
    staff.choose("export", str(folder / "export"))
    assert staff.says("Saved:")
    table = (folder / "export" / "weekly-counts.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(table.splitlines()))
    assert {"week", "visits"} <= set(rows[0])
    assert any(row["name"] == "Français" for row in rows)
    said = json.loads((folder / "export" / "weekly-counts.json").read_text(encoding="utf-8"))
    assert said
    assert not any(row["visits"] in ("1", "2", "3", "4") for row in rows)


def test_a_folder_that_cannot_be_written_is_named_and_another_can_be_chosen(folder: Path) -> None:
    staff = PlayedStaffSession(folder)
    staff.enter()
    staff.choose("export")
    (folder / "export").write_text("a file in its place", encoding="utf-8")
    staff.choose(str(folder / "export"))
    assert staff.page.id == "staff/save/counts"
    assert staff.says("Choose another")


def test_only_what_is_plugged_in_is_offered_as_a_stick(tmp_path: Path) -> None:
    (tmp_path / "media" / "left-over").mkdir(parents=True)
    found = list_destinations(tmp_path, (str(tmp_path / "media"), str(tmp_path / "none")))
    assert [one.path for one in found] == [tmp_path / "export"]
    mounts = list_destinations(tmp_path, ("/",))
    assert all(one.path.is_mount() for one in mounts[:-1])
