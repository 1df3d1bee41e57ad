"""A restoration that is broken off leaves no log beside the copy of another one, and can be done again."""

import os
import shutil
import signal
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest

from kiosk.events import Event
from kiosk.files import write_files
from kiosk.store.backup import COPY_FILE
from kiosk.store.damaged_logs import note_missing_log, put_log_aside, read_restarts
from kiosk.store.data_folder import LOG_FILE
from kiosk.store.locks import LogLocks
from kiosk.store.queries import all_visits
from kiosk.store.repository import LogRepository
from kiosk.store.restore import closed_log, restore_files
from tests.forked_process import in_fork, kill_self
from tests.store.copied_log import make_copy
from tests.store.logs import WORDS, write_visits

DAY = date(2026, 11, 20)
COPIED = DAY - timedelta(days=1)
VISIT = [Event(0, "choice", "welcome", "fr"), Event(9, "end", "intent", "left")]
OLD, RESTORED = 3, 5
"""Visits in the log that is there, and in its copy; those in the log of the backup."""

SETTINGS = "kiosk.toml"
STEPS = ("replace", "rename", "unlink", "link", "fsync")
"""Calls of the system by which a restoration changes a folder for good."""


@pytest.fixture
def backed_up(tmp_path: Path) -> Path:
    """The log of a backup."""
    made = tmp_path / "other"
    made.mkdir()
    write_visits(made, [(COPIED, VISIT)] * RESTORED)
    return made / LOG_FILE


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder with a log, its copy and settings."""
    made = tmp_path / "data"
    made.mkdir()
    write_visits(made, [(COPIED, VISIT)] * OLD)
    make_copy(made, COPIED)
    (made / SETTINGS).write_text("retention_days = 60\n")
    return made


def restore(folder: Path, log: Path) -> None:
    """Restore this log, and settings."""

    def files() -> Mapping[Path, bytes]:
        return {folder / SETTINGS: b"retention_days = 30\n"}

    def extract(draft: Path) -> None:
        draft.write_bytes(log.read_bytes())

    with closed_log(folder):
        restore_files(folder, extract, files, DAY)


def start_kiosk(folder: Path) -> int:
    """Open the log as a kiosk does at its start; the number of visits in it."""
    locks = LogLocks(folder)
    LogRepository(folder, WORDS, locks, DAY).close()
    locks.close()
    return len(all_visits(folder))


def damage(folder: Path) -> None:
    """Overwrite the log."""
    (folder / LOG_FILE).write_bytes(b"This is no database. " * 500)


def contents(folder: Path) -> dict[str, bytes]:
    """The files of a folder, but for those that are locks."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix != ".lock"}


def killed_at(step: int, action: Callable[[], None]) -> bool:
    """Do something in a process that is killed before its step of this number; whether it came so far."""
    left = step

    def counted(name: str) -> None:
        real = getattr(os, name)

        def call(*arguments: object, **options: object) -> object:
            nonlocal left
            if left == 0:
                kill_self()
            left -= 1
            return real(*arguments, **options)

        setattr(os, name, call)

    def counted_action() -> None:
        for name in STEPS:
            counted(name)
        action()

    code = in_fork(counted_action)
    assert code in (0, -signal.SIGKILL)
    return code != 0


@pytest.mark.parametrize("is_damaged", [False, True])
def test_killed_at_any_step_no_log_is_ever_beside_the_copy_of_another(
    tmp_path: Path, folder: Path, backed_up: Path, is_damaged: bool
) -> None:
    if is_damaged:
        damage(folder)
    begun_with = set()
    for step in range(1000):
        tried = tmp_path / f"tried-{step}"
        shutil.copytree(folder, tried)
        if not killed_at(step, partial(restore, tried, backed_up)):
            break
        # A kiosk that starts now goes on with the old log, with its copy, or with the log of the backup.
        found = start_kiosk(tried)
        begun_with.add(found)
        assert not list(tried.glob(".logbook*"))
        # Whatever is damaged later is begun anew from its own copy, or empty.
        damage(tried)
        assert start_kiosk(tried) in (0, found), step
        restore(tried, backed_up)
        assert len(all_visits(tried)) == RESTORED
        assert read_restarts(tried) == []
        shutil.rmtree(tried)
    assert step > 10
    assert {OLD, RESTORED} <= begun_with
    assert len(all_visits(tried)) == RESTORED
    assert not (tried / COPY_FILE).exists()


@pytest.mark.parametrize("is_damaged", [False, True])
def test_one_that_fails_leaves_the_log_its_copy_and_what_is_told_of_it(
    folder: Path, backed_up: Path, is_damaged: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    note_missing_log(folder, COPIED, COPIED)
    if is_damaged:
        damage(folder)
    before, real = contents(folder), os.replace

    def fails(one: Path, other: Path) -> None:
        if other.name == SETTINGS:
            raise OSError(5, "the disk broke")
        real(one, other)

    monkeypatch.setattr(os, "replace", fails)
    with pytest.raises(OSError, match="broke"):
        restore(folder, backed_up)
    assert contents(folder) == before
    assert len(read_restarts(folder)) == 1


def test_one_that_is_interrupted_once_all_is_in_place_keeps_the_restored_log(
    folder: Path, backed_up: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write_and_stop(files: Mapping[Path, bytes]) -> None:
        write_files(files)
        raise KeyboardInterrupt

    damage(folder)
    monkeypatch.setattr("kiosk.store.restore.write_files", write_and_stop)
    with pytest.raises(KeyboardInterrupt):
        restore(folder, backed_up)
    assert len(all_visits(folder)) == RESTORED


def test_once_restored_nothing_tells_of_lost_visits_and_a_damaged_log_stays_for_an_expert(
    folder: Path, backed_up: Path
) -> None:
    damage(folder)
    put_log_aside(folder, COPIED, None)
    note_missing_log(folder, COPIED, COPIED)
    damage(folder)
    assert len(read_restarts(folder)) == 2
    restore(folder, backed_up)
    assert read_restarts(folder) == []
    assert len(list(folder.glob("logbook-damaged-*-restored.db"))) == 2
