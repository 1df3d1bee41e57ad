"""Kiosks with a spare: how soon they start one, and how tests see that it is ready."""

import sys
from pathlib import Path

from kiosk.runtime import spare_worker
from tests.runtime.kiosk import FAKE_WORKER, Kiosk, supervisor_command
from tests.runtime.waiting import children, wait_until, worker_of
from tests.sampling import IS_WHOLE

REHEARSALS = spare_worker.REHEARSALS if IS_WHOLE else 1
"""How often a spare shows its first page beforehand: the next ones only make it quicker."""

REAL_WORKER = f"""
import os
from pathlib import Path
from kiosk.runtime.supervisor_link import SupervisorLink
# On a busy machine a thread of the lowest priority could take minutes.
del os.SCHED_IDLE
report = SupervisorLink.report_prepared
def report_prepared(link):
    report(link)
    Path("/proc/self/task", str(os.getpid()), "comm").write_text("ready-spare")
SupervisorLink.report_prepared = report_prepared
from kiosk.runtime import spare_worker
spare_worker.REHEARSALS = {REHEARSALS}
from kiosk.runtime.visit_worker import main; main()
"""
"""The worker of a visit; as a spare it has this name once it is ready."""

QUICK = """
from kiosk.runtime import free_memory, spare_keeper
spare_keeper.QUIET_SECONDS = {quiet}
spare_keeper.CHECK_SECONDS = {check}
"""


def kiosk_with_spare(
    data: Path,
    *,
    worker: str = "",
    quiet: float = 0.3,
    check: float = 60,
    before: str = "",
    practice: bool = False,
    **environment: str,
) -> Kiosk:
    """A kiosk that starts its spare after `quiet` seconds, and looks at it every `check` seconds.

    `worker` is the code of its workers, those of fake_worker.py where there is none; `before` is code that the
    supervisor runs first.
    """
    visit = [sys.executable, "-I", *(["-c", worker] if worker else [str(FAKE_WORKER)])]
    command = supervisor_command(data, visit, dumpable=True, practice=practice)
    command[-1] = QUICK.format(quiet=quiet, check=check) + before + command[-1]
    return Kiosk(command, **environment)


def spare_of(kiosk: Kiosk, after: int = 0) -> int:
    """Wait until a spare is ready, another one than the process `after`; its process."""

    def ready() -> int:
        kiosk.appearance()
        return next(
            (pid for pid in others(kiosk.pid) if pid != after and is_ready(pid)),
            0,
        )

    return int(wait_until(ready))


def others(supervisor: int) -> list[int]:
    """The workers of a supervisor beside the present one."""
    present = worker_of(supervisor)
    return [pid for pid in children(supervisor) if pid != present]


def is_ready(spare: int) -> bool:
    """Whether a spare, a real one or a fake one, waits for its turn."""
    try:
        return Path(f"/proc/{spare}/comm").read_text() == "ready-spare\n"
    except OSError:
        return False
