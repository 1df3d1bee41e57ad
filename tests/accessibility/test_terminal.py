"""On a real terminal: the cursor is on the focus, little is written, and nothing while nobody acts."""

import pickle
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, Self

import pytest
from textual.geometry import Region

from kiosk.tui.keys import NAMED_KEYS
from kiosk.tui.same_question import is_same_question
from kiosk.tui.widgets.controls import SIGN, Choice
from kiosk.view_model.page import OVERLAY_PAGES, Digits, Page
from tests.accessibility.page_sequence import PageSequence
from tests.accessibility.shown_pages import USUAL, every, samples
from tests.runtime.kiosk import Kiosk
from tests.runtime.waiting import wait_until
from tests.tui.window import Window

KEYS = {"f4": "\x1bOS", "up": "\x1b[A", "tab": "\t", "down": "\x1b[B", "4": "4"}
"""What a terminal sends for the keys pressed here, by Textual's names."""
CONSOLE_KEYS = {"f4": "\x1b[[D"}
"""The same on a Linux console, where the minus of the keypad sends what is F4 elsewhere."""
STEADY = b"\x1b[2 q"
"""A cursor that does not blink."""
LITTLE = 700
"""Bytes that moving the focus may write between targets of one row; a whole page takes over 3000."""
FURTHER_ROW, ALL_KEYS = 60, 700
"""The same for each further row of both targets, and for all keys, which move at the first "Enter: 1"."""
MOVED_TO = re.compile(rb"\x1b\[(\d+)(?:;\d+)?H")
"""Where the terminal is told to write: a row, counted from 1, and a column."""


def chosen() -> list[Page]:
    """One page for each way in which targets stand on it; then a cover, and the page that was under it."""
    found: dict[object, Page] = {}
    for one in samples(USUAL):
        kind = (len(one.shown.targets), one.shown.parts, bool(one.shown.focus))
        if not one.page.appearance.space and one.page.id not in OVERLAY_PAGES:
            found.setdefault(kind, one.page)
    digits = next(page for page in every("en") if isinstance(page.ask, Digits))
    cover = next(page for page in every("en") if page.id in OVERLAY_PAGES)
    pages = [digits, *dict.fromkeys(found.values())]
    return [*pages, cover, pages[-1]]


class Mirrored:
    """Pages on a real terminal, and the same ones in a window, where the same keys are pressed."""

    def __init__(self, folder: Path, pages: list[Page], **environment: str) -> None:
        path = folder / "pages"
        path.write_bytes(pickle.dumps(pages))
        command = [sys.executable, "-m", "tests.accessibility.page_sequence", str(path)]
        self.kiosk = Kiosk(command, PYTHONPATH=":".join(sys.path), **environment)
        self.window = Window(PageSequence(*pages), USUAL, guard=0)
        self.pages = pages
        self._keys = KEYS | (CONSOLE_KEYS if environment.get("TERM") == "linux" else {})

    def __enter__(self) -> Self:
        self.kiosk.__enter__()
        self.window.__enter__()
        self.agree()
        return self

    def __exit__(self, *error: object) -> None:
        self.kiosk.__exit__(*error)
        self.window.__exit__(*error)

    def agree(self) -> None:
        """Wait until the terminal shows the same rows as the window, with its cursor on the same cell."""
        wanted = self.window.shown()
        # What marks a row of every other page stands in its last cells.
        rows = [row.rstrip(" ") for row in wanted.rows]

        def is_shown() -> bool:
            shown = [row.rstrip(" ") for row in self.kiosk.appearance().split("\n")]
            cursor = self.kiosk.screen.cursor
            return shown == rows and (cursor.x, cursor.y) == wanted.cursor and not cursor.hidden

        wait_until(is_shown)

    def press(self, key: str) -> bytes:
        """Press a key; what is written for it."""
        before = len(self.kiosk.raw)
        self.kiosk.press(self._keys[key])
        self.window.press(key)
        self.agree()
        return self.kiosk.raw[before:]

    def turn_to(self, page: Page) -> None:
        """Turn the pages until this one is shown."""
        for _ in self.pages:
            if self.window.session.page() == page:
                return
            self.press("f4")
        assert self.window.session.page() == page

    def move(self, key: str) -> "Move":
        """Press a key that moves the focus."""
        before = self._focused_region()
        sent = self.press(key)
        after, keys = self._focused_region(), self.window.screen.view.key_bar.region
        cursor = self.kiosk.screen.cursor
        at = (cursor.x, cursor.y)
        return Move(self.window.screen.page.id, before, after, keys, at, sent, self._blank_rows())

    def _blank_rows(self) -> frozenset[int]:
        """The rows below the words of the choice that has the focus."""
        focused = self.window.screen.focused
        if not isinstance(focused, Choice):
            return frozenset()
        region = focused.region
        return frozenset(range(region.y + focused.rows_in(focused.size.width), region.bottom))

    def _focused_region(self) -> Region:
        focused = self.window.screen.focused
        return focused.region if focused else Region(0, 0, 0, 0)


