"""The commands of each shape, before and after its files are in place, and when it is taken away."""

import os
from pathlib import Path

from tools.installer import application
from tools.installer.command import Command, said
from tools.installer.release import Release, python
from tools.installer.shapes import DEDICATED, PACKAGES

DATA = Path("/var/lib/kiosk")
USER = "kiosk"
SERVICE = "kiosk.service"
UNIT = Path("/etc/systemd/system") / SERVICE
FETCHED = Path("/opt/kiosk/packages")


def before(shape: str, of: Release, *, packages: bool, wheels: str) -> list[Command]:
    """What is fetched and built: if that fails, the computer starts as ever."""
    interpreter, its_packages = python(of)
    got = _packages((*its_packages, *PACKAGES[shape])) if packages else []
    return [*got, *application.steps(interpreter, wheels)]


def _packages(wanted: tuple[str, ...]) -> list[Command]:
    """Those that are missing are noted down before, for whoever takes the kiosk away."""
    absent = [package for package in wanted if not installed(package)]
    apt = ("env", "DEBIAN_FRONTEND=noninteractive", "apt-get")
    note = f"mkdir -p {FETCHED.parent} && echo {' '.join(absent)} >>{FETCHED}"
    return [
        Command((*apt, "update"), lambda: bool(absent)),
        *([Command(("sh", "-c", note))] if absent else []),
        Command(
            (*apt, "install", "--yes", "--no-install-recommends", *(absent or wanted)),
            lambda: bool(absent),
        ),
    ]


def after(shape: str, *, cups: bool, changed: bool, renewed: bool) -> list[Command]:
    """What makes the files count; one that runs is started anew, since its visits would be of the new version."""
    run: list[Command] = []
    if shape in DEDICATED:
        run = [
            Command(("systemd-sysusers",), lambda: changed or not there()),
            Command(
                ("install", "-d", "-m", "0700", "-o", USER, "-g", USER, str(DATA)),
                lambda: not private(DATA),
            ),
            Command(("systemctl", "daemon-reload"), lambda: changed and booted()),
            Command(
                ("systemctl", "try-restart", SERVICE), lambda: (changed or renewed) and booted()
            ),
        ]
    if cups:
        forgets = ("cupsctl", "PreserveJobFiles=No", "PreserveJobHistory=60")
        run.append(Command(forgets, lambda: "PreserveJobHistory=60" not in said("cupsctl")))
    return run


def taking_away(dedicated: bool) -> list[Command]:
    """Before its files go."""
    stop = Command(("systemctl", "stop", SERVICE), lambda: booted() and UNIT.exists())
    rest = Command(("rm", "-rf", application.VENV, application.HALF_MADE, str(FETCHED)))
    return [stop, rest] if dedicated else [rest]


def taken_away(dedicated: bool, *, data: bool) -> list[Command]:
    """After its files have gone; the user goes with the data, or files would be left that belong to nobody."""
    run = [Command(("systemctl", "daemon-reload"), booted)] if dedicated else []
    if dedicated and data:
        run += [
            Command(("rm", "-rf", str(DATA))),
            # A login outlasts the kiosk by some seconds, and its user cannot go before it.
            Command(
                ("systemctl", "stop", f"user@{number()}.service"), lambda: booted() and there()
            ),
            Command(("userdel", USER), there),
        ]
    return run


def fetched() -> list[str]:
    """The Debian packages that were fetched for the kiosk."""
    try:
        return sorted({*FETCHED.read_text(encoding="utf-8").split()})
    except OSError:
        return []


def booted() -> bool:
    """Whether systemd leads this computer."""
    return Path("/run/systemd/system").is_dir()


def installed(package: str) -> bool:
    """Whether a package is there."""
    state = said("dpkg-query", "--show", "--showformat=${db:Status-Status}", package)
    return state == "installed"


def there() -> bool:
    """Whether the kiosk has its user."""
    return number() >= 0


def number() -> int:
    """The number of the kiosk's user; -1 where there is none."""
    import pwd

    return next((one.pw_uid for one in pwd.getpwall() if one.pw_name == USER), -1)


def private(folder: Path) -> bool:
    """Whether a folder is there for one user alone."""
    return folder.is_dir() and os.stat(folder).st_mode & 0o777 == 0o700
