"""The build of a release: all of it or nothing, from a source that holds all that a release needs."""

import os
import shutil
import subprocess
import tarfile
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import forbidden, needs
from tests.debian.package_source import DAY
from tests.debian.package_tree import CHECKOUT
from tools.release.build import build_archive, new_release, require_day, unpack_sdist
from tools.release.commands import ReleaseError
from tools.test_in_root.debian_root import copy_checkout

LEFT_OUT: set[str] = set()
"""What git knows and the sdist does not have, on purpose: nothing."""

ADDED = {"PKG-INFO"}
"""What an sdist has besides."""


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_archive("sdist", CHECKOUT, tmp_path_factory.mktemp("sdist"), DAY)


def require_git() -> None:
    """Go on where git knows the files of the checkout."""
    needs("git", "git")
    if not (CHECKOUT / ".git").exists():
        forbidden("only a clone says which files belong to the project")


def test_the_files_of_a_release_appear_together_at_the_end(tmp_path: Path) -> None:
    into = tmp_path / "parent" / "release"
    with new_release(into) as draft:
        (draft / "one").write_text("1")
        (draft / "two").write_text("2")
        assert [path.name for path in into.iterdir()] == [draft.name]
        assert draft.name.startswith(".half-made-")
    assert sorted(path.name for path in into.iterdir()) == ["one", "two"]


@pytest.mark.parametrize("error", [ReleaseError, OSError, KeyboardInterrupt])
def test_a_release_that_fails_leaves_nothing(tmp_path: Path, error: type[BaseException]) -> None:
    into, empty = tmp_path / "release", tmp_path / "empty"
    empty.mkdir()
    for folder in (into, empty):
        with pytest.raises(error):
            fail(folder, error)
    assert [path.name for path in tmp_path.iterdir()] == ["empty"]
    assert [*empty.iterdir()] == []


def fail(into: Path, error: type[BaseException]) -> None:
    """Begin a release that ends with an error."""
    with new_release(into) as draft:
        (draft / "one").write_text("1")
        raise error


def test_a_release_is_not_put_among_other_files(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    for into in (tmp_path, tmp_path / "file"):
        with pytest.raises(ReleaseError) as error, new_release(into):
            pass
        assert (
            str(error.value) == f"There is something in {into}: name an empty folder with --into."
        )
    assert (tmp_path / "file").read_text() == "mine"


def test_a_day_that_is_still_to_come_is_refused() -> None:
    today = date(2026, 3, 4)
    assert require_day(today, today) == today
    with pytest.raises(ReleaseError) as error:
        require_day(date(2026, 3, 5), today)
    assert str(error.value) == (
        "The release is of 2026-03-05, and the clock of this computer says 2026-03-04: set the clock right, or the"
        " day in CHANGELOG.md."
    )
    with pytest.raises(ReleaseError, match=r"in CHANGELOG\.md: add one there\.$"):
        require_day(None, today)


def test_the_sdist_holds_all_that_git_knows(sdist: Path) -> None:
    require_git()
    listed = subprocess.check_output(
        ["git", "-c", f"safe.directory={CHECKOUT}", "ls-files", "-z"], cwd=CHECKOUT, text=True
    )
    known = {name for name in listed.split("\0") if name and os.path.lexists(CHECKOUT / name)}
    assert len(known) > 1000
    members = names_in(sdist)
    assert known - members == LEFT_OUT
    # Files that nobody has added to git yet are in it, too; of another kind are none.
    assert not [name for name in members - known - ADDED if name.endswith((".pyc", ".deb"))]


def names_in(sdist: Path) -> set[str]:
    """The names of the files of an sdist, below its folder."""
    with tarfile.open(sdist) as archive:
        return {one.name.partition("/")[2] for one in archive.getmembers() if not one.isdir()}


def test_a_file_of_an_sdist_is_that_of_the_checkout_with_its_rights(
    sdist: Path, tmp_path: Path
) -> None:
    source = unpack_sdist(sdist, tmp_path)
    for name in ("scripts/release", "tools/debian/rules", "tools/debian/tree/base/usr/bin/kiosk"):
        assert (source / name).read_bytes() == (CHECKOUT / name).read_bytes()
        assert os.access(source / name, os.X_OK) == os.access(CHECKOUT / name, os.X_OK)
    link = "usr/lib/systemd/system/multi-user.target.wants/kiosk.service"
    place = f"tools/debian/tree/dedicated/{link}"
    assert (source / place).readlink() == (CHECKOUT / place).readlink()


def test_sdist_and_wheel_are_the_same_bytes_from_another_copy(sdist: Path, tmp_path: Path) -> None:
    require_git()
    os.umask(0o077)
    copy = tmp_path / "another copy"
    copy.mkdir()
    copy_checkout(CHECKOUT, copy)
    for number, path in enumerate(sorted(copy.rglob("*"))):
        if not path.is_symlink():
            path.chmod(path.stat().st_mode & 0o700)
            os.utime(path, (number * 1000, number * 1000))
    again = build_archive("sdist", copy, make(tmp_path / "again"), DAY)
    assert again.name == sdist.name
    assert again.read_bytes() == sdist.read_bytes()
    wheels = []
    for name, archive in {"first": sdist, "second": again}.items():
        source = unpack_sdist(archive, make(tmp_path / name))
        wheels.append(build_archive("wheel", source, make(tmp_path / f"{name} wheel"), DAY))
        os.umask(0o022)
    assert wheels[0].read_bytes() == wheels[1].read_bytes()


def make(folder: Path) -> Path:
    """Make a folder; it."""
    folder.mkdir()
    return folder


def test_a_part_that_does_not_build_is_told_with_its_last_lines(tmp_path: Path) -> None:
    source = make(tmp_path / "source")
    shutil.copyfile(CHECKOUT / "pyproject.toml", source / "pyproject.toml")
    with pytest.raises(ReleaseError, match=r"^hatchling failed; put right what it says"):
        build_archive("sdist", source, make(tmp_path / "into"), DAY)
