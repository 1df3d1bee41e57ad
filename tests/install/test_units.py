"""The units and entries that are installed, as the tools of their makers judge them."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from install.entry import FILES
from install.shapes import DEDICATED
from tests.conftest import missing, needs
from tests.install.trees import call

LIBRARY = Path("/lib/systemd/system")
PROGRAMS = ("usr/bin/cage", "usr/bin/env", "opt/kiosk/venv/bin/python")

each_dedicated = pytest.mark.parametrize("shape", DEDICATED)


def unit(shape: str) -> Path:
    """The unit of a shape."""
    return FILES / shape / "etc/systemd/system/kiosk.service"


def analyze(*words: str | Path) -> "subprocess.CompletedProcess[str]":
    """Ask systemd-analyze."""
    needs("systemd-analyze", "systemd")
    return subprocess.run(
        ["systemd-analyze", *map(str, words)], capture_output=True, text=True, check=False
    )


@each_dedicated
def test_systemd_finds_nothing_wrong_with_the_unit(shape: str, tmp_path: Path) -> None:
    needs("systemd-analyze", "systemd")
    if not LIBRARY.is_dir():
        missing("systemd", "its own units are not there")
    call("--shape", shape, "--root", tmp_path)
    shutil.copytree(LIBRARY, tmp_path / "lib/systemd/system", symlinks=True)
    for name in PROGRAMS:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("#!/bin/sh\n")
        (tmp_path / name).chmod(0o755)
    done = analyze("verify", f"--root={tmp_path}", "--man=no", "kiosk.service")
    about = [line for line in done.stderr.splitlines() if "kiosk" in line]
    assert (about, done.returncode) == ([], 0)


@pytest.mark.parametrize(("shape", "most"), [("console", 1.0), ("graphical", 1.5)])
def test_systemd_calls_the_unit_safe(shape: str, most: float) -> None:
    done = analyze("security", "--offline=yes", unit(shape))
    said = re.search(r"exposure level for kiosk.service: ([\d.]+)", done.stdout)
    assert said is not None
    assert float(said[1]) <= most


@each_dedicated
def test_the_kiosk_always_comes_back_and_nothing_logs_in_beside_it(shape: str) -> None:
    lines = unit(shape).read_text().splitlines()
    wanted = {
        "Restart=always",
        "StartLimitIntervalSec=0",
        "StandardInput=tty-force",
        "TTYReset=yes",
        "TTYVHangup=yes",
        "TTYVTDisallocate=yes",
        "LimitCORE=0",
        "MemorySwapMax=0",
        "UMask=0077",
        "StateDirectoryMode=0700",
    }
    assert wanted <= {*lines}
    done = call("--shape", shape, "--dry-run", "--root", "/nowhere/at/all").stdout
    for name in ("getty@tty1.service", "autovt@.service", "ctrl-alt-del.target"):
        assert f"=== link /etc/systemd/system/{name} -> /dev/null" in done


def test_no_system_call_of_a_visit_its_voice_or_its_paper_is_shut_out(tmp_path: Path) -> None:
    python = (sys.executable, "-I", "-m", "kiosk")
    visit = (*python, "plain", "--language", "en", "--data", str(tmp_path / "data"))
    used = called(tmp_path, *visit, typed="1\n7\n9\n0\n")
    assert {"execve", "openat", "fdatasync"} <= used
    needs("espeak-ng", "espeak-ng")
    used |= called(tmp_path, "setpriv", "--pdeathsig", "KILL", "--", "espeak-ng", "--stdout", "yes")
    needs("lpstat", "cups-client")
    used |= called(tmp_path, "lpstat", "-r")
    # SQLite gives its files to their folder's owner, where it runs as root.
    used.discard("fchown")
    shut = allowed("@keyring") | allowed("@chown") | allowed("@setuid")
    assert used <= allowed("@system-service") - shut
    for shape in DEDICATED:
        lines = unit(shape).read_text().splitlines()
        filters = [line for line in lines if line.startswith("SystemCallFilter")]
        assert filters == [
            "SystemCallFilter=@system-service",
            "SystemCallFilter=~@keyring @chown @setuid",
        ]


def called(folder: Path, *command: str, typed: str = "") -> set[str]:
    """The system calls of a command."""
    needs("strace", "strace")
    trace = folder / "trace"
    tracing = ["strace", "-f", "-qq", "-o", str(trace)]
    done = subprocess.run(
        [*tracing, *command], input=typed.encode(), capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return set(re.findall(r"^\d+ +(\w+)\(", trace.read_text(errors="replace"), re.MULTILINE))


def allowed(group: str) -> set[str]:
    """All system calls of a group of systemd's."""
    calls: set[str] = set()
    for line in analyze("syscall-filter", group).stdout.splitlines()[1:]:
        word = line.strip()
        if word.startswith("@"):
            calls |= allowed(word)
        elif word and not word.startswith("#"):
            calls.add(word)
    return calls


def test_the_icons_of_a_shared_desktop_are_as_desktops_want_them() -> None:
    needs("desktop-file-validate", "desktop-file-utils")
    icons = sorted((FILES / "shared").rglob("*.desktop"))
    assert len(icons) == 2
    done = subprocess.run(
        ["desktop-file-validate", *icons], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")


def test_the_shell_scripts_are_as_shellcheck_wants_them() -> None:
    needs("shellcheck", "shellcheck")
    root = FILES.parents[1]
    scripts = [root / "scripts/install-kiosk", root / "scripts/office-papers"]
    scripts += [
        path for path in FILES.rglob("kiosk") if path.is_file() and "pam.d" not in str(path)
    ]
    assert len(scripts) == 4
    done = subprocess.run(
        ["shellcheck", "--exclude=SC1091,SC2154", *scripts],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "")
