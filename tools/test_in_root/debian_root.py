"""Builds a Debian in a folder, and mounts in it what a user needs to work there."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import TextIO

from tools.test_in_root import mirror_settings

PACKAGES = ("python3", "python3-venv", "ca-certificates", "git", "procps")
"""What the README asks for, and git and ps."""

USER = "tester"
MOUNTED = ("proc", "dev", "run", "tmp")
DEVICES = ("null", "zero", "full", "random", "urandom", "tty")


def cache_folder() -> Path:
    """The folder in which built Debians are kept."""
    if named := os.environ.get("KIOSK_ROOTS"):
        return Path(named)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "kiosk" / "roots"


def build_root(suite: str, more: tuple[str, ...], into: Path, log: TextIO) -> None:
    """Copy the kept Debian of a suite with `more` packages into a folder; the first time it is built."""
    _run(log, "cp", "-a", "--reflink=auto", _kept_root(suite, more, log), into)


def _kept_root(suite: str, more: tuple[str, ...], log: TextIO) -> Path:
    """The folder of the kept Debian, built anew where its packages are others than those wanted."""
    kept = cache_folder() / (f"{suite}-with-packages" if more else suite)
    stamp, wanted = "etc/kiosk-root", "\n".join((*PACKAGES, *more))
    if not (kept / stamp).is_file() or (kept / stamp).read_text() != wanted:
        draft = kept.with_name(f"{kept.name}.draft")
        for old in (draft, kept):
            shutil.rmtree(old, ignore_errors=True)
        if more:
            build_root(suite, (), draft, log)
            _install_packages(more, draft, log)
        else:
            draft.mkdir(parents=True)
            _bootstrap(suite, draft, log)
        (draft / stamp).write_text(wanted)
        draft.rename(kept)
    return kept


def _bootstrap(suite: str, root: Path, log: TextIO) -> None:
    names = ",".join(PACKAGES)
    _run(
        log,
        "debootstrap",
        "--variant=minbase",
        f"--include={names}",
        suite,
        root,
        mirror_settings.debian_mirror(),
    )
    _run(log, "chroot", root, "useradd", "--create-home", "--shell", "/bin/sh", USER)


def _install_packages(packages: tuple[str, ...], root: Path, log: TextIO) -> None:
    (root / "etc/apt/apt.conf.d/90proxies").write_text(mirror_settings.apt_proxies())
    # Keeps apt from starting services in the root.
    policy = root / "usr/sbin/policy-rc.d"
    policy.write_text("#!/bin/sh\nexit 101\n")
    policy.chmod(0o755)
    mount(root, {})
    quiet = ("env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq")
    _run(log, "chroot", root, *quiet, "update")
    _run(log, "chroot", root, *quiet, "install", "--no-install-recommends", *packages)
    _run(log, "chroot", root, *quiet, "clean")
    for name in MOUNTED:
        _run(log, "umount", "--recursive", root / name)


def mount(root: Path, variables: dict[str, str]) -> None:
    """Mount /proc, /dev and the like, and, read-only, the files that the values of variables name."""
    _run(None, "mount", "-t", "proc", "proc", root / "proc")
    for name, mode in (("dev", "755"), ("run", "755"), ("tmp", "1777")):
        _run(None, "mount", "-t", "tmpfs", "-o", f"mode={mode}", "tmpfs", root / name)
    # Tools of systemd look for this folder to find out whether it has started the machine.
    (root / "run/systemd").mkdir()
    for name in DEVICES:
        bind(Path("/dev", name), root)
    for name, target in (("fd", "/proc/self/fd"), ("ptmx", "pts/ptmx")):
        (root / "dev" / name).symlink_to(target)
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        (root / "dev" / name).symlink_to(f"/proc/self/fd/{number}")
    for name, kind, options in (
        ("pts", "devpts", "newinstance,ptmxmode=0666,mode=620,gid=5"),
        ("shm", "tmpfs", "mode=1777"),
    ):
        (root / "dev" / name).mkdir()
        _run(None, "mount", "-t", kind, "-o", options, kind, root / "dev" / name)
    for name in ("resolv.conf", "hosts"):
        (root / "etc" / name).unlink(missing_ok=True)
        shutil.copy(Path("/etc", name), root / "etc" / name)
    for path in sorted(mirror_settings.named_paths(variables)):
        bind(path, root, "ro")


def bind(path: Path, root: Path, *options: str) -> None:
    """Mount a file or folder of this machine at the same path in the root."""
    target = root / path.relative_to("/")
    if path.is_dir():
        target.mkdir(parents=True, exist_ok=True)
    elif not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        target.touch()
    _run(None, "mount", "-o", ",".join(("bind", *options)), path.resolve(), target)


def copy_checkout(checkout: Path, to: Path) -> None:
    """Copy what git knows of a checkout as it stands now, and what is not yet added, to a folder."""
    git = ("git", "-c", f"safe.directory={checkout}", "-C", str(checkout))
    listed = subprocess.check_output(
        [*git, "ls-files", "-z", "--cached", "--others", "--exclude-standard"], text=True
    )
    for name in filter(None, listed.split("\0")):
        if os.path.lexists(checkout / name):
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(checkout / name, to / name, follow_symlinks=False)


def give_to_user(root: Path, folder: Path) -> None:
    """Let a folder of the root and all in it belong to the user."""
    _run(None, "chroot", root, "chown", "-R", f"{USER}:", folder)


def user_command(root: Path, variables: dict[str, str], folder: Path) -> list[str | Path]:
    """The beginning of a command that the user shall run in a folder of the root, in a clean environment."""
    environment = {
        "HOME": f"/home/{USER}",
        "USER": USER,
        "LOGNAME": USER,
        "SHELL": "/bin/sh",
        "PATH": "/usr/local/bin:/usr/bin:/bin:/usr/local/games:/usr/games",
        "LANG": "C.UTF-8",
        **variables,
    }
    clean = (
        "env",
        "-i",
        f"--chdir={folder}",
        *(f"{name}={value}" for name, value in environment.items()),
    )
    return ["chroot", f"--userspec={USER}:{USER}", root, *clean]


def _run(log: TextIO | None, *command: str | Path) -> None:
    subprocess.run(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, check=True)
