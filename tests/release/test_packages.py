"""The packages of a release: the same bytes wherever, whenever and by whomever, and what lintian says of them."""

import os
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import needs
from tests.debian.package_source import DAY, built_packages, make_source
from tests.debian.package_tree import DEBIAN
from tools.release.commands import ReleaseError
from tools.release.packages import build_packages, check_packages

OVERRIDES = DEBIAN / "aiace-kiosk.lintian-overrides"


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return built_packages(tmp_path_factory.mktemp("build"))


def test_the_same_source_makes_the_same_bytes_under_another_name_umask_time_and_locale(
    packages: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {
        "TZ": "Pacific/Auckland",
        "LC_ALL": "C",
        "SOURCE_DATE_EPOCH": "1",
        "DEB_BUILD_OPTIONS": "nodoc parallel=2",
        "DH_VERBOSE": "1",
    }.items():
        monkeypatch.setenv(name, value)
    os.umask(0o077)
    source = make_source(tmp_path / "another folder")
    # Files from before the day of the release, too: of these dpkg does not change the time.
    for number, path in enumerate(source.rglob("*")):
        os.utime(path, (number * 50_000_000 % 2**31,) * 2, follow_symlinks=False)
    again = build_packages(source, DAY)
    assert [path.name for path in again] == [path.name for path in packages]
    assert len(again) == 4
    for one, other in zip(packages, again, strict=True):
        assert one.parent != other.parent
        assert one.read_bytes() == other.read_bytes(), one.name


def test_every_file_of_a_package_has_the_day_of_the_release(packages: list[Path]) -> None:
    seen = 0
    for package in packages:
        listed = subprocess.check_output(
            ["dpkg-deb", "--contents", package], text=True, env={**os.environ, "TZ": "UTC"}
        )
        assert {line.split()[3] for line in listed.splitlines()} == {DAY.isoformat()}
        seen += len(listed.splitlines())
    assert seen > 50


def test_a_compiled_library_is_packed_byte_for_byte(packages: list[Path], tmp_path: Path) -> None:
    program = packages_by_name(packages)["aiace-kiosk"]
    subprocess.run(["dpkg-deb", "--extract", program, tmp_path / "root"], check=True)
    source = make_source(tmp_path / "source")
    libraries = [path for path in source.glob("libraries/**/*") if path.is_file()]
    assert {path.suffix for path in libraries} >= {".py", ".so", ".ttf"}
    for path in libraries:
        place = path.relative_to(source / "libraries")
        packed = tmp_path / "root/usr/lib/aiace-kiosk" / place
        assert packed.read_bytes() == path.read_bytes()


def test_the_words_of_the_command_are_completed_in_three_shells(packages: list[Path]) -> None:
    program = packages_by_name(packages)["aiace-kiosk"]
    for place in (
        "./usr/share/bash-completion/completions/kiosk",
        "./usr/share/zsh/vendor-completions/_kiosk",
        "./usr/share/fish/vendor_completions.d/kiosk.fish",
    ):
        archive = subprocess.check_output(["dpkg-deb", "--fsys-tarfile", program])
        said = subprocess.check_output(["tar", "--extract", "--to-stdout", place], input=archive)
        assert b"_KIOSK_COMPLETE" in said


def test_lintian_finds_no_error_and_every_override_is_used(
    packages: list[Path], tmp_path: Path
) -> None:
    needs("lintian", "lintian")
    words = ["--display-info", "--show-overrides", "--tag-display-limit", "0"]
    done = subprocess.run(
        ["lintian", *words, *packages],
        env={**os.environ, "TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    lines = done.stdout.splitlines()
    assert not [line for line in lines if line.startswith("E:") or "-override" in line]
    used = {line.split()[2] for line in lines if line.startswith("O: aiace-kiosk:")}
    wanted = [line.split()[1] for line in override_lines() if not line.startswith("#")]
    assert len(wanted) > 3
    assert used == {*wanted}


def override_lines() -> list[str]:
    """The lines of the overrides."""
    return OVERRIDES.read_text(encoding="utf-8").splitlines()


def test_each_override_has_its_reason_above_it() -> None:
    assert override_lines()[0].startswith("# ")
    for line in override_lines():
        assert line.startswith(("# ", "aiace-kiosk: "))
        # A reason is a sentence, and not the tag again.
        assert not line.startswith("#") or (line.endswith(".") and len(line.split()) > 8)


def test_an_error_that_lintian_finds_ends_the_release(packages: list[Path], tmp_path: Path) -> None:
    needs("lintian", "lintian")
    desktop = packages_by_name(packages)["aiace-kiosk-desktop"]
    check_packages([desktop])
    root = tmp_path / "root"
    subprocess.run(["dpkg-deb", "--raw-extract", desktop, root], check=True)
    shutil.rmtree(root / "usr/share/doc")
    spoilt = tmp_path / desktop.name
    subprocess.run(["dpkg-deb", "--build", root, spoilt], check=True, stdout=subprocess.DEVNULL)
    with pytest.raises(
        ReleaseError, match=r"^lintian failed[^\n]*\nE: (.*\n)*E: .* no-copyright-file"
    ):
        check_packages([spoilt])


def packages_by_name(packages: list[Path]) -> dict[str, Path]:
    """The packages by their names."""
    return {path.name.partition("_")[0]: path for path in packages}


def test_a_source_whose_control_file_names_no_maintainer_is_refused(tmp_path: Path) -> None:
    source = make_source(tmp_path / "source")
    control = source / "tools/debian/control"
    lines = control.read_text(encoding="utf-8").splitlines(keepends=True)
    control.write_text("".join(line for line in lines if "Maintainer:" not in line))
    with pytest.raises(ReleaseError, match="names no maintainer: add the line Maintainer"):
        build_packages(source, date(2026, 1, 1))
