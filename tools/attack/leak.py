"""The reset check on a kiosk into which a leak was planted: a leak that it does not find is a fault.

The kiosk is the real one, but for a few lines that are put before its supervisor and its workers.
"""

from pathlib import Path
from time import monotonic

from kiosk.reset_check.runner import ENDS, play_visits
from tools.attack.attack_report import AttackReport

VISIT = """
import os, sys
from kiosk.visit.visit import Visit
from kiosk.view_model.replies import Typed
answer = Visit.answer
def leaking(self, reply):
    if isinstance(reply, Typed):
        {deed}
    answer(self, reply)
Visit.answer = leaking
from kiosk.runtime.visit_worker import main
main()
"""

NO_WIPE = "from kiosk.runtime.terminal import Terminal; Terminal.wipe = lambda self: None"
FILE = "open(os.path.join(os.environ['HOME'], 'notes'), 'a').write(reply.text)"
TELLS = """
        pipe = next(int(one[9:]) for one in sys.argv if one.startswith("--events="))
        os.write(pipe, reply.text.encode() + bytes([10]))
"""
LISTENS = """
from kiosk.runtime.worker_watch import MessageReader
kept, feed = [], MessageReader.feed
def keeping(self, data):
    kept.append(data)
    return feed(self, data)
MessageReader.feed = keeping
"""
HANDS_ON = """
import os
from kiosk.runtime import worker_process
class LeakingProcess(worker_process.WorkerProcess):
    def __init__(self, command, environment):
        left = b"".join(kept).decode()
        super().__init__(command, environment | {"LEFT": left})
worker_process.WorkerProcess = LeakingProcess
"""

HOST = """
import sys
{first}
from kiosk.runtime.supervisor import run
command = [sys.executable, "-I", "-c", {visit!r}]
sys.exit(run({data}, visit_command=command, dumpable=True))
"""

LEAKS = {
    "on the terminal": (NO_WIPE, "pass"),
    "in notes": ("", FILE),
    "in the memory of the supervisor": (LISTENS, TELLS),
    "in the memory of the next visit": (LISTENS + HANDS_ON, TELLS),
}
"""Where each leak is to be found: what is put before the supervisor, and what the visit does with what is typed."""


def attempt(number: int, size: int, seed: int, folder: Path) -> AttackReport:
    """One leak; the places take turns."""
    place = list(LEAKS)[number % len(LEAKS)]
    report, began = AttackReport(), monotonic()
    try:
        found = play_visits(leaking(place)).traces
    except Exception as fault:
        report.add_fault(f"{place}: not done, {type(fault).__name__} {fault}")
        return report
    report.add_figure("seconds of a run", round(monotonic() - began, 1))
    for end, _ in ENDS:
        if end == "terminated" and "memory" in place:
            # Nothing is left in whose memory it could be.
            continue
        if f"{end}: phone {place}" in found:
            report.add_figure(f"found {place}, visit {end}", 1)
        else:
            report.add_fault(f"{place}, visit {end}: not found, only {found}")
    return report


def leaking(place: str) -> str:
    """The code of a supervisor that leaks to a place; the data folder is still to be filled in."""
    first, deed = LEAKS[place]
    code = HOST.format(first=first, visit=VISIT.format(deed=deed), data="@data@")
    return code.replace("{", "{{").replace("}", "}}").replace("@data@", "{data!r}")
