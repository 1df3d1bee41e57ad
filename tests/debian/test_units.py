"""What the packages set up of systemd, its helpers and the desktop, as the tools of their makers judge it."""

import os
import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.runtime.supervisor_loop import LOG_TIMEOUT
from kiosk.runtime.terminal import WRITE_TIMEOUT
from kiosk.runtime.worker_process import KILL_TIMEOUT
from tests.conftest import forbidden, missing, needs
from tests.debian.package_tree import (
    CHECKOUT,
    DEBIAN,
    DEDICATED,
    TREE,
    install_shape,
    is_shell_script,
    shape_package,
)

LIBRARY = Path("/lib/systemd/system")
GENERATOR = TREE / "dedicated/usr/lib/systemd/system-generators/aiace-kiosk"
MASKED = {
    *("getty@tty1.service", "getty-static.service", "autovt@.service", "ctrl-alt-del.target"),
    *("gpm.service", "apport.service"),
}
SERVICE = "usr/lib/systemd/system/kiosk.service"

each_dedicated = pytest.mark.parametrize("shape", DEDICATED)


def unit(shape: str) -> Path:
    """The unit of a shape."""
    return TREE / shape / SERVICE


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
    install_shape(shape, tmp_path)
    # Newer systemd looks under /usr alone, older under /lib as well.
    shutil.copytree(LIBRARY, tmp_path / "usr/lib/systemd/system", symlinks=True, dirs_exist_ok=True)
    (tmp_path / "lib").symlink_to("usr/lib")
    done = analyze("verify", f"--root={tmp_path}", "--man=no", "kiosk.service")
    about = [line for line in done.stderr.splitlines() if "kiosk" in line]
    assert (about, done.returncode) == ([], 0)


@each_dedicated
def test_systemd_misses_a_program_of_the_unit_that_is_not_there(shape: str, tmp_path: Path) -> None:
    needs("systemd-analyze", "systemd")
    install_shape(shape, tmp_path)
    (tmp_path / "lib").symlink_to("usr/lib")
    program = {"console": "usr/bin/kiosk", "graphical": "usr/lib/aiace-kiosk/compositor"}[shape]
    (tmp_path / program).unlink()
    done = analyze("verify", f"--root={tmp_path}", "--man=no", "kiosk.service")
    assert f"/{program} is not executable" in done.stderr


@each_dedicated
def test_systemd_waits_until_the_kiosk_has_kept_what_it_could_not_write(shape: str) -> None:
    found = re.search(r"^TimeoutStopSec=(\d+)s$", unit(shape).read_text(), re.MULTILINE)
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
def test_the_kiosk_always_comes_back_and_leaves_nothing_on_its_terminal(shape: str) -> None:
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


def test_the_generator_masks_what_logs_in_or_restarts_and_starts_no_desktop(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("normal", "early", "late")]
    for folder in folders:
        folder.mkdir()
    # As systemd calls it, with little in its environment; twice, as at daemon-reload.
    for _ in range(2):
        subprocess.run([GENERATOR, *folders], env={"PATH": "/usr/bin:/bin"}, check=True)
    normal, early, late = ({path.name: path for path in one.iterdir()} for one in folders)
    assert (normal, late) == ({}, {})
    made = {name: str(path.readlink()) for name, path in early.items()}
    assert made == dict.fromkeys(MASKED, "/dev/null") | {
        "default.target": "/usr/lib/systemd/system/multi-user.target"
    }


def test_the_generator_makes_links_to_units_that_systemd_has() -> None:
    if not LIBRARY.is_dir():
        missing("systemd", "its own units are not there")
    said = GENERATOR.read_text()
    assert "/usr/lib/systemd/system/multi-user.target" in said
    assert (LIBRARY / "multi-user.target").exists()
    # Those of gpm, apport and getty-static are of packages that few computers have.
    for name in ("getty@.service", "autovt@.service", "ctrl-alt-del.target"):
        assert os.path.lexists(LIBRARY / name), name


@each_dedicated
def test_the_user_of_the_kiosk_has_no_shell_and_the_groups_that_it_needs(
    shape: str, tmp_path: Path
) -> None:
    needs("systemd-sysusers", "systemd")
    if os.geteuid():
        forbidden("systemd-sysusers gives its files to root")
    (tmp_path / "etc").mkdir()
    (tmp_path / "etc/group").write_text("audio:x:29:\nvideo:x:44:\nrender:x:105:\n")
    for _ in range(2):
        subprocess.run(
            ["systemd-sysusers", f"--root={tmp_path}", DEBIAN / f"{shape_package(shape)}.sysusers"],
            check=True,
            capture_output=True,
        )
    users = [line.split(":") for line in (tmp_path / "etc/passwd").read_text().splitlines()]
    (user,) = (one for one in users if one[0] == "kiosk")
    assert user[4:] == ["Kiosk", "/var/lib/kiosk", "/usr/sbin/nologin"]
    shadow = (tmp_path / "etc/shadow").read_text().splitlines()
    assert [line.split(":")[1] for line in shadow if line.startswith("kiosk:")] == ["!*"]
    groups = [line.split(":") for line in (tmp_path / "etc/group").read_text().splitlines()]
    wanted = {"console": {"audio"}, "graphical": {"audio", "video", "render"}}[shape]
    assert {name for name, *_, members in groups if "kiosk" in members.split(",")} == wanted


