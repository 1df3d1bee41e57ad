"""The window of the graphical kiosk, in a real compositor on a screen in memory: what gets in, what stays out."""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep

import pytest

from tests.conftest import missing, needs
from tests.debian.package_tree import TREE

WINDOW = TREE / "window/usr/lib/aiace-kiosk/window"
SYSTEM_PYTHON = "/usr/bin/python3"
SECONDS = 30

RECORD = """
stty raw -echo
stty size >"$0/size.new"; mv "$0/size.new" "$0/size"
echo "for the journal" >&2
printf '\\033[?1000h\\033[?1006hPlease press'
exec cat >"$0/keys"
"""
"""Notes the size of the terminal, then every byte that comes."""

FOLLOW = """
while :; do stty size >"$0/size.new"; mv "$0/size.new" "$0/size"; sleep 0.1; done
"""
"""Notes the size of the terminal again and again."""


KEYPAD = {
    **{"0": "90", "1": "87", "2": "88", "3": "89", "4": "83", "5": "84", "6": "85"},
    **{"7": "79", "8": "80", "9": "81"},
}
"""The digits on the keys of a numeric keypad, and the numbers of these keys for X."""

DELETE, NUM_LOCK = "91", "77"


class Screen:
    """A screen in memory, with a compositor that shows one window on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        told, tells = os.pipe()
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self._x = subprocess.Popen(
            ["Xvfb", "-displayfd", str(tells), "-screen", "0", "1280x800x24"],
            pass_fds=(tells,),
            **quiet,  # type: ignore[call-overload]
        )
        os.close(tells)
        with os.fdopen(told) as said:
            self.display = f":{said.readline().strip()}"
        self._cage: subprocess.Popen[bytes] | None = None

    def show(self, *command: str | Path, before: tuple[str, ...] = (), keys: str = "us") -> None:
        """Run cage with a command in it, as somebody who is not root if this is root."""
        given = {
            "PATH": "/usr/bin:/bin",
            "HOME": str(self.folder),
            "XDG_RUNTIME_DIR": str(self.folder),
            "LANG": "C.UTF-8",
            "DISPLAY": self.display,
            "WLR_BACKENDS": "x11",
            "WLR_RENDERER": "pixman",
            "LIBSEAT_BACKEND": "noop",
            "XKB_DEFAULT_LAYOUT": keys,
        }
        other = {"user": 65534, "group": 65534, "extra_groups": ()} if os.geteuid() == 0 else {}
        if other:
            os.chown(self.folder, 65534, 65534)
        with (self.folder / "said").open("wb") as said:
            self._cage = subprocess.Popen(
                [*before, "cage", "--", *map(str, command)],
                env=given,
                stdout=said,
                stderr=said,
                cwd="/",
                start_new_session=True,
                **other,  # type: ignore[call-overload]
            )

    def press(self, *words: str) -> None:
        """Let xdotool use keys and mouse."""
        given = os.environ | {"DISPLAY": self.display}
        subprocess.run(["xdotool", *words], env=given, check=True)

    def type_until_heard(self) -> Path:
        """Type the letter x until it comes, since the window has no keys at first; the file with all that came."""
        keys, end = self.folder / "keys", monotonic() + SECONDS
        while not held(keys) and monotonic() < end:
            self.press("key", "x")
            sleep(0.05)
        return keys

    def close(self) -> None:
        """End both, and all that came with them."""
        if self._cage is not None:
            os.killpg(self._cage.pid, signal.SIGTERM)
            self._cage.wait(SECONDS)
        self._x.terminate()
        self._x.wait(SECONDS)


@pytest.fixture
def screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screen]:
    for command, package in {
        "cage": "cage",
        "Xvfb": "xvfb",
        "Xwayland": "xwayland",
        "xdotool": "xdotool",
    }.items():
        needs(command, package)
    needs_module("Vte", "2.91", "gir1.2-vte-2.91")
    # Somebody else than root must get to it.
    folder = Path(os.path.realpath(subprocess.check_output(["mktemp", "-d"], text=True).strip()))
    shutil.copy(WINDOW, folder / "window")
    made = Screen(folder)
    try:
        yield made
    finally:
        made.close()
        shutil.rmtree(folder)


def test_the_letters_are_the_largest_with_which_a_page_fits(screen: Screen) -> None:
    screen.show(screen.folder / "window", "sh", "-c", FOLLOW, screen.folder)
    # On a busy machine the window fills the screen only after the command has begun.
    end = monotonic() + SECONDS
    while True:
        rows, columns = map(int, wait_for(screen.folder / "size").split())
        if 60 <= columns < 66 or monotonic() > end:
            break
        sleep(0.05)
    assert (60 <= columns < 66, rows >= 18) == (True, True)


def test_only_plain_keys_and_the_first_button_reach_the_kiosk(screen: Screen) -> None:
    screen.show(screen.folder / "window", "sh", "-c", RECORD, screen.folder)
    wait_for(screen.folder / "size")
    screen.press("mousemove", "300", "300")
    # The first keys may come before the window has the keyboard.
    keys, end = screen.folder / "keys", monotonic() + SECONDS
    while not held(keys) and monotonic() < end:
        screen.press("key", "7")
        sleep(0.05)
    begun = len(held(keys))
    for shut in (
        "ctrl+shift+v",
        "ctrl+shift+n",
        "shift+Insert",
        "ctrl+q",
        "alt+F4",
        "super+1",
        "F11",
    ):
        screen.press("key", shut)
    for button in ("2", "3"):
        screen.press("click", button)
    screen.press("keydown", "shift", "click", "1", "keyup", "shift")
    screen.press("click", "1")
    screen.press("key", "1", "key", "F2", "key", "Up", "key", "KP_3", "key", "Return")
    got = wait_until(keys, b"\r")[begun:].lstrip(b"7")
    pressed, _, typed = got.partition(b"m")
    assert pressed.count(b"M") == 1
    assert pressed.startswith(b"\x1b[<0;")
    assert typed == b"1\x1bOQ\x1b[A3\r"


@pytest.mark.parametrize("keys", ["us", "fr"])
@pytest.mark.parametrize("mode", ["\\033=", ""], ids=["application", "numeric"])
def test_each_key_of_the_keypad_types_its_digit_with_and_without_numlock(
    screen: Screen, mode: str, keys: str
) -> None:
    record = RECORD.replace("printf '", f"printf '{mode}")
    screen.show(screen.folder / "window", "sh", "-c", record, screen.folder, keys=keys)
    wait_for(screen.folder / "size")
    typed = screen.type_until_heard()
    for _ in range(2):
        screen.press("key", *KEYPAD.values(), DELETE, "Return", NUM_LOCK)
    wait_until(typed, b"\r", 2)
    without, with_numlock, _ = held(typed).lstrip(b"x").split(b"\r")
    # What Delete on the keypad gives says in which state of NumLock each line was typed.
    assert (without, with_numlock) == (b"0123456789\x1b[3~", b"0123456789.")


def test_a_key_gives_what_the_keyboard_of_the_computer_says(screen: Screen) -> None:
    screen.show(screen.folder / "window", "sh", "-c", RECORD, screen.folder, keys="fr")
    wait_for(screen.folder / "size")
    keys, end = screen.folder / "keys", monotonic() + SECONDS
    while not held(keys) and monotonic() < end:
        # The place of the letter Q on an American keyboard.
        screen.press("key", "24")
        sleep(0.05)
    assert {*held(keys).decode()} == {"a"}


def test_what_is_shown_goes_into_no_core_dump(screen: Screen) -> None:
    screen.show(
        screen.folder / "window",
        "sh",
        "-c",
        'echo "$PPID" >"$0/new"; mv "$0/new" "$0/pid"; cat',
        screen.folder,
    )
    window = Path("/proc") / wait_for(screen.folder / "pid").strip()
    assert "window" in (window / "cmdline").read_text()
    (limit,) = (line for line in (window / "limits").read_text().splitlines() if "core" in line)
    assert limit.split()[4:6] == ["0", "0"]
    # It is run by somebody else, and belongs to root only where nobody else may look into it.
    assert (window / "mem").stat().st_uid == 0


def test_what_staff_should_read_does_not_stand_on_the_screen(screen: Screen) -> None:
    screen.show(screen.folder / "window", "sh", "-c", RECORD, screen.folder)
    wait_for(screen.folder / "size")
    assert b"for the journal" in wait_until(screen.folder / "said", b"for the journal")
    assert b"Please press" not in held(screen.folder / "said")


def test_a_screen_reader_finds_the_words_and_the_focus(screen: Screen) -> None:
    needs("dbus-run-session", "dbus")
    needs_module("Atspi", "2.0", "gir1.2-atspi-2.0")
    if not Path("/usr/libexec/at-spi-bus-launcher").exists():
        missing("at-spi2-core", "its bus is not installed")
    probe = Path(__file__).with_name("screen_reader_probe.py")
    shutil.copy(probe, screen.folder / "screen_reader_probe.py")
    shown = f"printf '\\033[2J\\033[HFran\\303\\247ais\\r\\nEnglish\\033[2;1H'; exec cat >{screen.folder}/keys"
    both = f'{screen.folder}/window sh -c "$0" & exec {SYSTEM_PYTHON} -I {screen.folder}/screen_reader_probe.py'
    heard = f"{both} >{screen.folder}/heard.new"
    script = f"({heard}); mv {screen.folder}/heard.new {screen.folder}/heard"
    screen.show("sh", "-c", script, shown, before=("dbus-run-session", "--"))
    text, _, focus = wait_for(screen.folder / "heard").partition("\n--\n")
    assert [line.rstrip() for line in text.splitlines()[:2]] == ["Français", "English"]
    assert focus.startswith("English")


def needs_module(name: str, version: str, package: str) -> None:
    """Go on where the system's own Python has a module of the desktop's libraries."""
    code = f"import gi; gi.require_version('{name}', '{version}')"
    if subprocess.run(
        [SYSTEM_PYTHON, "-I", "-c", code], capture_output=True, check=False
    ).returncode:
        missing(package, f"{SYSTEM_PYTHON} has no {name} {version}")


def wait_for(path: Path) -> str:
    """What a file says once it is there."""
    end = monotonic() + SECONDS
    while not path.exists():
        assert monotonic() < end, f"{path.name} never came: {held(path.with_name('said')).decode()}"
        sleep(0.05)
    return path.read_text()


def wait_until(path: Path, what: bytes, times: int = 1) -> bytes:
    """What a file holds once it holds something, or that several times."""
    end = monotonic() + SECONDS
    while held(path).count(what) < times:
        assert monotonic() < end, f"{held(path)!r}: {held(path.with_name('said')).decode()}"
        sleep(0.05)
    return held(path)


def held(path: Path) -> bytes:
    """What a file holds now."""
    return path.read_bytes() if path.exists() else b""
