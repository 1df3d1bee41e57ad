"""What a package leaves behind is seen, each difference as one line."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import forbidden
from tools.release_trial.tree_snapshot import compare_snapshots, take_snapshot


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small tree: a file, an empty folder, a link to a folder."""
    (tmp_path / "etc/empty").mkdir(parents=True)
    (tmp_path / "etc/file").write_text("before")
    (tmp_path / "etc/file").chmod(0o644)
    (tmp_path / "etc/link").symlink_to("empty")
    return tmp_path


def replace_link(root: Path) -> None:
    """Let the link lead to another place."""
    (root / "etc/link").unlink()
    (root / "etc/link").symlink_to("file")


def replace_file(root: Path) -> None:
    """Put a folder in the place of the file."""
    (root / "etc/file").unlink()
    (root / "etc/file").mkdir(mode=0o755)


CHANGES: dict[str, tuple[Callable[[Path], object], str]] = {
    "a new file": (lambda root: (root / "etc/new").touch(), "new: /etc/new"),
    "a new folder": (lambda root: (root / "etc/new").mkdir(), "new: /etc/new"),
    "a new link to nothing": (lambda root: (root / "new").symlink_to("x"), "new: /new"),
    "a file that is gone": (lambda root: (root / "etc/file").unlink(), "gone: /etc/file"),
    "a folder that is gone": (lambda root: (root / "etc/empty").rmdir(), "gone: /etc/empty"),
    "a link that is gone": (lambda root: (root / "etc/link").unlink(), "gone: /etc/link"),
    "other contents": (lambda root: (root / "etc/file").write_text("after!"), "changed: /etc/file"),
    "other rights": (lambda root: (root / "etc/file").chmod(0o600), "changed: /etc/file"),
    "other rights of a folder": (
        lambda root: (root / "etc/empty").chmod(0o711),
        "changed: /etc/empty",
    ),
    "another target": (replace_link, "changed: /etc/link"),
    "another kind": (replace_file, "changed: /etc/file"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_each_difference_is_one_line(root: Path, name: str) -> None:
    change, line = CHANGES[name]
    before = take_snapshot(root)
    assert before.keys() == {"etc", "etc/empty", "etc/file", "etc/link"}
    assert compare_snapshots(before, take_snapshot(root)) == []
    change(root)
    assert compare_snapshots(before, take_snapshot(root)) == [line]


def test_another_owner_is_a_difference(root: Path) -> None:
    if os.geteuid():
        forbidden("only root gives files away")
    before = take_snapshot(root)
    os.chown(root / "etc/link", 1234, 1234, follow_symlinks=False)
    assert compare_snapshots(before, take_snapshot(root)) == ["changed: /etc/link"]


def test_the_time_of_a_file_is_none(root: Path) -> None:
    before = take_snapshot(root)
    os.utime(root / "etc/file", (1, 1))
    assert compare_snapshots(before, take_snapshot(root)) == []


def test_differences_come_in_the_order_of_their_paths(root: Path) -> None:
    before = take_snapshot(root)
    (root / "etc/file").unlink()
    (root / "zoo").touch()
    (root / "a").touch()
    assert compare_snapshots(before, take_snapshot(root)) == [
        "new: /a",
        "gone: /etc/file",
        "new: /zoo",
    ]


def test_what_every_installation_leaves_is_passed_over_and_nothing_beside_it(root: Path) -> None:
    before = take_snapshot(root)
    passed = ("run/x", "tmp/x", "var/cache/x", "var/log/x", "var/lib/dpkg/status", "etc/shadow-")
    seen = (
        "running/x",
        "var/lib/dpkgs",
        "var/lib/kiosk",
        "etc/shadow",
        "etc/passwd-old",
        "opt/run",
    )
    for place in (*passed, *seen):
        (root / place).parent.mkdir(parents=True, exist_ok=True)
        (root / place).touch()
    lines = compare_snapshots(before, take_snapshot(root))
    parents = {str(parent) for place in seen for parent in Path(place).parents} - {".", "etc"}
    assert {*lines} == {f"new: /{place}" for place in (*seen, *parents)}
