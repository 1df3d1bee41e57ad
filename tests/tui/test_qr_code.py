"""A square is read by a camera in every window and palette, whole, with its words beside it."""

import subprocess
import sys
from pathlib import Path

import pytest
from kiosk.tui.palettes import palette
from kiosk.tui.qr_beside_text import WORDS
from kiosk.tui.sheet import Sheet, lay
from kiosk.tui.stand import begin
from msgspec.structs import replace
from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style

from kiosk.view_model.page import Appearance, Choices, Page, Palette, QrCode
from kiosk.view_model.replies import Chose
from tests.qr_scanner import Cell, Ink, draw_cells, scan_qr_code
from tests.tui.pages import LONG_SQUARE, PALETTES, SQUARE, french
from tests.tui.room import Room, play
from tests.tui.standin import StandIn
from tests.tui.test_sheet import text

SIZES = ((60, 18), (61, 19), (80, 24), (120, 40))
BLACK, WHITE = (0, 0, 0), (255, 255, 255)


def held(page: Page) -> str:
    """What the square of a page holds."""
    (square,) = [block for block in page.blocks if isinstance(block, QrCode)]
    return square.text


def spans(sheet: Sheet) -> list[tuple[int, int, str]]:
    """The row and the first cell of each piece of a square, and the piece."""
    found = []
    for y, row in enumerate(sheet.rows):
        x = 0
        for said, role in row:
            found += [(y, x, said)] if role == "square" else []
            x += len(said)
    return found


def colour(name: str) -> Ink:
    """A colour of a palette."""
    red, green, blue = RichColor.parse(name).get_truecolor()
    return red, green, blue


def painted(sheet: Sheet, width: int, height: int, name: Palette) -> list[list[Cell]]:
    """A sheet as the cells of a window in a palette."""
    paper, ink = colour(palette(name)["paper"]), colour(palette(name)["ink"])
    rows: list[list[Cell]] = []
    for y in range(height):
        row: list[Cell] = []
        for said, role in sheet.rows[y] if y < len(sheet.rows) else ():
            colours = (BLACK, WHITE) if role == "square" else (ink, paper)
            row += [(sign, *colours) for sign in said]
        rows.append(row + [(" ", ink, paper)] * (width - len(row)))
    return rows


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_camera_reads_exactly_the_text(
    size: tuple[int, int], name: Palette, tmp_path: Path
) -> None:
    for page in (SQUARE, french(SQUARE)):
        for space in (False, True):
            sheet = lay(replace(page, appearance=Appearance(space=space)), begin(page), *size)
            assert sheet.parts == 1
            picture = draw_cells(painted(sheet, *size, name), tmp_path / "page.png")
            assert scan_qr_code(picture) == held(page)


def test_a_longer_text_is_read_from_a_large_window(tmp_path: Path) -> None:
    sheet = lay(LONG_SQUARE, begin(LONG_SQUARE), 120, 40)
    picture = draw_cells(painted(sheet, 120, 40, "dark"), tmp_path / "page.png")
    assert scan_qr_code(picture) == held(LONG_SQUARE)


@pytest.mark.parametrize("page", [SQUARE, LONG_SQUARE], ids=["short", "long"])
def test_a_square_is_whole_or_its_sentence_stands_there(page: Page) -> None:
    whole = set()
    for width in range(60, 124, 9):
        for height in range(18, 50, 3):
            sheet = lay(page, begin(page), width, height)
            square = spans(sheet)
            small = "larger window" in " ".join(" ".join(text(sheet)).split())
            assert bool(square) != small
            whole.add(bool(square))
            if square:
                rows, cells, pieces = zip(*square, strict=True)
                tall = len(pieces[0]) // 2 + 1
                assert list(rows) == list(range(rows[0], rows[0] + tall))
                assert len(set(cells)) == len({len(piece) for piece in pieces}) == 1
                assert cells[0] + len(pieces[0]) <= width
                assert rows[-1] < height
    assert True in whole


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_words_stand_beside_the_square_and_nothing_is_wider(size: tuple[int, int]) -> None:
    sheet = lay(SQUARE, begin(SQUARE), *size)
    _, left, _ = spans(sheet)[0]
    words = ["".join(said for said, role in row if role != "square") for row in sheet.rows]
    together = "".join("".join(words).split())
    for sentence in ("Scan the address", "Stage 1 of 3", "https://webgate.ec.europa.eu/cas"):
        assert "".join(sentence.split()) in together
    assert len(sheet.rows) <= size[1]
    assert all(len(row) <= size[0] for row in text(sheet))
    foot = " ".join(text(sheet)[-1].split())
    assert foot == "0 Help 8 Read again 9 Back Enter: 1"
    (choice,) = [one for one in sheet.targets if one.key == "1"]
    assert choice.x + choice.width < left
    assert choice.width >= WORDS
    assert "Back to the step" in "".join(text(sheet)[choice.y : choice.y + choice.height])
    assert choice.holds(sheet.cursor)


