"""The thread of the lowest priority, beside one of the usual priority."""

import os
import subprocess
import sys
from threading import get_native_id

import pytest

from kiosk.services.idle_thread import start_idle_thread

WITHOUT_RIGHTS = """
import os
from kiosk.services.idle_thread import start_idle_thread
# Another user has no right to the folders of this one, so nothing may be imported later.
os.setresuid(65534, 65534, 65534)
policies = []
start_idle_thread(lambda: policies.append(os.sched_getscheduler(0))).join()
print(policies == [os.SCHED_IDLE], os.sched_getscheduler(0) == os.SCHED_OTHER, os.getpriority(os.PRIO_PROCESS, 0))
"""


def test_only_the_thread_has_the_lowest_priority() -> None:
    seen: dict[str, int] = {}

    def work() -> None:
        seen["policy"], seen["thread"] = os.sched_getscheduler(0), get_native_id()

    before = os.sched_getscheduler(0)
    start_idle_thread(work).join()
    assert seen["policy"] == os.SCHED_IDLE
    assert seen["thread"] != get_native_id()
    assert os.sched_getscheduler(0) == before


@pytest.mark.skipif(os.getuid() != 0, reason="only root can give up its rights")
def test_an_ordinary_user_needs_no_right_for_it() -> None:
    command = [sys.executable, "-I", "-c", WITHOUT_RIGHTS]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("True True 0\n", "")


def test_a_system_that_forbids_it_runs_the_work_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def forbid(*arguments: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "sched_setscheduler", forbid)
    done: list[int] = []
    start_idle_thread(lambda: done.append(1)).join()
    monkeypatch.delattr(os, "SCHED_IDLE")
    start_idle_thread(lambda: done.append(2)).join()
    assert done == [1, 2]
