"""The libraries of the Debian package: which ones it needs, fetched by their hashes, sorted by what they fit.

Those in pure Python go into `common`, with the kiosk itself; compiled ones into one for each version of Python.
"""

import shutil
import sys
import tomllib
from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename

from tools.release.commands import ReleaseError, run

PYTHONS = ("3.11", "3.12", "3.13")
"""Those of Debian 12 and 13, and of Ubuntu 24.04."""

NEWEST_LIBC = 34
"""The package asks for glibc 2.34, so compiled libraries may use what that has (PEP 600)."""

PLATFORMS = (
    *(f"manylinux_2_{minor}_x86_64" for minor in range(NEWEST_LIBC, 4, -1)),
    *("manylinux2014_x86_64", "manylinux2010_x86_64", "manylinux1_x86_64"),
)
PINS = "requirements-view.txt"
"""All that a kiosk can need: what shows the log in a browser, too; not what head office alone needs."""

UNUSED = {"pip", "setuptools"}
"""What libraries ask for to install other ones, which nobody does on a kiosk."""

PIP = (sys.executable, "-I", "-m", "pip", "--disable-pip-version-check", "--quiet")


def folder_name(python: str) -> str:
    """The folder of the compiled libraries for a version of Python, such as "cp311"."""
    return f"cp{python.replace('.', '')}"


def needed_libraries(source: Path) -> set[str]:
    """The names of all libraries that a kiosk needs on any of PYTHONS, without those that merely build it."""
    project = tomllib.loads((source / "pyproject.toml").read_text())["project"]
    todo = [*project["dependencies"], *project["optional-dependencies"]["view"]]
    found: set[str] = set()
    while todo:
        wanted = Requirement(todo.pop())
        name = canonicalize_name(wanted.name)
        if name not in found | UNUSED and _is_needed(wanted):
            found.add(name)
            todo += distribution(name).requires or []
    return found


def _is_needed(wanted: Requirement) -> bool:
    """Whether a requirement holds on Linux for one of PYTHONS; no library is asked for with an extra."""
    here = {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix", "extra": ""}
    return wanted.marker is None or any(
        wanted.marker.evaluate({**here, "python_version": one, "python_full_version": f"{one}.0"})
        for one in PYTHONS
    )


def fetch_wheels(source: Path, into: Path) -> None:
    """Fetch the wheels of all libraries for each of PYTHONS, checked by the hashes of PINS."""
    pins = _needed_pins(source)
    into.mkdir(parents=True, exist_ok=True)
    chosen = into / "pins.txt"
    chosen.write_text(pins)
    for python in PYTHONS:
        wanted: list[str | Path] = [
            "--require-hashes",
            "--requirement",
            chosen,
            "--dest",
            into / folder_name(python),
        ]
        run([*PIP, "download", "--no-deps", *_target(python), *wanted], into)


def _needed_pins(source: Path) -> str:
    """The lines of PINS that are about a library that the program needs."""
    needed, kept = needed_libraries(source), []
    entries = (source / PINS).read_text().replace(" \\\n", " ").splitlines()
    for entry in entries:
        if entry.startswith(("#", " ")) or not entry:
            continue
        name = canonicalize_name(entry.partition("==")[0])
        if name in needed:
            needed.remove(name)
            kept.append(entry)
    if needed:
        raise ReleaseError(f"{PINS} does not pin {', '.join(sorted(needed))}: run scripts/pin.")
    return "\n".join(kept) + "\n"


def install_libraries(wheels: Path, kiosk: Path, into: Path) -> None:
    """Install the fetched wheels and that of the kiosk into `common` and the folders of the versions."""
    for python in PYTHONS:
        found = sorted((wheels / folder_name(python)).glob("*.whl"))
        pure = [wheel for wheel in found if _is_pure(wheel)]
        if python == PYTHONS[0]:
            _install(python, [*pure, kiosk], into / "common")
        _install(
            python, [wheel for wheel in found if wheel not in pure], into / folder_name(python)
        )


def _is_pure(wheel: Path) -> bool:
    tags = parse_wheel_filename(wheel.name)[3]
    return all((tag.abi, tag.platform) == ("none", "any") for tag in tags)


def _install(python: str, wheels: list[Path], into: Path) -> None:
    """Install wheels into a folder, without what depends on the place and the moment of that."""
    words: list[str | Path] = ["--no-index", "--no-deps", "--no-compile", "--target", into]
    run([*PIP, "install", *_target(python), *words, *wheels], into.parent)
    shutil.rmtree(into / "bin", ignore_errors=True)
    for beside in ("direct_url.json", "REQUESTED", "INSTALLER", "RECORD"):
        for path in into.glob(f"*.dist-info/{beside}"):
            path.unlink()


def _target(python: str) -> list[str]:
    """Words for pip: finished packages for a version of Python on any Linux that the package fits."""
    words = ["--only-binary=:all:", "--implementation=cp", f"--python-version={python}"]
    abis = [f"--abi={folder_name(python)}", "--abi=abi3", "--abi=none"]
    return [*words, *abis, *(f"--platform={name}" for name in PLATFORMS)]