def test_an_address_is_cut_after_a_slash_alone() -> None:
    rows = [row[:26].strip() for row in text(lay(SQUARE, begin(SQUARE), 60, 18))]
    at = rows.index("→  https://")
    assert rows[at : at + 3] == ["→  https://", "webgate.ec.europa.eu/", "cas"]


def test_a_page_whose_words_have_no_room_beside_the_square_has_none() -> None:
    wordy = replace(SQUARE, blocks=(*SQUARE.blocks, *SQUARE.blocks[:1] * 3))
    assert not spans(lay(wordy, begin(wordy), 60, 18))
    assert spans(lay(wordy, begin(wordy), 120, 40))


def test_of_two_squares_the_first_that_has_room_is_shown() -> None:
    (short,) = [block for block in SQUARE.blocks if isinstance(block, QrCode)]
    both = replace(LONG_SQUARE, blocks=(*LONG_SQUARE.blocks, short))
    for page, size in ((LONG_SQUARE, (120, 40)), (SQUARE, (60, 18))):
        pieces = [piece for _, _, piece in spans(lay(page, begin(page), *size))]
        assert [piece for _, _, piece in spans(lay(both, begin(both), *size))] == pieces


def test_the_kernel_console_has_larger_modules_and_no_half_blocks(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TERM", "linux")
    assert not spans(lay(SQUARE, begin(SQUARE), 80, 25))
    sheet = lay(SQUARE, begin(SQUARE), 100, 37)
    assert {sign for _, _, piece in spans(sheet) for sign in piece} == {" ", "█"}
    picture = draw_cells(painted(sheet, 100, 37, "dark"), tmp_path / "page.png")
    assert scan_qr_code(picture) == held(SQUARE)


def cells(row: list[Segment]) -> list[Cell]:
    """A painted row as cells in their own colours; where it has none, of a dark terminal."""
    made: list[Cell] = []
    for segment in row:
        style = segment.style or Style()
        colours = [
            otherwise if one is None or one.is_default else one.get_truecolor()
            for one, otherwise in ((style.color, (200, 200, 200)), (style.bgcolor, (20, 20, 20)))
        ]
        if style.reverse:
            colours.reverse()
        letter, paper = ((one[0], one[1], one[2]) for one in colours)
        made += [(sign, letter, paper) for sign in segment.text]
    return made


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize(
    "terminal",
    [
        {"TERM": "xterm-256color", "COLORTERM": "truecolor"},
        {"TERM": "xterm", "COLORTERM": ""},
        {"TERM": "xterm-256color", "COLORTERM": "truecolor", "NO_COLOR": "1"},
        {"TERM": "linux", "COLORTERM": ""},
        {"TERM": "linux", "COLORTERM": "", "NO_COLOR": "1"},
    ],
    ids=["all-colours", "16-colours", "no-colours", "console", "console-without-colours"],
)
def test_textual_paints_it_black_on_white_on_every_terminal(
    name: Palette, terminal: dict[str, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for variable, value in terminal.items():
        monkeypatch.setenv(variable, value)
    size = (100, 37) if terminal["TERM"] == "linux" else (60, 18)
    page = replace(SQUARE, appearance=Appearance(palette=name))
    read: list[str] = []

    async def act(room: Room) -> None:
        rows = [cells(row) for row in room.rows()]
        for y, x, piece in spans(room.app.desk.sheet):
            for _, ink, ground in rows[y][x : x + len(piece)]:
                assert max(ink) <= 10
                assert min(ground) >= 190
        read.append(scan_qr_code(draw_cells(rows, tmp_path / "page.png")))

    play(StandIn(page), act, size)
    assert read == [held(SQUARE)]


def test_nothing_is_loaded_for_squares_before_one_is_drawn() -> None:
    program = (
        "import sys, kiosk.tui.app\n"
        "from kiosk.services.qr_code import qr_modules\n"
        "before = 'segno' in sys.modules\n"
        "qr_modules('1')\n"
        "print(before, 'segno' in sys.modules)\n"
    )
    assert subprocess.check_output([sys.executable, "-c", program], text=True) == "False True\n"


def test_the_choice_beside_a_square_is_pressed_by_key_and_by_mouse() -> None:
    visit = StandIn(SQUARE)
    assert isinstance(SQUARE.ask, Choices)

    async def act(room: Room) -> None:
        await room.press("1")
        (target,) = [one for one in room.app.desk.sheet.targets if one.key == "1"]
        room.now += 5
        await room.pilot.click(offset=(target.x + target.width - 1, target.y))
        room.now += 5
        await room.pilot.click(offset=(40, target.y))

    play(visit, act)
    assert visit.replies == [Chose(SQUARE.ask.default)] * 2
