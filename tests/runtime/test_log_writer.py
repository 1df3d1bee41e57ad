"""A visit log that cannot be written never stops a visit, and staff hear of it."""

import json
import re
import resource
import signal
import subprocess
import sys
from pathlib import Path

from kiosk.store.data_folder import LOG_FILE
from tests.runtime.kiosk import Kiosk, supervisor_command
from tests.runtime.waiting import wait_for_outcome, wait_until

FULL = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))
"""


def list_visits(data: Path) -> "subprocess.CompletedProcess[str]":
    """`kiosk log list --json`."""
    command = [sys.executable, "-I", "-m", "kiosk", "log", "list", "--json", "--data", str(data)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def limited(data: Path, limit: int) -> list[str]:
    """A supervisor whose disk takes files of so many bytes and no more."""
    command = supervisor_command(data)
    return [*command[:-1], FULL.format(limit=limit) + command[-1]]


def test_on_a_full_disk_the_visit_goes_on_and_staff_are_told(tmp_path: Path) -> None:
    with Kiosk(limited(tmp_path, 0)) as kiosk:
        kiosk.shows(r"log_failed=True")
        sentence = re.search(rb"The visit log in .* cannot be written.*disk\.", kiosk.raw)
        assert sentence is not None
        kiosk.press("pp")
        kiosk.shows("TOLD 2")
        first = kiosk.welcome()
        kiosk.press("e")
        kiosk.welcome(after=first)


def test_a_disk_that_fills_up_during_a_visit_is_marked_on_the_next(tmp_path: Path) -> None:
    with Kiosk(limited(tmp_path, 70_000)) as kiosk:
        pid = kiosk.welcome()
        kiosk.shows("log_failed=False")
        for _ in range(20):
            kiosk.press("p" * 40 + "f")
            kiosk.shows("FACT")
            kiosk.press("e")
            pid = kiosk.welcome(after=pid)
            if "log_failed=True" in kiosk.appearance():
                break
        assert "log_failed=True" in kiosk.appearance()
        assert b"cannot be written" not in kiosk.raw
        kiosk.signal(signal.SIGTERM)
        assert kiosk.ends() == 0
        assert b"cannot be written" in kiosk.raw


def test_a_folder_that_is_a_file_is_named_with_its_remedy(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("not a folder")
    with Kiosk(supervisor_command(tmp_path / "data")) as kiosk:
        kiosk.shows("log_failed=True")
        assert b"cannot be written" in kiosk.raw
        kiosk.press("p")
        kiosk.shows("TOLD 1")
    assert (tmp_path / "data").read_text() == "not a folder"


def test_log_list_says_that_the_log_cannot_be_written(tmp_path: Path) -> None:
    with Kiosk(supervisor_command(tmp_path)) as kiosk:
        first = kiosk.welcome()
        kiosk.press("pe")
        kiosk.welcome(after=first)
        wait_for_outcome(tmp_path, "finished")
        # Only a supervisor that lives moves the words into the log itself, which alone can be read then.
        wait_until(lambda: (tmp_path / f"{LOG_FILE}-wal").stat().st_size == 0)
    command = [
        sys.executable,
        "-I",
        "-m",
        "kiosk",
        "log",
        "list",
        "--json",
        "--data",
        str(tmp_path),
    ]
    said = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)),
    )
    assert said.returncode == 0, said.stderr
    assert len(json.loads(said.stdout)) == 1
    assert "cannot be written" in said.stderr
