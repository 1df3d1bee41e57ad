"""The units and entries that are installed, as the tools of their makers judge them."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.runtime.supervisor_loop import LOG_TIMEOUT
from kiosk.runtime.terminal import WRITE_TIMEOUT
from kiosk.runtime.worker_process import KILL_TIMEOUT
from tests.conftest import forbidden, missing, needs
from tests.installer.computer_tree import call
from tools.installer.shapes import DEDICATED
from tools.installer.tree_entry import CHECKOUT, FILES

LIBRARY = Path("/lib/systemd/system")
PROGRAMS = ("usr/bin/cage", "usr/bin/env", "opt/kiosk/venv/bin/python")

each_dedicated = pytest.mark.parametrize("shape", DEDICATED)


def unit(shape: str) -> Path:
    """The unit of a shape."""
    return FILES / shape / "etc/systemd/system/kiosk.service"


def analyze(*words: str | Path) -> "subprocess.CompletedProcess[str]":
    """Ask systemd-analyze."""
    needs("systemd-analyze", "systemd")
    done = subprocess.run(
        ["systemd-analyze", *map(str, words)], capture_output=True, text=True, check=False
    )
    if "Failed to create directory '/run/systemd" in done.stderr:
        forbidden("systemd-analyze makes /run/systemd where systemd has not started the machine")
    return done


@each_dedicated
def test_systemd_finds_nothing_wrong_with_the_unit(shape: str, tmp_path: Path) -> None:
    needs("systemd-analyze", "systemd")
    if not LIBRARY.is_dir():
        missing("systemd", "its own units are not there")
    call("--shape", shape, "--root", tmp_path)
    # Newer systemd looks under /usr alone, older under /lib as well.
    shutil.copytree(LIBRARY, tmp_path / "usr/lib/systemd/system", symlinks=True)
    (tmp_path / "lib").symlink_to("usr/lib")
    for name in PROGRAMS:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("#!/bin/sh\n")
        (tmp_path / name).chmod(0o755)
    done = analyze("verify", f"--root={tmp_path}", "--man=no", "kiosk.service")
    about = [line for line in done.stderr.splitlines() if "kiosk" in line]
    assert (about, done.returncode) == ([], 0)


@each_dedicated
def test_systemd_waits_until_the_kiosk_has_kept_what_it_could_not_write(shape: str) -> None:
    unit = (FILES / shape / "etc/systemd/system/kiosk.service").read_text(encoding="utf-8")
    found = re.search(r"^TimeoutStopSec=(\d+)s$", unit, re.MULTILINE)
    assert found is not None
    # A worker and its spare, the terminal, the log, and as long again for a slow disk.
    assert int(found[1]) >= 2 * (2 * KILL_TIMEOUT + WRITE_TIMEOUT + LOG_TIMEOUT)


@pytest.mark.parametrize(("shape", "most"), [("console", 1.0), ("graphical", 1.7)])
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
        "UMask=0077",
        "StateDirectoryMode=0700",
    }
    assert wanted <= {*lines}
    done = call("--shape", shape, "--dry-run", "--root", "/nowhere/at/all").stdout
    masked = (
        *("getty@tty1.service", "autovt@.service", "ctrl-alt-del.target"),
        *("gpm.service", "apport.service"),
    )
    for name in masked:
        assert f"=== link /etc/systemd/system/{name} -> /dev/null" in done


def test_nothing_of_the_console_s_kiosk_is_swapped_out_or_grows_without_end() -> None:
    lines = unit("console").read_text().splitlines()
    assert {"MemoryMax=512M", "MemorySwapMax=0", "TasksMax=64"} <= {*lines}


def test_nothing_of_a_login_is_swapped_out_and_the_unit_claims_no_limit_that_a_login_leaves() -> (
    None
):
    lines = unit("graphical").read_text().splitlines()
    assert "PAMName=kiosk" in lines
    left = ("Memory", "Tasks", "CPU", "IO", "IPAddress", "Device")
    assert not [line for line in lines if line.startswith(left)]
    assert "MemorySwapMax=0" in (
        (FILES / "graphical/etc/systemd/system/user-.slice.d/kiosk.conf").read_text().splitlines()
    )


@pytest.mark.parametrize("layout", ["fr", "be", ""])
def test_the_screen_has_the_keys_of_the_computer(layout: str, tmp_path: Path) -> None:
    keyboard = tmp_path / "keyboard"
    if layout:
        keyboard.write_text(f'XKBMODEL="pc104"\nXKBLAYOUT="{layout}"\nXKBVARIANT="oss"\n')
    cage = tmp_path / "cage"
    cage.write_text('#!/bin/sh\nenv\nprintf "%s " cage "$@"\n')
    cage.chmod(0o755)
    said = subprocess.check_output(
        [FILES / "graphical/opt/kiosk/lib/screen", keyboard],
        env={"PATH": f"{tmp_path}:/usr/bin:/bin"},
        text=True,
    )
    assert said.endswith("\ncage -- /opt/kiosk/lib/window /opt/kiosk/bin/kiosk ")
    told = dict(line.split("=", 1) for line in said.splitlines() if line.startswith("XKB_"))
    assert told == (
        {
            "XKB_DEFAULT_MODEL": "pc104",
            "XKB_DEFAULT_LAYOUT": layout,
            "XKB_DEFAULT_VARIANT": "oss",
            "XKB_DEFAULT_OPTIONS": "",
        }
        if layout
        else {}
    )


def test_no_system_call_of_a_visit_its_voice_or_its_paper_is_forbidden(tmp_path: Path) -> None:
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
    root = CHECKOUT
    scripts = [
        path
        for path in (*FILES.rglob("*"), *(root / "scripts").iterdir())
        if path.is_file() and path.read_bytes().startswith(b"#!/bin/sh")
    ]
    assert len(scripts) > 8
    scripts += [root / "scripts/_ready", root / "scripts/_remedies"]
    done = subprocess.run(
        ["shellcheck", "--shell=sh", "--exclude=SC1090,SC1091,SC2034,SC2154", *scripts],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "")
