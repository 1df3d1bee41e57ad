"""Contrast of every character cell of every kind of page, in every palette, on every kind of terminal."""

import itertools
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from msgspec.structs import replace
from rich.color import Color, ColorSystem
from rich.segment import Segment

from kiosk.tui.widgets.controls import SIGN
from kiosk.view_model.page import (
    Appearance,
    BarChart,
    ChartRow,
    Choices,
    Digits,
    Page,
    Palette,
    SelectableTable,
    Text,
)
from tests.accessibility.shown_pages import (
    USUAL,
    PlannedPage,
    plan_all,
    plans,
    samples,
    show,
)
from tests.languages import LANGUAGES
from tests.sampling import sampled
from tests.tui.pages import PALETTES, ask, made
from tests.tui.test_contrast import ratio
from tests.tui.window import Shown, Window, window

FRAMES = set("─│┌┐└┘")
"""What lines and frames are made of; all other signs are read."""
DOCUMENT = Path(__file__).parents[2] / "docs" / "accessibility.md"
CHOICE_KEYS = set("1234567")
"""Keys of choices, whose focus has a sign beside its bar."""
QR_CODE = {"▀"}
"""A QR code has its own black and white."""


class Terminal(NamedTuple):
    """What a terminal says of itself, and how it shows the colours that it is sent."""

    environment: dict[str, str]
    colours: ColorSystem
    is_console: bool = False


TERMINALS = {
    "all colours": Terminal(
        {"TERM": "xterm-256color", "COLORTERM": "truecolor"}, ColorSystem.TRUECOLOR
    ),
    "256 colours": Terminal({"TERM": "xterm-256color"}, ColorSystem.EIGHT_BIT),
    "16 colours": Terminal({"TERM": "xterm"}, ColorSystem.STANDARD),
    "kernel console": Terminal({"TERM": "linux"}, ColorSystem.STANDARD, is_console=True),
}
SCHEMES = {
    "Kernel console": ("#000000", "#aaaaaa", "#ffffff"),
    "xterm": ("#000000", "#e5e5e5", "#ffffff"),
    "Tango": ("#2e3436", "#d3d7cf", "#eeeeec"),
    "Solarized": ("#073642", "#eee8d5", "#fdf6e3"),
    "GNOME": ("#171421", "#d0cfcc", "#ffffff"),
    "Gruvbox": ("#282828", "#a89984", "#ebdbb2"),
    "Nord": ("#3b4252", "#e5e9f0", "#eceff4"),
    "Zenburn": ("#4d4d4d", "#dcdccc", "#ffffff"),
}
"""What terminals show as black (colour 0), white (7) and bright white (15), by the names of their schemes."""
BLACK, WHITE, BRIGHT_WHITE = 0, 7, 15
FIGURES = replace(
    made(
        "staff-figures",
        "Figures",
        "",
        Text("All visits of a week.", lead=True),
        BarChart("Visits by day", (ChartRow("Monday", "12", 1.0), ChartRow("Tuesday", "3", 0.25))),
        SelectableTable(("Day", "Visits"), (("Monday", "12"), ("Tuesday", "3")), ("a", "b")),
        ask=ask("Back to the menu"),
    ),
    broad=True,
    mark="•",
)
"""A page for staff, with what no page for members has."""


class Cell(NamedTuple):
    """One painted segment as its terminal shows it."""

    text: str
    letter: Color
    ground: Color
    is_bold: bool


class Painted(NamedTuple):
    """A page as a terminal shows it."""

    page: Page
    shown: Shown
    rows: list[list[Cell]]


def styles(plan: PlannedPage) -> set[object]:
    """What of a page has colours of its own."""
    field = isinstance(plan.page.ask, Digits) and ("field", bool(plan.options.options))
    return {*(one.kind for one in plan.blocks), field, plan.parts > 1}


@cache
def pages_with_every_style() -> list[PlannedPage]:
    """Pages with every kind of block between them, and all that is around these; one for staff."""
    planned = [plan for language in LANGUAGES for plan in plans(language)]
    missing, chosen = set[object]().union(*map(styles, planned)), list[PlannedPage]()
    while missing:
        chosen.append(max(planned, key=lambda plan: len(styles(plan) & missing)))
        missing -= styles(chosen[-1])
    with_field = [plan for plan in chosen if isinstance(plan.page.ask, Digits)]
    blocks = (one for plan in chosen if plan not in with_field for one in plan.page.blocks)
    # All kinds of blocks on one page, which is shown in parts.
    together = replace(chosen[0].page, blocks=tuple(blocks))
    return [*plan_all(together, USUAL), *with_field, *plan_all(FIGURES, USUAL)]


