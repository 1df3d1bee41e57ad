"""`scripts/install-kiosk` puts its files into a tree, puts them there once, and takes them away again."""

import os
import re
from pathlib import Path

import pytest

from tests.installer.computer_tree import Picture, call, computer, picture
from tools.installer.main import main
from tools.installer.shapes import SHAPES, shape_entries

pytestmark = pytest.mark.slow("installer")

each_shape = pytest.mark.parametrize("shape", SHAPES)
UNIT = "etc/systemd/system/kiosk.service"


@each_shape
def test_it_writes_into_a_tree_what_the_shape_holds(shape: str, tmp_path: Path) -> None:
    done = call("--shape", shape, "--root", computer(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")
    there = picture(tmp_path)
    for entry in shape_entries(shape):
        held, mode = there[str(entry.path)]
        assert held == (f"-> {entry.target}" if entry.target else entry.data.decode())
        assert entry.target or mode & 0o7777 == entry.mode
    assert len(shape_entries(shape)) >= 6


@each_shape
def test_a_second_run_changes_nothing_and_says_so(shape: str, tmp_path: Path) -> None:
    call("--shape", shape, "--root", computer(tmp_path))
    once, times = picture(tmp_path), changed(tmp_path)
    done = call("--shape", shape, "--root", tmp_path)
    assert (done.returncode, done.stdout) == (0, "Nothing to do: all of it is in place.\n")
    assert (picture(tmp_path), changed(tmp_path)) == (once, times)


@each_shape
def test_removing_leaves_the_tree_as_it_was(shape: str, tmp_path: Path) -> None:
    before = picture(computer(tmp_path))
    call("--shape", shape, "--root", tmp_path)
    assert picture(tmp_path) != before
    assert call("--remove", "--root", tmp_path).returncode == 0
    assert picture(tmp_path) == before


@each_shape
def test_a_dry_run_shows_each_byte_that_is_written_later_and_changes_nothing(
    shape: str, tmp_path: Path
) -> None:
    before = picture(computer(tmp_path))
    shown = call("--shape", shape, "--root", tmp_path, "--dry-run").stdout
    assert picture(tmp_path) == before
    call("--shape", shape, "--root", tmp_path)
    assert told(shown) == {
        name: held for name, held in picture(tmp_path).items() if held != before.get(name)
    }


@each_shape
def test_a_dry_run_names_the_commands_and_needs_no_root(shape: str) -> None:
    done = call("--shape", shape, "--dry-run")
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    commands = [line for line in lines if line.startswith(("$ ", "# not needed: "))]
    said = "\n".join(commands)
    assert "apt-get install" in said
    assert "--require-hashes" in said
    assert ("systemd-sysusers" in said) is (shape != "shared")


def test_a_dry_run_without_a_shape_shows_what_each_would_be() -> None:
    done = call("--dry-run")
    shown = re.split(r"^##### --shape (\w+).*\n", done.stdout, flags=re.MULTILINE)
    assert (done.returncode, shown[0]) == (0, "")
    assert dict(zip(shown[1::2], shown[2::2], strict=True)) == {
        shape: call("--shape", shape, "--dry-run").stdout for shape in SHAPES
    }


def test_whoever_names_no_shape_is_told_which_there_are(tmp_path: Path) -> None:
    done = call("--root", computer(tmp_path))
    assert (done.returncode, done.stdout) == (1, "")
    assert all(shape in done.stderr for shape in SHAPES)


@each_shape
def test_one_that_is_installed_is_brought_up_to_date_without_its_name(
    shape: str, tmp_path: Path
) -> None:
    call("--shape", shape, "--root", computer(tmp_path))
    whole = picture(tmp_path)
    (tmp_path / "opt/kiosk/bin/kiosk").unlink()
    assert call("--root", tmp_path).stdout.startswith("1 files written.")
    assert picture(tmp_path) == whole
    assert "=== unchanged /opt/kiosk/bin/kiosk" in call("--root", tmp_path, "--dry-run").stdout


def test_changing_the_shape_takes_away_what_only_the_old_one_has(tmp_path: Path) -> None:
    fresh = computer(tmp_path / "fresh")
    call("--shape", "console", "--root", fresh)
    changing = computer(tmp_path / "changing")
    before = picture(changing)
    call("--shape", "graphical", "--root", changing)
    call("--shape", "console", "--root", changing)
    assert {*picture(changing)} == {*picture(fresh)}
    call("--remove", "--root", changing)
    assert picture(changing) == before


def test_a_file_of_somebody_else_is_never_overwritten(tmp_path: Path) -> None:
    (computer(tmp_path) / UNIT).write_text("theirs\n")
    before = picture(tmp_path)
    done = call("--shape", "console", "--root", tmp_path)
    assert done.returncode == 1
    assert f"/{UNIT} is somebody else's" in done.stderr
    assert picture(tmp_path) == before


def test_a_file_of_somebody_else_is_set_aside_when_asked_and_comes_back(tmp_path: Path) -> None:
    (computer(tmp_path) / UNIT).write_text("theirs\n")
    target = tmp_path / "etc/systemd/system/default.target"
    target.symlink_to("/lib/systemd/system/graphical.target")
    before = picture(tmp_path)
    for _ in range(2):
        assert call("--shape", "console", "--root", tmp_path, "--replace").returncode == 0
    assert "kiosk" in (tmp_path / UNIT).read_text()
    assert target.readlink().name == "multi-user.target"
    assert call("--remove", "--root", tmp_path).returncode == 0
    assert picture(tmp_path) == before


def test_what_was_there_word_for_word_stays_there(tmp_path: Path) -> None:
    (wanted,) = (entry for entry in shape_entries("console") if str(entry.path) == UNIT)
    (computer(tmp_path) / UNIT).write_bytes(wanted.data)
    before = picture(tmp_path)
    call("--shape", "console", "--root", tmp_path)
    call("--remove", "--root", tmp_path)
    assert {*picture(tmp_path)} == {*before}


def test_what_the_office_has_changed_since_is_neither_overwritten_nor_removed(
    tmp_path: Path,
) -> None:
    call("--shape", "console", "--root", computer(tmp_path))
    (tmp_path / UNIT).write_text("our own\n")
    assert call("--shape", "console", "--root", tmp_path).returncode == 1
    done = call("--remove", "--root", tmp_path)
    assert f"Somebody has changed /{UNIT}" in done.stderr
    assert (tmp_path / UNIT).read_text() == "our own\n"


def test_no_link_leads_the_installation_out_of_its_tree(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    root = computer(tmp_path / "root")
    (root / "usr").symlink_to(outside)
    done = call("--shape", "console", "--root", root)
    assert done.returncode == 1
    assert "/usr/local/sbin/kiosk leads out of" in done.stderr
    assert not [*outside.iterdir()]


def test_an_installation_that_was_cut_short_is_completed_and_removed(tmp_path: Path) -> None:
    before = picture(computer(tmp_path))
    call("--shape", "graphical", "--root", tmp_path)
    for name in (UNIT, "opt/kiosk/lib/window"):
        (tmp_path / name).unlink()
    assert "2 files written" in call("--shape", "graphical", "--root", tmp_path).stdout
    (tmp_path / UNIT).unlink()
    call("--remove", "--root", tmp_path)
    assert picture(tmp_path) == before


def test_the_data_stay_unless_they_are_to_go(tmp_path: Path) -> None:
    call("--shape", "console", "--root", computer(tmp_path))
    log = tmp_path / "var/lib/kiosk/logbook.db"
    log.parent.mkdir(parents=True)
    log.write_text("visits")
    assert "The data are kept" in call("--remove", "--root", tmp_path).stdout
    assert log.exists()
    assert call("--remove", "--purge-data", "--root", tmp_path).returncode == 0
    assert not log.parent.exists()


def test_somebody_who_is_not_root_is_told_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert main(["--shape", "console"]) == 1
    assert capsys.readouterr().err.startswith("Only root may do this: put sudo before it")


def test_what_cannot_be_written_is_said_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = call("--shape", "shared", "--root", tmp_path / "file")
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)


def changed(root: Path) -> dict[str, int]:
    """When each file was last written."""
    return {str(path): path.lstat().st_mtime_ns for path in root.rglob("*")}


def told(shown: str) -> Picture:
    """What a dry run says will be there."""
    found: Picture = {}
    rest = shown.encode()
    while match := re.search(rb"^=== (file|link|folder) /(\S+)(.*)\n", rest, re.MULTILINE):
        kind, name, more = match[1].decode(), match[2].decode(), match[3].decode()
        rest = rest[match.end() :]
        if kind == "folder":
            found[name] = ("", 0o40755)
        elif kind == "link":
            found[name] = (more.strip(), 0o120777)
        else:
            words = more.split()
            size = int(words[3])
            found[name] = (rest[:size].decode(), 0o100000 | int(words[1], 8))
            rest = rest[size:]
    return found
