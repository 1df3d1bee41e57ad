"""The figures: a page for each question, beside the days before, in any window and on paper."""

import subprocess
from datetime import date
from pathlib import Path

import pytest

from kiosk.events import Event
from kiosk.staff.destinations import list_destinations
from kiosk.staff.figure_charts import MAX_BARS, QUESTIONS
from kiosk.store.count_relations import CountKey
from kiosk.store.figure_spans import Span, named_span
from kiosk.store.figures import read_figures
from kiosk.view_model.page import BarChart, Notice, Page, Text
from kiosk.view_model.plain_text import block_paragraphs
from kiosk.visit.services import PrintState
from tests.conftest import needs
from tests.languages import LANGUAGES
from tests.played_visit import NOON
from tests.staff.pins import cheapen, with_pin
from tests.staff.played_staff import PlayedStaffSession, staff_content, with_visit_log
from tests.store.logs import query_sql, write_visits

TODAY = NOON.date()
RETENTION = 30


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
    """Behind the PIN, at the questions, in a window that has room for each answer on one page."""
    staff = PlayedStaffSession(folder, language, printer=printer)
    staff.columns, staff.rows = 120, 40
    staff.enter()
    staff.choose("figures")
    return staff


def charts(page: Page) -> list[BarChart]:
    """The charts of a page."""
    return [block for block in page.blocks if isinstance(block, BarChart)]


def chart(page: Page, title: str) -> dict[str, str]:
    """The bars of the chart with this title: their figures by their names."""
    (found,) = (one for one in charts(page) if one.say.startswith(title))
    return {line.name: line.say for line in found.lines}


def notes(page: Page) -> list[str]:
    """What a page says below its charts."""
    return [block.say for block in page.blocks if isinstance(block, Notice | Text)]


def with_days(staff: PlayedStaffSession, first: str, last: str) -> Page:
    """The page of the figures for two days that are typed."""
    staff.choose("span", "from-to")
    staff.type(first)
    return staff.type(last)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_question_leads_to_its_charts_and_back_to_the_questions(
    folder: Path, language: str
) -> None:
    staff = entered(folder, language)
    menu = staff.page
    for question in QUESTIONS:
        (said,) = {staff_content().pages["staff-figures"].choice[question].english}
        page = staff.choose(question)
        assert page.id == f"staff/figures/{question}"
        assert language != "en" or page.title == said
        assert charts(page)
        lines = [line for one in charts(page) for line in one.lines]
        assert all(0 <= line.share <= 1 and line.name for line in lines)
        assert page.place == menu.place
        assert staff.choose("back").blocks == menu.blocks


def test_one_question_leads_on_to_the_next_one_and_back_to_the_menu_at_once(folder: Path) -> None:
    staff = entered(folder)
    staff.choose(next(iter(QUESTIONS)))
    for question in list(QUESTIONS)[1:]:
        assert staff.choose("more").id == f"staff/figures/{question}"
    assert "more" not in {one.id for one in staff.options()}
    assert staff.choose("back").id == "staff/figures"
    assert staff.go_back().id == "staff/menu"


def test_no_chart_stands_under_two_questions(folder: Path) -> None:
    staff = entered(folder)
    titles = []
    for question in QUESTIONS:
        titles += [one.say for one in charts(staff.choose(question))]
        staff.choose("back")
    assert len(titles) == len(set(titles)) == sum(map(len, QUESTIONS.values()))


def test_this_month_is_compared_with_the_same_days_of_last_month_by_its_visits_alone(
    folder: Path,
) -> None:
    staff = entered(folder)
    page = staff.choose("visits")
    now = read_figures(folder, named_span("this-month", TODAY), TODAY, RETENTION, running=True)
    assert now.before is not None
    assert now.before.span == Span(date(2026, 10, 1), date(2026, 10, 20))
    counted = "SELECT sum(visits) FROM daily_visits WHERE day BETWEEN ? AND ?"
    assert query_sql(folder, counted, "2026-10-01", "2026-10-20") == [(now.before.visits,)]
    assert query_sql(folder, counted, "2026-11-01", "2026-11-30") == [(now.visits,)]
    assert charts(page)[0].say.endswith(f"{now.visits} (before: {now.before.visits})")
    assert "Only the number of visits can be compared with the same days of last month." in notes(
        page
    )
    weeks = chart(page, "Number of visits")
    assert list(weeks) == ["from 1 Nov", "from 2 Nov", "from 9 Nov", "from 16 Nov"]
    assert sum(map(int, weeks.values())) == now.visits
    reasons = chart(staff.choose("back", "reasons"), "Visits by reason")
    assert reasons
    assert not any("(" in said for said in reasons.values())


def test_whole_months_are_compared_with_as_many_months_before(folder: Path) -> None:
    staff = entered(folder)
    staff.choose("days", "span", "last-month")
    page = staff.page
    assert page.id == "staff/figures/days"
    assert page.place == "October 2026"
    assert "Numbers in brackets are for the days before: September 2026." in notes(page)
    counted = "SELECT value, visits FROM monthly_count WHERE figure = 'language' AND month = ?"
    now, before = (
        {str(tag): visits for tag, visits in query_sql(folder, counted, month)}
        for month in ("2026-10", "2026-09")
    )
    assert chart(page, "Visits by language") == {
        name: f"{now[tag]} ({before[tag]})" for tag, name in (("fr", "Français"), ("en", "English"))
    }


