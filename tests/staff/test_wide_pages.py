"""Staff pages in windows of each size: the larger the window, the more stands there, and nothing is cut."""

from pathlib import Path

import pytest

from kiosk.content.problem import Problem
from kiosk.settings.reader import read_settings
from kiosk.settings.schema import Settings
from kiosk.staff import settings_change
from kiosk.staff.figure_charts import QUESTIONS
from kiosk.tui.widgets.table import ROW
from kiosk.view_model.page import BarChart, Page, SelectableTable
from tests.front_ends.planned_pages import WindowSize, plan_variants
from tests.languages import LANGUAGES
from tests.spaces import plain_spaces
from tests.staff.pins import cheapen, with_pin
from tests.staff.played_staff import PlayedStaffSession, with_visit_log
from tests.tui.window import window


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with a PIN and 2,000 visits."""
    cheapen(monkeypatch)
    return with_visit_log(with_pin(tmp_path), 2000)


FIGURE_SIZES: tuple[WindowSize, ...] = (
    (60, 18),
    (79, 40),
    (120, 23),
    (80, 24),
    (100, 30),
    (120, 40),
)
LARGE: tuple[WindowSize, ...] = ((79, 40), (120, 40))
"""Windows in which each question has one page."""


def figure_pages(staff: PlayedStaffSession, size: WindowSize) -> list[Page]:
    """The pages of all questions in a window of this size, one after the other."""
    staff.columns, staff.rows = size
    pages = [staff.choose("visits")]
    while onward := {"rest", "more"} & {one.id for one in staff.options()}:
        pages.append(staff.choose(*onward))
    return pages


def charts(pages: list[Page]) -> list[BarChart]:
    """The charts of some pages in their order."""
    return [block for page in pages for block in page.blocks if isinstance(block, BarChart)]


def with_span(staff: PlayedStaffSession, span: str) -> None:
    """The questions, for a span by its name, or for two days that are typed."""
    staff.choose("figures", "visits", "span")
    if span == "typed":
        staff.choose("from-to")
        staff.type("25102026")
        staff.type("15112026")
    else:
        staff.choose(span)
    staff.choose("back")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("span", ["this-month", "last-month", "quarter", "12-months", "typed"])
def test_each_page_of_the_figures_has_two_parts_at_most_and_each_question_one_where_there_is_room(
    folder: Path, language: str, span: str
) -> None:
    staff = PlayedStaffSession(folder, language)
    staff.enter()
    with_span(staff, span)
    whole: list[BarChart] = []
    for size in FIGURE_SIZES:
        pages = figure_pages(staff, size)
        assert len({page.id for page in pages}) == len(pages)
        assert (len(pages) == len(QUESTIONS)) == (size in LARGE) or size == (100, 30)
        assert len(pages) <= sum(map(len, QUESTIONS.values()))
        for page in pages:
            (planned,) = plan_variants(page, size)
            assert planned.parts <= 2, (size, page.id)
            assert all(planned.part_rows(part) <= planned.room for part in range(planned.parts))
        # The same charts in the same order, however they are divided.
        whole = whole or charts(pages)
        assert charts(pages) == whole
        assert staff.choose("back").id == "staff/figures"
    assert len(whole) == sum(map(len, QUESTIONS.values()))


@pytest.mark.parametrize(
    ("language", "size"), [("en", (60, 18)), ("fr", (60, 18)), ("fr", (80, 24)), ("en", (120, 40))]
)
def test_every_bar_stands_beside_its_name_and_its_number(
    folder: Path, language: str, size: WindowSize
) -> None:
    staff = PlayedStaffSession(folder, language)
    staff.enter()
    with_span(staff, "12-months")
    pages = figure_pages(staff, size)
    with window(pages[0], size=size) as opened:
        # Each row of every other page holds a no-break space (`row_marks.py`).
        rows = [
            plain_spaces(row) for page in pages for part in opened.parts(page) for row in part.rows
        ]
    for block in charts(pages):
        assert any(plain_spaces(block.say) in row for row in rows), block.say
        for line in block.lines:
            said = plain_spaces(line.name), plain_spaces(line.say)
            assert any(all(one in row for one in said) for row in rows), line


def test_in_a_small_window_a_question_goes_on_and_nine_leads_back_a_page(folder: Path) -> None:
    staff = PlayedStaffSession(folder)
    staff.columns, staff.rows = 60, 18
    staff.enter()
    first = staff.choose("figures", "stops")
    assert first.id == "staff/figures/stops"
    assert "more" not in {one.id for one in staff.options()}
    second = staff.choose("rest")
    assert (second.id, second.title) == ("staff/figures/stops/1", first.title)
    assert second.blocks != first.blocks
    staff.choose("span", "12-months")
    assert staff.page.id == "staff/figures/stops/1"
    assert staff.page.place == "1 Nov 2025 to 31 Oct 2026"
    assert staff.go_back().id == "staff/figures/stops"
    staff.choose("rest", "back")
    assert staff.page.id == "staff/figures"
    staff.choose("stops", "rest", "rest", "more")
    assert staff.page.id == "staff/figures/times"
    assert staff.go_back().id == "staff/figures"


def test_a_message_makes_room_for_itself_and_no_chart_is_passed_over(folder: Path) -> None:
    staff = PlayedStaffSession(folder)
    staff.columns, staff.rows = 60, 18
    staff.enter()
    with_span(staff, "12-months")
    whole = charts(figure_pages(staff, (60, 18)))
    staff.choose("back")
    shown = charts([staff.choose("visits")])
    for _ in range(len(whole)):
        onward = {"rest", "more"} & {one.id for one in staff.options()}
        if not onward:
            break
        charts_shown = charts([staff.choose(*onward)])
        page = staff.choose("print")
        assert staff.says("There is no printer.")
        assert charts([page]) == charts_shown[: len(charts([page]))]
        (planned,) = plan_variants(page, (60, 18))
        assert planned.parts <= 2, page.id
        shown += charts([page])
    assert shown == whole


def test_a_window_that_grows_shows_all_charts_of_a_question_at_once(folder: Path) -> None:
    staff = PlayedStaffSession(folder)
    staff.columns, staff.rows = 60, 18
    staff.enter()
    staff.choose("figures", "stops", "rest", "rest")
    assert len(charts([staff.page])) == 1
    staff.columns, staff.rows = 120, 40
    assert staff.session.tick()
    assert staff.page.id == "staff/figures/stops"
    assert len(charts([staff.page])) == 3
    assert not staff.session.tick()
    assert staff.choose("more").id == "staff/figures/times"


def test_figures_stand_in_two_columns_where_both_have_room(folder: Path) -> None:
    staff = PlayedStaffSession(folder)
    staff.columns, staff.rows = 120, 40
    staff.enter()
    page = staff.choose("figures", "days")
    titles = [block.say for block in page.blocks if isinstance(block, BarChart)]
    assert len(titles) == 4
    with window(page, size=(120, 40)) as opened:
        places = [
            (row.index(title), y)
            for title in titles
            for y, row in enumerate(opened.show(page).rows)
            if title in row
        ]
    left = [y for x, y in places if x < 60]
    right = [y for x, y in places if x >= 60]
    # Read down the left column first.
    assert places == sorted(places)
    assert len({x for x, _ in places}) == 2
    assert left[0] == right[0]
    assert abs(len(left) - len(right)) <= 3


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40)], ids=str)
def test_every_visit_of_a_list_can_be_opened_however_long_the_words_above(
    folder: Path, language: str, size: tuple[int, int]
) -> None:
    staff = PlayedStaffSession(folder, language)
    staff.rows = size[1]
    staff.enter()
    staff.choose("visits", "filter", "period", "days-28", "language", "fr")
    staff.choose("method", "trusted_platform", "outcome", "finished", "stage", "access", "show")
    page = staff.choose("newer")
    assert len(page.blocks) == 3
    with window(page, size=size) as opened:
        shown = opened.shown()
        assert shown.parts == 1
        targets = {target.key: target.region for target in shown.targets}
        assert [key for key in targets if key.startswith(ROW)] == [
            f"{ROW}{at}" for at in range(len(staff.rows_shown()))
        ]
        assert len(staff.rows_shown()) > 0
        key_bar = opened.screen.view.key_bar.region
        for option in staff.options():
            assert targets[str(option.key)].bottom <= key_bar.y
            assert f"{option.key} {option.say}" in shown.text


def test_a_wider_window_shows_more_columns_of_the_list(folder: Path) -> None:
    staff = PlayedStaffSession(folder)
    staff.rows = 18
    staff.enter()
    page = staff.choose("visits")
    (table,) = [block for block in page.blocks if isinstance(block, SelectableTable)]
    with window(page) as opened:
        columns = {}
        for size in ((60, 18), (80, 24), (120, 40)):
            opened.resize(*size)
            (head,) = [row for row in opened.show(page).rows if table.head[0] in row.split()]
            columns[size] = [name for name in table.head if name in head.split()]
    assert columns[60, 18] == list(table.head[: len(columns[60, 18])])
    assert len(columns[60, 18]) >= 7
    assert columns[80, 24] == columns[120, 40] == list(table.head)


def test_a_taller_window_shows_more_visits_at_once(folder: Path) -> None:
    staff = PlayedStaffSession(folder)
    staff.enter()
    staff.choose("visits")
    before = staff.rows_shown()
    staff.rows = 40
    assert staff.session.tick()
    assert staff.rows_shown()[: len(before)] == before
    assert len(staff.rows_shown()) == len(before) + 16
    assert not staff.session.tick()


def test_the_settings_are_read_once_for_a_page_of_contacts(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Path] = []
    staff = PlayedStaffSession(folder)
    staff.enter()
    staff.choose("care")

    def counted(path: Path) -> tuple[Settings, list[Problem]]:
        read.append(path)
        return read_settings(path)

    monkeypatch.setattr(settings_change, "read_settings", counted)
    staff.choose("contacts")
    assert staff.page.id == "staff/contacts"
    assert len(read) <= 2
