"""Every page fits every window, with all its words, its place, its choices and its way on."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import pytest
from msgspec.structs import replace

from kiosk.tui.page_plan import EDGE, READABLE
from kiosk.tui.widgets.blocks import BUILDERS
from kiosk.tui.widgets.digits_field import FIELD
from kiosk.tui.widgets.drawing import NOTE_WIDTH, DrawnWindow
from kiosk.tui.widgets.paragraph import Paragraph
from kiosk.tui.wrap import wide
from kiosk.view_model.page import (
    Appearance,
    Block,
    ContactDetails,
    Digits,
    DrawingLine,
    Notice,
    Page,
    ScreenDrawing,
    StepList,
    Table,
    Text,
)
from tests.played_visit import PlayedVisit
from tests.sampling import sampled
from tests.tui import pages
from tests.tui.conftest import OpenWindow
from tests.tui.pages import ask, every, made
from tests.tui.window import Shown, Window, window

SIZES = ((60, 18), (80, 24), (120, 40))
CONSOLE_SIGNS = set("─│┌┐└┘═║╔╗╚╝→▶•·€–„“”«»’…_")
"""Characters that every console font has, and the quotes of the texts."""

Parts = tuple[tuple[Page, tuple[Shown, ...]], ...]


@cache
def shown_parts(size: tuple[int, int]) -> Parts:
    """All pages, or a sample with each kind, with their parts in a window, in one palette."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TERM", "xterm-256color")
        patch.setenv("COLORTERM", "truecolor")
        patch.delenv("NO_COLOR", raising=False)
        dark = [page for page in every() if page.appearance.palette == "dark"]
        if size != SIZES[0]:
            # What the longer labels and more space change is a matter of the smallest window.
            dark = [page for page in dark if page.language == "en" or not page.appearance.space]
        # The number of kinds is no multiple of 3: in each language and look, other ones are taken.
        dark = list(sampled(dark, 3))
        with window(dark[0], size=size) as opened:
            return tuple((page, tuple(fresh_parts(opened, page))) for page in dark)


def fresh_parts(opened: Window, page: Page) -> list[Shown]:
    """All parts of a page, whatever was shown before."""
    if page.id in ("cover", "warning"):
        opened.cover(page)
        parts = [opened.shown()]
        opened.press("1")
        return parts
    opened.show(pages.END if page.id != "end" else pages.STEP)
    parts = opened.parts(page)
    while opened.screen.part:
        opened.press("9")
    return parts


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    """A window."""
    given: tuple[int, int] = request.param
    return given


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


def test_no_row_is_wider_than_the_column(size: tuple[int, int]) -> None:
    width, height = size
    for page, parts in shown_parts(size):
        has_drawing = any(isinstance(one, ScreenDrawing) for one in page.blocks)
        most = width if has_drawing else (width + READABLE + 1) // 2
        for shown in parts:
            assert len(shown.rows) == height
            assert all(wide(row.rstrip()) <= most for row in shown.rows), page.id


def test_every_word_is_on_one_of_the_parts_and_whole(size: tuple[int, int]) -> None:
    for page, parts in shown_parts(size):
        seen = set(" ".join(row for shown in parts for row in shown.rows).split())
        for sentence in words(page):
            assert set(sentence.split()) <= seen, page.id


def test_title_and_place_are_on_every_part(size: tuple[int, int]) -> None:
    for page, parts in shown_parts(size):
        for shown in parts:
            band = " ".join(" ".join(shown.rows[:4]).split())
            assert page.title in band
            assert page.place in band


def test_the_choices_stand_together_on_the_last_part(size: tuple[int, int]) -> None:
    for page, (*others, last) in shown_parts(size):
        if isinstance(page.ask, Digits):
            continue
        keys = [str(one.key) for one in page.ask.options]
        assert [one.key for one in last.targets if one.key in keys] == keys
        assert not any(one.key in keys for shown in others for one in shown.targets)


def test_a_drawing_is_never_cut(size: tuple[int, int]) -> None:
    for page, parts in shown_parts(size):
        for shown in parts:
            assert shown.text.count("┌") == shown.text.count("┘") <= 1, page.id


def test_only_characters_that_every_console_font_has_are_drawn() -> None:
    for _, parts in shown_parts((60, 18)):
        for sign in "".join(row for shown in parts for row in shown.rows):
            known = sign.isalnum() or sign.isascii() or sign in CONSOLE_SIGNS
            assert known or sign == "\u00a0", sign


def test_the_cursor_is_in_what_has_the_focus_and_a_sign_stands_on_its_row(
    size: tuple[int, int],
) -> None:
    for page, parts in shown_parts(size):
        for shown in parts:
            focused = [one for one in shown.targets if one.key == shown.focus]
            assert focused or not shown.focus, page.id
            if shown.focus != FIELD:
                assert all(one.holds(*shown.cursor) for one in focused), page.id
            signs = [at for at, row in enumerate(shown.rows) if "▶" in row]
            assert signs == ([shown.cursor[1]] if shown.focus else []), page.id


def test_targets_never_lie_over_each_other(size: tuple[int, int]) -> None:
    for page, parts in shown_parts(size):
        for shown in parts:
            regions = [one.region for one in shown.targets]
            for at, one in enumerate(regions):
                assert not any(one.overlaps(other) for other in regions[at + 1 :]), page.id


def test_the_key_bar_says_what_enter_does(size: tuple[int, int]) -> None:
    for page, parts in shown_parts(size):
        for shown in parts:
            bar = " ".join(" ".join(shown.rows[-3:]).split())
            if not shown.is_last:
                assert page.labels.read_on in bar
            elif shown.focus == FIELD:
                assert page.labels.keys in bar
            elif shown.focus:
                assert page.labels.enter.format(choice=shown.focus) in bar
            else:
                ask = page.ask.empty if isinstance(page.ask, Digits) else page.ask
                assert not ask.default