def test_days_within_the_retention_are_exact_and_compared_with_as_many_days_before(
    folder: Path,
) -> None:
    staff = entered(folder)
    staff.choose("reasons")
    page = with_days(staff, "05112026", "15112026")
    assert page.place == "5 Nov to 15 Nov 2026"
    assert "Numbers in brackets are for the days before: 25 Oct to 4 Nov 2026." in notes(page)
    counted = "SELECT count(*) FROM visit WHERE reason = ? AND day BETWEEN ? AND ?"
    (now,) = query_sql(folder, counted, "start", "2026-11-05", "2026-11-15")[0]
    (before,) = query_sql(folder, counted, "start", "2026-10-25", "2026-11-04")[0]
    assert now
    assert chart(page, "Visits by reason")["I want to start using EU Login"] == f"{now} ({before})"


def test_single_days_have_no_times_and_the_page_says_where_they_are(folder: Path) -> None:
    staff = entered(folder)
    staff.choose("times")
    page = with_days(staff, "05112026", "15112026")
    assert [line.name for one in charts(page) for line in one.lines] == ["nothing yet"] * 2
    said = (
        "The kiosk counts times and returns for whole months only. Choose whole months to see them."
    )
    assert said in notes(page)
    assert said not in notes(staff.choose("back", "reasons"))
    assert said in notes(staff.choose("back", "days"))
    page = staff.choose("back", "times", "span", "last-month")
    assert said not in notes(page)
    assert "nothing yet" not in {line.name for one in charts(page) for line in one.lines}


def test_further_back_than_the_rows_whole_months_stand_for_the_days_and_the_page_says_so(
    folder: Path,
) -> None:
    staff = entered(folder)
    staff.choose("visits")
    page = with_days(staff, "10092026", "15092026")
    assert page.place == "September 2026"
    assert (
        "The records of those days have been deleted. These are the figures of the whole months."
        in notes(page)
    )
    counted = "SELECT sum(visits) FROM daily_visits WHERE day LIKE '2026-09-%'"
    ((visits,),) = query_sql(folder, counted)
    assert charts(page)[0].say.startswith(f"Number of visits: {visits} ")


def test_the_days_from_which_rows_are_left_need_no_whole_months(folder: Path) -> None:
    staff = entered(folder)
    staff.choose("visits")
    first_kept = with_days(staff, "22102026", "23102026")
    assert first_kept.place == "22 Oct to 23 Oct 2026"
    assert with_days(staff, "20102026", "23102026").place == "October 2026"


@pytest.mark.parametrize(
    ("span", "place", "bars"),
    [
        ("last-month", "October 2026", 5),
        ("quarter", "1 Jul to 30 Sept 2026", 3),
        ("year", "1 Jan to 31 Dec 2025", 12),
        ("12-months", "1 Nov 2025 to 31 Oct 2026", 12),
    ],
)
def test_each_span_by_name_shows_its_weeks_or_in_a_long_one_its_months(
    folder: Path, span: str, place: str, bars: int
) -> None:
    staff = entered(folder)
    page = staff.choose("visits", "span", span)
    assert page.place == place
    shown = chart(page, "Number of visits")
    weekly = next(iter(shown)).startswith("from ")
    assert weekly == (span in ("last-month", "quarter"))
    if span == "quarter":
        assert len(shown) == 14
    else:
        assert len(shown) == bars
    assert charts(page)[0].say.startswith(f"Number of visits: {sum(map(int, shown.values()))} ")


def test_a_bar_is_described_by_its_words_alone(folder: Path) -> None:
    block = charts(entered(folder).choose("reasons"))[0]
    said = block_paragraphs(block, "en")
    assert said[0] == "Visits by reason"
    assert said[1] == f"{block.lines[0].name}: {block.lines[0].say}"
    assert "█" not in " ".join(said)


def test_without_visits_every_chart_says_so_in_words_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cheapen(monkeypatch)
    staff = entered(with_pin(tmp_path))
    for question in list(QUESTIONS)[1:]:
        for one in charts(staff.choose(question)):
            assert [line.name for line in one.lines] == ["nothing yet"], one.say
            assert block_paragraphs(one, "en")[1:] == ("nothing yet",)
        staff.choose("back")
    page = staff.choose("visits")
    assert charts(page)[0].say == "Number of visits: 0"


