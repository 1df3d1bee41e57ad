"""The libraries of the Debian package: which ones, from where, and what of them is installed."""

import os
import subprocess
import sys
import time
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.debian.package_tree import CHECKOUT
from tests.release.small_wheels import (
    COMPILED,
    PURE,
    make_kiosk_wheel,
    make_pinning_source,
    make_wheel,
    make_wheels,
)
from tools.release.commands import ReleaseError
from tools.release.libraries import (
    PYTHONS,
    UNUSED,
    fetch_wheels,
    folder_name,
    install_libraries,
    missing_wheels,
    needed_libraries,
    needed_pins,
)

IMPORT_ALL = """
import sys
sys.modules.update(dict.fromkeys(sys.argv[1:]))
import importlib, pkgutil, kiosk, datasette.app, uvicorn.main
for module in pkgutil.walk_packages(kiosk.__path__, "kiosk."):
    if not module.name.startswith("kiosk.offices."):  # Head office alone has what these need.
        importlib.import_module(module.name)
print(*{name.partition(".")[0] for name, one in sys.modules.items() if one})
"""
"""Imports all modules of the kiosk, and what shows its log, where those that are named cannot be imported."""

VERSION = """
import sys
from importlib.metadata import version
sys.path.insert(0, sys.argv[1])
print(version("segno"))
"""


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let pip ask nobody: behind this address no server listens."""
    for name in [name for name in os.environ if name.startswith("PIP_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
    monkeypatch.setenv("PIP_RETRIES", "1")


@pytest.fixture
def wheels(tmp_path: Path) -> Path:
    return make_wheels(tmp_path / "wheels")


@pytest.fixture
def source(wheels: Path, tmp_path: Path) -> Path:
    return make_pinning_source(tmp_path / "source", wheels)


@pytest.fixture
def kiosk(tmp_path: Path) -> Path:
    return make_kiosk_wheel(tmp_path / "kiosk")


def test_all_that_the_kiosk_imports_is_in_the_package() -> None:
    known = packages_distributions()
    beside = {"aiace-kiosk", *needed_libraries(CHECKOUT)}
    hidden = {
        module
        for module, (name, *_) in known.items()
        if canonicalize_name(name) not in beside and module not in sys.stdlib_module_names
    }
    assert {"pytest", "hatchling", "pip"} <= hidden
    command = [sys.executable, "-I", "-c", IMPORT_ALL, *sorted(hidden)]
    imported = {*subprocess.check_output(command, text=True).split()}
    assert {"textual", "babel", "datasette", "uvicorn", "PIL"} <= imported
    assert not imported & hidden


def test_nothing_that_merely_builds_or_tests_is_in_the_package() -> None:
    told = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = told["project"]["optional-dependencies"]["view"]
    own = {Requirement(line).name for line in [*told["project"]["dependencies"], *extras]}
    groups = told["dependency-groups"]
    others = {Requirement(line).name for line in [*groups["build"], *groups["test"]]} - own
    assert {"hatchling", "pytest", "mypy", "packaging"} <= others
    needed = needed_libraries(CHECKOUT)
    assert own <= needed
    assert not needed & {*others, *UNUSED}


def test_every_library_of_the_package_is_pinned_with_hashes() -> None:
    pins = needed_pins(CHECKOUT)
    assert pins.keys() == needed_libraries(CHECKOUT)
    for name, pin in pins.items():
        assert canonicalize_name(Requirement(pin.partition(" --hash")[0]).name) == name
        assert " --hash=sha256:" in pin


def test_no_library_is_asked_for_with_an_extra_which_would_need_more() -> None:
    assert not [pin for pin in needed_pins(CHECKOUT).values() if "[" in pin.partition(" ")[0]]
    told = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = [*told["dependencies"], *told["optional-dependencies"]["view"]]
    assert not [line for line in lines if Requirement(line).extras]


def test_a_library_that_is_not_pinned_is_named_with_the_remedy(source: Path) -> None:
    (source / "requirements-view.txt").write_text(f"{COMPILED}==1.0 --hash=sha256:00\n")
    with pytest.raises(ReleaseError) as error:
        needed_pins(source)
    assert str(error.value) == f"requirements-view.txt does not pin {PURE}: run scripts/pin."


def test_a_library_of_which_nothing_is_known_here_is_named(source: Path) -> None:
    (source / "pyproject.toml").write_text(
        '[project]\ndependencies = ["no-such-library"]\noptional-dependencies.view = []\n'
    )
    with pytest.raises(ReleaseError, match=r"^no-such-library is not installed for this Python"):
        needed_libraries(source)


def tree(folder: Path) -> dict[str, bytes]:
    """The contents of all files below a folder, by their paths there."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def test_pure_libraries_are_installed_once_and_compiled_ones_for_each_python(
    source: Path, wheels: Path, kiosk: Path, tmp_path: Path
) -> None:
    install_libraries(source, wheels, kiosk, tmp_path / "libraries")
    kept = ("METADATA", "WHEEL", "entry_points.txt")
    expected = {"common/kiosk/__init__.py", f"common/{PURE}.py"}
    expected |= {f"common/aiace_kiosk-1.0.dist-info/{name}" for name in kept}
    expected |= {f"common/{PURE}-1.0.dist-info/{name}" for name in kept}
    for python in PYTHONS:
        short = folder_name(python)
        expected.add(f"{short}/{COMPILED}/_core.{short}.so")
        expected |= {f"{short}/{COMPILED}-1.0.dist-info/{name}" for name in kept}
    found = tree(tmp_path / "libraries")
    assert found.keys() == expected
    for python in PYTHONS:
        short = folder_name(python)
        assert found[f"{short}/{COMPILED}/_core.{short}.so"] == f"for {python}".encode()


