"""The libraries of the Debian package: which ones it needs, fetched by their hashes, sorted by what they fit.

Those in pure Python go into `common`, with the kiosk itself; compiled ones into one for each version of Python.
"""

import re
import shutil
import sys
import tomllib
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, distribution
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

UNREACHED = re.compile("connection|resolution|unreachable|timed out|proxy", re.IGNORECASE)
"""What pip says of a network that is not there."""

UNUSED = {"pip", "setuptools"}
"""What libraries ask for to install other ones, which nobody does on a kiosk."""

PIP = (sys.executable, "-I", "-m", "pip", "--disable-pip-version-check", "--quiet")


def folder_name(python: str) -> str:
    """The folder of the compiled libraries for a version of Python, such as "cp311"."""
    return f"cp{python.replace('.', '')}"


def needed_libraries(source: Path) -> set[str]:
    """The names of all libraries that a kiosk needs on any of PYTHONS, without those that merely build it."""
    project = tomllib.loads((source / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    todo = [*project["dependencies"], *project["optional-dependencies"]["view"]]
    found: set[str] = set()
    while todo:
        wanted = Requirement(todo.pop())
        name = canonicalize_name(wanted.name)
        if name not in found | UNUSED and any(_holds(wanted, python) for python in PYTHONS):
            found.add(name)
            todo += _requirements(name)
    return found


def _requirements(name: str) -> list[str]:
    try:
        return distribution(name).requires or []
    except PackageNotFoundError:
        raise ReleaseError(
            f"{name} is not installed for this Python, so nothing says what it needs: use Python {PYTHONS[0]}."
        ) from None


def _holds(wanted: Requirement, python: str) -> bool:
    """Whether a requirement holds on Linux for a version of Python; no library is asked for with an extra."""
    here = {
        **{"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix", "extra": ""},
        **{"platform_machine": "x86_64", "implementation_name": "cpython"},
        **{"platform_python_implementation": "CPython"},
        **{"python_version": python, "python_full_version": f"{python}.0"},
    }
    return wanted.marker is None or wanted.marker.evaluate(here)


def needed_pins(source: Path) -> dict[str, str]:
    """The entries of PINS that are about libraries which the program needs, by the names of these."""
    needed = needed_libraries(source)
    kept: dict[str, str] = {}
    entries = (source / PINS).read_text(encoding="utf-8").replace(" \\\n", " ").splitlines()
    for entry in entries:
        name = canonicalize_name(entry.partition("==")[0])
        if name in needed:
            kept[name] = entry
    if unpinned := needed - kept.keys():
        raise ReleaseError(f"{PINS} does not pin {', '.join(sorted(unpinned))}: run scripts/pin.")
    return kept


def fetch_wheels(source: Path, into: Path) -> None:
    """Fetch the wheels of all libraries for each of PYTHONS, checked by the hashes of PINS."""
    into.mkdir(parents=True, exist_ok=True)
    chosen = into / "pins.txt"
    chosen.write_text("".join(f"{pin}\n" for pin in needed_pins(source).values()))
    for python in PYTHONS:
        wanted: list[str | Path] = ["--require-hashes", "--requirement", chosen]
        words = ["download", "--no-deps", *_target(python), *wanted]
        try:
            run([*PIP, *words, "--dest", into / folder_name(python)], into)
        except ReleaseError as error:
            if UNREACHED.search(str(error)):
                raise ReleaseError(
                    "The libraries could not be fetched: connect this computer to the network, or name a folder"
                    " of fetched ones with --wheels."
                ) from None
            raise


def missing_wheels(source: Path, wheels: Path) -> list[str]:
    """What a folder of fetched wheels lacks, such as "cp312: segno": the file with one of the pinned hashes."""
    pins = needed_pins(source)
    return [
        f"{folder_name(python)}: {name}"
        for python in PYTHONS
        for name in sorted(_names_for(python, pins) - _pinned_wheels(wheels, python, pins).keys())
    ]


def _names_for(python: str, pins: dict[str, str]) -> set[str]:
    """The pinned libraries that a version of Python needs."""
    wanted = {name: Requirement(pin.partition(" --hash")[0]) for name, pin in pins.items()}
    return {name for name, one in wanted.items() if _holds(one, python)}


def _pinned_wheels(wheels: Path, python: str, pins: dict[str, str]) -> dict[str, Path]:
    """The fetched wheels for a version of Python that have a pinned hash, whatever else lies beside them."""
    found: dict[str, Path] = {}
    for wheel in sorted((wheels / folder_name(python)).glob("*.whl")):
        name = canonicalize_name(wheel.name.partition("-")[0])
        digest = sha256(wheel.read_bytes()).hexdigest()
        if f"--hash=sha256:{digest}" in pins.get(name, "").split():
            found[name] = wheel
    return found


def install_libraries(source: Path, wheels: Path, kiosk: Path, into: Path) -> None:
    """Install the fetched wheels and that of the kiosk into `common` and the folders of the versions.

    Raises ReleaseError where one that is pinned is not there.
    """
    if missing := missing_wheels(source, wheels):
        raise ReleaseError(
            f"In {wheels} there is no wheel with a pinned hash for {', '.join(missing)}: name another folder with"
            " --wheels, or none to have them fetched."
        )
    pins = needed_pins(source)
    into.mkdir()
    pure: dict[str, Path] = {}
    for python in PYTHONS:
        found = _pinned_wheels(wheels, python, pins)
        pure |= {name: wheel for name, wheel in found.items() if _is_pure(wheel)}
        compiled = [wheel for name, wheel in found.items() if name not in pure]
        _install(python, compiled, into / folder_name(python))
    _install(PYTHONS[-1], [*pure.values(), kiosk], into / "common")


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