def test_two_pages_of_one_title_are_told_apart_by_their_stage_and_the_rarest_are_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cheapen(monkeypatch)
    pages = [f"step/{stage}/choose-method" for stage in ("access", "final-code")]
    stages = staff_content().stages
    pages += [f"step/account/{id}" for id in stages["account"].step][: MAX_BARS + 3]
    visits = [
        (
            TODAY,
            [
                Event(0, "choice", "welcome", "en"),
                Event(1, "page", page),
                Event(9, "end", page, "stopped"),
            ],
        )
        for page in (*pages, *pages[:2])
    ]
    write_visits(tmp_path, visits, (*pages, *stages, "welcome", "en", "stopped"))
    page = entered(with_pin(tmp_path)).choose("stops")
    names = chart(page, "Visits that stopped")
    assert list(names)[:2] == ["Choose your method · 2", "Choose your method · 3"]
    assert names["Choose your method · 2"] == "2 of 2"
    assert len(names) == MAX_BARS < len(pages)


def test_minutes_are_those_that_half_of_the_visits_needed_at_most(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cheapen(monkeypatch)
    page = "step/account/add-key"
    visits = [
        (
            TODAY,
            [
                Event(0, "choice", "welcome", "en"),
                Event(1, "fact", "stage", "account"),
                Event(1, "page", page),
                Event(seconds, "choice", page, "else"),
                Event(seconds, "end", page, "stopped"),
            ],
        )
        for seconds in (30, 100, 1000)
    ]
    words = (page, "welcome", "en", "stopped", "account", "stage", "else")
    write_visits(tmp_path, visits, words)
    shown = entered(with_pin(tmp_path)).choose("times")
    assert chart(shown, "Time on a step") == {"Add your key": "up to 2 minutes"}
    assert chart(shown, "Time in a stage") == {"Account and key": "up to 2 minutes"}


def test_outcomes_and_stages_say_both_of_their_numbers(folder: Path) -> None:
    now = read_figures(folder, named_span("this-month", TODAY), TODAY, RETENTION, running=True)
    staff = entered(folder)
    outcomes = chart(staff.choose("reasons"), "Visits by how they ended")
    helped = now.counts[CountKey("outcome", "finished", "helped")]
    assert outcomes["finished"] == f"{now.by_value('outcome')['finished']}; {helped} with help"
    stages = chart(staff.choose("back", "methods"), "Visits in which a stage was started")
    assert list(stages) == ["Account and key", "Ask for access", "The final code"]
    entered_visits, done = (now.by_value(f"stage_{one}")["account"] for one in ("entered", "done"))
    assert stages["Account and key"] == f"{entered_visits}; {done} finished"


def test_printing_hands_all_figures_to_the_printer_and_says_how_far_it_is(folder: Path) -> None:
    tray = Tray()
    staff = entered(folder, printer=tray)
    shown = []
    for question in QUESTIONS:
        shown += charts(staff.choose(question))
        staff.choose("back")
    staff.choose("stops", "print")
    assert staff.says("The figures have been printed.")
    (printed,) = tray.pages
    sheets = (printed, *printed.further_sheets)
    assert [one for sheet in sheets for one in charts(sheet)] == shown
    assert {sheet.place for sheet in sheets} == {staff.page.place or "1 Nov to 20 Nov 2026"}
    assert staff.choose("back").id == "staff/figures/stops"


def test_without_a_printer_the_page_says_so(folder: Path) -> None:
    staff = entered(folder)
    staff.choose("visits", "print")
    assert staff.says("There is no printer.")
    assert staff.page.id == "staff/figures/visits"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("span", ["this-month", "12-months"])
def test_the_pdf_holds_every_word_of_all_questions_in_letters_that_can_be_read(
    folder: Path, language: str, span: str
) -> None:
    needs("pdftotext", "poppler-utils")
    staff = entered(folder, language)
    staff.choose("visits", "span", span, "back")
    lines = []
    for question in QUESTIONS:
        lines += [line for one in charts(staff.choose(question)) for line in one.lines]
        staff.choose("back")
    staff.choose("visits", "save", str(folder / "export"))
    assert staff.page.id == "staff/figures/visits"
    (path,) = (folder / "export").glob("*.pdf")
    raw = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True)
    text = raw.stdout.decode()
    assert text.count("\f") == 3
    words = set(text.split())
    for line in lines:
        assert set(line.name.split()) | set(line.say.split()) <= words, line.name
    assert letter_size(path) >= 9


def letter_size(path: Path) -> float:
    """The size of the smallest letters of a PDF, in points."""
    from tests.pdf.poppler import boxes

    return min(bottom - top for _, top, _, bottom, _ in boxes(path)) / 1.164


def test_the_file_of_the_figures_is_named_by_its_days(folder: Path) -> None:
    staff = entered(folder)
    staff.choose("visits")
    with_days(staff, "05112026", "15112026")
    staff.choose("save", str(folder / "export"))
    assert staff.says("Saved:")
    assert [path.name for path in (folder / "export").iterdir()] == [
        "kiosk-figures-2026-11-05-2026-11-15.pdf"
    ]


def test_only_what_is_plugged_in_is_offered_as_a_stick(tmp_path: Path) -> None:
    (tmp_path / "media" / "left-over").mkdir(parents=True)
    found = list_destinations(tmp_path, (str(tmp_path / "media"), str(tmp_path / "none")))
    assert [one.path for one in found] == [tmp_path / "export"]
    mounts = list_destinations(tmp_path, ("/",))
    assert all(one.path.is_mount() for one in mounts[:-1])
