"""What the environment says to Textual, Rich and Python changes nothing of the kiosk as it is started."""

import itertools
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from pyte.screens import Char

from tests.debian.installed_program import STARTER, copy_command
from tests.runtime.hostile_environment import HostileEnvironment, python_names, textual_names
from tests.runtime.kiosk import Kiosk
from tests.runtime.waiting import wait_until
from tests.sampling import sampled

TOP = Path(__file__).parents[2]
WELCOME = "Bienvenue. Welcome."

Picture = list[str]
"""The rows of a screen, the cells of one style together behind the name of that style."""


def checkout(_: Path) -> list[str]:
    """As the README says."""
    return [str(TOP / "scripts/kiosk")]


def installed(folder: Path) -> list[str]:
    """As the Debian package puts it in place, with this Python and the libraries that it has."""
    python, libraries = Path(sys.executable), folder / "libraries"
    kiosk = libraries / "common"
    for made in (kiosk, libraries / f"cp3{sys.version_info.minor}"):
        made.mkdir(parents=True)
    for name in ("kiosk", "styles", "locales"):
        (kiosk / name).symlink_to(TOP / name)
    shutil.copy(STARTER, libraries)
    command = copy_command(
        folder, python.parent, libraries=libraries, service=folder / "none", icon=folder / "none"
    )
    return [str(command)]


def console_script(_: Path) -> list[str]:
    """As pip puts it in place."""
    return [str(Path(sys.executable).with_name("kiosk"))]


COMMANDS = (
    (["plain", "--language", "fr"], "1\n0\n9\n"),
    (["device", "iPad 2017"], ""),
    (["check"], ""),
)
"""The words of commands, and what is typed then."""


@pytest.fixture
def poison(tmp_path: Path) -> HostileEnvironment:
    """The environment."""
    return HostileEnvironment(tmp_path / "poison")


def pictures(
    command: list[str],
    folder: Path,
    environment: Mapping[str, str],
    expected: Sequence[Picture] = ([], []),
) -> list[Picture]:
    """The first page and the one behind it, each once it is `expected` or stands still; nothing else is left."""
    home, data, session = folder / "home", folder / "data", folder / "session"
    home.mkdir(parents=True)
    # As a login gives it: without one, libpulse keeps a link to its own in the home.
    session.mkdir(mode=0o700)
    given = {"HOME": str(home), "TMPDIR": str(home), "KIOSK_DATA": str(data)}
    given["XDG_RUNTIME_DIR"] = str(session)
    with Kiosk(command, **given, **environment) as kiosk:
        kiosk.shows(WELCOME)
        seen = [painted(kiosk, expected[0])]
        kiosk.press("2")
        kiosk.shows("What brings you here")
        seen.append(painted(kiosk, expected[1]))
        kiosk.signal(signal.SIGTERM)
        assert kiosk.ends() == 0
        assert kiosk.appearance().strip() == ""
    assert list(home.iterdir()) == []
    return seen


def painted(kiosk: Kiosk, expected: Picture) -> Picture:
    """The screen, once it is what is expected, or has not changed for a second."""
    before: Picture = []
    since = time.monotonic()

    def seen() -> Picture:
        nonlocal before, since
        kiosk.appearance()
        now = [row_text(kiosk.screen.buffer[row]) for row in range(kiosk.screen.lines)]
        if now != before:
            before, since = now, time.monotonic()
        return now if now == expected or time.monotonic() - since > 1 else []

    found: Picture = wait_until(seen)
    return found


def row_text(row: dict[int, Char]) -> str:
    """A row as text that a failing test can print."""
    cells = itertools.groupby((row[at] for at in range(80)), key=lambda cell: cell[1:])
    return " ".join(f"{style} {''.join(cell.data for cell in same)!r}" for style, same in cells)


@pytest.mark.parametrize("start", sampled([checkout, installed], 2))
def test_the_kiosk_shows_the_same_pages_and_leaves_nothing_and_runs_nothing_foreign(
    poison: HostileEnvironment, tmp_path: Path, start: Any
) -> None:
    command = start(tmp_path)
    clean = pictures(command, tmp_path / "clean", {})
    assert pictures(command, tmp_path / "poisoned", poison.environment, clean) == clean
    assert poison.left() == []


@pytest.mark.parametrize(
    ("start", "command"), sampled(itertools.product([checkout, installed], COMMANDS), 4)
)
def test_its_commands_say_the_same(
    poison: HostileEnvironment, tmp_path: Path, start: Any, command: tuple[list[str], str]
) -> None:
    words, typed = command
    called = [*start(tmp_path), *words, "--data", str(tmp_path / "data")]
    clean = output_of(called, typed, {})
    assert output_of(called, typed, poison.environment) == clean
    assert clean[0] == 0
    assert poison.left() == []


def output_of(command: list[str], typed: str, more: dict[str, str]) -> tuple[int, str, str]:
    """The exit code, and what was said."""
    given = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", **more}
    done = subprocess.run(
        command, input=typed, capture_output=True, text=True, env=given, timeout=60, check=False
    )
    return done.returncode, done.stdout, done.stderr


def test_the_command_of_pip_starts_anew_without_them(
    poison: HostileEnvironment, tmp_path: Path
) -> None:
    # Where Python looks for its own parts no script of it can undo.
    early = (
        "PYTHONPATH",
        "PYTHONHOME",
        "PYTHONUSERBASE",
        "PYTHONPLATLIBDIR",
        "PYTHONPYCACHEPREFIX",
    )
    given = poison.without(*early)
    command = console_script(tmp_path)
    clean = pictures(command, tmp_path / "clean", {})
    assert pictures(command, tmp_path / "poisoned", given, clean) == clean
    assert poison.left() == []


def test_each_of_them_would_have_been_heard(poison: HostileEnvironment) -> None:
    assert textual_names() >= {"TEXTUAL_LOG", "TEXTUAL_DEBUG", "TEXTUAL_DRIVER", "TEXTUAL_PRESS"}
    assert python_names() >= {"PYTHONPATH", "PYTHONHOME", "PYTHONSTARTUP", "PYTHONINSPECT"}
    given = {"PYTHONPATH": poison.environment["PYTHONPATH"]}
    subprocess.run([sys.executable, "-c", "import textual"], env=given, check=True)
    assert {name.partition("-")[0] for name in poison.left()} >= {"sitecustomize", "textual"}


def test_a_stock_app_obeys_them(poison: HostileEnvironment) -> None:
    given = {"TEXTUAL_LOG": poison.environment["TEXTUAL_LOG"], "TEXTUAL_PRESS": "1"}
    with Kiosk([sys.executable, "-I", "-m", "tools.bench.bare_app"], **given) as kiosk:
        kiosk.shows("The second page")
    assert poison.left() == ["textual.log"]
