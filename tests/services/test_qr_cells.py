"""Cells of a QR code hold all of its modules, and decoders read them where a terminal spaces its lines."""

from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.services.qr_cells import QrRow, QrStyle, qr_cells
from kiosk.services.qr_code import qr_modules
from tests.qr_scanner import DECODERS, Cell, Filling, Ink, LineSpacing, draw_cells
from tests.sampling import sampled

ADDRESS = "https://webgate.ec.europa.eu/cas"
LONG_ADDRESS = "https://webgate.ec.europa.eu/RCAM/request/form"
NINE_DIGITS = "482915730"

PAPER = (0x0E, 0x18, 0x30)
"""The page of the dark palette, around a code that is black on white in each palette."""

SPACINGS = (0, 5, 10, 20)
"""Percent of the height of a cell."""

WIDEST: dict[tuple[QrStyle, Filling], dict[str, int]] = {
    ("full", "below"): {"zbar": 20, "zxing": 20},
    ("full", "around"): {"zbar": 20, "zxing": 20},
    ("full", "paper"): {"zbar": 20, "zxing": 5},
    ("half", "below"): {"zbar": 20, "zxing": 20},
    ("half", "around"): {"zbar": 5, "zxing": 5},
    ("half", "paper"): {"zbar": 20, "zxing": 0},
}
"""The widest of SPACINGS at which a decoder still reads a style, by what fills the space."""


def colour(dark: bool) -> Ink:
    return (0, 0, 0) if dark else (255, 255, 255)


def painted(rows: tuple[QrRow, ...], margin: int = 3) -> list[list[Cell]]:
    """A code as cells of a window, on paper."""
    blank: Cell = (" ", colour(False), PAPER)
    side = [blank] * margin
    edge = [[blank] * (len(rows[0]) + 2 * margin)] * margin
    middle = [
        [*side, *((sign, colour(ink), colour(ground)) for sign, ink, ground in row), *side]
        for row in rows
    ]
    return [*edge, *middle, *edge]


CASES = tuple(product([ADDRESS, LONG_ADDRESS, NINE_DIGITS], WIDEST, DECODERS))


@pytest.mark.parametrize(("text", "look", "decoder"), sampled(CASES, 5))
def test_it_is_read_where_a_terminal_spaces_its_lines(
    text: str, look: tuple[QrStyle, Filling], decoder: str, tmp_path: Path
) -> None:
    style, filling = look
    cells = painted(qr_cells(qr_modules(text), style))
    for percent in SPACINGS:
        if percent <= WIDEST[style, filling][decoder]:
            spacing = LineSpacing(percent, filling, PAPER)
            assert DECODERS[decoder](draw_cells(cells, tmp_path / "code.png", spacing)) == text


def test_blocks_of_foreground_alone_are_not_read_where_lines_are_spaced(tmp_path: Path) -> None:
    rows = qr_cells(qr_modules(ADDRESS), "half")
    signs = {(True, True): "█", (True, False): "▀", (False, True): "▄", (False, False): " "}
    old = [[(signs[cell[1:]], colour(True), colour(False)) for cell in row] for row in rows]
    for percent, text in ((0, ADDRESS), (10, "")):
        picture = draw_cells(old, tmp_path / "code.png", LineSpacing(percent))
        assert {scan(picture) for scan in DECODERS.values()} == {text}


@given(
    st.integers(1, 9).flatmap(
        lambda width: st.lists(st.tuples(*[st.booleans()] * width), min_size=1)
    )
)
def test_the_cells_hold_every_module(modules: list[tuple[bool, ...]]) -> None:
    full = qr_cells(modules, "full")
    assert [tuple(cell.dark_background for cell in row[::2]) for row in full] == modules
    assert [row[::2] for row in full] == [row[1::2] for row in full]
    assert {cell.character for row in full for cell in row} == {" "}
    halves = qr_cells(modules, "half")
    uppers = [tuple(cell.dark_foreground for cell in row) for row in halves]
    lowers = [tuple(cell.dark_background for cell in row) for row in halves]
    both = [row for pair in zip(uppers, lowers, strict=True) for row in pair]
    assert both[: len(modules)] == modules
    assert not any(cell for row in both[len(modules) :] for cell in row)


def test_a_half_block_stands_only_where_two_modules_differ() -> None:
    for row in qr_cells(qr_modules(ADDRESS), "half"):
        for cell in row:
            assert (cell.character == "▀") == (cell.dark_foreground != cell.dark_background)


@pytest.mark.parametrize(
    ("text", "full", "half"),
    [(ADDRESS, (66, 33), (33, 17)), (NINE_DIGITS, (58, 29), (29, 15))],
    ids=["address", "nine digits"],
)
def test_how_much_room_a_code_takes(
    text: str, full: tuple[int, int], half: tuple[int, int]
) -> None:
    for rows, size in (
        (qr_cells(qr_modules(text), "full"), full),
        (qr_cells(qr_modules(text), "half"), half),
    ):
        assert (len(rows[0]), len(rows)) == size
