"""A real kiosk copies its log in a quiet time, and begins a damaged log anew from the copy."""

import json
import signal
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

from kiosk.events import Event
from kiosk.store.backup import COPY_FILE, copy_day
from kiosk.store.data_folder import LOG_FILE
from kiosk.store.queries import all_visits
from tests.runtime.kiosk import Kiosk, supervisor_command
from tests.runtime.test_log_writer import list_visits
from tests.runtime.waiting import wait_for_outcome, wait_until
from tests.store.copied_log import make_copy
from tests.store.logs import query_sql, write_visits

TODAY = date.today()
COPIED = TODAY - timedelta(days=1)
VISIT = [Event(0, "choice", "welcome", "fr"), Event(9, "end", "intent", "left")]

QUIET = """
from kiosk.runtime import log_thread
log_thread.IDLE_INTERVAL = 0.1
"""
HANGS = """
import time
from kiosk.store import backup
backup.is_intact = lambda *_: time.sleep(600)
"""


def begun_with(code: str, data: Path) -> list[str]:
    """A supervisor that does something first."""
    command = supervisor_command(data)
    return [*command[:-1], code + command[-1]]


def ended(kiosk: Kiosk) -> str:
    """All that a kiosk has said, once it has ended as it should."""
    kiosk.signal(signal.SIGTERM)
    assert kiosk.ends() == 0
    return " ".join(kiosk.raw.decode(errors="replace").split())


def test_a_damaged_log_is_put_aside_and_begun_anew_from_its_copy(tmp_path: Path) -> None:
    write_visits(tmp_path, [(COPIED, VISIT)] * 3)
    make_copy(tmp_path, COPIED)
    (tmp_path / LOG_FILE).write_bytes(b"This is no database. " * 500)
    with Kiosk(supervisor_command(tmp_path)) as kiosk:
        first = kiosk.welcome()
        wait_until(lambda: list(tmp_path.glob("logbook-damaged-*.db")))
        kiosk.press("pe")
        kiosk.welcome(after=first)
        wait_for_outcome(tmp_path, "finished")
        said = ended(kiosk)
    aside = tmp_path / f"logbook-damaged-{TODAY}-copy-{COPIED}.db"
    assert aside.read_bytes().startswith(b"This is no database.")
    assert f"The visit log was damaged, and was put aside as {aside.name}." in said
    assert f"from the copy of {COPIED}: visits after that copy, of 2 days at most, are lost" in said
    listed = list_visits(tmp_path)
    assert listed.returncode == 0
    assert len(json.loads(listed.stdout)) == 4
    assert aside.name in listed.stderr
    assert f"begun anew from the copy of {COPIED}" in listed.stderr


def test_what_a_quiet_kiosk_has_copied_is_there_after_damage_in_the_middle(tmp_path: Path) -> None:
    with Kiosk(begun_with(QUIET, tmp_path)) as kiosk:
        first = kiosk.welcome()
        kiosk.press("pe")
        kiosk.welcome(after=first)
        wait_for_outcome(tmp_path, "finished")
        # The first quiet time may have come before that visit.
        (tmp_path / COPY_FILE).unlink(missing_ok=True)
        wait_until(lambda: copy_day(tmp_path))
        ended(kiosk)
    with (tmp_path / LOG_FILE).open("r+b") as file:
        file.seek(8192)
        file.write(b"\xff" * 16384)
    with Kiosk(supervisor_command(tmp_path)) as kiosk:
        kiosk.welcome()
        wait_until(lambda: list(tmp_path.glob("logbook-damaged-*.db")))
        kiosk.press("p")
        wait_until(lambda: len(all_visits(tmp_path)) == 2)
        assert "of 1 day at most" in ended(kiosk)
    assert [row["outcome"] for row in all_visits(tmp_path)] == ["finished", "signal"]
    assert query_sql(tmp_path, "PRAGMA integrity_check") == [("ok",)]


def test_a_kiosk_killed_while_it_copies_keeps_log_and_last_copy(tmp_path: Path) -> None:
    write_visits(tmp_path, [(COPIED, VISIT)] * 3)
    make_copy(tmp_path, COPIED)
    last = (tmp_path / COPY_FILE).read_bytes()
    write_visits(tmp_path, [(COPIED, VISIT)])
    with Kiosk(begun_with(QUIET + HANGS, tmp_path)) as kiosk:
        kiosk.welcome()
        (draft,) = wait_until(lambda: list(tmp_path.glob(f".{COPY_FILE}*")))
        kiosk.signal(signal.SIGKILL)
        assert kiosk.ends() == -signal.SIGKILL
    assert (tmp_path / COPY_FILE).read_bytes() == last
    with Kiosk(begun_with(QUIET, tmp_path)) as kiosk:
        kiosk.welcome()
        wait_until(lambda: copy_day(tmp_path) == TODAY)
        ended(kiosk)
    assert not draft.exists()
    assert len(all_visits(tmp_path)) == 4
    with closing(sqlite3.connect(tmp_path / COPY_FILE)) as conn:
        assert conn.execute("SELECT count(*) FROM visit").fetchone() == (4,)
