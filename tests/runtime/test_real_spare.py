"""Spares with the real front ends: they leave the terminal alone, and show a welcome page that is up to date."""

import sys
from pathlib import Path

import pytest

from kiosk.store.queries import all_visits
from tests.runtime.kiosk import Kiosk
from tests.runtime.spares import REAL_WORKER, kiosk_with_spare, spare_of
from tests.runtime.waiting import is_alive, wait_for_outcome, wait_until, worker_of
from tests.staff.pins import PIN, cheapen, with_pin

WELCOME = "Bienvenue. Welcome."
F10 = "\x1b[21~"

ALONE = """
import fcntl, os, select, struct, sys, termios
from kiosk.runtime.terminal import Terminal
from kiosk.runtime.worker_process import WorkerProcess
Terminal(full_screen=True).take_keys()
command = [sys.executable, "-I", "-c", {worker!r}, "--front-end={front_end}", "--language=", "--width=0"]
spare = WorkerProcess(command, {{"TERM": "xterm-256color"}}, spare=True)
os.write(spare._config_fd, b'{{"dumpable":true}}\\n')
select.select([spare.messages_fd], [], [])
said = spare.read_messages()
os.write(1, b"READY ")
while struct.unpack("i", fcntl.ioctl(0, termios.FIONREAD, bytes(4)))[0] < 3:
    select.select([], [], [], 0.01)
os.write(1, f"{{said}} {{spare.has_exited()}} ".encode())
os.close(spare._config_fd)
_, status = os.waitpid(spare.pid, 0)
os.write(1, f"{{os.waitstatus_to_exitcode(status)}} {{os.read(0, 100)}}".encode())
"""
"""A supervisor of nothing but a spare, on a terminal that nobody else uses."""


@pytest.mark.parametrize("front_end", ["screen", "line"])
def test_a_spare_reads_no_key_and_writes_no_byte_and_ends_with_its_pipe(front_end: str) -> None:
    code = ALONE.format(worker=REAL_WORKER, front_end=front_end)
    with Kiosk([sys.executable, "-I", "-c", code]) as kiosk:
        kiosk.shows("READY")
        kiosk.press("1\x032")
        assert kiosk.ends() == 0
    assert kiosk.raw == b"READY b'\\n' False 75 b'1\\x032'"


def end_visit(kiosk: Kiosk) -> None:
    """Lead a visit in French from its welcome page to its end."""
    kiosk.press("1")
    kiosk.shows("Qu’est-ce qui vous amène")
    kiosk.press("0")
    kiosk.shows("Je veux arrêter")
    kiosk.press(str(kiosk.shows(r"(\d)  Je veux arrêter")[1]))
    kiosk.press(str(kiosk.shows(r"(\d)  Oui")[1]))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder; no press is held to be a double one."""
    (tmp_path / "kiosk.toml").write_text("guard_ms = 0\n", encoding="utf-8")
    return tmp_path


def test_the_welcome_page_after_a_visit_is_that_of_the_spare(data: Path) -> None:
    with kiosk_with_spare(data, worker=REAL_WORKER) as kiosk:
        kiosk.shows(WELCOME)
        first, spare = worker_of(kiosk.pid), spare_of(kiosk)
        end_visit(kiosk)
        wait_until(lambda: WELCOME in kiosk.appearance() and not is_alive(first))
        assert worker_of(kiosk.pid) == spare
        kiosk.press("2")
        kiosk.shows("What brings you here")
        third = spare_of(kiosk)
        assert third != spare
        rows = wait_for_outcome(data, "stopped")
    assert [row["language"] for row in rows] == ["fr", "en"]


def test_the_next_welcome_page_shows_what_the_office_has_changed(data: Path) -> None:
    with kiosk_with_spare(data, worker=REAL_WORKER) as kiosk:
        kiosk.shows(WELCOME)
        old = spare_of(kiosk)
        settings = 'guard_ms = 0\noffice.name = "Bureau de Virton"\n'
        (data / "kiosk.toml").write_text(settings, encoding="utf-8")
        kiosk.press("1")
        kiosk.shows("Qu’est-ce qui vous amène")
        new = spare_of(kiosk, after=old)
        kiosk.press("9")
        kiosk.shows(WELCOME)
        end_visit(kiosk)
        kiosk.shows("Bureau de Virton")
        assert worker_of(kiosk.pid) == new


def test_a_spare_outlives_the_staff_pages(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cheapen(monkeypatch)
    with_pin(data)
    with kiosk_with_spare(data, worker=REAL_WORKER) as kiosk:
        kiosk.shows(WELCOME)
        spare = spare_of(kiosk)
        kiosk.press_until_shown(F10, "Tapez le code PIN")
        kiosk.press(PIN + "\r")
        kiosk.shows("Que voulez-vous voir")
        assert is_alive(spare)
        kiosk.press("6")
        kiosk.shows(WELCOME)
        assert worker_of(kiosk.pid) == spare
    assert all_visits(data) == []


def test_a_kiosk_in_line_mode_has_a_spare_as_well(data: Path) -> None:
    with kiosk_with_spare(data, worker=REAL_WORKER, ACCESSIBLE="1") as kiosk:
        kiosk.shows("Votre choix")
        first, spare = worker_of(kiosk.pid), spare_of(kiosk)
        kiosk.press("1\r")
        kiosk.shows("Qu’est-ce qui vous amène")
        kiosk.press("0\r")
        kiosk.press(f"{kiosk.shows(r'([0-9])[. ]+Je veux arrêter')[1]}\r")
        kiosk.press(f"{kiosk.shows(r'([0-9])[. ]+Oui')[1]}\r")
        wait_until(lambda: not is_alive(first) and "Votre choix" in kiosk.appearance())
        assert worker_of(kiosk.pid) == spare
        kiosk.press("2\r")
        kiosk.shows("What brings you here")