def test_the_pages_that_are_painted_have_every_kind_of_block() -> None:
    painted_kinds = {one.kind for plan in pages_with_every_style() for one in plan.blocks}
    kinds = {one.kind for name in LANGUAGES for plan in plans(name) for one in plan.blocks}
    assert len(kinds) > 10
    # Words beside a drawing are styled as those under it are: one of the two is enough.
    drawn = {"DrawnWindow", "DrawnWindow -beside"}
    assert kinds - painted_kinds < drawn


PAINTED_ON = sampled(itertools.product(PALETTES, TERMINALS), 3)
"""Palettes and terminals to paint them on; a sample has each of both."""


@cache
def painted(palette: Palette, name: str) -> list[Painted]:
    """Those pages in a palette, as a terminal shows them."""
    terminal = TERMINALS[name]
    chosen = pages_with_every_style()
    with pytest.MonkeyPatch.context() as patched:
        for variable in ("TERM", "COLORTERM", "NO_COLOR"):
            patched.delenv(variable, raising=False)
        for variable, value in terminal.environment.items():
            patched.setenv(variable, value)
        with window(chosen[0].page, size=USUAL) as opened:
            return list(_painted(opened, chosen, palette, terminal))


def _painted(
    opened: Window, chosen: list[PlannedPage], palette: Palette, terminal: Terminal
) -> Iterator[Painted]:
    for plan in chosen:
        page = replace(plan.page, appearance=Appearance(palette=palette))
        for one in show(opened, plan._replace(page=page)):
            rows = [[seen(cell, terminal) for cell in row] for row in one.shown.strips]
            yield Painted(page, one.shown, rows)
    # The answer to a key that means nothing here.
    opened.press("7")
    hinted = opened.shown()
    assert page.labels.no_such_key in hinted.text
    yield Painted(page, hinted, [[seen(cell, terminal) for cell in row] for row in hinted.strips])


def seen(segment: Segment, terminal: Terminal) -> Cell:
    """A segment with the colours that the terminal makes of it."""
    style = segment.style
    assert style is not None
    assert style.bgcolor is not None
    # What is blank may be without a colour of its own.
    assert style.color is not None or not segment.text.strip()
    letter, ground = (
        (one or Color.default()).downgrade(terminal.colours) for one in (style.color, style.bgcolor)
    )
    if style.reverse:
        letter, ground = ground, letter
    if terminal.is_console and segment.text.strip():
        # It has only the eight dark grounds, and loses what is bold or reversed.
        assert not style.bold, segment
        assert not style.reverse, segment
    if terminal.is_console:
        assert ground.number is not None
        ground = Color.from_ansi(ground.number % 8)
    return Cell(segment.text, letter, ground, bool(style.bold))


@pytest.mark.parametrize(("palette", "terminal"), PAINTED_ON)
def test_every_character_of_every_page_stands_at_7_to_1(palette: Palette, terminal: str) -> None:
    cells = 0
    for page in painted(palette, terminal):
        for cell in (cell for row in page.rows for cell in row if cell.text.strip()):
            signs = set(cell.text) - {" "}
            if signs != QR_CODE:
                least = 3 if signs <= FRAMES else 7
                assert ratio(cell.letter, cell.ground) >= least, (page.page.id, cell)
                cells += len(cell.text)
    assert cells > 2000


def in_scheme(colour: Color, scheme: str) -> Color:
    """What a terminal with a scheme shows as one of the three colours that it is sent."""
    return Color.parse(SCHEMES[scheme][(BLACK, WHITE, BRIGHT_WHITE).index(colour.number or 0)])


FEW_COLOURS = [(palette, name) for palette in PALETTES for name in ("16 colours", "kernel console")]


