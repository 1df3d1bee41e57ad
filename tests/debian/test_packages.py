"""Each file belongs to a package, no two of them meet on a computer, and the scripts do only what they must."""

import re
import shutil
import subprocess
from itertools import combinations
from pathlib import Path

import pytest

from tests.conftest import needs
from tests.debian.package_tree import (
    CHECKOUT,
    DEBIAN,
    DEDICATED,
    SHAPES,
    TREE,
    control_fields,
    package_files,
    shape_package,
)

SCRIPTS = sorted(path.name for end in ("inst", "rm") for path in DEBIAN.glob(f"*.p*{end}"))
PACKAGES = ["aiace-kiosk", *map(shape_package, SHAPES)]
FAKED = ("systemctl", "deb-systemd-invoke", "getent", "userdel")
REAL = ("sh", "find", "rm", "sed", "env")


def test_the_packages_are_the_program_and_one_for_each_shape() -> None:
    assert control_fields().keys() == {*PACKAGES}
    assert {path.stem for path in DEBIAN.glob("*.install")} == {*PACKAGES}


def test_each_file_of_the_tree_belongs_to_a_package() -> None:
    shipped = {path for package in PACKAGES for path in package_files(package).values()}
    there = {path for path in TREE.rglob("*") if path.is_symlink() or path.is_file()}
    assert len(there) > 15
    assert there - shipped == set()


def test_the_documents_that_are_packed_are_there() -> None:
    named = (DEBIAN / "aiace-kiosk.docs").read_text(encoding="utf-8").split()
    assert not [name for name in named if not (CHECKOUT / name).is_file()]
    # The unit names one of them, for whoever asks systemctl.
    assert "docs/install.md" in named


def test_only_one_shape_can_be_installed_and_none_without_the_program() -> None:
    for shape in SHAPES:
        fields = control_fields()[shape_package(shape)]
        assert fields["Provides"] == fields["Conflicts"] == "aiace-kiosk-shape"
        assert "aiace-kiosk (= ${source:Version})" in fields["Depends"].split(", ")
    assert not {"Provides", "Conflicts"} & control_fields()["aiace-kiosk"].keys()


def test_no_two_packages_that_can_be_installed_together_have_the_same_file() -> None:
    met = 0
    for one, other in combinations(PACKAGES, 2):
        both = [control_fields()[name].get("Conflicts") for name in (one, other)]
        if both[0] == both[1] is not None:
            continue
        met += 1
        assert not package_files(one).keys() & package_files(other).keys()
    assert met == len(SHAPES)


@pytest.mark.parametrize("shape", DEDICATED)
def test_the_kiosk_starts_with_the_computer_and_its_folders_are_nobody_else_s(shape: str) -> None:
    files = package_files(shape_package(shape))
    started = "usr/lib/systemd/system/multi-user.target.wants/kiosk.service"
    assert files[started].readlink() == Path("../kiosk.service")
    assert "usr/lib/systemd/system-generators/aiace-kiosk" in files


def test_the_desktop_s_package_changes_nothing_of_the_system() -> None:
    assert not [path for path in package_files("aiace-kiosk-desktop") if "systemd" in path]
    assert not [name for name in SCRIPTS if name.startswith("aiace-kiosk-desktop")]


def test_programs_can_be_run_and_nothing_else_can() -> None:
    for package in PACKAGES:
        for path in package_files(package).values():
            if path.is_file() and not path.is_symlink():
                is_program = path.read_bytes().startswith(b"#!")
                assert bool(path.stat().st_mode & 0o111) is is_program, path


@pytest.mark.parametrize("name", SCRIPTS)
def test_each_script_is_short_and_has_the_place_for_what_debhelper_adds(name: str) -> None:
    lines = (DEBIAN / name).read_text(encoding="utf-8").splitlines()
    assert len(lines) < 30
    assert lines[:2] == ["#!/bin/sh", "set -e"]
    assert lines.count("#DEBHELPER#") == 1


def test_the_scripts_of_the_shapes_that_take_the_computer_are_the_same() -> None:
    for end in ("postinst", "prerm", "postrm"):
        one, other = (
            (DEBIAN / f"{shape_package(shape)}.{end}").read_bytes() for shape in DEDICATED
        )
        assert one == other


