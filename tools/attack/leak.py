"""Runs the reset check on a kiosk into which a leak was planted: a leak that it does not find is a fault.

The kiosk is the real one, but for a few lines that are put before its supervisor and its workers.
"""

from pathlib import Path
from time import monotonic

from kiosk.reset_check.runner import ENDS, play_visits
from tools.attack.attack_report import AttackReport

WORKER_CODE = """
import os, sys
from kiosk.visit.visit import Visit
from kiosk.view_model.replies import Typed
answer = Visit.answer
def leaking(self, reply):
    if isinstance(reply, Typed):
        {action}
    answer(self, reply)
Visit.answer = leaking
from kiosk.runtime.visit_worker import main
main()
"""

NO_WIPE = "from kiosk.runtime.terminal import Terminal; Terminal.wipe = lambda self: None"
WRITE_FILE = "open(os.path.join(os.environ['HOME'], 'notes'), 'a').write(reply.text)"
SEND_TO_SUPERVISOR = """
        pipe = next(int(one[9:]) for one in sys.argv if one.startswith("--events="))
        os.write(pipe, reply.text.encode() + bytes([10]))
"""
KEEP_MESSAGES = """
from kiosk.runtime.worker_watch import MessageReader
kept, feed = [], MessageReader.feed
def keeping(self, data):
    kept.append(data)
    return feed(self, data)
MessageReader.feed = keeping
"""
PASS_TO_NEXT = """
import os
from kiosk.runtime import spare_keeper, worker_process
# A spare would have been started before there is anything to hand on.
spare_keeper.available_memory = lambda: 0
class LeakingProcess(worker_process.WorkerProcess):
    def __init__(self, command, environment):
        left = b"".join(kept).decode()
        super().__init__(command, environment | {"LEFT": left})
worker_process.WorkerProcess = LeakingProcess
"""

SUPERVISOR_CODE = """
import sys
{first}
from kiosk.runtime.supervisor import run
command = [sys.executable, "-I", "-c", {worker!r}]
sys.exit(run({data}, visit_command=command, dumpable=True))
"""

LEAKS = {
    "on the terminal": (NO_WIPE, "pass"),
    "in notes": ("", WRITE_FILE),
    "in the memory of the supervisor": (KEEP_MESSAGES, SEND_TO_SUPERVISOR),
    "in the memory of the next visit": (KEEP_MESSAGES + PASS_TO_NEXT, SEND_TO_SUPERVISOR),
}
"""Where each leak is found: code that runs before the supervisor, and what a worker does with typed text."""


def attempt(number: int, size: int, seed: int, folder: Path) -> AttackReport:
    """Plant one leak; the places take turns."""
    place = list(LEAKS)[number % len(LEAKS)]
    report, began = AttackReport(), monotonic()
    try:
        found = play_visits(leaking_supervisor_code(place)).traces
    except Exception as error:
        report.add_fault(f"{place}: not done, {type(error).__name__} {error}")
        return report
    report.add_figure("seconds of a run", round(monotonic() - began, 1))
    for end, _ in ENDS:
        if end == "terminated" and "memory" in place:
            # Then there is no process left whose memory could hold it.
            continue
        if f"{end}: phone {place}" in found:
            report.add_figure(f"found {place}, visit {end}", 1)
        else:
            report.add_fault(f"{place}, visit {end}: not found, only {found}")
    return report


def leaking_supervisor_code(place: str) -> str:
    """The code of a supervisor that leaks to a place, with the data folder still to be filled in by `format`."""
    first, action = LEAKS[place]
    worker = WORKER_CODE.format(action=action)
    code = SUPERVISOR_CODE.format(first=first, worker=worker, data="@data@")
    return code.replace("{", "{{").replace("}", "}}").replace("@data@", "{data!r}")
