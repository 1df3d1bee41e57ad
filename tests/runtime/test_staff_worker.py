"""The staff pages on a real terminal: from F10 through the PIN to the visit log, and back or out."""

import os
import signal
import sys
from datetime import date
from pathlib import Path

import pytest
from msgspec import json

from kiosk.clock import running_time
from kiosk.staff.pin_attempts import ATTEMPTS_FILE, PinAttempts, write_attempts
from kiosk.store.queries import all_visits
from kiosk.store.read_only import query_log
from tests.runtime.kiosk import Kiosk, supervisor_command
from tests.runtime.waiting import is_alive, list_open_files, wait_until, worker_of
from tests.sampling import sampled
from tests.staff.pins import PIN, cheapen, with_pin
from tests.visit_logs import copy_log

F10 = "\x1b[21~"
WELCOME = "Bienvenue. Welcome."
MENU = "Que voulez-vous voir"
TRIES = "SELECT result FROM pin_attempt ORDER BY number"


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with a PIN, whose hash says itself how cheap it is; no press is held to be a double one."""
    cheapen(monkeypatch)
    (tmp_path / "kiosk.toml").write_text("guard_ms = 0\n", encoding="utf-8")
    return with_pin(tmp_path)


def real(data: Path, *words: str, **environment: str) -> Kiosk:
    """`kiosk` with these words behind it."""
    command = [sys.executable, "-I", "-m", "kiosk", *words]
    return Kiosk(command, KIOSK_DATA=str(data), **environment)


def attempts(data: Path) -> list[str]:
    """What became of the PINs that were typed, as the visit log has it."""
    return query_log(data, lambda conn: [result for (result,) in conn.execute(TRIES)], [])


def enter(kiosk: Kiosk) -> None:
    """From the welcome page to the menu."""
    kiosk.shows(WELCOME)
    kiosk.press_until_shown(F10, "Tapez le code PIN")
    kiosk.press(PIN)
    kiosk.shows("••••••")
    kiosk.press("\r")
    kiosk.shows(MENU)


def test_from_f10_through_the_pin_to_a_visit_and_back_and_out(data: Path) -> None:
    copy_log(data, 60, 20, 40, 1, date.today())
    with real(data) as kiosk:
        enter(kiosk)
        kiosk.press("1")
        kiosk.shows("Toutes les visites")
        kiosk.shows("▶ ")
        kiosk.press("\r")
        kiosk.shows("Une visite")
        kiosk.press("9")
        kiosk.shows("Toutes les visites")
        kiosk.press("9")
        kiosk.shows(MENU)
        kiosk.press("7")
        assert kiosk.ends() == 0
        assert kiosk.appearance().strip() == ""
        assert PIN.encode() not in kiosk.raw
    assert attempts(data) == ["right"]
    assert len(all_visits(data)) == 60


def test_back_to_the_welcome_page_the_kiosk_goes_on_and_no_visit_is_counted(data: Path) -> None:
    with real(data) as kiosk:
        enter(kiosk)
        kiosk.press("6")
        kiosk.shows(WELCOME)
        kiosk.press_until_shown(F10, "Tapez le code PIN")
        kiosk.press("\r")
        kiosk.shows("2 +Retour à la page d’accueil")
        kiosk.press("2")
        kiosk.shows(WELCOME)
        kiosk.signal(signal.SIGTERM)
        assert kiosk.ends() == 0
    assert all_visits(data) == []


def test_wrong_pins_stand_in_the_visit_log_and_lock_the_pad_across_restarts(data: Path) -> None:
    with real(data) as kiosk:
        kiosk.shows(WELCOME)
        kiosk.press_until_shown(F10, "Tapez le code PIN")
        for number in range(5):
            kiosk.press("999999")
            kiosk.shows("••••••")
            kiosk.press("\r")
            kiosk.shows("pas le bon" if number < 4 else "trop de codes erronés")
        wait_until(lambda: attempts(data) == ["wrong"] * 5)
        kiosk.signal(signal.SIGTERM)
        assert kiosk.ends() == 0
    with real(data) as again:
        again.shows(WELCOME)
        again.press_until_shown(F10, "trop de codes erronés")
    assert all_visits(data) == []


def test_kiosk_staff_shows_nothing_but_the_staff_pages(data: Path) -> None:
    with real(data, "staff") as kiosk:
        kiosk.shows("Tapez le code PIN")
        kiosk.press(PIN + "\r")
        kiosk.shows(MENU)
        kiosk.press("6")
        assert kiosk.ends() == 0
        assert WELCOME.encode() not in kiosk.raw
    assert attempts(data) == ["right"]


def test_kiosk_staff_needs_a_pin_and_a_terminal(tmp_path: Path) -> None:
    with real(tmp_path, "staff") as kiosk:
        assert kiosk.ends() == 2
        kiosk.shows("There is no staff PIN yet: set one with kiosk setup.")


def test_a_visit_is_never_given_the_data_folder_and_the_staff_pages_are(data: Path) -> None:
    # Nobody but root may look into processes that are sealed.
    with Kiosk(
        supervisor_command(
            data, [sys.executable, "-I", "-m", "kiosk.runtime.visit_worker"], dumpable=True
        )
    ) as kiosk:
        kiosk.shows(WELCOME)
        visit = worker_of(kiosk.pid)
        said = told(visit)
        assert str(data) not in said
        kiosk.press_until_shown(F10, "Tapez le code PIN")
        staff = worker_of(kiosk.pid)
        assert staff != visit
        assert not is_alive(visit)
        assert str(data) not in told(staff)


def told(pid: int) -> str:
    """The command line, the environment and the open files of a process."""
    folder = Path(f"/proc/{pid}")
    words = (folder / "cmdline").read_bytes() + (folder / "environ").read_bytes()
    return "\n".join([words.decode("utf-8", "replace"), *list_open_files(pid)])


def test_a_staff_child_that_is_killed_leads_back_to_the_welcome_page(data: Path) -> None:
    with real(data) as kiosk:
        enter(kiosk)
        staff = worker_of(kiosk.pid)
        os.kill(staff, signal.SIGKILL)
        kiosk.shows(WELCOME)
        assert worker_of(kiosk.pid) != staff
    assert all_visits(data) == []


def test_behind_a_pin_no_visit_ends_the_kiosk(data: Path) -> None:
    with Kiosk(supervisor_command(data)) as kiosk:
        first = kiosk.welcome()
        kiosk.press("s")
        kiosk.shows("Tapez le code PIN")
        kiosk.press("\r")
        kiosk.shows("2 +Retour à la page d’accueil")
        kiosk.press("2")
        kiosk.welcome(after=first)


def test_a_pin_file_that_goes_while_the_kiosk_runs_opens_nothing(data: Path) -> None:
    with real(data) as kiosk:
        kiosk.shows(WELCOME)
        (data / "pin").unlink()
        kiosk.press_until_shown(F10, "pas encore de code PIN")
        kiosk.shows("Retour à la page d’accueil")


def test_line_by_line_the_same_pages_are_written_and_a_new_pin_is_not_echoed(data: Path) -> None:
    copy_log(data, 60, 20, 40, 1, date.today())
    with real(data, "staff") as kiosk:
        kiosk.shows("Tapez le code PIN")
        kiosk.press(PIN + "\r")
        kiosk.shows(MENU)
        kiosk.press("0")
        kiosk.shows("Ligne par ligne")
        kiosk.press("5")
        kiosk.shows("4. Réglages de la borne")
        kiosk.press("4\n")
        kiosk.shows("6. Autres réponses")
        kiosk.press("6\n")
        number = kiosk.shows(r"(\d)\. Changer le code PIN")[1]
        kiosk.press(f"{number}\n")
        kiosk.shows("Nouveau code PIN")
        kiosk.press("73073073\n")
        kiosk.shows("Répétez le nouveau code PIN")
        kiosk.press("73073073\n")
        kiosk.shows("Le nouveau code PIN est valable")
        assert b"730730" not in kiosk.raw
        kiosk.press("9\n")
        kiosk.shows("7. Quitter le programme de la borne")
        kiosk.press("1\n")
        kiosk.shows("6. Plus récentes")
        kiosk.press("1\n")
        kiosk.shows("Une visite")
        kiosk.press("9\n9\n7\n")
        assert kiosk.ends() == 0


@pytest.mark.parametrize("wish", sampled([{"ACCESSIBLE": "1"}, {"TERM": "dumb"}], 2))
def test_staff_who_want_lines_get_lines_from_the_pin_on(data: Path, wish: dict[str, str]) -> None:
    with real(data, "staff", **wish) as kiosk:
        kiosk.shows("Tapez le code PIN")
        kiosk.press(PIN + "\n")
        kiosk.shows("7. Quitter le programme de la borne")
        assert PIN.encode() not in kiosk.raw
        assert b"\x1b[?1049h" not in kiosk.raw
        kiosk.press("7\n")
        assert kiosk.ends() == 0
    assert attempts(data) == ["right"]


SHORT_WATCH = """
from kiosk.runtime import staff_gate, worker_runner, watchdog
from kiosk.worker_messages import Heartbeat
staff_gate.STAFF_HANG_GRACE, worker_runner.KEY_GRACE = {grace}, 2
note = watchdog.Watchdog.note_heartbeat
def note_shorter(self, heartbeat, now):
    limit = None if heartbeat.limit is None else min(heartbeat.limit, {limit})
    note(self, Heartbeat(heartbeat.within, limit), now)