class Machine:
    """A folder that stands for a computer on which a script runs, with made-up commands of the system."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "root"
        self.tools = folder / "tools"
        self.calls = folder / "calls"
        for made in (self.tools, self.root / "usr/lib/aiace-kiosk/common", self.root / "usr/bin"):
            made.mkdir(parents=True)
        for name in FAKED:
            self.add_command(self.tools / name, name)
        for name in REAL:
            found = shutil.which(name)
            assert found is not None
            (self.tools / name).symlink_to(found)

    def add_command(self, path: Path, name: str) -> None:
        """Add a command that notes how it was called, and fails, as one of a computer in trouble would."""
        path.write_text(f'#!/bin/sh\necho {name} "$@" >>{self.calls}\n[ {name} = getent ]\n')
        path.chmod(0o755)

    def start_systemd(self) -> None:
        """Let the scripts see that systemd runs."""
        (self.root / "run/systemd/system").mkdir(parents=True)

    def run(self, name: str, *words: str) -> tuple[list[str], str]:
        """The commands of the system that a script called, and what it said."""
        self.calls.unlink(missing_ok=True)
        said = (DEBIAN / name).read_text(encoding="utf-8")
        # Each path of its own leads into the folder; the first line stays.
        said = re.sub(r"(?<![\w#!/*}])/(?=(?:usr|var|run)/)", f"{self.root}/", said)
        (self.root / "script").write_text(said)
        done = subprocess.run(
            ["/bin/sh", self.root / "script", *words],
            env={"PATH": str(self.tools)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")
        calls = self.calls.read_text().replace(f"{self.root}", "") if self.calls.exists() else ""
        return calls.splitlines(), done.stdout


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


@pytest.mark.parametrize("shape", DEDICATED)
def test_a_shape_starts_only_with_the_computer_and_an_update_at_once(
    machine: Machine, shape: str
) -> None:
    script = f"{shape_package(shape)}.postinst"
    calls, said = machine.run(script, "configure", "")
    assert calls == []
    assert said.endswith("answer its questions: sudo kiosk setup\n")
    machine.start_systemd()
    assert machine.run(script, "configure", "") == (["systemctl daemon-reload"], said)
    restart = ["systemctl daemon-reload", "deb-systemd-invoke try-restart kiosk.service"]
    assert machine.run(script, "configure", "0.1.0") == (restart, "")
    assert machine.run(script, "abort-upgrade", "0.1.0") == ([], "")


@pytest.mark.parametrize("shape", DEDICATED)
def test_a_shape_that_is_removed_stops_and_gives_the_computer_back(
    machine: Machine, shape: str
) -> None:
    before, after = (f"{shape_package(shape)}.{end}" for end in ("prerm", "postrm"))
    assert (machine.run(before, "remove"), machine.run(after, "remove")) == (([], ""), ([], ""))
    machine.start_systemd()
    assert machine.run(before, "remove") == (["deb-systemd-invoke stop kiosk.service"], "")
    assert machine.run(after, "remove") == (["systemctl daemon-reload"], "")
    for script in (before, after):
        assert machine.run(script, "upgrade", "0.2.0") == ([], "")


def test_the_modules_are_compiled_for_each_python_that_is_there(machine: Machine) -> None:
    for version in ("cp311", "cp312", "cp313"):
        (machine.root / "usr/lib/aiace-kiosk" / version).mkdir()
    for version in ("3.11", "3.13", "3.14"):
        machine.add_command(machine.root / f"usr/bin/python{version}", f"python{version}")
    lib = "/usr/lib/aiace-kiosk"
    compiled = [
        f"python3.{minor} -I -m compileall -q {lib}/cp3{minor} {lib}/common" for minor in (11, 13)
    ]
    assert machine.run("aiace-kiosk.postinst", "configure", "") == (compiled, "")
    machine.start_systemd()
    assert machine.run("aiace-kiosk.postinst", "configure", "0.1.0") == (compiled, "")
    restart = "deb-systemd-invoke try-restart kiosk.service"
    triggered = machine.run("aiace-kiosk.postinst", "triggered", "/usr/bin/python3")
    assert triggered == ([*compiled, restart], "")


def test_removing_the_program_leaves_none_of_its_compiled_modules(machine: Machine) -> None:
    lib = machine.root / "usr/lib/aiace-kiosk"
    for folder in (lib / "common/kiosk/__pycache__", lib / "cp311/__pycache__"):
        folder.mkdir(parents=True)
        (folder / "module.cpython-311.pyc").write_bytes(b"")
    (lib / "common/kiosk/module.py").write_text("")
    machine.run("aiace-kiosk.prerm", "remove")
    left = {path.relative_to(lib).as_posix() for path in lib.rglob("*") if path.is_file()}
    assert left == {"common/kiosk/module.py"}
    assert not [*lib.rglob("__pycache__")]


def test_settings_and_log_go_only_when_the_package_is_purged(machine: Machine) -> None:
    data = machine.root / "var/lib/kiosk"
    data.mkdir(parents=True)
    (data / "visits.db").write_text("")
    for words in (["remove"], ["upgrade", "0.2.0"], ["abort-install"]):
        assert machine.run("aiace-kiosk.postrm", *words) == ([], "")
    assert (data / "visits.db").exists()
    calls, said = machine.run("aiace-kiosk.postrm", "purge")
    assert calls == ["getent passwd kiosk", "userdel kiosk"]
    assert said.startswith("Deleting the kiosk's settings, PIN and visit log in ")
    assert not data.exists()


def test_the_scripts_are_as_shellcheck_wants_them() -> None:
    needs("shellcheck", "shellcheck")
    done = subprocess.run(
        ["shellcheck", "--shell=sh", *(DEBIAN / name for name in SCRIPTS)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "")
    assert len(SCRIPTS) == 3 + 3 * len(DEDICATED)