class Move(NamedTuple):
    """A move of the focus on the terminal: from where to where, the keys at the bottom, what was written.

    `blank` are the rows below the words of the choice that it came to.
    """

    page: str
    before: Region
    after: Region
    keys: Region
    cursor: tuple[int, int]
    sent: bytes
    blank: frozenset[int]

    @property
    def rows(self) -> set[int]:
        """The rows that were written."""
        return {int(row) - 1 for row in MOVED_TO.findall(self.sent)}


@pytest.fixture(scope="module")
def mirrored(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mirrored]:
    """Those pages on a terminal with all colours."""
    with pytest.MonkeyPatch.context() as patched:
        patched.delenv("NO_COLOR", raising=False)
        patched.setenv("TERM", "xterm-256color")
        patched.setenv("COLORTERM", "truecolor")
        folder = tmp_path_factory.mktemp("pages")
        with Mirrored(folder, chosen(), COLORTERM="truecolor") as opened:
            yield opened


@pytest.fixture(scope="module")
def moves(mirrored: Mirrored) -> list[Move]:
    """The focus once around on each page; none of them blinks."""
    found = list[Move]()
    for page in mirrored.pages:
        mirrored.turn_to(page)
        lines = mirrored.kiosk.screen.buffer.values()
        assert not any(cell.blink for line in lines for cell in line.values()), page.id
        if page.id not in OVERLAY_PAGES:
            # Below a field are its choices, which would come with that key.
            found.append(mirrored.move("up" if isinstance(page.ask, Digits) else "down"))
            found += [mirrored.move("tab") for _ in mirrored.window.screen.focus_chain[1:]]
    return found


def test_the_hardware_cursor_is_on_the_focus_of_every_kind_of_page(
    moves: list[Move], mirrored: Mirrored
) -> None:
    assert len(moves) > 60
    for move in moves:
        assert move.after.contains(*move.cursor), move
    assert STEADY in mirrored.kiosk.raw


def test_a_move_of_the_focus_writes_the_two_choices_and_the_bottom_line_alone(
    moves: list[Move],
) -> None:
    for move in (one for one in moves if one.before != one.after):
        regions = (move.before, move.after, move.keys)
        assert move.rows, move
        assert move.rows <= {y for one in regions for y in range(one.y, one.bottom)}, move
        further_rows = sum(max(0, one.height - 1) for one in (move.before, move.after))
        most = LITTLE + FURTHER_ROW * further_rows + ALL_KEYS * (not move.before)
        assert len(move.sent) <= most, (len(move.sent), most, move)


def test_the_blank_rows_of_a_choice_are_not_written_anew(moves: list[Move]) -> None:
    """But for the first time that it has the focus, since the page was laid out just before."""
    had_focus, again = set[tuple[str, Region]](), []
    for move in moves:
        if move.blank and (move.page, move.after) in had_focus:
            again.append(move)
        had_focus |= {(move.page, move.before), (move.page, move.after)}
    assert len(again) >= 5
    assert not [move for move in again if move.rows & move.blank]


