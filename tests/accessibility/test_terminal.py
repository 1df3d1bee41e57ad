"""On a real terminal: the cursor is on the focus, little is written, and nothing while nobody acts."""

import pickle
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.tui.keys import NAMED
from kiosk.tui.moves import move
from kiosk.tui.sheet import Sheet, lay
from kiosk.tui.stand import alike, begin
from kiosk.view_model.page import OVERLAY_PAGES, Digits, Page
from tests.accessibility.shown_pages import USUAL, rows, samples
from tests.runtime.kiosk import Kiosk
from tests.runtime.waiting import wait_until

F4, TAB, DOWN = "\x1bOS", "\t", "\x1b[B"
STEADY = b"\x1b[2 q"
"""A cursor that does not blink."""
LITTLE = 2000
"""Bytes that moving the focus may write; a whole page takes over 5000."""


def chosen() -> list[Page]:
    """One page for each way in which targets stand on it, of both languages."""
    found: dict[object, Page] = {}
    for language in ("en", "fr"):
        for page, sheet in samples(language):
            kind = (len(sheet.targets), sheet.parts, sheet.band, type(page.ask), sheet.focus)
            found.setdefault(kind, page)
    return list(found.values())


class Show:
    """A terminal with the parade in it, and the page that stands there."""

    def __init__(self, folder: Path, pages: list[Page], **environment: str) -> None:
        path = folder / "pages"
        path.write_bytes(pickle.dumps(pages))
        command = [sys.executable, "-m", "tests.accessibility.page_sequence", str(path)]
        self.kiosk = Kiosk(command, PYTHONPATH=":".join(sys.path), **environment)
        self.pages, self.page = pages, pages[0]
        self.stand = begin(self.page)
        self.sheet = Sheet(())

    def turn(self, page: Page) -> None:
        """This page is shown now."""
        # On a page that asks the same as the one before it one stands alike.
        self.stand = self.stand if alike(page, self.page) else begin(page)
        self.page = page
        self.stands()

    def stands(self) -> None:
        """Wait until the terminal shows the page as it was laid, its cursor where the focus is."""
        sheet = lay(self.page, self.stand, *USUAL)
        wanted = [row.rstrip() for row in rows(sheet)]

        def there() -> bool:
            shown = [row.rstrip() for row in self.kiosk.appearance().split("\n")][: len(wanted)]
            cursor = self.kiosk.screen.cursor
            return shown == wanted and (cursor.x, cursor.y) == sheet.cursor and not cursor.hidden

        wait_until(there)
        self.sheet = sheet

    def press(self, key: str) -> int:
        """Press a key that moves the focus; the bytes written for it."""
        before = len(self.kiosk.raw)
        self.kiosk.press(key)
        direction = "next" if key == TAB else "down"
        self.stand.focus = move(self.sheet.targets, self.sheet.focus, direction)
        self.stands()
        return len(self.kiosk.raw) - before


@pytest.fixture(scope="module")
def show(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Show]:
    """The parade on a terminal with all colours."""
    made = Show(tmp_path_factory.mktemp("parade"), chosen(), COLORTERM="truecolor")
    with made.kiosk:
        yield made


def test_the_hardware_cursor_is_on_the_focus_of_every_kind_of_page(show: Show) -> None:
    written: list[int] = []
    for page in show.pages:
        show.turn(page)
        cells = [cell for line in show.kiosk.screen.buffer.values() for cell in line.values()]
        assert not any(cell.blink for cell in cells), page.id
        moves = 0 if page.id in OVERLAY_PAGES else len(show.sheet.targets)
        for at in range(moves):
            written.append(show.press(DOWN if at == 0 else TAB))
            focused = [one for one in show.sheet.targets if one.key == show.sheet.focus]
            cursor = show.kiosk.screen.cursor
            assert [one.holds((cursor.x, cursor.y)) for one in focused] == [True], page.id
        show.kiosk.press(F4)
    assert len(written) > 150
    assert max(written) <= LITTLE
    assert STEADY in show.kiosk.raw


def test_nothing_is_written_while_nobody_acts(show: Show) -> None:
    show.turn(show.pages[0])
    before = len(show.kiosk.raw)
    # Keys that mean nothing are nobody's act either: the page is not painted again.
    for key in ("x", "\x1b[24~", "\x11"):
        show.kiosk.press(key)
    show.kiosk.press(TAB)
    show.stand.focus = move(show.sheet.targets, show.sheet.focus, "next")
    show.stands()
    assert len(show.kiosk.raw) - before <= LITTLE
    still = len(show.kiosk.raw)
    for _ in range(25):
        show.kiosk.appearance()
    assert len(show.kiosk.raw) == still


def test_a_digit_typed_writes_little_and_moves_the_cursor_by_one(show: Show) -> None:
    page = next(one for one in show.pages if isinstance(one.ask, Digits))
    show.turn(show.pages[0])
    for _ in range(show.pages.index(page)):
        show.kiosk.press(F4)
    show.turn(page)
    x = show.kiosk.screen.cursor.x
    before = len(show.kiosk.raw)
    show.kiosk.press("4")
    show.stand.typed, show.stand.plain = "4", True
    show.stands()
    assert show.kiosk.screen.cursor.x == x + 1
    assert len(show.kiosk.raw) - before <= LITTLE


@pytest.mark.parametrize(
    "environment",
    [{"TERM": "vt220"}, {"NO_COLOR": "1"}, {"TERM": "linux"}, {"TERM": "dumb"}],
    ids=lambda one: " ".join(f"{name}={value}" for name, value in one.items()),
)
def test_a_terminal_with_few_colours_or_none_shows_the_same_signs(
    environment: dict[str, str], tmp_path: Path
) -> None:
    pages = chosen()[:12]
    made = Show(tmp_path, pages, **environment)
    with made.kiosk as kiosk:
        for page in pages:
            made.turn(page)
            if made.sheet.focus:
                line = kiosk.screen.buffer[made.sheet.cursor[1]]
                assert "▶" in "".join(line[x].data for x in range(80))
                # The kernel console loses what is reversed and bold: there it has another ground.
                if environment.get("TERM") != "linux":
                    assert any(line[x].reverse for x in range(80))
            if "NO_COLOR" in environment:
                cells = [line[x] for line in kiosk.screen.buffer.values() for x in range(80)]
                assert {(one.fg, one.bg) for one in cells} == {("default", "default")}
            kiosk.press(F4)
        assert b"38;2;" not in kiosk.raw


def test_the_keys_that_move_are_known_by_name() -> None:
    assert NAMED["tab"] == "next"
    assert NAMED["down"] == "down"
