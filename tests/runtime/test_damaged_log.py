"""A damaged visit log is put aside under a dated name, and a new one begun."""

import json
import signal
from datetime import date
from pathlib import Path

from kiosk.store.data_folder import LOG_FILE
from kiosk.store.queries import all_visits
from tests.runtime.kiosk import Kiosk, supervisor_command
from tests.runtime.test_log_writer import list_visits
from tests.runtime.waiting import wait_for_outcome, wait_until


def test_a_damaged_log_is_put_aside_and_a_new_one_begun(tmp_path: Path) -> None:
    (tmp_path / LOG_FILE).write_bytes(b"This is no database. " * 500)
    with Kiosk(supervisor_command(tmp_path)) as kiosk:
        first = kiosk.welcome()
        wait_until(lambda: list(tmp_path.glob("logbook-damaged-*.db")))
        kiosk.press("pe")
        kiosk.welcome(after=first)
        wait_for_outcome(tmp_path, "finished")
    aside = tmp_path / f"logbook-damaged-{date.today().isoformat()}.db"
    assert aside.read_bytes().startswith(b"This is no database.")
    said = list_visits(tmp_path)
    assert said.returncode == 0
    assert len(json.loads(said.stdout)) == 1
    assert aside.name in said.stderr


def test_a_log_damaged_in_its_middle_is_found_at_the_next_start(tmp_path: Path) -> None:
    with Kiosk(supervisor_command(tmp_path)) as kiosk:
        first = kiosk.welcome()
        kiosk.press("pe")
        kiosk.welcome(after=first)
        wait_for_outcome(tmp_path, "finished")
        kiosk.signal(signal.SIGTERM)
        assert kiosk.ends() == 0
    with (tmp_path / LOG_FILE).open("r+b") as file:
        file.seek(8192)
        file.write(b"\xff" * 16384)
    with Kiosk(supervisor_command(tmp_path)) as kiosk:
        kiosk.welcome()
        wait_until(lambda: list(tmp_path.glob("logbook-damaged-*.db")))
        kiosk.press("p")
        wait_until(lambda: all_visits(tmp_path))
        kiosk.signal(signal.SIGTERM)
        assert kiosk.ends() == 0
        assert b"The visit log was damaged. It was put aside as" in kiosk.raw
        assert b"what could be read is in a new one" in kiosk.raw
