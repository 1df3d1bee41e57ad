"""The keys of the console: what asks something of the kernel does nothing, and all else stays."""

import re
import runpy
import subprocess
from pathlib import Path

import pytest

from tests.conftest import needs
from tools.installer.tree_entry import FILES

CONSOLE = FILES / "console/opt/kiosk/lib/console"
WORDS = re.compile(r"_Console|Console_|Boot|SAK|Scroll_|KeyboardSignal|Show_")


def keymap(layout: str) -> str:
    """The keys of a layout, as Debian sets up its console."""
    needs("ckbcomp", "console-setup")
    return subprocess.check_output(["ckbcomp", "-layout", layout], text=True)


@pytest.mark.parametrize("layout", ["us", "fr", "be", "de", "gr", "bg"])
def test_no_key_is_left_that_switches_consoles_or_restarts_the_computer(layout: str) -> None:
    keys = keymap(layout)
    assert len(WORDS.findall(keys)) > 12
    shut = shut_keys(keys)
    numbers = {line.split("=")[0] for line in keys.splitlines() if WORDS.search(line)}
    assert {line.split("=")[0] for line in shut.splitlines()[1:]} == numbers
    assert not WORDS.search(shut)


def test_the_other_meanings_of_a_key_stay() -> None:
    keys = "keymaps 0-2\nkeycode 59 = F1 Console_13 Console_1\nkeycode 2 = one exclam\n"
    assert shut_keys(keys) == "keymaps 0-2\nkeycode 59 = F1 VoidSymbol VoidSymbol\n"


def test_the_kernel_s_own_tool_can_read_the_disabled_keys(tmp_path: Path) -> None:
    needs("loadkeys", "kbd")
    (tmp_path / "keys.map").write_text(shut_keys(keymap("be")))
    # It makes a table of them: merely to parse them it would open a console, which few users may.
    done = subprocess.run(
        ["loadkeys", "--bkeymap", "--quiet", tmp_path / "keys.map"],
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"bkeymap")


def test_the_fonts_of_the_console_are_those_of_debian() -> None:
    needs("ckbcomp", "console-setup")
    console = runpy.run_path(str(CONSOLE))
    folder = Path(console["FONTS"])
    sizes = [
        size for size in console["CELLS"] if (folder / f"Uni2-TerminusBold{size}.psf.gz").exists()
    ]
    assert sizes[0] == "32x16"
    assert len(sizes) >= 7


def shut_keys(keys: str) -> str:
    """What the script makes of a keymap."""
    return subprocess.check_output([CONSOLE, "keys"], input=keys, text=True)
