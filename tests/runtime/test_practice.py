"""Practice in real processes: what a visit leaves in the visit log, which is nothing, and when it ends."""

import os
import re
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.runtime.backoff import OUT_OF_SERVICE_AFTER
from kiosk.runtime.practice import PRACTICE_SECONDS, Practice
from kiosk.store.backup import copy_day
from kiosk.store.data_folder import LOG_FILE
from kiosk.store.queries import all_visits
from kiosk.worker_messages import (
    PinAttempt,
    PracticeChange,
    WorkerMessage,
    decode_message,
    encode_message,
)
from tests.played_visit import Clock
from tests.runtime.kiosk import Kiosk, supervisor_command
from tests.runtime.spares import kiosk_with_spare, spare_of
from tests.runtime.waiting import wait_for_outcome, wait_until, worker_of
from tests.staff.pins import PIN, cheapen, with_pin

F10 = "\x1b[21~"
WELCOME = "Bienvenue. Welcome."
QUESTION = "Qu’est-ce qui vous amène"
PRACTISED = rf"EXERCICE  AIACE[\s\S]*{WELCOME}"
"""The welcome page in practice."""


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with a PIN, whose hash says itself how cheap it is; no press is held to be a double one."""
    cheapen(monkeypatch)
    (tmp_path / "kiosk.toml").write_text("guard_ms = 0\n", encoding="utf-8")
    return with_pin(tmp_path)


def real(data: Path, *words: str) -> Kiosk:
    """`kiosk` with these words behind it."""
    return Kiosk([sys.executable, "-I", "-m", "kiosk", *words], KIOSK_DATA=str(data))


def log_lines(data: Path, *, attempts: bool = True) -> list[str]:
    """All that the visit log holds, row for row, perhaps without the PIN attempts, which are the staff's."""
    with sqlite3.connect(data / LOG_FILE) as db:
        lines = list(db.iterdump())
    own = ('INSERT INTO "pin_attempt"', "INSERT INTO pin_attempt")
    return [line for line in lines if attempts or not line.startswith(own)]


def stop(kiosk: Kiosk) -> None:
    """End it as systemd does."""
    kiosk.signal(signal.SIGTERM)
    assert kiosk.ends() == 0


def count_a_visit(data: Path) -> None:
    """A kiosk with one visit that counts, so that there is a log, and the work of the day is done."""
    with real(data) as kiosk:
        kiosk.shows(WELCOME)
        kiosk.press("1")
        kiosk.shows(QUESTION)
        os.kill(worker_of(kiosk.pid), signal.SIGKILL)
        wait_for_outcome(data, "interrupted")
        kiosk.shows(WELCOME)
        assert "EXERCICE" not in kiosk.appearance()
        stop(kiosk)
    assert len(all_visits(data)) == 1


def open_staff_pages(kiosk: Kiosk) -> None:
    """From the welcome page to the menu."""
    kiosk.press_until_shown(F10, "Tapez le code PIN")
    kiosk.press(PIN)
    kiosk.shows("••••••")
    kiosk.press("\r")
    kiosk.shows("Que voulez-vous voir")


def choose(kiosk: Kiosk, *choices: str) -> None:
    """Press the digits of these choices, one after the other."""
    for choice in choices:
        kiosk.press(kiosk.shows(rf"(\d) +{choice}")[1])


def visit_and_crash(kiosk: Kiosk) -> None:
    """A visit of some pages, from the welcome page on, whose process then breaks."""
    kiosk.press("1")
    kiosk.shows(rf"EXERCICE  [\s\S]*{QUESTION}")
    kiosk.press("1")
    wait_until(lambda: QUESTION not in kiosk.appearance())
    kiosk.shows("EXERCICE  ")
    worker = worker_of(kiosk.pid)
    os.kill(worker, signal.SIGKILL)
    kiosk.shows(PRACTISED)
    assert worker_of(kiosk.pid) != worker


