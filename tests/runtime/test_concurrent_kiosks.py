"""Several kiosks and set-ups at the same moment on one data folder: each does its work, one after the other."""

from contextlib import ExitStack
from datetime import date, timedelta
from pathlib import Path

import pytest

from kiosk.events import Event
from kiosk.settings.reader import read_settings
from kiosk.staff.pin_hash import matches_hash, read_hash
from kiosk.store.data_folder import LOG_FILE
from tests.cli.setup_runs import begun, typed
from tests.runtime.kiosk import Kiosk, supervisor_command
from tests.runtime.waiting import (
    HOLD_LOCK,
    is_idle,
    start_process,
    wait_for_outcome,
    wait_until,
)
from tests.sampling import sampled
from tests.store.logs import query_sql, write_visits

SUPERVISORS = 4


def earlier_log(folder: Path) -> None:
    """A visit log with four visits, one of them finished and one still open."""
    begin = Event(0, "choice", "welcome", "fr")
    left = Event(9, "end", "welcome", "left")
    finished = [begin, Event(5, "page", "finished/account"), left]
    yesterday = date.today() - timedelta(days=1)
    visits = [[begin, left], [begin, left], finished, [begin]]
    write_visits(folder, [(yesterday, events) for events in visits])


@pytest.mark.parametrize("used", sampled([True, False], 2))
def test_supervisors_that_start_at_once_prepare_the_log_once_and_all_write(
    tmp_path: Path, used: bool
) -> None:
    if used:
        earlier_log(tmp_path)
    before = 4 if used else 0
    with ExitStack() as stack:
        kiosks = [
            stack.enter_context(Kiosk(supervisor_command(tmp_path))) for _ in range(SUPERVISORS)
        ]
        first = [kiosk.welcome() for kiosk in kiosks]
        for kiosk in kiosks:
            kiosk.press("ppe")
        for kiosk, process in zip(kiosks, first, strict=True):
            kiosk.welcome(after=process)
        rows = wait_for_outcome(tmp_path, "finished", SUPERVISORS + (1 if used else 0))
        assert len(rows) == before + SUPERVISORS
        for kiosk in kiosks:
            assert b"visit log" not in kiosk.raw
    assert (
        query_sql(
            tmp_path,
            "SELECT name, count(*) FROM _sqlite_migrations GROUP BY name HAVING count(*) > 1",
        )
        == []
    )
    assert query_sql(tmp_path, "PRAGMA integrity_check") == [("ok",)]
    assert list(tmp_path.glob("logbook-damaged-*")) == []


def test_set_ups_at_once_leave_the_answers_of_one_of_them_with_its_pin(tmp_path: Path) -> None:
    data = tmp_path / "data"
    pins = {"AIACE Here": "482915", "AIACE There": "719264"}
    running = []
    for name, pin in pins.items():
        running.append(begun(data, typed(office=name, pin=pin, again=pin)))
    assert [one.wait(60) for one in running] == [0, 0]
    hash, name = read_hash(data), read_settings(data)[0].office.name
    assert hash is not None
    assert matches_hash(hash, pins[name])


def test_a_set_up_waits_for_whoever_is_changing_the_settings(tmp_path: Path) -> None:
    data = tmp_path / "data"
    holder = start_process(HOLD_LOCK, data)
    setup = begun(data, typed(office="AIACE Here"))
    wait_until(lambda: is_idle(setup.pid))
    assert setup.poll() is None
    assert not (data / "kiosk.toml").exists()
    holder.communicate("")
    assert setup.wait(60) == 0
    assert read_settings(data)[0].office.name == "AIACE Here"


USING = """
import sys; from pathlib import Path; from kiosk.store.locks import LogLocks
LogLocks(Path(sys.argv[1])).mark_in_use()
print("in", flush=True); sys.stdin.read()
"""


def test_a_damaged_log_is_not_put_aside_while_another_supervisor_has_it_open(
    tmp_path: Path,
) -> None:
    (tmp_path / LOG_FILE).write_bytes(b"no database " * 1000)
    user = start_process(USING, tmp_path)
    with Kiosk(supervisor_command(tmp_path)) as kiosk:
        process = kiosk.welcome()
        # It waits with what it has to write, and its staff can soon see that.
        for _ in range(5):
            if "log_failed=True" in kiosk.appearance():
                break
            kiosk.press("pe")
            process = kiosk.welcome(after=process)
        kiosk.shows("log_failed=True")
        assert list(tmp_path.glob("logbook-damaged*")) == []
        user.kill()
        user.wait()
        kiosk.press("p")
        wait_until(lambda: list(tmp_path.glob("logbook-damaged-*.db")))
        wait_for_outcome(tmp_path, "finished")
    assert query_sql(tmp_path, "PRAGMA integrity_check") == [("ok",)]
