"""Staff pages in windows of each size: the larger the window, the more stands there, and nothing is cut."""

from pathlib import Path

import pytest

from kiosk.content.problem import Problem
from kiosk.settings.reader import read_settings
from kiosk.settings.schema import Settings
from kiosk.staff import settings_change
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


FIGURE_PARTS = {(60, 18): 2, (79, 40): 2, (120, 23): 2, (80, 24): 3, (120, 40): 1}
"""The most parts that a page of figures has in a window."""
TOPICS = 6
"""The pages on which the figures stand in a window under 80 columns or 24 rows."""


def figure_pages(staff: PlayedStaffSession, size: WindowSize) -> list[Page]:
    """The pages of the figures in a window of this size, one after the other."""
    staff.columns, staff.rows = size
    pages = [staff.page]
    while "more" in {one.id for one in staff.options()}:
        pages.append(staff.choose("more"))
    return pages


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("period", ["week", "month", "quarter", "year"])
def test_all_figures_stand_in_few_parts_and_in_one_where_there_is_room(
    folder: Path, language: str, period: str
) -> None:
    staff = PlayedStaffSession(folder, language)
    staff.enter()
    for size, most in FIGURE_PARTS.items():
        staff.choose("figures", "period", period)
        pages = figure_pages(staff, size)
        assert len(pages) == (1 if size in ((80, 24), (120, 40)) else TOPICS)
        for page in pages:
            (planned,) = plan_variants(page, size)
            assert planned.parts <= most, (size, page.id)
            assert all(planned.part_rows(part) <= planned.room for part in range(planned.parts))
        staff.choose("back")
        assert staff.page.id == "staff/menu"


@pytest.mark.parametrize(
    ("language", "size"), [("en", (60, 18)), ("fr", (60, 18)), ("fr", (80, 24)), ("en", (120, 40))]
)
def test_every_bar_stands_beside_its_name_and_its_number(
    folder: Path, language: str, size: WindowSize
) -> None:
    staff = PlayedStaffSession(folder, language)
    staff.enter()
    staff.choose("figures", "period", "year")
    pages = figure_pages(staff, size)
    with window(pages[0], size=size) as opened:
        # Each row of every other page holds a no-break space (`row_marks.py`).
        rows = [
            plain_spaces(row) for page in pages for part in opened.parts(page) for row in part.rows
        ]
    blocks = [block for page in pages for block in page.blocks]
    assert len(blocks) == 10
    for block in blocks:
        assert isinstance(block, BarChart)
        assert any(plain_spaces(block.say) in row for row in rows), block.say
        for line in block.lines:
            said = plain_spaces(line.name), plain_spaces(line.say)
            assert any(all(one in row for one in said) for row in rows), line


def test_the_pages_of_a_small_window_hold_the_charts_of_a_large_one_in_order(
    folder: Path,
) -> None:
    staff = PlayedStaffSession(folder)
    staff.enter()
    whole = staff.choose("figures").blocks
    pages = figure_pages(staff, (60, 18))
    assert tuple(block for page in pages for block in page.blocks) == whole
    numbers = [block.say.partition(".")[0] for block in whole if isinstance(block, BarChart)]
    assert numbers == [str(number) for number in range(1, 11)]
    staff.go_back()
    assert staff.page.blocks == pages[-2].blocks
    staff.choose("period", "year")
    assert staff.page.id == pages[-2].id
    assert staff.says("a year")


def test_a_window_that_grows_shows_all_figures_at_once(folder: Path) -> None:
    staff = PlayedStaffSession(folder)
    staff.columns, staff.rows = 60, 18
    staff.enter()
    assert len(staff.choose("figures", "more").blocks) == 3
    staff.columns, staff.rows = 120, 40
    assert staff.session.tick()
    assert len(staff.page.blocks) == 10
    assert not staff.session.tick()


def test_figures_stand_in_two_columns_where_both_have_room(folder: Path) -> None:
    staff = PlayedStaffSession(folder)
    staff.enter()
    page = staff.choose("figures")
    titles = [block.say for block in page.blocks if isinstance(block, BarChart)]
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
