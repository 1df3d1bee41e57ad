"""The commands of each shape, before and after its files are in place, and when it is taken away."""

import os
from pathlib import Path

from install import application
from install.command import Command, said
from install.release import Release, python
from install.shapes import DEDICATED, PACKAGES

DATA = Path("/var/lib/kiosk")
USER = "kiosk"


def before(shape: str, of: Release, *, packages: bool, wheels: str) -> list[Command]:
    """What is fetched and built: if that fails, the computer starts as ever."""
    interpreter, its_packages = python(of)
    wanted = (*its_packages, *PACKAGES[shape])
    apt = ("apt-get", "install", "--yes", "--no-install-recommends", *wanted)
    got = [Command(apt, lambda: not all(map(installed, wanted)))] if packages else []
    return [*got, *application.steps(interpreter, wheels)]


def after(shape: str, *, cups: bool, changed: bool) -> list[Command]:
    """What makes the files count."""
    run: list[Command] = []
    if shape in DEDICATED:
        run = [
            Command(("systemd-sysusers",), lambda: changed or not there()),
            Command(
                ("install", "-d", "-m", "0700", "-o", USER, "-g", USER, str(DATA)),
                lambda: not private(DATA),
            ),
            Command(("systemctl", "daemon-reload"), lambda: changed and booted()),
            Command(("sysctl", "--quiet", "--load=/etc/sysctl.d/zz-kiosk.conf"), lambda: changed),
        ]
    if cups:
        forgets = ("cupsctl", "PreserveJobFiles=No", "PreserveJobHistory=60")
        run.append(Command(forgets, lambda: "PreserveJobHistory=60" not in said("cupsctl")))
    return run


def taking_away(dedicated: bool) -> list[Command]:
    """Before its files go."""
    stop = Command(("systemctl", "stop", "kiosk.service"), booted)
    rest = Command(("rm", "-rf", application.VENV, application.HALF_MADE))
    return [stop, rest] if dedicated else [rest]


def taken_away(dedicated: bool, *, data: bool) -> list[Command]:
    """After its files have gone; the user goes with the data, or files would be left that belong to nobody."""
    reload = Command(("systemctl", "daemon-reload"), booted)
    purge = [Command(("rm", "-rf", str(DATA))), Command(("userdel", USER), there)]
    return [*([reload] if dedicated else []), *(purge if dedicated and data else [])]


def booted() -> bool:
    """Whether systemd leads this computer."""
    return Path("/run/systemd/system").is_dir()


def installed(package: str) -> bool:
    """Whether a package is there."""
    state = said("dpkg-query", "--show", "--showformat=${db:Status-Status}", package)
    return state == "installed"


def there() -> bool:
    """Whether the kiosk has its user."""
    import pwd

    return USER in {one.pw_name for one in pwd.getpwall()}


def private(folder: Path) -> bool:
    """Whether a folder is there for one user alone."""
    return folder.is_dir() and os.stat(folder).st_mode & 0o777 == 0o700
