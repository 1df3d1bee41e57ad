"""The kiosk as it is shipped lets nobody look into its memory, and writes none of it into a core dump."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import needs
from tests.staff.pins import cheapen, with_pin

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs Linux: prctl is its own")
TOP = Path(__file__).parents[2]
WITHOUT_PTRACE = ("setpriv", "--bounding-set=-sys_ptrace", "--inh-caps=-sys_ptrace", "--")
"""Root without the right to look into everything, and so the kiosk that it starts."""

Found = dict[str, dict[str, str]]


def looked(kind: str, data: Path) -> Found:
    """What became of looking into each process of a kiosk."""
    before: tuple[str, ...] = ()
    if os.geteuid() == 0:
        needs("setpriv", "util-linux")
        before = WITHOUT_PTRACE
    command = [*before, sys.executable, "-m", "tests.runtime.memory_probe", kind, str(data)]
    done = subprocess.run(
        command, cwd=TOP, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    found: Found = json.loads(done.stdout)
    return found


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with a PIN."""
    cheapen(monkeypatch)
    (tmp_path / "kiosk.toml").write_text("guard_ms = 0\n")
    return with_pin(tmp_path)


def test_nobody_looks_into_supervisor_worker_staff_pages_and_setup(data: Path) -> None:
    found = looked("shipped", data)
    assert {*found} >= {
        "supervisor",
        "worker",
        "staff",
        "plain supervisor",
        "plain worker",
        "setup",
    }
    assert found == {name: {"memory": "denied", "core": "0 0"} for name in found}


def test_a_kiosk_that_is_to_be_looked_at_can_be_looked_at(data: Path) -> None:
    found = looked("dumps", data)
    assert {name: one["memory"] for name, one in found.items()} == dict.fromkeys(
        ("supervisor", "worker", "staff"), "read"
    )
