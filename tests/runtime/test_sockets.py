"""Host, visit and staff pages open sockets of this computer alone, and none to any network."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.journey.resume_code import encode_resume_code
from tests.conftest import needs
from tests.cups_server import run_cups
from tests.played_visit import NOON, shipped_content
from tests.runtime.kiosk import Kiosk
from tests.runtime.slip_printing import print_slip
from tests.runtime.socket_trace import SocketTrace
from tests.runtime.waiting import children, wait_until
from tests.staff.pins import PIN, cheapen, with_pin

KIOSK = [sys.executable, "-I", "-m", "kiosk"]
LOCAL = {"AF_UNIX"}
F4, F10 = "\x1bOS", "\x1b[21~"
WELCOME = "Bienvenue. Welcome."


@pytest.fixture(autouse=True)
def strace() -> None:
    """What all of this needs."""
    needs("strace", "strace")


def visit_of(kiosk: Kiosk) -> int:
    """The process of the visit, under the supervisor, under strace."""
    return int(wait_until(lambda: [two for one in children(kiosk.pid) for two in children(one)])[0])


def threads_of(process: int) -> set[str]:
    """The ids of its threads."""
    return {task.name for task in Path(f"/proc/{process}/task").iterdir()}


def close(kiosk: Kiosk) -> None:
    """End the supervisor, which strace then follows."""
    (supervisor_command,) = children(kiosk.pid)
    os.kill(supervisor_command, signal.SIGTERM)
    assert kiosk.ends() == 0


@pytest.mark.parametrize("family", ["AF_INET", "AF_INET6", "AF_NETLINK", "AF_PACKET"])
def test_a_trace_tells_of_each_socket_that_leads_to_a_network(tmp_path: Path, family: str) -> None:
    program = f"import socket as s\ntry: s.socket(s.{family}, s.SOCK_RAW)\nexcept OSError: pass"
    traced = SocketTrace(tmp_path / "trace", [sys.executable, "-I", "-c", program])
    subprocess.run(traced.command, check=True, timeout=60)
    assert traced.families == {family}


def test_a_visit_that_is_read_aloud_and_the_staff_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    needs("espeak-ng", "espeak-ng")
    cheapen(monkeypatch)
    data = with_pin(tmp_path / "data")
    (data / "kiosk.toml").write_text("guard_ms = 0\n")
    traced = SocketTrace(tmp_path / "trace", KIOSK)
    with Kiosk(traced.command, KIOSK_DATA=str(data)) as kiosk:
        kiosk.shows(WELCOME)
        visit = visit_of(kiosk)
        kiosk.press("1")
        kiosk.shows("Qu’est-ce qui vous amène")
        kiosk.press(F4)
        wait_until(lambda: traced.ran(shutil.which("espeak-ng")))
        kiosk.press("3")
        kiosk.shows("Par exemple")
        kiosk.press("482915\r")
        kiosk.shows("tapé que 6")
        # Whatever runs the page has its own pair of sockets: so it is the visit that is traced.
        assert traced.pairs(threads_of(visit)) >= 1
        os.kill(visit, signal.SIGKILL)
        kiosk.shows(WELCOME)
        kiosk.press_until_shown(F10, "Tapez le code PIN")
        staff = visit_of(kiosk)
        kiosk.press(PIN)
        kiosk.shows("••••••")
        kiosk.press("\r")
        kiosk.shows("Que voulez-vous voir")
        kiosk.press(str(kiosk.shows(r"(\d) +État de la borne")[1]))
        kiosk.shows("Imprimante")
        assert traced.pairs(threads_of(staff)) >= 1
        close(kiosk)
    assert traced.families == LOCAL


def test_a_slip_that_is_printed(tmp_path: Path) -> None:
    day, facts = NOON.date(), {"method": "passkey", "kind": "ipad"}
    digits = encode_resume_code("account/wait-for-email", facts, day, shipped_content())
    with run_cups() as cups:
        given = {"KIOSK_DATA": str(tmp_path), "CUPS_SERVER": str(cups.socket)}
        given["KIOSK_TODAY"] = day.isoformat()
        traced = SocketTrace(tmp_path / "trace", KIOSK)
        with Kiosk(traced.command, **given) as kiosk:
            print_slip(kiosk, digits)
            close(kiosk)
    assert traced.ran(shutil.which("lp"))
    assert traced.families == LOCAL


@pytest.mark.parametrize(
    ("words", "typed"),
    [
        (["plain", "--language", "fr"], "1\n5\n0\n9\n"),
        (["check"], ""),
        (["phone", "0470 12 34 56"], ""),
        (["device", "iPad 2017"], ""),
        (["log", "list"], ""),
    ],
)
def test_line_by_line_and_in_the_shell(tmp_path: Path, words: list[str], typed: str) -> None:
    traced = SocketTrace(tmp_path / "trace", [*KIOSK, "--data", str(tmp_path), *words])
    done = subprocess.run(
        traced.command, input=typed, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stdout
    assert traced.ran("kiosk.runtime.visit_worker" if "plain" in words else sys.executable)
    assert traced.families <= LOCAL
