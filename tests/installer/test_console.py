"""The keys of the console: what types or moves stays, and nothing else."""

import re
import runpy
import struct
import subprocess
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import needs
from tools.installer.tree_entry import FILES

CONSOLE = runpy.run_path(str(FILES / "console/opt/kiosk/lib/console"))
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
        self.tables = {table: {1: 0x020C, 2: 0x0032} for table in (0, 1, 12)}

    def ioctl(self, console: object, request: int, entry: bytes) -> bytes:
        """Answer as the kernel does."""
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


def test_the_fonts_of_the_console_are_those_of_debian() -> None:
    needs("ckbcomp", "console-setup")
    folder = Path(CONSOLE["FONTS"])
    sizes = [
        size for size in CONSOLE["CELLS"] if (folder / f"Uni2-TerminusBold{size}.psf.gz").exists()
    ]
    assert sizes[0] == "32x16"
    assert len(sizes) >= 7
