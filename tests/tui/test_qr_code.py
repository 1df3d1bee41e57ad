"""A QR code is read by a camera in every window and palette, whole, with its words beside it."""

import itertools
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size

from kiosk.tui.page_plan import MIN_BESIDE, plan_page
from kiosk.tui.widgets.qr_code import QrCodeWidget
from kiosk.view_model.page import Appearance, Choices, Page, Palette, QrCode
from kiosk.view_model.replies import Chose
from tests.qr_scanner import DECODERS, Cell, draw_cells
from tests.sampling import sampled
from tests.tui.conftest import OpenWindow
from tests.tui.pages import LONG_SQUARE, PALETTES, SQUARE, french
from tests.tui.window import Shown, Window, window

SIZES = ((60, 18), (61, 19), (80, 24), (120, 40))
BLACK, WHITE = (0, 0, 0), (255, 255, 255)


def text_of(page: Page) -> str:
    """What the first code of a page holds."""
    return next(block.text for block in page.blocks if isinstance(block, QrCode))


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


def read(shown: Shown, to: Path, decoder: str = "zbar") -> str:
    """What a decoder reads in the picture of a window."""
    return DECODERS[decoder](draw_cells([cells(row) for row in shown.strips], to / "page.png"))


def code_of(opened: Window) -> QrCodeWidget | None:
    """The code that is shown, if there is one."""
    return next((one for one in opened.screen.query(QrCodeWidget)), None)


@pytest.mark.parametrize("decoder", DECODERS)
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_camera_reads_exactly_the_text(
    size: tuple[int, int], decoder: str, open_window: OpenWindow, tmp_path: Path
) -> None:
    opened = open_window(SQUARE, size=size)
    # Of these twelve, the three of a sample have each value at least once.
    looks = itertools.product((False, True), (SQUARE, french(SQUARE)), PALETTES)
    for space, page, palette in sampled(looks, 4):
        shown = opened.show(replace(page, appearance=Appearance(space=space, palette=palette)))
        assert shown.parts == 1
        assert read(shown, tmp_path, decoder) == text_of(page)


def test_a_longer_text_is_read_from_a_large_window(open_window: OpenWindow, tmp_path: Path) -> None:
    shown = open_window(LONG_SQUARE, size=(120, 40)).shown()
    assert read(shown, tmp_path) == text_of(LONG_SQUARE)


def test_modules_are_whole_cells_of_background_where_these_have_room(
    open_window: OpenWindow,
) -> None:
    for size, drawn in (((120, 40), (66, 33)), ((80, 24), (33, 17)), ((60, 18), (33, 17))):
        code = code_of(open_window(SQUARE, size=size))
        assert code is not None
        assert (code.size.width, code.size.height) == drawn


@pytest.mark.parametrize("page", [SQUARE, LONG_SQUARE], ids=["short", "long"])
def test_a_code_is_whole_or_its_sentence_stands_there(page: Page) -> None:
    drawn = set()
    assert isinstance(page.ask, Choices)
    for width in range(60, 124, 9):
        for height in range(18, 50, 3):
            plan = plan_page(page, page.ask, Size(width, height))
            said = " ".join(getattr(one, "text", "") for one in plan.blocks)
            assert (plan.side is not None) != ("larger window" in said)
            drawn.add(plan.side is not None)
            if isinstance(plan.side, QrCodeWidget):
                assert plan.parts == 1
                assert plan.frame.width + 1 + plan.side.width <= width
                assert plan.side.height < height
    assert True in drawn


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_words_stand_beside_the_code(size: tuple[int, int], open_window: OpenWindow) -> None:
    opened = open_window(SQUARE, size=size)
    shown, code = opened.shown(), code_of(opened)
    assert code is not None
    left = code.region.x
    together = "".join("".join(row[:left] for row in shown.rows).split())
    for sentence in ("Scan the address", "https://webgate.ec.europa.eu/cas"):
        assert "".join(sentence.split()) in together
    assert "Stage 1 of 3" in shown.text
    assert "0 Help 8 Read again 9 Back Enter: 1" in shown.text
    (choice,) = [one.region for one in shown.targets if one.key == "1"]
    assert choice.right < left
    assert choice.width >= MIN_BESIDE
    assert choice.contains(*shown.cursor)
    assert not code.region.overlaps(choice)


