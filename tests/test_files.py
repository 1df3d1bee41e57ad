"""Files that are written whole or not at all."""

import errno
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from kiosk.files import LOCK_FILE, lock_folder, write_files
from tests.runtime.waiting import HOLD_LOCK, is_waiting_for_lock, start_process, wait_until


def names(folder: Path) -> set[str]:
    """The names of all files of a folder."""
    return {path.name for path in folder.iterdir()}


def test_what_is_written_is_for_this_user_alone_and_leaves_nothing_beside_it(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "new" / "data"
    with lock_folder(folder):
        write_files({folder / "a": b"1", folder / "b": b"2"})
        write_files({folder / "a": b"3"})
    assert names(folder) == {"a", "b", LOCK_FILE}
    assert (folder / "a").read_bytes() == b"3"
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}
    assert folder.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("links", [True, False])
def test_a_second_file_that_cannot_be_put_in_place_undoes_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "in the way").touch()
    if not links:
        monkeypatch.setattr(os, "link", lambda *_: (_ for _ in ()).throw(OSError(errno.EPERM, "")))
    with pytest.raises(OSError, match="c"):
        write_files({tmp_path / "a": b"1", tmp_path / "b": b"2", tmp_path / "c": b"3"})
    assert names(tmp_path) == {"a", "c"}
    assert (tmp_path / "a").read_bytes() == b"old"


def test_a_file_that_is_to_go_is_gone_before_the_next_is_in_place_and_back_where_that_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_bytes(b"old")
    real, seen = os.replace, []

    def replace(one: Path, other: Path) -> None:
        if other.name == "b":
            seen.append((tmp_path / "a").exists())
            raise OSError(errno.EIO, "the disk broke")
        real(one, other)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", replace)
        with pytest.raises(OSError, match="broke"):
            write_files({tmp_path / "a": None, tmp_path / "b": b"2"})
    assert seen == [False]
    assert names(tmp_path) == {"a"}
    assert (tmp_path / "a").read_bytes() == b"old"
    write_files({tmp_path / "a": None, tmp_path / "missing": None, tmp_path / "b": b"2"})
    assert names(tmp_path) == {"b"}


def test_a_rename_that_fails_undoes_those_before_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_bytes(b"old")
    real = os.replace

    def replace(one: Path, other: Path) -> None:
        if other.name == "b":
            raise OSError(errno.EIO, "the disk broke")
        real(one, other)

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(OSError, match="the disk broke"):
        write_files({tmp_path / "a": b"1", tmp_path / "b": b"2"})
    assert names(tmp_path) == {"a"}
    assert (tmp_path / "a").read_bytes() == b"old"


def test_a_disk_that_is_full_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    code = (
        "import resource, sys; from pathlib import Path; from kiosk.files import write_files\n"
        "folder = Path(sys.argv[1]); resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))\n"
        "write_files({folder / 'a': b'1', folder / 'b': bytes(1000)})"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert "OSError" in done.stderr
    assert names(tmp_path) == {"a"}
    assert (tmp_path / "a").read_bytes() == b"old"


def test_the_drafts_of_a_process_that_died_are_no_hindrance(tmp_path: Path) -> None:
    for name in (".a.new", ".a.before", ".b.new", ".b.before"):
        (tmp_path / name).write_bytes(b"half")
    write_files({tmp_path / "a": b"1", tmp_path / "b": b"2"})
    assert names(tmp_path) == {"a", "b"}


def test_one_waits_for_another_and_no_longer_than_it_lives(tmp_path: Path) -> None:
    other = start_process(HOLD_LOCK, tmp_path)
    entered = threading.Event()

    def enter() -> None:
        with lock_folder(tmp_path):
            entered.set()

    thread = threading.Thread(target=enter, daemon=True)
    thread.start()
    wait_until(lambda: is_waiting_for_lock(os.getpid()))
    assert not entered.is_set()
    other.kill()
    other.wait()
    wait_until(entered.is_set)
    thread.join()


KILLED = """
import os, signal, sys; from pathlib import Path
from kiosk.files import lock_folder, write_files
left = int(sys.argv[2])
def dying(real):
    def call(*given, **more):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*given, **more)
    return call
for name in ("open", "fsync", "link", "replace", "unlink"):
    setattr(os, name, dying(getattr(os, name)))
folder = Path(sys.argv[1])
with lock_folder(folder):
    write_files({folder / "a": b"new a", folder / "b": b"new b"})
"""


def test_wherever_a_process_is_killed_each_file_is_whole_and_the_next_change_works(
    tmp_path: Path,
) -> None:
    seen = set()
    for step in range(40):
        folder = tmp_path / str(step)
        folder.mkdir()
        (folder / "a").write_bytes(b"old a")
        command = [sys.executable, "-c", KILLED, str(folder), str(step)]
        code = subprocess.run(command, check=False).returncode
        a = (folder / "a").read_bytes()
        b = (folder / "b").read_bytes() if (folder / "b").exists() else b""
        assert a in (b"old a", b"new a")
        assert b in (b"", b"new b")
        assert not b or a == b"new a"
        seen.add((a, b))
        with lock_folder(folder):
            write_files({folder / "a": b"1", folder / "b": b"2"})
        assert names(folder) == {"a", "b", LOCK_FILE}
        if code == 0:
            break
    assert code == 0
    assert step > 8
    assert {(b"old a", b""), (b"new a", b"new b")} <= seen
