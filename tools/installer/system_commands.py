"""The commands that prepare the computer for each shape, before and after its files are written or removed."""

import os
from pathlib import Path

from tools.installer import application
from tools.installer.command import Command, output_of
from tools.installer.release import Release, python_of
from tools.installer.shapes import DEDICATED, PACKAGES

DATA = Path("/var/lib/kiosk")
USER = "kiosk"
SERVICE = "kiosk.service"
UNIT = Path("/etc/systemd/system") / SERVICE
PACKAGE_LIST = Path("/opt/kiosk/packages")
"""The Debian packages that were installed for the kiosk, for whoever removes it."""


def commands_before(shape: str, release: Release, *, packages: bool, wheels: str) -> list[Command]:
    """What is fetched and built before any file is written: where that fails, the computer is as it was."""
    interpreter, python_packages = python_of(release)
    install = _install_packages((*python_packages, *PACKAGES[shape])) if packages else []
    return [*install, *application.build_commands(interpreter, wheels)]


def _install_packages(wanted: tuple[str, ...]) -> list[Command]:
    """Install those packages that are missing, after adding them to PACKAGE_LIST."""
    absent = [package for package in wanted if not is_package_installed(package)]
    apt = ("env", "DEBIAN_FRONTEND=noninteractive", "apt-get")
    note = f"mkdir -p {PACKAGE_LIST.parent} && echo {' '.join(absent)} >>{PACKAGE_LIST}"
    return [
        Command((*apt, "update"), lambda: bool(absent)),
        *([Command(("sh", "-c", note))] if absent else []),
        Command(
            (*apt, "install", "--yes", "--no-install-recommends", *(absent or wanted)),
            lambda: bool(absent),
        ),
    ]


def commands_after(shape: str, *, cups: bool, changed: bool, renewed: bool) -> list[Command]:
    """What makes the written files take effect.

    A kiosk that runs is restarted where files have `changed` or its environment was `renewed`: else its next
    workers would be of another version than its supervisor.
    """
    commands: list[Command] = []
    if shape in DEDICATED:
        commands = [
            Command(("systemd-sysusers",), lambda: changed or not has_user()),
            Command(
                ("install", "-d", "-m", "0700", "-o", USER, "-g", USER, str(DATA)),
                lambda: not is_private(DATA),
            ),
            Command(("systemctl", "daemon-reload"), lambda: changed and runs_systemd()),
            Command(
                ("systemctl", "try-restart", SERVICE),
                lambda: (changed or renewed) and runs_systemd(),
            ),
        ]
    if cups:
        forget_jobs = ("cupsctl", "PreserveJobFiles=No", "PreserveJobHistory=60")
        commands.append(
            Command(forget_jobs, lambda: "PreserveJobHistory=60" not in output_of("cupsctl"))
        )
    return commands


def commands_before_removal(dedicated: bool) -> list[Command]:
    """What is done before the files are removed."""
    stop = Command(("systemctl", "stop", SERVICE), lambda: runs_systemd() and UNIT.exists())
    remove = Command(("rm", "-rf", application.VENV, application.NEW_VENV, str(PACKAGE_LIST)))
    return [stop, remove] if dedicated else [remove]


def commands_after_removal(dedicated: bool, *, data: bool) -> list[Command]:
    """What is done after the files are removed.

    The user goes only with the data: without a user, the data would belong to whoever gets the number next.
    """
    commands = [Command(("systemctl", "daemon-reload"), runs_systemd)] if dedicated else []
    if dedicated and data:
        commands += [
            Command(("rm", "-rf", str(DATA))),
            # The session of a login outlasts the kiosk by some seconds, and until then userdel refuses.
            Command(
                ("systemctl", "stop", f"user@{user_number()}.service"),
                lambda: runs_systemd() and has_user(),
            ),
            Command(("userdel", USER), has_user),
        ]
    return commands


def fetched_packages() -> list[str]:
    """The Debian packages that were installed for the kiosk, sorted."""
    try:
        return sorted({*PACKAGE_LIST.read_text(encoding="utf-8").split()})
    except OSError:
        return []


def runs_systemd() -> bool:
    """Whether systemd is the first process of this computer, unlike in a container or chroot."""
    return Path("/run/systemd/system").is_dir()


def is_package_installed(package: str) -> bool:
    """Whether a Debian package is installed."""
    state = output_of("dpkg-query", "--show", "--showformat=${db:Status-Status}", package)
    return state == "installed"


def has_user() -> bool:
    """Whether the kiosk's user exists."""
    return user_number() >= 0


def user_number() -> int:
    """The number of the kiosk's user; -1 where there is none."""
    import pwd

    return next((user.pw_uid for user in pwd.getpwall() if user.pw_name == USER), -1)


def is_private(folder: Path) -> bool:
    """Whether a folder exists and only its owner may look into it."""
    return folder.is_dir() and os.stat(folder).st_mode & 0o777 == 0o700