watchdog.Watchdog.note_heartbeat = note_shorter
import sys; from kiosk.runtime.supervisor import run; sys.exit(run({data!r}))
"""


def watched(data: Path, *, grace: float, limit: float) -> Kiosk:
    """A kiosk that waits `grace` seconds for late heartbeats of staff pages, and ends any page after `limit`."""
    code = SHORT_WATCH.format(data=str(data), grace=grace, limit=limit)
    return Kiosk([sys.executable, "-I", "-c", code])


def test_staff_pages_that_are_stopped_make_way_for_the_welcome_page(data: Path) -> None:
    with watched(data, grace=0.5, limit=600) as kiosk:
        enter(kiosk)
        worker = worker_of(kiosk.pid)
        os.kill(worker, signal.SIGSTOP)
        kiosk.shows(WELCOME)
        assert not is_alive(worker)
        assert MENU not in kiosk.appearance()


def test_stopped_staff_pages_go_when_their_time_is_up_and_keys_reach_nobody_then(
    data: Path,
) -> None:
    with watched(data, grace=600, limit=5) as kiosk:
        enter(kiosk)
        worker = worker_of(kiosk.pid)
        os.kill(worker, signal.SIGSTOP)
        wait_until(lambda: kiosk.appearance() and not is_alive(worker))
        # It was meant for the page that has just gone: now it would lead away from the welcome page.
        kiosk.press("2")
        kiosk.shows(WELCOME)
        kiosk.press_until_shown(F10, "Tapez le code PIN")
    assert all_visits(data) == []


def test_when_a_kiosk_ends_it_notes_what_is_left_of_a_wait(data: Path) -> None:
    now = running_time()
    began = max(0.0, now.seconds - 30)
    write_attempts(data, PinAttempts(5, 60.0, began, now.boot))
    with Kiosk(supervisor_command(data)) as kiosk:
        kiosk.welcome()
        kiosk.signal(signal.SIGTERM)
        assert kiosk.ends() == 0
    kept = json.decode((data / ATTEMPTS_FILE).read_bytes(), type=PinAttempts)
    assert kept.left < 60 - (now.seconds - began)
    assert kept.seen > now.seconds
    assert kept.boot == now.boot


def test_a_purge_that_takes_longer_than_a_heartbeat_may_be_late_is_not_cut_off(data: Path) -> None:
    copy_log(data, 60, 20, 60, 1, date.today())
    slow = "import time\nfrom kiosk.staff.pages import retention\npurge = retention.purge\n"
    slow += "retention.purge = lambda *given: (time.sleep(8), purge(*given))[1]\n"
    command = f"{slow}from kiosk.runtime.staff_worker import main; main()"
    code = SHORT_WATCH.format(data=str(data), grace=0.5, limit=600).replace(
        "import sys;",
        f"from kiosk.runtime import supervisor; supervisor.STAFF_CODE = {command!r}; import sys;",
    )
    with Kiosk([sys.executable, "-I", "-c", code]) as kiosk:
        enter(kiosk)
        worker = worker_of(kiosk.pid)
        for choice in (
            "Réglages de la borne",
            "Durée de conservation",
            "Effacer les anciennes",
            "Oui, les effacer",
        ):
            kiosk.press(kiosk.shows(rf"(\d) +{choice}")[1])
        kiosk.shows("Visites effacées")
        assert is_alive(worker)
