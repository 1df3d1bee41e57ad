"""Every page fits every window, with all its words, its place, its choices and its way on."""

import re
from itertools import pairwise

import pytest
from kiosk.tui.options import Target
from kiosk.tui.sheet import LEAST, WIDEST, Sheet, lay
from kiosk.tui.stand import FIELD, Stand, begin, choices
from msgspec.structs import replace

from kiosk.tui.wrap import wide
from kiosk.view_model.page import (
    ContactDetails,
    Digits,
    Notice,
    Page,
    ScreenDrawing,
    StepList,
    Table,
    Text,
)
from tests.tui import pages
from tests.tui.pages import every

SIZES = ((60, 18), (80, 24), (120, 40))
DRAWN = set("─│┌┐└┘═║╔╗╚╝→▶•·€–„“”«»’…_")
"""Signs that every console font has, and the quotes of the texts."""


def text(sheet: Sheet) -> list[str]:
    """The rows of a sheet as text."""
    return ["".join(span.text for span in row) for row in sheet.rows]


def parts(page: Page, width: int, height: int) -> list[Sheet]:
    """All parts of a page."""
    stand = begin(page)
    first = lay(page, stand, width, height)
    sheets = [first]
    for part in range(1, first.parts):
        stand.part = part
        sheets.append(lay(page, stand, width, height))
    return sheets


def words(page: Page) -> list[str]:
    """Every sentence of a page that stands in lines of its own."""
    said: list[str] = []
    for block in page.blocks:
        match block:
            case Text() | Notice():
                said.append(block.say)
            case StepList():
                said += [line.say for line in block.lines]
            case Table():
                said += [cell for row in block.rows for cell in row]
            case ContactDetails():
                said += [block.name, *block.lines, block.dated, block.doubt]
            case ScreenDrawing():
                said += [line.say for line in block.lines]
    return said


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    """A window."""
    given: tuple[int, int] = request.param
    return given


def test_a_page_fills_its_window_and_is_never_wider(size: tuple[int, int]) -> None:
    width, height = size
    for page in every():
        for sheet in parts(page, width, height):
            assert len(sheet.rows) <= height
            assert height - len(sheet.rows) <= 1
            for row in text(sheet):
                assert wide(row.rstrip()) <= (width + WIDEST + 1) // 2


def test_every_word_is_on_one_of_the_parts_and_whole(size: tuple[int, int]) -> None:
    for page in every():
        shown = set(" ".join(row for sheet in parts(page, *size) for row in text(sheet)).split())
        for sentence in words(page):
            assert set(sentence.split()) <= shown, page.id


def test_title_and_place_are_on_every_part(size: tuple[int, int]) -> None:
    for page in every():
        for sheet in parts(page, *size):
            band = " ".join(text(sheet)[: sheet.band])
            assert page.title in band
            assert page.place in band


def test_the_choices_stand_together_on_the_last_part(size: tuple[int, int]) -> None:
    for page in every():
        if isinstance(page.ask, Digits):
            continue
        *others, last = parts(page, *size)
        keys = [str(one.key) for one in page.ask.options]
        assert [one.key for one in last.targets if one.key in keys] == keys
        assert not any(one.key in keys for sheet in others for one in sheet.targets)


def test_a_drawing_is_never_cut(size: tuple[int, int]) -> None:
    for page in every():
        for sheet in parts(page, *size):
            shown = "".join(text(sheet))
            assert shown.count("┌") == shown.count("┘") <= 1


def test_only_signs_that_every_console_font_has_are_drawn() -> None:
    for page in every():
        for sheet in parts(page, 60, 18):
            for sign in "".join(text(sheet)):
                assert sign.isalnum() or sign in DRAWN or sign.isascii() or sign == "\u00a0", sign


def test_the_cursor_is_in_what_has_the_focus(size: tuple[int, int]) -> None:
    for page in every():
        for sheet in parts(page, *size):
            focused = [one for one in sheet.targets if one.key == sheet.focus]
            assert all(one.holds(sheet.cursor) for one in focused)
            assert focused or not sheet.focus
            x, y = sheet.cursor
            assert 0 <= x < size[0]
            assert 0 <= y < size[1]


def test_the_focus_is_told_by_a_sign_on_its_row(size: tuple[int, int]) -> None:
    for page in every():
        for sheet in parts(page, *size):
            signs = [at for at, row in enumerate(text(sheet)) if "▶" in row]
            assert signs == ([sheet.cursor[1]] if sheet.focus else [])


def test_targets_never_lie_over_each_other(size: tuple[int, int]) -> None:
    for page in every():
        for sheet in parts(page, *size):
            taken: set[tuple[int, int]] = set()
            for one in sheet.targets:
                columns = range(one.x, one.x + one.width)
                cells = {(x, one.y + row) for row in range(one.height) for x in columns}
                assert not cells & taken
                taken |= cells


def test_the_bottom_line_says_what_enter_does(size: tuple[int, int]) -> None:
    for page in every():
        for sheet in parts(page, *size):
            last = sheet.part == sheet.parts - 1
            foot = " ".join(text(sheet)[-2:])
            if not last:
                assert page.labels.read_on in foot
            elif sheet.focus == FIELD:
                assert page.labels.keys in foot
            elif sheet.focus:
                assert page.labels.enter.format(choice=sheet.focus) in foot
            else:
                assert not choices(page).default


def test_the_band_gives_up_its_air_before_a_page_is_cut() -> None:
    page = replace(pages.LONG, blocks=pages.LONG.blocks[:6])
    airy, close = lay(pages.END, begin(pages.END), 80, 24), lay(page, begin(page), 80, 24)
    assert (airy.band, close.band, close.parts) == (3, 1, 1)


def test_a_part_says_which_of_how_many_it_is() -> None:
    sheets = parts(pages.LONG, 60, 18)
    assert len(sheets) > 1
    for number, sheet in enumerate(sheets, start=1):
        assert any(f"Part {number} of {len(sheets)}" in row for row in text(sheet))


@pytest.mark.parametrize("size_", [(59, 18), (60, 17), (40, 12), (20, 5), (1, 1)])
def test_a_window_that_is_too_small_gets_a_plain_request(size_: tuple[int, int]) -> None:
    sheet = lay(pages.STEP, Stand(), *size_)
    assert sheet.parts == 0
    assert not sheet.targets
    if size_[0] >= 20:
        said = re.sub(r"\s+", " ", " ".join(text(sheet))).strip()
        assert said == pages.ENGLISH.too_small


def test_more_space_puts_a_blank_row_between_choices() -> None:
    for page in every():
        if not page.appearance.space or page.id == "welcome":
            continue
        rows = [one.y for one in parts(page, 60, 18)[-1].targets if one.key in "1234567"]
        assert all(below - above != 1 for above, below in pairwise(rows))


def test_the_column_stays_readable_and_in_the_middle_of_a_wide_window() -> None:
    for page in every():
        for sheet in parts(page, 120, 40):
            for one in sheet.targets:
                assert isinstance(one, Target)
                assert one.x >= (120 - WIDEST) // 2
                assert one.x + one.width <= (120 + WIDEST) // 2
    assert LEAST == (60, 18)
