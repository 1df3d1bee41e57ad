"""`kiosk backup` and `kiosk restore`: all of an office in one file, and on another data folder again."""

import json
import os
import resource
import signal
import sqlite3
import subprocess
import sys
import tomllib
import warnings
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from kiosk import __version__
from kiosk.paths import PIN_FILE, SETTINGS_FILE
from kiosk.settings.previous import PREVIOUS_FILE, read_previous
from kiosk.store import backup_archive
from kiosk.store.backup import COPY_FILE
from kiosk.store.data_folder import LOG_FILE
from kiosk.store.queries import all_visits
from tests.cli.log_commands import DAY, OLD, write_eleven_visits
from tests.command_runs import run_text
from tests.forked_process import in_fork, kill_self
from tests.runtime.kiosk import Kiosk, supervisor_command
from tests.runtime.waiting import wait_for_outcome, wait_until
from tests.staff.pins import PIN, check_pin, with_pin
from tests.store.copied_log import make_copy
from tests.store.logs import query_sql

SETTINGS = 'retention_days = 30\n# Our office.\n[office]\nname = "AIACE Lisboa"\nid = "lisboa"\n'
NOTICE = '[notice]\nid = "desk-closed"\nsince = 2026-11-19\nuntil = 2026-11-21\n'
TODAY = "2026-11-20"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of an office: eleven visits, settings, a PIN; no test changes it."""
    folder = write_eleven_visits(tmp_path_factory.mktemp("office") / "data")
    (folder / SETTINGS_FILE).write_text(SETTINGS + NOTICE)
    return with_pin(folder)


@pytest.fixture(scope="module")
def written(office: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The backup of it."""
    file = tmp_path_factory.mktemp("stick") / "kiosk.zip"
    assert back_up(office, file).returncode == 0
    return file.read_bytes()


