"""A logbook that cannot be written never stops a visit, and staff hear of it."""

import json
import re
import resource
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

from kiosk.store.folder import BOOK
from kiosk.store.reading import visits
from tests.conftest import needs
from tests.host.kiosk import STAND_IN, Kiosk, host, logged, until

FULL = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))
"""


def list_visits(data: Path) -> "subprocess.CompletedProcess[str]":
    """`kiosk log list --json`."""
    command = [sys.executable, "-I", "-m", "kiosk", "log", "list", "--json", "--data", str(data)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def limited(data: Path, limit: int) -> list[str]:
    """A host whose disk takes files of so many bytes and no more."""
    command = host(data)
    return [*command[:-1], FULL.format(limit=limit) + command[-1]]


def test_on_a_full_disk_the_visit_goes_on_and_staff_are_told(tmp_path: Path) -> None:
    with Kiosk(limited(tmp_path, 0)) as kiosk:
        kiosk.shows(r"mark=True")
        sentence = re.search(rb"The logbook in .* cannot be written.*disk\.", kiosk.raw)
        assert sentence is not None
        kiosk.press("pp")
        kiosk.shows("TOLD 2")
        first = kiosk.welcome()
        kiosk.press("e")
        kiosk.welcome(after=first)


def test_a_disk_that_fills_up_during_a_visit_is_marked_on_the_next(tmp_path: Path) -> None:
    with Kiosk(limited(tmp_path, 70_000)) as kiosk:
        pid = kiosk.welcome()
        kiosk.shows("mark=False")
        for _ in range(20):
            kiosk.press("p" * 40 + "f")
            kiosk.shows("FACT")
            kiosk.press("e")
            pid = kiosk.welcome(after=pid)
            if "mark=True" in kiosk.look():
                break
        assert "mark=True" in kiosk.look()
        assert b"cannot be written" not in kiosk.raw
        kiosk.signal(signal.SIGTERM)
        assert kiosk.ends() == 0
        assert b"cannot be written" in kiosk.raw


def test_a_folder_that_is_a_file_is_named_with_its_remedy(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("not a folder")
    with Kiosk(host(tmp_path / "data")) as kiosk:
        kiosk.shows("mark=True")
        assert b"cannot be written" in kiosk.raw
        kiosk.press("p")
        kiosk.shows("TOLD 1")
    assert (tmp_path / "data").read_text() == "not a folder"


def test_a_damaged_book_is_put_aside_and_a_new_one_begun(tmp_path: Path) -> None:
    (tmp_path / BOOK).write_bytes(b"This is no database. " * 500)
    with Kiosk(host(tmp_path)) as kiosk:
        first = kiosk.welcome()
        until(lambda: list(tmp_path.glob("logbook-damaged-*.db")))
        kiosk.press("pe")
        kiosk.welcome(after=first)
        logged(tmp_path, "finished")
    aside = tmp_path / f"logbook-damaged-{date.today().isoformat()}.db"
    assert aside.read_bytes().startswith(b"This is no database.")
    said = list_visits(tmp_path)
    assert said.returncode == 0
    assert len(json.loads(said.stdout)) == 1
    assert aside.name in said.stderr


def test_a_book_damaged_in_its_middle_is_found_at_the_next_start(tmp_path: Path) -> None:
    with Kiosk(host(tmp_path)) as kiosk:
        first = kiosk.welcome()
        kiosk.press("pe")
        kiosk.welcome(after=first)
        logged(tmp_path, "finished")
        kiosk.signal(signal.SIGTERM)
        assert kiosk.ends() == 0
    with (tmp_path / BOOK).open("r+b") as file:
        file.seek(8192)
        file.write(b"\xff" * 16384)
    with Kiosk(host(tmp_path)) as kiosk:
        kiosk.welcome()
        until(lambda: list(tmp_path.glob("logbook-damaged-*.db")))
        kiosk.press("p")
        until(lambda: visits(tmp_path))
        kiosk.signal(signal.SIGTERM)
        assert kiosk.ends() == 0
        assert b"The logbook was damaged: it now lies beside a new one" in kiosk.raw


def test_log_list_says_that_the_book_cannot_be_written(tmp_path: Path) -> None:
    with Kiosk(host(tmp_path)) as kiosk:
        first = kiosk.welcome()
        kiosk.press("pe")
        kiosk.welcome(after=first)
        logged(tmp_path, "finished")
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


def test_the_folder_and_its_files_are_for_this_user_alone(tmp_path: Path) -> None:
    data = tmp_path / "new" / "data"
    with Kiosk(host(data)) as kiosk:
        kiosk.welcome()
        kiosk.press("p")
        until(lambda: visits(data))
        modes = {path.name: path.stat().st_mode & 0o777 for path in data.iterdir()}
        assert data.stat().st_mode & 0o777 == 0o700
    assert set(modes) >= {BOOK, f"{BOOK}-wal", "kiosk.lock"}
    assert set(modes.values()) == {0o600}


def test_a_visit_opens_nothing_in_the_data_folder(tmp_path: Path) -> None:
    needs("strace", "strace")
    trace = tmp_path / "trace"
    data = tmp_path / "data"
    calls = ["strace", "-f", "-y", "-e", "trace=%file,%desc", "-o", str(trace)]
    with Kiosk(calls + host(data)) as kiosk:
        visit = kiosk.welcome()
        kiosk.press("ppf")
        kiosk.shows("FACT")
        until(lambda: visits(data))
    lines = trace.read_text(errors="replace").splitlines()
    own = [line for line in lines if line.startswith(f"{visit} ")]
    assert any(STAND_IN.name in line for line in own)
    assert any(str(data) in line for line in lines)
    assert not [line for line in own if str(data) in line]