@pytest.mark.parametrize(("palette", "terminal"), FEW_COLOURS)
def test_with_16_colours_only_black_and_white_are_sent_and_nothing_is_bold(
    palette: Palette, terminal: str
) -> None:
    pairs = set[tuple[int | None, int | None]]()
    for page in painted(palette, terminal):
        for cell in (cell for row in page.rows for cell in row if cell.text.strip()):
            if set(cell.text) - {" "} != QR_CODE:
                assert not cell.is_bold, (page.page.id, cell)
                pairs.add((cell.letter.number, cell.ground.number))
    # The console has no bright grounds.
    white = WHITE if TERMINALS[terminal].is_console else BRIGHT_WHITE
    assert pairs <= {(BLACK, white), (BRIGHT_WHITE, BLACK), (WHITE, BLACK)}
    assert len(pairs) > 1


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("palette", "terminal"), FEW_COLOURS)
def test_with_16_colours_every_cell_stands_at_7_to_1_in_the_usual_schemes(
    palette: Palette, terminal: str, scheme: str
) -> None:
    if TERMINALS[terminal].is_console:
        # It has its own scheme.
        scheme = "Kernel console"
    cells = 0
    for page in painted(palette, terminal):
        for cell in (cell for row in page.rows for cell in row if cell.text.strip()):
            if set(cell.text) - {" "} != QR_CODE:
                pair = (in_scheme(cell.letter, scheme), in_scheme(cell.ground, scheme))
                assert ratio(*pair) >= 7, (page.page.id, cell)
                cells += len(cell.text)
    assert cells > 2000


def test_the_document_states_the_contrast_in_each_scheme() -> None:
    lines = DOCUMENT.read_text(encoding="utf-8").splitlines()
    for scheme, colours in SCHEMES.items():
        black, white, bright = map(Color.parse, colours)
        said = f"| {scheme} | {ratio(black, bright):.1f} | {ratio(black, white):.1f} |"
        assert said in lines, said


@pytest.mark.parametrize(("palette", "terminal"), PAINTED_ON)
def test_focus_field_and_frames_stand_out_from_the_page_at_3_to_1(
    palette: Palette, terminal: str
) -> None:
    found = dict[str, int]()
    for page in painted(palette, terminal):
        cells = [cell for row in page.rows for cell in row]
        paper = page.rows[-1][0].ground
        for cell in cells:
            if SIGN in cell.text and page.shown.focus != "field":
                assert ratio(cell.ground, paper) >= 3, (page.page.id, cell)
                found["focus"] = found.get("focus", 0) + 1
            if set(cell.text) & FRAMES and set(cell.text) <= FRAMES | {" "}:
                assert ratio(cell.letter, paper) >= 3, (page.page.id, cell)
                found["frame"] = found.get("frame", 0) + 1
        x, y = page.shown.cursor
        if isinstance(page.page.ask, Choices) and page.shown.focus in CHOICE_KEYS:
            assert SIGN in cell_at(page.rows[y], x).text, page.page.id
        if page.shown.focus == "field":
            assert ratio(cell_at(page.rows[y], x).ground, paper) >= 3, page.page.id
            found["field"] = found.get("field", 0) + 1
        elif isinstance(page.page.ask, Digits) and page.shown.is_last:
            # The field that has not the focus has brackets around it.
            brackets = [cell for cell in cells if set(cell.text.strip()) in ({"["}, {"]"})]
            assert len(brackets) == 2, page.page.id
            assert all(ratio(cell.letter, paper) >= 3 for cell in brackets)
    assert found.keys() == {"focus", "frame", "field"}


def cell_at(row: list[Cell], x: int) -> Cell:
    """The segment of a row that holds a cell."""
    for cell in row:
        x -= len(cell.text)
        if x < 0:
            return cell
    raise AssertionError(x)


def test_every_character_of_all_samples_stands_at_7_to_1_in_the_usual_palette() -> None:
    terminal = TERMINALS["all colours"]
    pages = samples()
    assert len(pages) > 50
    for one in pages:
        for cell in (seen(cell, terminal) for row in one.shown.strips for cell in row):
            signs = set(cell.text) - {" "}
            if signs and signs != QR_CODE:
                least = 3 if signs <= FRAMES else 7
                assert ratio(cell.letter, cell.ground) >= least, (one.page.id, cell)


def test_without_colours_none_is_painted_and_the_focus_is_reversed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    chosen, focused = pages_with_every_style(), 0
    with window(chosen[0].page, size=USUAL) as opened:
        for plan in chosen:
            for one in show(opened, plan):
                for cell in (cell for row in one.shown.strips for cell in row):
                    if set(cell.text) - {" "} != QR_CODE and cell.style is not None:
                        for colour in (cell.style.color, cell.style.bgcolor):
                            assert colour is None or colour.is_default, (one.page.id, cell)
                if one.shown.focus:
                    focused += 1
                    row = one.shown.strips[one.shown.cursor[1]]
                    assert any(cell.style and cell.style.reverse for cell in row), one.page.id
    assert focused > 5