@pytest.fixture
def file(tmp_path: Path, written: bytes) -> Path:
    """The same on a stick of its own."""
    path = tmp_path / "kiosk.zip"
    path.write_bytes(written)
    return path


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Another data folder, which is not there yet."""
    return tmp_path / "other" / "data"


def call(words: list[str], typed: str = "") -> "subprocess.CompletedProcess[str]":
    """A command on 20 November 2026."""
    variables = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "KIOSK_TODAY": TODAY}
    return run_text(words, typed=typed, environment=variables)


def back_up(data: Path, file: Path) -> "subprocess.CompletedProcess[str]":
    """`kiosk backup`."""
    return call(["backup", str(file), "--data", str(data)])


def restore(
    data: Path, file: Path, *options: str, typed: str = ""
) -> "subprocess.CompletedProcess[str]":
    """`kiosk restore`."""
    return call(["restore", str(file), "--data", str(data), *options], typed)


def contents(folder: Path) -> dict[str, bytes]:
    """The files of a folder, but for those that are locks."""
    names = {path.name: path for path in folder.iterdir() if not path.name.endswith(".lock")}
    return {name: path.read_bytes() for name, path in names.items()}


def rewritten(file: Path, *without: str, **changed: bytes) -> Path:
    """The backup with other contents of some parts: `log`, `settings`, `pin`, `manifest`."""
    names = {"log": LOG_FILE, "settings": SETTINGS_FILE, "pin": PIN_FILE}
    names["manifest"] = backup_archive.MANIFEST
    with ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts |= {names[key]: data for key, data in changed.items()}
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name in parts.keys() - {names[key] for key in without}:
            archive.writestr(name, parts[name])
    return file


def log_with(file: Path, *statements: str) -> bytes:
    """The log in a backup, once somebody has changed it."""
    path = file.with_name("changed.db")
    with ZipFile(file) as archive:
        path.write_bytes(archive.read(LOG_FILE))
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("PRAGMA writable_schema = ON")
        for statement in statements:
            conn.execute(statement)
        conn.commit()
    return path.read_bytes()


def assert_refused(data: Path, file: Path, *sentences: str) -> None:
    """The backup is refused in one plain sentence, and nothing has changed."""
    before = contents(data) if data.exists() else {}
    done = restore(data, file, "--yes")
    assert done.returncode in (1, 2)
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr
    for sentence in sentences:
        assert sentence in done.stderr
    assert (contents(data) if data.exists() else {}) == before


def test_all_of_an_office_is_there_again_on_another_data_folder(
    office: Path, file: Path, data: Path
) -> None:
    done = restore(data, file, "--yes")
    assert done.returncode == 0, done.stderr
    assert f"backup of {TODAY}: visit log, settings, staff PIN" in done.stdout
    assert all_visits(data) == all_visits(office)
    for table in ("monthly_count", "daily_visits", "rounding_key"):
        counts = f"SELECT * FROM {table}"
        assert sorted(query_sql(data, counts)) == sorted(query_sql(office, counts)) != []
    # The notice of the day would be said on another day.
    assert (data / SETTINGS_FILE).read_text() == SETTINGS
    assert check_pin(data, PIN, 1000) == "right"
    assert data.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in data.iterdir()} == {0o600}
    assert call(["check", "--data", str(data)]).stderr == ""


def test_the_file_is_a_plain_archive_for_this_user_alone_which_says_what_it_is(file: Path) -> None:
    with ZipFile(file) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        assert sorted(archive.namelist()) == [
            "kiosk.toml",
            "logbook.db",
            "manifest.json",
            "pin",
        ]
    assert manifest == {
        "format": 1,
        "program": __version__,
        "office": "AIACE Lisboa",
        "day": TODAY,
    }


def test_it_is_written_whole_for_this_user_alone_and_may_replace_the_last_one(
    office: Path, tmp_path: Path
) -> None:
    file, before = tmp_path / "kiosk.zip", os.umask(0)
    try:
        for _ in range(2):
            done = back_up(office, file)
            assert done.returncode == 0, done.stderr
            assert f"The backup is {file}: visit log, settings, staff PIN." in done.stdout
    finally:
        os.umask(before)
    assert file.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["kiosk.zip"]


def test_nothing_else_is_ever_overwritten(office: Path, tmp_path: Path) -> None:
    for path in (office / SETTINGS_FILE, tmp_path):
        before = contents(office)
        done = back_up(office, path)
        assert done.returncode == 2
        assert "is there already, and is no backup" in done.stderr
        assert contents(office) == before


def test_a_backup_that_could_not_be_restored_is_not_written(tmp_path: Path) -> None:
    data, file = tmp_path / "data", tmp_path / "kiosk.zip"
    data.mkdir()
    assert "nothing to back up" in back_up(data, file).stderr
    for name, text, said in (
        (SETTINGS_FILE, "retention_days = 0\n", "retention_days"),
        (SETTINGS_FILE, "[", "not valid TOML"),
        (PIN_FILE, "1234", "kiosk setup --reset-pin"),
        (LOG_FILE, "This is no database. " * 500, "The visit log is damaged"),
    ):
        (data / name).write_text(text)
        done = back_up(data, file)
        assert done.returncode in (1, 2)
        assert said in done.stderr
        assert done.stderr.count("\n") == 1
        assert not file.exists()
        (data / name).unlink()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data"]


def test_on_a_full_stick_no_part_of_a_backup_is_left(office: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-I", "-m", "kiosk", "backup", str(tmp_path / "kiosk.zip")]
    limit = (office / LOG_FILE).stat().st_size // 2
    done = subprocess.run(
        [*command, "--data", str(office)],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    assert done.returncode == 1
    assert "cannot be written" in done.stderr
    assert "make room" in done.stderr
    assert list(tmp_path.iterdir()) == []
    missing = back_up(office, tmp_path / "no-stick" / "kiosk.zip")
    assert missing.returncode == 1
    assert "cannot be written" in missing.stderr


def test_it_asks_first_and_no_changes_nothing(file: Path, data: Path) -> None:
    done = restore(data, file, typed="n\n")
    assert done.returncode == 2
    assert f"the backup of AIACE Lisboa, of {TODAY}" in done.stderr
    assert str(data) in done.stderr
    assert "Nothing has changed." in done.stderr
    assert not (data / LOG_FILE).exists()
    assert restore(data, file, typed="y\n").returncode == 0
    assert len(all_visits(data)) == 11


def test_what_was_there_is_replaced_with_its_write_ahead_log_and_its_copy(
    file: Path, data: Path
) -> None:
    data.parent.mkdir()
    other = with_pin(write_eleven_visits(data), "719264")
    make_copy(other, DAY)
    (data / SETTINGS_FILE).write_text("retention_days = 60\n" + NOTICE)

    def leave_write_ahead_log() -> None:
        # A kiosk that is killed leaves its write-ahead log.
        conn = sqlite3.connect(data / LOG_FILE)
        conn.execute("DELETE FROM event")
        conn.commit()
        kill_self()

    assert in_fork(leave_write_ahead_log) == -signal.SIGKILL
    assert (data / f"{LOG_FILE}-wal").stat().st_size
    assert restore(data, file, "--yes").returncode == 0
    assert query_sql(data, "SELECT count(*) FROM event")[0][0]
    assert not (data / COPY_FILE).exists()
    # The notice of the day stays as it is.
    settings = (data / SETTINGS_FILE).read_text()
    assert tomllib.loads(settings) == tomllib.loads(SETTINGS + NOTICE)
    assert check_pin(data, "719264", 1000) == "wrong"
    assert check_pin(data, PIN, 1000) == "right"


def test_a_damaged_log_is_put_aside_for_it(file: Path, data: Path) -> None:
    data.mkdir(parents=True)
    (data / LOG_FILE).write_bytes(b"This is no database. " * 500)
    assert restore(data, file, "--yes").returncode == 0
    assert len(all_visits(data)) == 11
    (aside,) = data.glob("logbook-damaged-*.db")
    assert aside.read_bytes().startswith(b"This is no database.")


def test_the_settings_of_before_are_kept_so_that_the_restoration_can_be_undone(
    file: Path, data: Path
) -> None:
    data.mkdir(parents=True)
    own = 'retention_days = 60\n# Ours.\nregion = "PT"\n'
    (data / SETTINGS_FILE).write_text(own)
    assert restore(data, file, "--yes").returncode == 0
    assert (data / SETTINGS_FILE).read_text() == SETTINGS
    assert read_previous(data) == own
    assert (data / PREVIOUS_FILE).stat().st_mode & 0o777 == 0o600


def test_what_the_backup_does_not_hold_stays(file: Path, data: Path) -> None:
    data.parent.mkdir()
    with_pin(write_eleven_visits(data), "719264")
    before = contents(data)
    done = restore(data, rewritten(file, "log", "pin"), "--yes")
    assert f"backup of {TODAY}: settings." in done.stdout
    assert contents(data) == before | {SETTINGS_FILE: SETTINGS.encode()}


def test_while_a_kiosk_runs_it_is_backed_up_but_not_restored(
    tmp_path: Path, file: Path, data: Path
) -> None:
    other = tmp_path / "now.zip"
    with Kiosk(supervisor_command(data)) as kiosk:
        first = kiosk.welcome()
        kiosk.press("pe")
        kiosk.welcome(after=first)
        wait_for_outcome(data, "finished")
        kiosk.press("p")
        wait_until(lambda: len(all_visits(data)) == 2)
        assert back_up(data, other).returncode == 0
        done = restore(data, file, "--yes")
        assert done.returncode == 2
        assert done.stderr == f"A kiosk is running in {data}: close it, then do this again.\n"
        kiosk.signal(signal.SIGTERM)
        assert kiosk.ends() == 0
    assert restore(data, file, "--yes").returncode == 0
    assert len(all_visits(data)) == 11
    assert restore(data, other, "--yes").returncode == 0
    assert len(all_visits(data)) == 2


def test_restored_rows_that_are_too_old_go_when_the_kiosk_next_starts(
    file: Path, data: Path
) -> None:
    assert restore(data, file, "--yes").returncode == 0
    today = date.today()
    days = f"UPDATE visit SET day = CASE WHEN rowid <= 2 THEN '{OLD}' ELSE '{today}' END"
    with closing(sqlite3.connect(data / LOG_FILE)) as conn, conn:
        conn.execute(days)
    with Kiosk(supervisor_command(data)) as kiosk:
        kiosk.welcome()
        left = partial(query_sql, data, f"SELECT count(*) FROM visit WHERE day = '{OLD}'")
        wait_until(lambda: left() == [(0,)])
        kiosk.signal(signal.SIGTERM)
        assert kiosk.ends() == 0
    assert len(all_visits(data)) == 9
    assert today - OLD > timedelta(days=30)


def _truncate(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-500])


def _scramble(file: Path) -> None:
    whole = bytearray(file.read_bytes())
    middle = len(whole) // 2
    whole[middle : middle + 500] = Random(1).randbytes(500)
    file.write_bytes(whole)


def _empty(file: Path) -> None:
    file.write_bytes(b"")


def _no_archive(file: Path) -> None:
    file.write_text(SETTINGS)


def _pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


def _folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def _other_archive(file: Path) -> None:
    rewritten(file, "manifest")


def _way_out(file: Path) -> None:
    with ZipFile(file, "a") as archive:
        archive.writestr("../../way-out", b"hostile")


def _absolute(file: Path) -> None:
    with ZipFile(file, "a") as archive:
        archive.writestr(str(file.parent / "way-out"), b"hostile")


def _twice(file: Path) -> None:
    with warnings.catch_warnings(), ZipFile(file, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr(SETTINGS_FILE, b"retention_days = 183\n")


def _odd_manifest(file: Path) -> None:
    rewritten(file, manifest=b'{"format": 1e999, "program": 3}')


@pytest.mark.parametrize(
    "harm",
    [
        _truncate,
        _scramble,
        _empty,
        _no_archive,
        _pipe,
        _folder,
        _other_archive,
        _way_out,
        _absolute,
        _twice,
        _odd_manifest,
    ],
)
def test_what_is_no_whole_backup_is_refused_and_nothing_leaves_the_folder(
    file: Path, data: Path, harm: Callable[[Path], None]
) -> None:
    data.parent.mkdir()
    write_eleven_visits(data)
    harm(file)
    assert_refused(data, file, "kiosk.zip is not a backup of a kiosk")
    assert list(file.parent.rglob("way-out")) == []


@pytest.mark.parametrize(
    ("format", "said"),
    [(2, "in format 2, which a newer version"), (0, "in format 0, which an older version")],
)
def test_another_format_is_named_with_the_version_that_wrote_it(
    file: Path, data: Path, format: int, said: str
) -> None:
    manifest = {"format": format, "program": "4.2", "something": ["else"]}
    file = rewritten(file, manifest=json.dumps(manifest).encode())
    assert_refused(data, file, said, "(4.2)")


def test_a_part_that_is_too_large_is_refused_before_it_is_read(file: Path, data: Path) -> None:
    bomb = b"#" * (backup_archive.MAX_BYTES[SETTINGS_FILE] + 1)
    assert_refused(data, rewritten(file, settings=bomb), "kiosk.toml in it is too large")
    bomb = bytes(backup_archive.MAX_BYTES[PIN_FILE] + 1)
    file = rewritten(file, settings=SETTINGS.encode(), pin=bomb)
    assert_refused(data, file, "pin in it is too large")


def test_on_a_full_disk_nothing_changes(file: Path, data: Path) -> None:
    data.parent.mkdir()
    write_eleven_visits(data)
    before = contents(data)
    command = [sys.executable, "-I", "-m", "kiosk", "restore", "--yes", str(file)]
    done = subprocess.run(
        [*command, "--data", str(data)],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000)),
    )
    assert done.returncode == 1
    assert "cannot be written" in done.stderr
    assert "Traceback" not in done.stderr
    assert contents(data) == before


FREE_TEXT = "UPDATE sqlite_master SET sql = replace(sql, 'REFERENCES vocabulary (id)', '') WHERE name = 'visit'"


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER keeper AFTER DELETE ON visit BEGIN SELECT 1; END",
        "CREATE VIEW all_of_it AS SELECT * FROM visit",
        "CREATE TABLE kept AS SELECT * FROM visit",
        FREE_TEXT,
        "UPDATE visit SET day = '2026-11-31'",
        "UPDATE visit SET stage = CAST(x'61ff' AS TEXT)",
        "DROP TABLE event",
    ],
)
def test_a_log_that_no_kiosk_wrote_is_refused(file: Path, data: Path, statement: str) -> None:
    data.parent.mkdir()
    write_eleven_visits(data)
    log = log_with(file, statement)
    assert_refused(data, rewritten(file, log=log), "The visit log in kiosk.zip is damaged, or no")


@pytest.mark.parametrize("log", [b"", b"no database " * 1000, b"SQLite format 3\0" + bytes(4080)])
def test_a_log_that_is_no_database_is_refused(file: Path, data: Path, log: bytes) -> None:
    data.parent.mkdir()
    write_eleven_visits(data)
    assert_refused(data, rewritten(file, log=log), "The visit log in kiosk.zip is damaged, or no")


def test_a_log_of_a_newer_version_is_named(file: Path, data: Path) -> None:
    newer = (
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
        " VALUES ('kiosk', '99-later', '2030-01-01')"
    )
    log = log_with(file, newer)
    assert_refused(data, rewritten(file, log=log), "kept by a newer version", __version__)


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (b"retention_days = 4711\n", "retention_days"),
        (b"[", "not valid TOML"),
        (b'[office]\nname = "a\\u202eb"\n', "office.name"),
        (b"\xff\xfe", "cannot be read"),
    ],
)
def test_settings_pass_the_same_gate_as_a_copy_of_them(
    file: Path, data: Path, settings: bytes, said: str
) -> None:
    assert_refused(data, rewritten(file, settings=settings), said)


@pytest.mark.parametrize(
    "pin",
    [
        b"482915\n",
        b"",
        b"$argon2id$v=19$m=9999999,t=999,p=99$" + b"A" * 22 + b"$" + b"A" * 43 + b"\n",
    ],
)
def test_a_pin_that_is_no_hash_or_costs_too_much_is_refused(
    file: Path, data: Path, pin: bytes
) -> None:
    assert_refused(data, rewritten(file, pin=pin), "The staff PIN in kiosk.zip")


def test_a_file_that_is_not_there_is_named(tmp_path: Path, data: Path) -> None:
    assert_refused(data, tmp_path / "no.zip", "no.zip cannot be read (No such file or directory)")


@pytest.mark.parametrize("where", ["while it is unpacked", "before it takes the place"])
def test_killed_in_the_middle_it_leaves_all_as_it_was(file: Path, data: Path, where: str) -> None:
    data.parent.mkdir()
    with_pin(write_eleven_visits(data), "719264")
    before = contents(data)
    hook = {
        "while it is unpacked": "backup_archive.Archive.extract_log = lambda self, path: die()",
        "before it takes the place": "restore.write_files = lambda files: die()",
    }[where]
    code = (
        "import os, signal, sys\n"
        "from kiosk.store import backup_archive, restore\n"
        "die = lambda: os.kill(os.getpid(), signal.SIGKILL)\n"
        f"{hook}\n"
        "from kiosk.cli.main import run_command\n"
        f"sys.exit(run_command(['restore', {str(file)!r}, '--yes', '--data', {str(data)!r}]))\n"
    )
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, check=False)
    assert done.returncode == -signal.SIGKILL
    drafts = {name for name in contents(data) if name.startswith(".")}
    assert drafts
    assert {name: text for name, text in contents(data).items() if name not in drafts} == before
    # What it left goes as soon as a kiosk opens its log.
    with Kiosk(supervisor_command(data)) as kiosk:
        kiosk.welcome()
        wait_until(lambda: not any((data / name).exists() for name in drafts))
        kiosk.signal(signal.SIGTERM)
        assert kiosk.ends() == 0
    assert restore(data, file, "--yes").returncode == 0
    assert check_pin(data, PIN, 1000) == "right"