def test_nothing_is_written_while_nobody_acts(mirrored: Mirrored) -> None:
    kiosk = mirrored.kiosk
    # Keys that mean nothing are nobody's act either: the page is not painted again.
    before = len(kiosk.raw)
    for key in ("\x1b[24~", "\x11"):
        kiosk.press(key)
    mirrored.press("tab")
    assert len(kiosk.raw) - before <= 2 * LITTLE
    still = len(kiosk.raw)
    for _ in range(25):
        kiosk.appearance()
    assert len(kiosk.raw) == still


def test_a_digit_typed_writes_little_and_moves_the_cursor_by_one(mirrored: Mirrored) -> None:
    mirrored.turn_to(next(one for one in mirrored.pages if isinstance(one.ask, Digits)))
    # The first digit changes what the bottom line says, too.
    mirrored.press("4")
    x = mirrored.kiosk.screen.cursor.x
    sent = mirrored.press("4")
    assert mirrored.kiosk.screen.cursor.x == x + 1
    assert len(sent) <= LITTLE


def test_on_another_page_every_row_with_words_is_written_and_none_is_equal_to_the_one_before(
    mirrored: Mirrored,
) -> None:
    """A screen reader says the rows that are written, or those that differ: both are all of them."""
    turned = equal_words = 0
    for _ in mirrored.pages:
        before, page = mirrored.kiosk.screen.display[:], mirrored.window.session.page()
        sent = mirrored.press("f4")
        after, turned_to = mirrored.kiosk.screen.display, mirrored.window.session.page()
        if is_same_question(page, turned_to):
            continue
        turned += 1
        words = {y for y, row in enumerate(after) if any(map(str.isalnum, row))}
        assert words <= {int(row) - 1 for row in MOVED_TO.findall(sent)}, turned_to.id
        for y in words:
            equal_words += before[y].split() == after[y].split()
            assert before[y] != after[y], (turned_to.id, after[y])
    assert turned > 10
    # Their words alone would have been passed over.
    assert equal_words


@pytest.mark.parametrize(
    "environment",
    [{"TERM": "vt220"}, {"NO_COLOR": "1"}, {"TERM": "linux"}, {"TERM": "dumb"}],
    ids=lambda one: " ".join(f"{name}={value}" for name, value in one.items()),
)
def test_a_terminal_with_few_colours_or_none_shows_the_same_signs(
    environment: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COLORTERM", raising=False)
    for name, value in ({"TERM": "xterm-256color"} | environment).items():
        monkeypatch.setenv(name, value)
    focused = 0
    with Mirrored(tmp_path, chosen()[1:4], **environment) as mirrored:
        kiosk = mirrored.kiosk
        for page in mirrored.pages:
            mirrored.turn_to(page)
            if mirrored.window.shown().focus:
                focused += 1
                line = kiosk.screen.buffer[mirrored.window.shown().cursor[1]]
                assert SIGN in "".join(line[x].data for x in range(80)), page.id
                # The kernel console loses what is reversed and bold: there it has another ground.
                if environment.get("TERM") != "linux":
                    assert any(line[x].reverse for x in range(80)), page.id
            cells = [line[x] for line in kiosk.screen.buffer.values() for x in range(80)]
            if "NO_COLOR" in environment:
                assert {(one.fg, one.bg) for one in cells} == {("default", "default")}
            if environment.get("TERM") == "linux":
                assert not any(one.reverse or one.bold for one in cells), page.id
        assert b"38;2;" not in kiosk.raw
    assert focused


def test_the_keys_that_move_are_known_by_name() -> None:
    assert NAMED_KEYS["tab"] == "next"
    assert NAMED_KEYS["down"] == "down"
