"""The ways in which a visit ends, and what must be there after each."""

import os
import signal
from collections.abc import Callable

from msgspec import Struct

from kiosk.events import Outcome
from tests.runtime.waiting import is_alive, wait_until
from tools.attack.canary_visit import F10, CanaryVisit

CRASHING_WORKER_CODE = """
from kiosk.visit.visit import Visit
from kiosk.view_model.replies import Again
answer = Visit.answer
def broken(self, reply):
    if isinstance(reply, Again):
        raise ValueError(f"{self._state} {self.page()}")
    answer(self, reply)
Visit.answer = broken
from kiosk.runtime.visit_worker import main; main()
"""
"""A worker that crashes where a page is read again, with all that was typed in its exception."""

SHORT_TIMES = "[seconds]\nquestion = 8\nreading = 8\ndevice = 8\nwaiting = 8\nwarning = 20\n"


class VisitEnding(Struct, frozen=True):
    """An end of a visit: `act` brings it about, given the visit and the process of its worker.

    `outcome` is what the log says of it, None while the visit is still open; `goes_on` whether the next visit
    follows, `visible` whether the terminal can still be read; `screen_only`: line mode has no such end.
    """

    name: str
    act: Callable[[CanaryVisit, int], None]
    outcome: Outcome | None
    goes_on: bool = True
    visible: bool = True
    screen_only: bool = False


def _stop(visit: CanaryVisit, worker: int) -> None:
    visit.follow(visit.shadow.help())
    visit.follow(visit.shadow.choose("stop"))
    visit.press(visit.shadow.choose("end"))


def _finish(visit: CanaryVisit, worker: int) -> None:
    visit.go_to_end()
    visit.press(visit.shadow.choose("end"))


def _staff(visit: CanaryVisit, worker: int) -> None:
    visit.go_to_welcome()
    visit.terminal.press(F10)
    visit.terminal.shows("Tapez le code PIN")
    visit.terminal.settle()
    visit.terminal.press("\r")
    visit.terminal.press(visit.terminal.shows(r"(\d) +Retour à la page d’accueil")[1])


def _time_out(visit: CanaryVisit, worker: int) -> None:
    wait_until(lambda: visit.terminal.appearance() and not is_alive(worker), 60)


def _break(visit: CanaryVisit, worker: int) -> None:
    visit.press(visit.shadow.again())


def _send(number: signal.Signals) -> Callable[[CanaryVisit, int], None]:
    return lambda visit, worker: os.kill(visit.terminal.pid, number)


def _kill_worker(visit: CanaryVisit, worker: int) -> None:
    os.kill(worker, signal.SIGKILL)


def _close(visit: CanaryVisit, worker: int) -> None:
    visit.terminal.hang_up()


ENDINGS = (
    VisitEnding("finish", _finish, "finished"),
    VisitEnding("stop", _stop, "stopped"),
    VisitEnding("time-out", _time_out, "timed-out"),
    VisitEnding("staff", _staff, "staff", screen_only=True),
    VisitEnding("SIGTERM", _send(signal.SIGTERM), "signal", goes_on=False),
    VisitEnding("SIGHUP", _send(signal.SIGHUP), "signal", goes_on=False),
    VisitEnding("SIGKILL of the worker", _kill_worker, "interrupted"),
    VisitEnding("SIGKILL of the supervisor", _send(signal.SIGKILL), None, goes_on=False),
    VisitEnding("exception", _break, "crashed"),
    VisitEnding("closed terminal", _close, "signal", goes_on=False, visible=False),
)