def test_a_pure_library_that_only_a_later_python_needs_is_installed(
    source: Path, wheels: Path, kiosk: Path, tmp_path: Path
) -> None:
    pins = source / "requirements-view.txt"
    later = f"{PURE}==1.0 ; python_version >= '3.13'"
    pins.write_text(pins.read_text().replace(f"{PURE}==1.0", later))
    for python in PYTHONS[:-1]:
        (wheels / folder_name(python) / f"{PURE}-1.0-py3-none-any.whl").unlink()
    assert missing_wheels(source, wheels) == []
    install_libraries(source, wheels, kiosk, tmp_path / "libraries")
    assert f"common/{PURE}.py" in tree(tmp_path / "libraries")


def test_what_is_installed_depends_on_no_place_and_no_moment(
    source: Path, wheels: Path, kiosk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install_libraries(source, wheels, kiosk, tmp_path / "libraries")
    (tmp_path / "elsewhere").mkdir()
    other = wheels.rename(tmp_path / "elsewhere" / "other wheels")
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(time.time()) - 10_000_000))
    os.umask(0o077)
    install_libraries(source, other, kiosk, tmp_path / "elsewhere" / "libraries")
    assert tree(tmp_path / "libraries") == tree(tmp_path / "elsewhere" / "libraries")


def test_python_knows_the_version_of_an_installed_library(
    source: Path, wheels: Path, kiosk: Path, tmp_path: Path
) -> None:
    install_libraries(source, wheels, kiosk, tmp_path / "libraries")
    common = str(tmp_path / "libraries" / "common")
    said = subprocess.check_output([sys.executable, "-I", "-S", "-c", VERSION, common], text=True)
    assert said == "1.0\n"


def test_a_wheel_that_is_missing_or_is_another_is_named(
    source: Path, wheels: Path, kiosk: Path, tmp_path: Path
) -> None:
    assert missing_wheels(source, wheels) == []
    (wheels / "cp312" / f"{PURE}-1.0-py3-none-any.whl").unlink()
    tag = "cp313-cp313-manylinux_2_17_x86_64"
    make_wheel(wheels / "cp313", COMPILED, tag, {"another.py": ""})
    assert missing_wheels(source, wheels) == [f"cp312: {PURE}", f"cp313: {COMPILED}"]
    with pytest.raises(ReleaseError) as error:
        install_libraries(source, wheels, kiosk, tmp_path / "libraries")
    assert str(error.value).startswith(
        f"In {wheels} there is no wheel with a pinned hash for cp312: {PURE}, cp313: {COMPILED}: "
    )
    assert not (tmp_path / "libraries").exists()


def test_wheels_that_nothing_pins_are_passed_over(
    source: Path, wheels: Path, kiosk: Path, tmp_path: Path
) -> None:
    make_wheel(wheels / "cp311", "pytest", "py3-none-any", {"pytest.py": ""})
    make_wheel(wheels / "cp311", PURE, "py3-none-linux_x86_64", {"older.py": ""})
    install_libraries(source, wheels, kiosk, tmp_path / "libraries")
    assert not {"common/pytest.py", "common/older.py"} & tree(tmp_path / "libraries").keys()


def shelf(wheels: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let pip fetch from the folders of wheels as from an index."""
    places = " ".join(str(wheels / folder_name(python)) for python in PYTHONS)
    monkeypatch.setenv("PIP_FIND_LINKS", places)
    monkeypatch.setenv("PIP_NO_INDEX", "1")


def test_each_python_gets_the_wheels_that_fit_it_by_their_hashes(
    source: Path, wheels: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf(wheels, monkeypatch)
    assert len(missing_wheels(source, tmp_path / "fetched")) == 2 * len(PYTHONS)
    fetch_wheels(source, tmp_path / "fetched")
    assert missing_wheels(source, tmp_path / "fetched") == []
    fetched = tree(tmp_path / "fetched")
    assert b"hatchling" not in fetched.pop("pins.txt")
    assert fetched == tree(wheels)


def test_a_wheel_with_another_hash_is_not_fetched(
    source: Path, wheels: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for python in PYTHONS:
        make_wheel(wheels / folder_name(python), PURE, "py3-none-any", {"another.py": ""})
    shelf(wheels, monkeypatch)
    with pytest.raises(ReleaseError, match=r"^pip failed(.|\n)*DO NOT MATCH THE HASHES"):
        fetch_wheels(source, tmp_path / "fetched")
    assert not [*(tmp_path / "fetched").rglob("*.whl")]


def test_without_the_network_the_remedy_is_told_in_one_sentence(
    source: Path, tmp_path: Path
) -> None:
    with pytest.raises(ReleaseError) as error:
        fetch_wheels(source, tmp_path / "fetched")
    assert str(error.value) == (
        "The libraries could not be fetched: connect this computer to the network, or name a folder of fetched"
        " ones with --wheels."
    )
