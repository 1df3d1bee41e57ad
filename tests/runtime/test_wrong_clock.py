"""A real kiosk on a computer whose clock is wrong: what it deletes, asks and says.

faketime changes what the supervisor is told of the time; its workers do not get that library.
"""

import os
import signal
import subprocess
import sys
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest

from kiosk.events import Event
from tests.conftest import needs
from tests.runtime.kiosk import Kiosk, supervisor_command
from tests.runtime.waiting import wait_until
from tests.staff.pins import PIN, cheapen, with_pin
from tests.store.logs import query_sql, write_visits
from tests.visit_logs import copy_log

TODAY = date.today()
ENDED = [Event(0, "choice", "welcome", "fr"), Event(9, "end", "intent", "left")]
SPAN = 29
"""Days between the first and the last visit: all of them are to be kept today."""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A visit log of the last 29 days."""
    write_visits(tmp_path, [(TODAY - timedelta(days=age), ENDED) for age in range(SPAN, -1, -1)])
    return tmp_path


@cache
def clock_at(moment: str) -> dict[str, str]:
    """The environment in which a clock begins at that moment."""
    needs("faketime", "faketime")
    # The command itself would stand between a signal and the kiosk.
    made = subprocess.run(["faketime", moment, "env"], capture_output=True, text=True, check=True)
    pairs = (line.partition("=") for line in made.stdout.splitlines())
    return {name: value for name, _, value in pairs if name in ("LD_PRELOAD", "FAKETIME")}


def lead_visit(data: Path, moment: str = "") -> str:
    """Lead a visit on a kiosk, end that, and give what stands on the terminal then."""
    before = newest(data)
    with Kiosk(supervisor_command(data), **(clock_at(moment) if moment else {})) as kiosk:
        kiosk.welcome()
        kiosk.press("p")
        kiosk.shows("TOLD 1")
        wait_until(lambda: newest(data) != before)
        kiosk.signal(signal.SIGTERM)
        assert kiosk.ends() == 0
        return "".join(kiosk.appearance().splitlines())


def newest(data: Path) -> list[tuple[object, ...]]:
    """The id of the newest visit."""
    return query_sql(data, "SELECT id FROM visit ORDER BY rowid DESC LIMIT 1")


def run_kiosk(data: Path, moment: str, *words: str) -> "subprocess.CompletedProcess[str]":
    """Run a command of the kiosk then."""
    command = [sys.executable, "-I", "-m", "kiosk", *words, "--data", str(data)]
    environment = {**os.environ, **clock_at(moment)}
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)


def marks(data: Path) -> list[tuple[object, ...]]:
    """Day, mark and day of writing of each visit."""
    return query_sql(data, "SELECT day, date_state, written_day FROM visit ORDER BY rowid")


def purged(data: Path) -> date | None:
    """The day of the last purge."""
    found = query_sql(data, "SELECT day FROM maintenance WHERE task = 'purge'")
    return date.fromisoformat(str(found[0][0])) if found else None


@pytest.mark.parametrize(
    ("moment", "reason"),
    [
        ("2031-01-01 12:00:00", "more than 100 days after"),
        ("1970-01-02 12:00:00", "the kiosk is newer than that"),
    ],
)
def test_a_start_with_a_date_that_cannot_be_right_deletes_nothing_and_says_so(
    data: Path, moment: str, reason: str
) -> None:
    shown = lead_visit(data, moment)
    assert reason in shown
    assert "no old visit is deleted" in shown
    assert len(marks(data)) == SPAN + 2
    assert marks(data)[-1] == (moment[:10], "doubtful", TODAY.isoformat())
    assert query_sql(data, "SELECT max(day) <= ? FROM daily_visits", TODAY.isoformat()) == [(1,)]
    assert reason in run_kiosk(data, moment, "check").stdout
    # Set right, the clock is believed, and all visits are counted where they belong.
    assert "timedatectl" not in lead_visit(data)
    assert marks(data)[-2] == (moment[:10], "wrong", TODAY.isoformat())
    assert len(marks(data)) == SPAN + 3
    assert purged(data) == TODAY
    days = "SELECT sum(visits), max(day) <= ?, min(day) > '2000' FROM daily_visits"
    assert query_sql(data, days, TODAY.isoformat()) == [(SPAN + 3, 1, 1)]


def test_a_start_after_a_summer_waits_and_a_word_of_the_staff_ends_that(data: Path) -> None:
    assert "timedatectl" not in lead_visit(data)
    later = datetime.now() + timedelta(days=75)
    moment = later.strftime("%Y-%m-%d %H:%M:%S")
    assert "timedatectl" not in lead_visit(data, moment)
    assert len(marks(data)) == SPAN + 3
    assert purged(data) == TODAY
    assert marks(data)[-1] == (later.date().isoformat(), "right", None)
    assert "The clock has moved on by 75 days" in run_kiosk(data, moment, "check").stdout
    done = run_kiosk(data, moment, "log", "purge", "--confirm-date", "--yes")
    assert (done.stdout, done.stderr) == (f"{SPAN + 2} visits were deleted.\n", "")
    assert marks(data) == [(later.date().isoformat(), "right", None)]
    assert "0 problems, " in run_kiosk(data, moment, "check").stdout


def test_the_staff_are_asked_behind_their_pin_which_date_is_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cheapen(monkeypatch)
    (tmp_path / "kiosk.toml").write_text("guard_ms = 0\n", encoding="utf-8")
    with_pin(tmp_path)
    # To a log whose newest visit is so old the date of today is as doubtful as one of 2031 is to a new one.
    copy_log(tmp_path, 60, 20, 40, 1, TODAY - timedelta(days=200))
    command = [sys.executable, "-I", "-m", "kiosk", "staff"]
    with Kiosk(command, KIOSK_DATA=str(tmp_path), TZ=os.environ.get("TZ", "")) as kiosk:
        kiosk.shows("Tapez le code PIN")
        kiosk.press(PIN + "\r")
        kiosk.shows("Quelle est la bonne date")
        kiosk.press("2")
        kiosk.shows("sudo timedatectl")
        kiosk.press("1")
        kiosk.shows("Nous sommes le")
        assert len(marks(tmp_path)) == 60
        kiosk.press("1")
        kiosk.shows("La borne a noté")
        kiosk.press("6")
        assert kiosk.ends() == 0
    assert marks(tmp_path) == []
    assert purged(tmp_path) == TODAY
