"""The wheel, built from the checkout and from the sdist, works in an empty environment elsewhere."""

import ast
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

from tests.packaging.empty_venv import EmptyVenv

ROOT = Path(__file__).parents[2]


def build(kind: str, source: Path, into: Path) -> Path:
    """Builds the wheel or the sdist of a source tree."""
    command = [sys.executable, "-I", "-m", "hatchling", "build", "-t", kind, "-d", str(into)]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    (made,) = into.iterdir()
    return made


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def place(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> EmptyVenv:
    """An environment with nothing in it but the wheel and what that needs."""
    made = EmptyVenv(tmp_path_factory.mktemp("place") / "venv")
    made.install(wheel)
    return made


def contents(wheel: Path) -> dict[str, int]:
    """Each file of a wheel with its checksum."""
    with zipfile.ZipFile(wheel) as archive:
        return {one.filename: one.CRC for one in archive.infolist()}


def test_the_wheel_holds_content_styles_and_compiled_translations(wheel: Path) -> None:
    found = contents(wheel)
    wanted = {
        *(f"kiosk/{path.relative_to(ROOT)}" for path in ROOT.glob("styles/**/*.tcss")),
        *(f"kiosk/{path.relative_to(ROOT)}" for path in ROOT.glob("styles/fonts/*")),
        *(f"kiosk/{path.relative_to(ROOT)}" for path in ROOT.glob("locales/**/*.po")),
        *(str(path.relative_to(ROOT)) for path in ROOT.glob("kiosk/content/**/*.t*")),
        "kiosk/store/metadata.yaml",
    }
    wanted |= {name[:-3] + ".mo" for name in wanted if name.endswith(".po")}
    assert {Path(name).suffix for name in wanted} >= {
        ".tcss",
        ".ttf",
        ".po",
        ".mo",
        ".toml",
        ".tsv",
    }
    assert wanted <= set(found)
    assert not [name for name in found if not name.startswith(("kiosk/", "aiace_kiosk-"))]


def test_the_wheel_of_the_sdist_is_the_wheel_of_the_checkout(wheel: Path, tmp_path: Path) -> None:
    sdist = build("sdist", ROOT, tmp_path / "sdist")
    # Python 3.11 knows this since 3.11.4, and Debian 12 has 3.11.2.
    filtered: Any = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path / "source", **filtered)
    (source,) = (tmp_path / "source").iterdir()
    assert contents(build("wheel", source, tmp_path / "again")) == contents(wheel)


def test_the_installed_wheel_checks_itself_and_leads_a_visit(
    place: EmptyVenv, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    checked = place.run("check", typed="", folder=elsewhere)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    visit = place.run("plain", "--language", "fr", typed="1\n1\n9\n", folder=elsewhere)
    assert (visit.returncode, visit.stderr) == (0, "")
    assert "Retour" in visit.stdout
    logged = place.run("log", "list", "--json", typed="", folder=elsewhere)
    assert '"left"' in logged.stdout
    shown = place.run("log", "view", typed="", folder=elsewhere)
    assert (shown.returncode, shown.stdout) == (2, "")
    assert shown.stderr.endswith(" -m pip install 'datasette>=0.65,<1'\n")
    added = place.run("offices", "add", "parcel.zip", typed="", folder=elsewhere)
    assert (added.returncode, added.stdout) == (2, "")
    assert added.stderr.endswith(" -m pip install 'psycopg[binary]>=3.2' 'sqlalchemy>=2.0.40'\n")


def test_the_installed_wheel_reads_its_compiled_translations(place: EmptyVenv) -> None:
    code = (
        "import sys; from kiosk import paths; from kiosk.i18n.catalogs import load_translations\n"
        "french = load_translations(paths.shipped_folder('locales') / 'fr/LC_MESSAGES/kiosk.po')\n"
        "print(french.info()['language'], 'babel.messages.pofile' in sys.modules)"
    )
    said = subprocess.check_output([place.python, "-I", "-c", code], text=True)
    assert said == "fr False\n"


def test_every_library_of_the_project_is_pinned_with_a_hash() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    groups = project["dependency-groups"]
    run = [*project["project"]["dependencies"], *groups["build"]]
    for name, wanted in {
        "requirements.txt": run,
        "requirements-test.txt": run + groups["test"],
        **{
            f"requirements-{name}.txt": run + extra
            for name, extra in project["project"]["optional-dependencies"].items()
        },
    }.items():
        entries = (ROOT / name).read_text().replace(" \\\n", " ").splitlines()
        lines = [entry.split() for entry in entries if not entry.startswith(("#", " "))]
        pins = dict(line[0].split("==") for line in lines)
        assert all(any(word.startswith("--hash=sha256:") for word in line) for line in lines)
        for requirement in map(Requirement, wanted):
            assert Version(pins[requirement.name]) in requirement.specifier


def test_the_project_declares_the_libraries_that_it_imports_and_no_others() -> None:
    trees = (ast.parse(path.read_text()) for path in ROOT.glob("kiosk/**/*.py"))
    imported = {name for tree in trees for node in ast.walk(tree) for name in modules(node)}
    known = packages_distributions()
    used = {known[name][0].lower() for name in imported - {"kiosk"} if name in known}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"].values()
    declared = [*project["dependencies"], *(line for extra in extras for line in extra)]
    # SQLAlchemy loads it by its name in the address of a database.
    assert used | {"psycopg"} == {Requirement(line).name for line in declared}


def modules(node: ast.AST) -> set[str]:
    """The packages that a statement imports."""
    match node:
        case ast.Import(names):
            return {name.name.partition(".")[0] for name in names}
        case ast.ImportFrom(str(module), _, 0):
            return {module.partition(".")[0]}
    return set()
