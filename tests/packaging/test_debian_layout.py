"""Installed by the Debian package, the kiosk and every process that it starts find their libraries."""

from pathlib import Path

import pytest

from kiosk import __version__
from kiosk.child_process import package_folders, python_command
from kiosk.paths import PACKAGE
from tests.packaging.debian_layout import DebianLayout, run_in
from tests.packaging.test_packaging import ROOT, build
from tests.runtime.kiosk import Kiosk
from tests.runtime.waiting import children

CHILD = """
import subprocess
from kiosk.child_process import python_command
from kiosk.cli.datasette_site import install_command
code = "import kiosk, msgspec, sys; print(kiosk.__file__, msgspec.__file__, *sys.argv)"
subprocess.run(python_command(code, "a b"))
print(install_command())
"""


@pytest.fixture(scope="module")
def layout(tmp_path_factory: pytest.TempPathFactory) -> DebianLayout:
    """The layout of the package."""
    wheel = build("wheel", ROOT, tmp_path_factory.mktemp("wheel"))
    return DebianLayout(tmp_path_factory.mktemp("aiace-kiosk"), wheel)


def test_the_python_of_the_system_finds_the_kiosk_by_the_launcher_alone(
    layout: DebianLayout, tmp_path: Path
) -> None:
    alone = run_in(tmp_path, [layout.python, "-I", "-c", "import kiosk"], "")
    assert "No module named 'kiosk'" in alone.stderr
    done = layout.run("--version", typed="", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"kiosk {__version__}")


def test_a_visit_line_by_line_comes_to_its_end_and_into_the_log(
    layout: DebianLayout, tmp_path: Path
) -> None:
    visit = layout.run("plain", "--language", "fr", typed="1\n1\n9\n", folder=tmp_path)
    assert (visit.returncode, visit.stderr) == (0, "")
    assert "Retour" in visit.stdout
    assert '"left"' in layout.run("log", "list", "--json", typed="", folder=tmp_path).stdout


def test_the_supervisor_starts_the_worker_of_the_first_page(
    layout: DebianLayout, tmp_path: Path
) -> None:
    with Kiosk(layout.command(), KIOSK_DATA=str(tmp_path / "data"), PATH="/usr/bin:/bin") as kiosk:
        kiosk.shows("Bienvenue. Welcome.")
        command = Path(f"/proc/{children(kiosk.pid)[0]}/cmdline").read_bytes()
        assert bytes(layout.common) in command
        assert bytes(layout.compiled) in command


def test_a_child_finds_the_libraries_of_both_folders(layout: DebianLayout, tmp_path: Path) -> None:
    done = layout.run_code(CHILD, tmp_path)
    program = layout.common / "kiosk/__init__.py"
    library = layout.compiled / "msgspec/__init__.py"
    assert done.stderr == ""
    assert done.stdout.splitlines()[0] == f"{program} {library} -c a b"


def test_datasette_is_to_be_installed_where_the_kiosk_finds_it(
    layout: DebianLayout, tmp_path: Path
) -> None:
    said = layout.run_code(CHILD, tmp_path).stdout.splitlines()[1]
    assert said.endswith(f" -m pip install --target={layout.compiled} 'datasette>=0.65,<1'")


def test_in_a_checkout_a_child_is_given_no_folders() -> None:
    assert package_folders() == []
    assert python_command("pass", "a")[1:] == ["-I", "-c", "pass", "a"]


def test_a_folder_named_common_without_compiled_libraries_is_no_package(tmp_path: Path) -> None:
    assert package_folders(str(tmp_path / "common/kiosk/child_process.py")) == []


def test_one_module_alone_knows_the_interpreter_of_a_child() -> None:
    naming = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if "sys.executable" in path.read_text(encoding="utf-8")
    }
    # The second one names it in a sentence, for pip.
    assert naming == {"child_process.py", "cli/pip_command.py"}
