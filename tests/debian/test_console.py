"""The keys of the console: what types or moves stays, and nothing else."""

import os
import re
import runpy
import struct
import subprocess
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import needs
from tests.debian.package_tree import TREE

CONSOLE = runpy.run_path(str(TREE / "console/usr/lib/aiace-kiosk/console"))
LAYOUTS = ["us", "fr", "be", "de", "gr", "bg"]

KERNEL_KINDS = {
    0x05: "other consoles",
    0x08: "Meta",
    0x09: "characters by their numbers",
    0x0E: "braille dots",
}
KERNEL_ACTIONS = {
    0x0202: "show registers", 0x0203: "show memory", 0x0204: "show state", 0x0205: "break",
    0x0206: "last console", 0x0209: "Scroll Lock", 0x020A: "scroll on", 0x020B: "scroll back",
    0x020C: "restart", 0x020F: "SAK", 0x0210: "console before", 0x0211: "console after", 0x0212: "signal",
}  # fmt: skip
"""What no key may do; see linux/keyboard.h."""

ENTER, TAB, BACKSPACE, SPACE = 0x0201, 0x0009, 0x007F, 0x0020
NEEDED = {
    ENTER, TAB, BACKSPACE, SPACE, *range(0x0030, 0x003A), *range(0x0300, 0x030F), *range(0x0600, 0x0604),
    *range(0x0100, 0x010C), 0x0114, 0x0115, 0x0116, 0x0117, 0x0118, 0x0119, 0x0208, 0x0700,
}  # fmt: skip
"""What each layout must keep: digits, keypad, arrows, Home and the like, function keys, Num Lock, Shift."""


@cache
def key_actions(layout: str) -> Counter[int]:
    """The kernel's numbers for what the keys of a layout do, as Debian sets up its console."""
    needs("ckbcomp", "console-setup")
    needs("loadkeys", "kbd")
    keys = subprocess.check_output(["ckbcomp", "-layout", layout])
    # It makes a table of them: merely to parse them it would open a console, which few users may.
    table = subprocess.check_output(
        ["loadkeys", "--mktable", "--unicode", "--quiet"], input=keys, text=False
    )
    # The kernel keeps its kinds of keys with these bits set, and characters without them.
    return Counter(int(number, 16) ^ 0xF000 for number in re.findall(rb"0x([0-9a-f]{4})\b", table))


def is_allowed(action: int) -> bool:
    """What the script says of an action."""
    return bool(CONSOLE["is_allowed"](action))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_key_is_left_that_asks_something_of_the_kernel(layout: str) -> None:
    actions = key_actions(layout)
    refused = {action for action in actions if not is_allowed(action)}
    asked = {
        action for action in actions if action >> 8 in KERNEL_KINDS or action in KERNEL_ACTIONS
    }
    assert len(asked) > 12
    assert asked <= refused


@pytest.mark.parametrize("layout", LAYOUTS)
def test_all_that_the_kiosk_needs_is_left(layout: str) -> None:
    allowed = {action for action in key_actions(layout) if is_allowed(action)}
    assert allowed >= NEEDED


@pytest.mark.parametrize("layout", LAYOUTS)
def test_letters_of_every_alphabet_are_left(layout: str) -> None:
    actions = key_actions(layout)
    letters = {
        action for action in actions if action >> 8 > 0x0E and chr(action ^ 0xF000).isalpha()
    }
    assert all(map(is_allowed, letters))
    assert any(chr(action ^ 0xF000) in "αбéßü€µ" for action in actions) or layout == "us"


@given(st.integers(0, 0xFFFF))
def test_no_number_that_the_kernel_may_ever_give_means_more_than_typing_and_moving(
    action: int,
) -> None:
    if is_allowed(action):
        assert action not in KERNEL_ACTIONS
        assert action >> 8 not in KERNEL_KINDS
        if action >> 8 == 0:
            assert chr(action).isprintable() or action in (0x08, 0x09, 0x1B, 0x7F)
        if action >> 8 > 0x0E:
            assert chr(action ^ 0xF000).isprintable()


class Keyboard:
    """The key tables of a kernel: in each, key 1 restarts the computer, key 2 is a digit."""

    def __init__(self) -> None:
        self.asked: list[tuple[int, int]] = []
        self.tables = {table: {1: 0x020C, 2: 0x0032} for table in (0, 1, 12)}

    def ioctl(self, console: object, request: int, entry: bytes | int) -> bytes:
        """Answer as the kernel does."""
        if isinstance(entry, int):
            self.asked.append((request, entry))
            return b""
        table, key, action = struct.unpack("BBH", entry)
        if request == 0x4B47:
            self.tables[table][key] = action
        if table not in self.tables:
            return struct.pack("BBH", table, key, 0x0200 if key else 0x027F)
        return struct.pack("BBH", table, key, self.tables[table].get(key, 0x0200))