def test_staff_begin_practice_and_end_it_and_of_its_visits_the_log_holds_nothing(
    data: Path,
) -> None:
    count_a_visit(data)
    before, files = log_lines(data, attempts=False), sorted(os.listdir(data))
    with real(data) as kiosk:
        kiosk.shows(WELCOME)
        open_staff_pages(kiosk)
        choose(kiosk, "Réglages de la borne", "Exercice", "Commencer un exercice")
        kiosk.shows(PRACTISED)
        visit_and_crash(kiosk)
        open_staff_pages(kiosk)
        kiosk.shows("Un exercice est en cours")
        choose(kiosk, "Réglages de la borne", "Exercice", "Terminer l’exercice maintenant")
        kiosk.shows(WELCOME)
        assert "EXERCICE" not in kiosk.appearance()
        stop(kiosk)
    assert log_lines(data, attempts=False) == before
    # What staff do counts.
    assert len(log_lines(data)) == len(before) + 2
    assert sorted(os.listdir(data)) == files


def test_a_kiosk_that_is_started_in_practice_writes_nothing_into_the_log(data: Path) -> None:
    count_a_visit(data)
    before, files = (data / LOG_FILE).read_bytes(), sorted(os.listdir(data))
    rows = log_lines(data)
    with real(data, "--practice") as kiosk:
        kiosk.shows(PRACTISED)
        visit_and_crash(kiosk)
        # Beside the kiosk that runs: nothing was written in all this time.
        assert (data / LOG_FILE).read_bytes() == before
        stop(kiosk)
    assert log_lines(data) == rows
    assert sorted(os.listdir(data)) == files


def test_after_practice_visits_count_again_and_a_new_start_is_no_practice(data: Path) -> None:
    with real(data, "--practice") as kiosk:
        kiosk.shows(PRACTISED)
        open_staff_pages(kiosk)
        choose(kiosk, "Réglages de la borne", "Exercice", "Terminer l’exercice maintenant")
        kiosk.shows(WELCOME)
        kiosk.press("1")
        kiosk.shows(QUESTION)
        assert "EXERCICE" not in kiosk.appearance()
        os.kill(worker_of(kiosk.pid), signal.SIGKILL)
        wait_for_outcome(data, "interrupted")
        kiosk.shows(WELCOME)
        open_staff_pages(kiosk)
        choose(kiosk, "Réglages de la borne", "Exercice", "Commencer un exercice")
        kiosk.shows(PRACTISED)
        stop(kiosk)
    with real(data) as again:
        again.shows(WELCOME)
        assert "EXERCICE" not in again.appearance()
    assert len(all_visits(data)) == 1


SHORT = """
from kiosk.runtime import practice
practice.PRACTICE_SECONDS = {seconds}
import sys; from kiosk.runtime.supervisor import run; sys.exit(run({data!r}, practice=True))
"""


def test_a_welcome_page_that_nobody_touches_leaves_practice_when_its_time_is_up(
    data: Path,
) -> None:
    code = SHORT.format(seconds=6, data=str(data))
    with Kiosk([sys.executable, "-I", "-c", code]) as kiosk:
        kiosk.shows(PRACTISED)
        worker = worker_of(kiosk.pid)
        wait_until(
            lambda: re.search(WELCOME, kiosk.appearance()) and "EXERCICE" not in kiosk.appearance()
        )
        assert worker_of(kiosk.pid) != worker
        stop(kiosk)
    assert all_visits(data) == []


def test_a_welcome_page_that_is_stopped_is_taken_away_when_practice_is_over(data: Path) -> None:
    code = SHORT.format(seconds=6, data=str(data))
    with Kiosk([sys.executable, "-I", "-c", code]) as kiosk:
        kiosk.shows(PRACTISED)
        os.kill(worker_of(kiosk.pid), signal.SIGSTOP)
        wait_until(lambda: kiosk.appearance() and "EXERCICE" not in kiosk.appearance())
        kiosk.shows(WELCOME)


def test_short_lives_at_the_end_of_practice_do_not_put_the_kiosk_out_of_service(
    data: Path,
) -> None:
    with Kiosk(supervisor_command(data, practice=True)) as kiosk:
        worker = 0
        for _ in range(OUT_OF_SERVICE_AFTER + 1):
            worker = kiosk.welcome(after=worker)
            kiosk.shows("out_of_service=False")
            # Its time is up, and nobody has touched it.
            kiosk.press("t")
        kiosk.welcome(after=worker)
        kiosk.shows("out_of_service=False")


