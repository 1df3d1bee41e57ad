"""An empty venv that is given a wheel and, without the network, exactly what that wheel declares."""

import os
import subprocess
import sys
import venv
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path, PurePosixPath

from packaging.requirements import Requirement


class EmptyVenv:
    """A venv in `folder` with nothing in it, not even pip."""

    def __init__(self, folder: Path) -> None:
        venv.create(folder, with_pip=False)
        self.python = folder / "bin/python"
        self.site_packages = next(folder.glob("lib/python*/site-packages"))

    def install(self, wheel: Path) -> None:
        """Installs a wheel as a user would, and links what it needs from this environment."""
        pip = [sys.executable, "-I", "-m", "pip", "--python", str(self.python), "--quiet"]
        subprocess.run([*pip, "install", "--no-index", "--no-deps", str(wheel)], check=True)
        name = wheel.name.partition("-")[0]
        (declared,) = Distribution.discover(name=name, path=[str(self.site_packages)])
        for needed in closure(declared, set(), set()):
            for top in tops(needed):
                source = Path(str(needed.locate_file(top)))
                if source.exists() and not (self.site_packages / top).exists():
                    (self.site_packages / top).symlink_to(source)
        subprocess.run([*pip, "check"], check=True)

    def run(self, *arguments: str, typed: str, folder: Path) -> "subprocess.CompletedProcess[str]":
        """Runs the installed `kiosk` in `folder`, with nothing of this checkout in reach."""
        own = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        return subprocess.run(
            [self.python.with_name("kiosk"), *arguments],
            input=typed,
            capture_output=True,
            text=True,
            cwd=folder,
            env=own | {"KIOSK_DATA": str(folder / "data"), "LANG": "C.UTF-8"},
            timeout=120,
            check=False,
        )


def closure(root: Distribution, extras: set[str], seen: set[str]) -> Iterator[Distribution]:
    """All that `root` with its `extras` declares to need on this machine, and what that needs."""
    for requirement in map(Requirement, root.requires or ()):
        marker = requirement.marker
        if marker and not any(marker.evaluate({"extra": extra}) for extra in extras | {""}):
            continue
        if str(requirement) not in seen:
            seen.add(str(requirement))
            needed = distribution(requirement.name)
            yield needed
            yield from closure(needed, requirement.extras, seen)


def tops(needed: Distribution) -> set[str]:
    """The files and folders of a distribution that stand directly in site-packages."""
    return {PurePosixPath(file).parts[0] for file in needed.files or ()} - {"..", "__pycache__"}
