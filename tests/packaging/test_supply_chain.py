"""What is installed is what was pinned: exact versions, each known by its hashes, and nothing beside them."""

import re
import sys
import tomllib
import zipfile
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, distribution, distributions, version
from itertools import product
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.packaging.fake_machine import FakeMachine
from tests.sampling import sampled

ROOT = Path(__file__).parents[2]
FILES = (
    *("requirements.txt", "requirements-test.txt", "requirements-view.txt"),
    "requirements-offices.txt",
)
PIN = re.compile(r"([\w.-]+==[\w.]+)( ; .+?)?((?: --hash=sha256:[0-9a-f]{64})+)")
SYSTEMS = (
    {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
    {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
)
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
ENVIRONMENTS = [
    system | {"python_version": python, "python_full_version": f"{python}.0"}
    for system, python in product(SYSTEMS, PYTHONS)
]

HASHED = "--require-hashes --only-binary :all:"
ALONE = "--no-deps --no-build-isolation"
"""How pip is asked for libraries, and for the project itself once they are there."""

FREE = re.compile(r"\b(MIT|BSD|Apache|PSF|Python Software Foundation|Public Domain)\b")
ASKING = re.compile(r"\b[AL]?GPL|General Public|\bMPL|\bEUPL|\bCC-BY-SA")
COPYLEFT = {"fpdf2": {"LGPL"}, "pathspec": {"MPL"}}
"""They ask something of who changes such a library, and nothing of who uses it."""


@cache
def pins(name: str) -> dict[str, Requirement]:
    """The packages that a file pins, by their names."""
    lines = (ROOT / name).read_text().replace(" \\\n    ", " ").splitlines()
    found = [PIN.fullmatch(line) for line in lines if not line.startswith("#")]
    assert found
    assert all(found), f"not one exact version with its hashes: {lines[found.index(None)]}"
    pinned = [Requirement(f"{one[1]}{one[2] or ''}") for one in found if one]
    return {canonicalize_name(one.name): one for one in pinned}


def here(name: str) -> dict[str, str]:
    """The exact versions for this machine."""
    return {
        package: next(iter(pin.specifier)).version
        for package, pin in pins(name).items()
        if pin.marker is None or pin.marker.evaluate()
    }


def wanted(name: str) -> list[str]:
    """What the project asks for in a file's name: to run and be built, and to be tested or for an extra."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    groups, extras = project["dependency-groups"], project["project"]["optional-dependencies"]
    assert (set(groups), set(extras)) == ({"build", "test"}, {"view", "offices"})
    beside = {
        "requirements-test.txt": groups["test"],
        **{f"requirements-{name}.txt": asked for name, asked in extras.items()},
    }
    lists = [groups["build"], beside.get(name, []), project["build-system"]["requires"]]
    return [*project["project"]["dependencies"], *(one for asked in lists for one in asked)]


def closure(asked: Iterable[str], environment: dict[str, str]) -> Iterator[Requirement]:
    """All that is needed on a machine, with what that needs."""
    todo, seen = [(Requirement(one), frozenset[str]()) for one in asked], set[str]()
    while todo:
        one, extras = todo.pop()
        if one.marker and not any(
            one.marker.evaluate(environment | {"extra": extra}) for extra in extras | {""}
        ):
            continue
        yield one
        if str(one) not in seen:
            seen.add(str(one))
            todo += [(Requirement(line), frozenset(one.extras)) for line in needs_of(one.name)]


@cache
def needs_of(name: str) -> list[str]:
    """What a package asks for; nothing is known of one for another system."""
    try:
        return distribution(name).requires or []
    except PackageNotFoundError:
        return []


@pytest.mark.parametrize("name", FILES)
def test_each_line_is_one_exact_version_with_its_hashes(name: str) -> None:
    assert {"hatchling", "pip", "textual"} <= set(pins(name))


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("environment", ENVIRONMENTS, ids=lambda one: "-".join(one.values()))
def test_all_that_any_machine_needs_is_pinned(name: str, environment: dict[str, str]) -> None:
    pinned, found = pins(name), list(closure(wanted(name), environment))
    assert len(found) > len(wanted(name))
    for one in found:
        pin = pinned[canonicalize_name(one.name)]
        (exact,) = pin.specifier
        assert exact.operator == "=="
        assert exact.version in one.specifier
        assert pin.marker is None or pin.marker.evaluate(environment)


@pytest.mark.parametrize("name", FILES)
def test_nothing_is_pinned_that_no_machine_needs(name: str) -> None:
    needed = {
        canonicalize_name(one.name)
        for environment in ENVIRONMENTS
        for one in closure(wanted(name), environment)
    }
    assert set(pins(name)) == needed


def test_what_is_installed_here_is_what_is_pinned_and_nothing_else() -> None:
    pinned = here("requirements-test.txt")
    installed = {canonicalize_name(one.name): one.version for one in distributions()}
    # The project itself, and what some versions of Python put into each venv.
    beside = {"aiace-kiosk", "setuptools"} - set(pinned)
    assert {name: installed[name] for name in set(installed) - beside} == pinned


@pytest.mark.parametrize("right", sampled([False, True], 2))
def test_a_package_is_installed_only_where_its_hash_is_the_pinned_one(
    tmp_path: Path, right: bool
) -> None:
    machine, shelf = FakeMachine(tmp_path), tmp_path / "shelf"
    shelf.mkdir()
    made = forged(shelf)
    digest = sha256(made.read_bytes()).hexdigest() if right else "0" * 64
    pin = f"segno=={version('segno')} --hash=sha256:{digest}\n"
    (machine.checkout / "requirements.txt").write_text(pin)
    (machine.tools / "python3").unlink()
    (machine.tools / "python3").symlink_to(Path(sys.executable).resolve())
    machine.environment |= {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(shelf)}
    code, _, complaint = machine.run()
    # Behind the pins nothing is found to build the project with, so that it never comes to a start.
    assert (code, "Setting up" in complaint) == (1, True)
    assert bool([*machine.checkout.glob(".venv/lib/*/site-packages/segno.py")]) is right
    log = (machine.checkout / ".venv/set-up.log").read_text()
    assert ("DO NOT MATCH THE HASHES" in log) is not right


def forged(shelf: Path) -> Path:
    """A wheel under the name and version of a pinned one, with something else in it."""
    stem = f"segno-{version('segno')}"
    path = shelf / f"{stem}-py3-none-any.whl"
    head = f"Metadata-Version: 2.1\nName: segno\nVersion: {version('segno')}\n"
    with zipfile.ZipFile(path, "w") as wheel:
        wheel.writestr("segno.py", "")
        wheel.writestr(f"{stem}.dist-info/METADATA", head)
        wheel.writestr(f"{stem}.dist-info/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        wheel.writestr(f"{stem}.dist-info/RECORD", "segno.py,,\n")
    return path


def test_every_command_of_pip_in_the_documents_takes_finished_packages_by_their_hashes() -> None:
    pages = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
    commands = [
        command
        for page in pages
        for command in re.findall(r"\bpip (?:install|download) .*", page.read_text())
    ]
    assert commands
    assert all(HASHED in command or ALONE in command for command in commands)


def test_the_page_on_security_names_no_test_that_there_is_not() -> None:
    named = set(re.findall(r"\btest(?:s/[\w/]*|_\w+)\.py\b", (ROOT / "SECURITY.md").read_text()))
    assert "tests/packaging/test_supply_chain.py" in named
    assert not [name for name in named if not (ROOT / name).is_file()]


def test_every_licence_lets_the_kiosk_be_handed_on() -> None:
    said = {name: licence(name) for name in here("requirements.txt")}
    asking = {name: ASKING.findall(text) for name, text in said.items()}
    assert {name: {*found} for name, found in asking.items() if found} == COPYLEFT
    assert not [name for name in said.keys() - COPYLEFT if not FREE.search(said[name])]


def licence(name: str) -> str:
    """Whatever a package says of its licence, but for the licence's own text."""
    told = distribution(name).metadata
    heads = [*told.get_all("License-Expression", []), *told.get_all("License", [])]
    classes = [one for one in told.get_all("Classifier", []) if one.startswith("License")]
    return " ".join([*(head[:60] for head in heads), *classes])