BUSY = """
from pathlib import Path
from kiosk.runtime import log_thread, log_writer, practice
log_thread.IDLE_INTERVAL = 0.01
# The time of practice is up at once, and its visit goes on.
practice.PRACTICE_SECONDS = 0.001
save = log_writer.LogWriter.save
def counted(self):
    save(self)
    with open({rounds!r}, "a") as file:
        file.write("x")
log_writer.LogWriter.save = counted
"""


def test_during_a_visit_in_practice_the_log_is_not_copied_and_afterwards_it_is(
    data: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    rounds = tmp_path_factory.mktemp("rounds") / "rounds"
    command = supervisor_command(data, practice=True)
    code = BUSY.format(rounds=str(rounds)) + command[-1]
    with Kiosk([*command[:-1], code]) as kiosk:
        first = kiosk.welcome()
        wait_until(lambda: rounds.exists() and rounds.stat().st_size > 20)
        assert copy_day(data) is None
        kiosk.press("t")
        kiosk.welcome(after=first)
        kiosk.shows("practice=False")
        wait_until(lambda: copy_day(data))
        stop(kiosk)


def test_the_spare_of_a_kiosk_in_practice_is_in_practice_in_its_turn(tmp_path: Path) -> None:
    with kiosk_with_spare(tmp_path, practice=True) as kiosk:
        first = kiosk.welcome()
        kiosk.shows("practice=True")
        kiosk.press("p")
        spare = spare_of(kiosk)
        kiosk.press("pe")
        assert kiosk.welcome(after=first) == spare
        kiosk.shows("practice=True")
        stop(kiosk)
    assert all_visits(tmp_path) == []


def test_a_visit_that_asks_for_practice_is_not_believed(data: Path) -> None:
    with Kiosk(supervisor_command(data)) as kiosk:
        first = kiosk.welcome()
        kiosk.press("pP")
        kiosk.shows("CLAIMED")
        kiosk.press("pe")
        kiosk.welcome(after=first)
        kiosk.shows("practice=False")
        wait_for_outcome(data, "finished")
        stop(kiosk)
    assert len(all_visits(data)) == 1


CLAIMS: list[tuple[list[WorkerMessage], float]] = [
    ([PracticeChange(True)], 0.0),
    ([PinAttempt("wrong"), PracticeChange(True)], 0.0),
    ([PinAttempt("right"), PracticeChange(True)], PRACTICE_SECONDS),
    # The pages were opened anew: nobody has typed a PIN yet.
    ([PracticeChange(False)], PRACTICE_SECONDS),
    ([PinAttempt("wrong"), PinAttempt("right"), PracticeChange(False)], 0.0),
]
"""What staff pages send, each time they are opened, and the seconds of practice after it."""


def test_staff_pages_are_believed_only_behind_a_right_pin() -> None:
    practice = Practice(Clock())
    for messages, seconds in CLAIMS:
        practice.open_staff_pages()
        for message in messages:
            practice.follow_staff(message)
        assert practice.seconds_left == seconds


def test_practice_ends_an_hour_after_it_began_by_the_running_clock() -> None:
    running = Clock()
    running.seconds = 500.0
    practice = Practice(running)
    assert practice.seconds_left == 0
    practice.begin()
    assert practice.seconds_left == PRACTICE_SECONDS == 3600
    running.seconds += 3599
    assert practice.seconds_left == 1
    running.seconds += 1
    assert practice.seconds_left == 0
    running.seconds += 86_400
    assert practice.seconds_left == 0


def test_the_message_that_begins_practice_is_read_as_it_was_sent() -> None:
    for change in (PracticeChange(True), PracticeChange(False)):
        assert decode_message(encode_message(change).strip()) == change
    assert decode_message(b'{"practice":"yes"}') is None


def test_line_by_line_one_visit_in_practice_is_not_counted(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-I", "-m", "kiosk", "plain", "--practice", "--language", "fr"],
        input="1\n1\n",
        env={**os.environ, "KIOSK_DATA": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    titles = [line for line in done.stdout.splitlines() if line.startswith("EXERCICE, ")]
    assert len(titles) == done.stdout.count("Votre choix") == 3
    assert all_visits(tmp_path) == []


def test_practice_goes_with_no_other_command(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-I", "-m", "kiosk", "--practice", "check"],
        env={**os.environ, "KIOSK_DATA": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Only kiosk --practice and kiosk plain --practice")
