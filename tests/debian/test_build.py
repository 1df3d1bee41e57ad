"""The packages as debhelper builds them, with made-up libraries: what they hold, and how dpkg takes them."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.built_once import built_once
from tests.conftest import forbidden, needs
from tests.debian.package_tree import (
    CHECKOUT,
    DEBIAN,
    DEDICATED,
    SHAPES,
    package_files,
    shape_package,
)

MADE_UP = ("libraries/common/kiosk/__init__.py", "completion/usr/share/fish/kiosk.fish")
PACKAGES = ("aiace-kiosk", *map(shape_package, SHAPES))
CHANGELOG = """aiace-kiosk (1.0) unstable; urgency=medium

  * A version to try.

 -- Nobody <nobody@example.invalid>  Mon, 30 Nov 2026 12:00:00 +0000
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The files of the packages, by their names."""
    needs("dh", "debhelper")
    needs("dpkg-buildpackage", "dpkg-dev")
    return built_once("debian-packages", lambda: build(tmp_path_factory.mktemp("build")))


def build(folder: Path) -> dict[str, Path]:
    """Build the packages in a folder."""
    source = folder / "source"
    shutil.copytree(DEBIAN, source / "debian", symlinks=True)
    (source / "debian/changelog").write_text(CHANGELOG)
    for name in (DEBIAN / "aiace-kiosk.docs").read_text().split():
        (source / name).parent.mkdir(exist_ok=True)
        shutil.copy(CHECKOUT / name, source / name)
    for name in MADE_UP:
        (source / name).parent.mkdir(parents=True)
        (source / name).write_text("")
    done = subprocess.run(
        ["dpkg-buildpackage", "--build=binary", "--no-sign"],
        cwd=source,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return {path.name.partition("_")[0]: path for path in folder.glob("*.deb")}


def unpacked(package: Path, into: Path) -> Path:
    """A package's files and, below DEBIAN, its scripts, in a folder."""
    subprocess.run(["dpkg-deb", "--raw-extract", package, into], check=True)
    return into


@pytest.mark.parametrize("name", PACKAGES)
def test_each_file_is_packed_byte_for_byte_and_with_its_rights(
    built: dict[str, Path], name: str, tmp_path: Path
) -> None:
    assert built.keys() == {*PACKAGES}
    root = unpacked(built[name], tmp_path / "root")
    for place, source in package_files(name).items():
        packed = root / place
        assert packed.is_symlink() == source.is_symlink()
        if source.is_symlink():
            assert packed.readlink() == source.readlink()
            continue
        assert packed.read_bytes() == source.read_bytes()
        assert bool(packed.stat().st_mode & 0o111) == bool(source.stat().st_mode & 0o111)


@pytest.mark.parametrize("shape", DEDICATED)
def test_installing_makes_the_user_and_its_folder_and_starts_nothing(
    built: dict[str, Path], shape: str, tmp_path: Path
) -> None:
    name = shape_package(shape)
    root = unpacked(built[name], tmp_path / "root")
    scripts = {path.name: path.read_text() for path in (root / "DEBIAN").glob("p*")}
    assert {*scripts} == {"postinst", "prerm", "postrm"}
    assert (
        f'systemd-sysusers ${{DPKG_ROOT:+--root="$DPKG_ROOT"}} {name}.conf' in scripts["postinst"]
    )
    assert re.search(rf"systemd-tmpfiles .*--create {name}\.conf", scripts["postinst"])
    assert (root / f"usr/lib/sysusers.d/{name}.conf").exists()
    assert (root / f"usr/lib/tmpfiles.d/{name}.conf").exists()
    # Nothing but what its own lines say about the unit: an update restarts it, removal stops it.
    told = [
        line for text in scripts.values() for line in text.splitlines() if "deb-systemd" in line
    ]
    assert sorted(" ".join(line.split()[:3]) for line in told) == [
        "deb-systemd-invoke stop kiosk.service",
        "deb-systemd-invoke try-restart kiosk.service",
    ]


@pytest.mark.parametrize("shape", SHAPES)
def test_dpkg_takes_the_program_with_one_shape_and_refuses_another(
    built: dict[str, Path], shape: str, tmp_path: Path
) -> None:
    if os.geteuid():
        forbidden("dpkg gives the files that it unpacks to root")
    assert unpack(tmp_path, built["aiace-kiosk"], built[shape_package(shape)]) == ""
    for other in SHAPES:
        said = unpack(tmp_path, built[shape_package(other)])
        assert ("conflict" in said) is (other != shape)


def unpack(root: Path, *packages: Path) -> str:
    """Let dpkg unpack packages into a folder; what it complains of."""
    (root / "var/lib/dpkg/updates").mkdir(parents=True, exist_ok=True)
    (root / "var/lib/dpkg/info").mkdir(exist_ok=True)
    for name in ("status", "available"):
        (root / "var/lib/dpkg" / name).touch()
    done = subprocess.run(
        ["dpkg", f"--root={root}", "--force-not-root,bad-path,unsafe-io", "--unpack", *packages],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stderr if done.returncode else ""