def test_the_keys_of_all_tables_are_gone_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyboard = Keyboard()
    monkeypatch.setattr("fcntl.ioctl", keyboard.ioctl)
    (tmp_path / "tty").write_bytes(b"")
    CONSOLE["void_other_keys"](str(tmp_path / "tty"))
    assert keyboard.tables == {table: {1: 0x0200, 2: 0x0032} for table in (0, 1, 12)}


@pytest.fixture
def console(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator["Console"]:
    made = Console(tmp_path)
    monkeypatch.setattr("fcntl.ioctl", made.keyboard.ioctl)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    yield made
    made.close()


class Console:
    """A terminal that takes letters by `setfont` as a screen with so many points does."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.keyboard = Keyboard()
        self._master, self._tty = os.openpty()
        self.path = os.ttyname(self._tty)
        for name in ("kbd_mode", "chvt"):
            self._add_command(name, f'echo {name} "$@" >>{folder}/calls')

    def show_screen(self, wide: int, high: int) -> None:
        """Let `setfont` work as on a screen of that size."""
        script = f"""
        tty=$2 times=1; shift 2
        if [ "$1" = -d ]; then times=2; shift; fi
        cell=${{1##*Bold}} cell=${{cell%.psf.gz}}
        case $cell in *x*) w=${{cell#*x}} h=${{cell%x*}} ;; *) w=8 h=$cell ;; esac
        stty -F "$tty" cols $(({wide} / (w * times))) rows $(({high} / (h * times)))
        echo $((w * times)) $((h * times)) >{self.folder}/cell
        """
        self._add_command("setfont", script)

    def _add_command(self, name: str, script: str) -> None:
        (self.folder / name).write_text(f"#!/bin/sh\n{script}\n")
        (self.folder / name).chmod(0o755)

    def hold(self) -> None:
        """Hold it as the unit does."""
        assert CONSOLE["main"](["hold", self.path]) == 0

    @property
    def size(self) -> tuple[int, int]:
        """Columns and rows."""
        columns, rows = os.get_terminal_size(self._tty)
        return columns, rows

    @property
    def cell(self) -> tuple[int, int]:
        """Width and height of the letters, in points."""
        width, height = map(int, (self.folder / "cell").read_text().split())
        return width, height

    def close(self) -> None:
        """Close both ends."""
        os.close(self._master)
        os.close(self._tty)


@pytest.mark.parametrize(
    ("wide", "high", "cell"),
    [
        (640, 480, (10, 20)),
        (800, 600, (12, 24)),
        (1024, 768, (16, 32)),
        (1366, 768, (20, 40)),
        (1920, 1080, (28, 56)),
        (3840, 2160, (32, 64)),
    ],
)
def test_the_letters_are_the_largest_of_debian_s_with_which_a_page_fits(
    console: Console, wide: int, high: int, cell: tuple[int, int]
) -> None:
    needs("ckbcomp", "console-setup")
    console.show_screen(wide, high)
    console.hold()
    columns, rows = console.size
    assert (columns >= 60, rows >= 18) == (True, True)
    assert console.cell == cell
    # No larger cell of any of these fonts would leave room for a page.
    cells = [
        (int(one.partition("x")[2] or 8) * times, int(one.partition("x")[0]) * times)
        for one in CONSOLE["CELLS"]
        for times in (1, 2)
    ]
    assert cell == max(
        (one for one in cells if wide // one[0] >= 60 and high // one[1] >= 18),
        key=lambda one: one[0] * one[1],
    )


def test_a_held_console_has_numlock_on_and_is_switched_by_nobody(console: Console) -> None:
    console.show_screen(1024, 768)
    console.hold()
    # NumLock as it is now and as a reset leaves it, see ioctl_console(2); then no more switching.
    assert console.keyboard.asked == [(0x4B65, 0x22), (0x560B, 0)]
    assert (console.folder / "calls").read_text().splitlines() == [
        f"kbd_mode -u -C {console.path}",
        f"chvt {console.path.removeprefix('/dev/pts/')}",
    ]
    assert CONSOLE["main"](["release", console.path]) == 0
    assert console.keyboard.asked[2:] == [(0x560C, 0)]


def test_the_fonts_of_the_console_are_those_of_debian() -> None:
    needs("ckbcomp", "console-setup")
    folder = Path(CONSOLE["FONTS"])
    sizes = [
        size for size in CONSOLE["CELLS"] if (folder / f"Uni2-TerminusBold{size}.psf.gz").exists()
    ]
    assert sizes[0] == "32x16"
    assert len(sizes) >= 7
