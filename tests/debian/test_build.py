"""The packages as debhelper builds them, with some of the libraries: what they hold, and how dpkg takes them."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.conftest import forbidden
from tests.debian.package_source import built_packages
from tests.debian.package_tree import (
    DEDICATED,
    SHAPES,
    package_files,
    shape_package,
)

PACKAGES = ("aiace-kiosk", *map(shape_package, SHAPES))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The files of the packages, by their names."""
    packages = built_packages(tmp_path_factory.mktemp("build"))
    return {path.name.partition("_")[0]: path for path in packages}


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