def test_each_widget_has_the_rows_that_the_plan_counts_with(size: tuple[int, int]) -> None:
    with window(pages.END, size=size) as opened:
        # In one language or the other, each kind of page.
        for page in sampled((*pages.PAGES, *map(pages.french, pages.PAGES)), 2):
            if page.id in ("cover", "warning"):
                continue
            opened.show(page)
            for widget in body_widgets(opened):
                if isinstance(widget, Paragraph | DrawnWindow) and widget.display:
                    assert widget.size.height == widget.rows_in(widget.size.width), page.id


def body_widgets(opened: Window) -> Iterator[object]:
    """The widgets of the body of a page."""
    return iter(opened.screen.query_one("#body").children)


def test_there_is_a_widget_for_each_kind_of_block() -> None:
    assert {*BUILDERS, Table} == set(Block.__args__)


def test_the_band_gives_up_its_blank_rows_before_a_page_is_cut(open_window: OpenWindow) -> None:
    roomy = open_window(pages.END, size=(80, 24)).shown()
    page = replace(pages.LONG, blocks=pages.LONG.blocks[:6])
    close = open_window(page, size=(80, 24)).shown()
    assert not roomy.rows[0].strip()
    assert close.rows[0].strip()
    assert close.parts == 1


def test_a_part_says_which_of_how_many_it_is(open_window: OpenWindow) -> None:
    parts = open_window(pages.STEP).parts(pages.LONG)
    assert len(parts) > 1
    for number, shown in enumerate(parts, start=1):
        assert f"Part {number} of {len(parts)}" in shown.text


@pytest.mark.parametrize("small", [(59, 18), (60, 17), (40, 12), (20, 5), (1, 1)])
def test_a_window_that_is_too_small_gets_a_plain_request(
    small: tuple[int, int], open_window: OpenWindow
) -> None:
    opened = open_window(pages.STEP)
    shown = opened.resize(*small)
    assert shown.parts == 0
    assert not shown.targets
    if small[0] >= 20 and small[1] > 5:
        assert shown.text == pages.ENGLISH.too_small
    assert opened.resize(60, 18).focus == "1"


def test_more_space_puts_a_blank_row_between_choices() -> None:
    for page, parts in shown_parts((60, 18)):
        if not page.appearance.space or page.id == "welcome":
            continue
        rows = [one.region.y for one in parts[-1].targets if one.key in "1234567"]
        assert all(below - above != 1 for above, below in pairwise(rows)), page.id


def test_the_column_stays_readable_and_in_the_middle_of_a_wide_window() -> None:
    for page, parts in shown_parts((120, 40)):
        if any(isinstance(one, ScreenDrawing) for one in page.blocks):
            continue
        for one in (target for shown in parts for target in shown.targets):
            assert one.region.x >= (120 - READABLE) // 2, page.id
            assert one.region.right <= (120 + READABLE) // 2, page.id


def test_a_drawing_stands_beside_the_words_where_the_window_is_wide(
    open_window: OpenWindow,
) -> None:
    shown = open_window(pages.STEP, size=(120, 40)).shown()
    lead = next(y for y, row in enumerate(shown.rows) if "Tap the line" in row)
    frame = next(y for y, row in enumerate(shown.rows) if "┌" in row)
    assert frame == lead
    assert shown.rows[frame].index("┌") > 60


def test_a_page_with_a_drawing_beside_the_words_begins_where_one_without_does() -> None:
    """Whoever goes from step to step in a large window need not look for the next one."""
    drawing = ScreenDrawing(
        "EU Login", (DrawingLine("Submit", "button", press=True),), "Submit", ""
    )
    begins = set()
    for blocks in ((Text("Press the button."),), (Text("Press the button."), drawing)):
        step = made("step", "A step", "Step 1", *blocks, ask=ask("Done"))
        with window(step, size=(120, 40)) as opened:
            begins.add(opened.screen.view.choices[0].region.x)
            assert bool(opened.screen.query("#side DrawnWindow")) is (len(blocks) == 2)
    assert len(begins) == 1


def test_the_words_under_a_narrow_drawing_are_wider_than_it_where_the_window_is(
    open_window: OpenWindow,
) -> None:
    drawing = replace(pages.STEP.blocks[1], lines=(DrawingLine("Go", "button"),))
    page = replace(pages.STEP, blocks=(pages.STEP.blocks[0], drawing))
    shown = open_window(page, size=(120, 40)).show(page)
    (frame,) = [row for row in shown.rows if "┌" in row]
    (first,) = [row for row in shown.rows if "In French:" in row]
    note = first[first.index("In French:") :].rstrip()
    assert first.index("In French:") == frame.index("┌")
    assert frame.index("┐") - frame.index("┌") < wide(note) <= NOTE_WIDTH
    assert wide(first.rstrip()) <= 120 - EDGE
    assert len([row for row in shown.rows if "sécurité" in row]) == 1


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_with_more_space_no_choice_touches_the_line_below_where_the_window_has_room(
    size: tuple[int, int], open_window: OpenWindow
) -> None:
    page = PlayedVisit("en").page
    page = replace(page, appearance=Appearance(space=True))
    shown = open_window(page, size=size).show(page)
    assert shown.parts == 1
    rule = next(y for y, row in enumerate(shown.rows) if "────" in row)
    assert not shown.rows[rule - 1].strip()