@each_dedicated
def test_the_folder_of_the_kiosk_is_its_own_alone(shape: str, tmp_path: Path) -> None:
    needs("systemd-tmpfiles", "systemd")
    if os.geteuid():
        forbidden("systemd-tmpfiles gives the folder to another user")
    (tmp_path / "etc").mkdir()
    (tmp_path / "etc/passwd").write_text("kiosk:x:990:990::/var/lib/kiosk:/usr/sbin/nologin\n")
    (tmp_path / "etc/group").write_text("kiosk:x:990:\n")
    subprocess.run(
        [
            *("systemd-tmpfiles", f"--root={tmp_path}", "--create"),
            DEBIAN / f"{shape_package(shape)}.tmpfiles",
        ],
        check=True,
        capture_output=True,
    )
    made = (tmp_path / "var/lib/kiosk").stat()
    assert (stat.S_IMODE(made.st_mode), made.st_uid, made.st_gid) == (0o700, 990, 990)


def test_sysctl_reads_each_setting_that_this_kernel_has() -> None:
    needs("sysctl", "procps")
    file = TREE / "dedicated/usr/lib/sysctl.d/zz-aiace-kiosk.conf"
    lines = [line for line in file.read_text().splitlines() if not line.startswith("#")]
    # Each may be lacking: without the dash systemd would call that a failure at each start.
    assert all(line.startswith("-") for line in lines)
    settings = [line.removeprefix("-") for line in lines]
    done = subprocess.run(
        ["sysctl", "--dry-run", f"--load={file}"], capture_output=True, text=True, check=False
    )
    here = [
        one for one in settings if Path("/proc/sys", *one.partition(" ")[0].split(".")).exists()
    ]
    assert "kernel.core_pattern = |/bin/false" in here
    assert done.stdout.splitlines() == here


@pytest.mark.parametrize(
    ("name", "file"), [("logind.conf", "logind.conf.d"), ("system.conf", "system.conf.d")]
)
def test_systemd_reads_the_files_beside_its_own_and_knows_each_setting(
    name: str, file: str, tmp_path: Path
) -> None:
    ours = TREE / f"dedicated/usr/lib/systemd/{file}/aiace-kiosk.conf"
    settings = [line for line in ours.read_text().splitlines() if line[0] not in "#["]
    # Debian's own file lists each setting that this systemd knows, most of them as comments.
    theirs = [Path(folder, name) for folder in ("/etc/systemd", "/usr/lib/systemd")]
    texts = [path.read_text() for path in theirs if path.exists()]
    if not texts:
        missing("systemd", f"its own {name} is not there")
    known = set(re.findall(r"^#?(\w+)=", "".join(texts), re.MULTILINE))
    assert {line.partition("=")[0] for line in settings} <= known
    needs("systemd-analyze", "systemd")
    target = tmp_path / f"usr/lib/systemd/{file}/aiace-kiosk.conf"
    target.parent.mkdir(parents=True)
    shutil.copy(ours, target)
    shown = analyze("cat-config", f"--root={tmp_path}", f"systemd/{name}").stdout
    assert ours.read_text() in shown


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
        (TREE / "graphical/usr/lib/systemd/system/user-.slice.d/aiace-kiosk.conf")
        .read_text()
        .splitlines()
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
        [TREE / "graphical/usr/lib/aiace-kiosk/compositor", keyboard],
        env={"PATH": f"{tmp_path}:/usr/bin:/bin"},
        text=True,
    )
    assert said.endswith("\ncage -- /usr/lib/aiace-kiosk/window /usr/bin/kiosk ")
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


def test_the_icons_of_a_desktop_are_as_desktops_want_them() -> None:
    needs("desktop-file-validate", "desktop-file-utils")
    icons = sorted((TREE / "desktop").rglob("*.desktop"))
    assert len(icons) == 2
    done = subprocess.run(
        ["desktop-file-validate", *icons], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")


def test_the_icon_and_the_login_open_the_same_window() -> None:
    login, icon = (
        {*path.read_text().splitlines()} for path in sorted((TREE / "desktop").rglob("*.desktop"))
    )
    assert login - icon == {"X-GNOME-Autostart-enabled=true"}
    assert icon - login == set()


def test_the_shell_scripts_are_as_shellcheck_wants_them() -> None:
    needs("shellcheck", "shellcheck")
    folders = (*TREE.rglob("*"), *(CHECKOUT / "scripts").iterdir())
    scripts = [path for path in folders if is_shell_script(path)]
    assert {"kiosk", "compositor", "aiace-kiosk"} <= {path.name for path in scripts}
    assert len(scripts) > 8
    scripts += [CHECKOUT / "scripts/_ready", CHECKOUT / "scripts/_remedies"]
    done = subprocess.run(
        ["shellcheck", "--shell=sh", "--exclude=SC1090,SC1091,SC2034,SC2154", *scripts],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "")