def test_an_address_is_cut_after_a_slash_alone(open_window: OpenWindow) -> None:
    rows = [row[:26].strip() for row in open_window(SQUARE).shown().rows]
    at = rows.index("→  https://")
    assert rows[at : at + 3] == ["→  https://", "webgate.ec.europa.eu/", "cas"]


def test_a_page_whose_words_have_no_room_beside_the_code_has_none() -> None:
    wordy = replace(SQUARE, blocks=(*SQUARE.blocks, *SQUARE.blocks[:1] * 3))
    assert isinstance(wordy.ask, Choices)
    assert plan_page(wordy, wordy.ask, Size(60, 18)).side is None
    assert plan_page(wordy, wordy.ask, Size(120, 40)).side is not None


def test_of_two_codes_the_first_that_has_room_is_shown(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    (short,) = [block for block in SQUARE.blocks if isinstance(block, QrCode)]
    both = replace(LONG_SQUARE, blocks=(*LONG_SQUARE.blocks, short))
    for page, size in ((LONG_SQUARE, (120, 40)), (SQUARE, (60, 18))):
        assert read(open_window(both, size=size).shown(), tmp_path) == text_of(page)


def test_the_kernel_console_has_larger_modules_and_no_half_blocks(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TERM", "linux")
    monkeypatch.delenv("COLORTERM", raising=False)
    with window(SQUARE, size=(80, 25)) as opened:
        assert code_of(opened) is None
        shown = opened.resize(100, 37)
        assert "▀" not in shown.text
        assert read(shown, tmp_path) == text_of(SQUARE)


TERMINALS = {
    "all-colours": {"TERM": "xterm-256color", "COLORTERM": "truecolor"},
    "16-colours": {"TERM": "xterm", "COLORTERM": ""},
    "no-colours": {"TERM": "xterm-256color", "COLORTERM": "truecolor", "NO_COLOR": "1"},
    "console": {"TERM": "linux", "COLORTERM": ""},
    "console-without-colours": {"TERM": "linux", "COLORTERM": "", "NO_COLOR": "1"},
}


@pytest.mark.parametrize(("on", "name"), sampled(itertools.product(TERMINALS, PALETTES), 2))
def test_it_is_black_on_white_on_every_terminal(
    on: str, name: Palette, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    terminal = TERMINALS[on]
    for variable, value in terminal.items():
        monkeypatch.setenv(variable, value)
    size = (100, 37) if terminal["TERM"] == "linux" else (60, 18)
    with window(replace(SQUARE, appearance=Appearance(palette=name)), size=size) as opened:
        code, shown = code_of(opened), opened.shown()
        assert code is not None
        for y in range(code.region.y, code.region.bottom):
            for _, ink, ground in cells(shown.strips[y])[code.region.x : code.region.right]:
                assert all(max(one) <= 10 or min(one) >= 190 for one in (ink, ground))
        assert read(shown, tmp_path) == text_of(SQUARE)


def test_nothing_is_loaded_for_squares_before_one_is_drawn() -> None:
    program = (
        "import sys, kiosk.tui.app\n"
        "from kiosk.services.qr_code import qr_modules\n"
        "before = 'segno' in sys.modules\n"
        "qr_modules('1')\n"
        "print(before, 'segno' in sys.modules)\n"
    )
    assert subprocess.check_output([sys.executable, "-c", program], text=True) == "False True\n"


def test_the_choice_beside_a_code_is_pressed_by_key_and_by_mouse(open_window: OpenWindow) -> None:
    opened = open_window(SQUARE)
    assert isinstance(SQUARE.ask, Choices)
    opened.press("1")
    (choice,) = [one.region for one in opened.shown().targets if one.key == "1"]
    opened.click(choice.right - 1, choice.y)
    opened.click(40, choice.y)
    assert opened.replies == [Chose(SQUARE.ask.default)] * 2
