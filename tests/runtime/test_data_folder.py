"""The data folder is the supervisor's alone."""

from pathlib import Path

from kiosk.store.data_folder import LOG_FILE
from kiosk.store.queries import all_visits
from tests.conftest import needs
from tests.runtime.kiosk import Kiosk, supervisor_command
from tests.runtime.waiting import children, list_open_files, wait_until, worker_of
from tools.attack.kiosk_terminal import dumpable_kiosk_command


def test_the_folder_and_its_files_are_for_this_user_alone(tmp_path: Path) -> None:
    data = tmp_path / "new" / "data"
    with Kiosk(supervisor_command(data)) as kiosk:
        kiosk.welcome()
        kiosk.press("p")
        wait_until(lambda: all_visits(data))
        modes = {path.name: path.stat().st_mode & 0o777 for path in data.iterdir()}
        assert data.stat().st_mode & 0o777 == 0o700
    assert set(modes) >= {LOG_FILE, f"{LOG_FILE}-wal", "kiosk.lock"}
    assert set(modes.values()) == {0o600}


def test_a_visit_opens_nothing_there_and_is_handed_nothing(tmp_path: Path) -> None:
    needs("strace", "strace")
    trace, data = tmp_path / "trace", tmp_path / "data"
    # A visit whose memory can be read shows its open files to every user.
    command = dumpable_kiosk_command(data)
    with Kiosk(["strace", "-f", "-e", "trace=%file", "-o", str(trace), *command]) as kiosk:
        kiosk.shows("Bienvenue. Welcome.")
        kiosk.press("1")
        kiosk.shows("Qu’est-ce qui vous amène")
        wait_until(lambda: all_visits(data))
        (host_,) = children(kiosk.pid)
        visit = worker_of(host_)
        threads = {task.name for task in Path(f"/proc/{visit}/task").iterdir()}
        held = list_open_files(visit)
    assert not [name for name in held if name.startswith(str(data))]
    lines = trace.read_text(errors="replace").splitlines()
    own = [line for line in lines if line.split()[0] in threads]
    assert any("languages.toml" in line for line in own)
    assert any(str(data) in line for line in lines)
    assert not [line for line in own if str(data) in line]
