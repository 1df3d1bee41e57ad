"""The ways in which a visit ends, and what is there after each."""

import os
import signal
from collections.abc import Callable

from msgspec import Struct

from kiosk.events import Outcome
from tests.runtime.waiting import alive, until
from tools.attack.canary_visit import F10, CanaryVisit

BREAKING = """
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
"""A visit that breaks where a page is read again, with all that was typed in its exception."""

SHORT = "[seconds]\nquestion = 8\nreading = 8\ndevice = 8\nwaiting = 8\nwarning = 20\n"


class VisitEnding(Struct, frozen=True):
    """What is done to a visit, how the logbook calls it, and whether the kiosk goes on, its terminal too.

    An outcome of None means that the visit is still open.
    """

    name: str
    act: Callable[[CanaryVisit, int], None]
    outcome: Outcome | None
    goes_on: bool = True
    visible: bool = True
    screen_alone: bool = False


def _stop(play: CanaryVisit, visit: int) -> None:
    play.follow(play.shadow.help())
    play.follow(play.shadow.choose("stop"))
    play.press(play.shadow.choose("end"))


def _finish(play: CanaryVisit, visit: int) -> None:
    play.to_the_end()
    play.press(play.shadow.choose("end"))


def _staff(play: CanaryVisit, visit: int) -> None:
    play.to_the_welcome_page()
    play.terminal.press(F10)
    play.terminal.shows("Tapez le code PIN")
    play.terminal.settle()
    play.terminal.press("\r")
    play.terminal.press(play.terminal.shows(r"(\d) +Retour à la page d’accueil")[1])


def _time_out(play: CanaryVisit, visit: int) -> None:
    until(lambda: play.terminal.appearance() and not alive(visit), 60)


def _break(play: CanaryVisit, visit: int) -> None:
    play.press(play.shadow.again())


def _send(number: signal.Signals) -> Callable[[CanaryVisit, int], None]:
    return lambda play, visit: os.kill(play.terminal.pid, number)


def _kill_visit(play: CanaryVisit, visit: int) -> None:
    os.kill(visit, signal.SIGKILL)


def _close(play: CanaryVisit, visit: int) -> None:
    play.terminal.hang_up()


ENDINGS = (
    VisitEnding("finish", _finish, "finished"),
    VisitEnding("stop", _stop, "stopped"),
    VisitEnding("time-out", _time_out, "timed-out"),
    VisitEnding("staff", _staff, "staff", screen_alone=True),
    VisitEnding("SIGTERM", _send(signal.SIGTERM), "signal", goes_on=False),
    VisitEnding("SIGHUP", _send(signal.SIGHUP), "signal", goes_on=False),
    VisitEnding("SIGKILL of the visit", _kill_visit, "interrupted"),
    VisitEnding("SIGKILL of the host", _send(signal.SIGKILL), None, goes_on=False),
    VisitEnding("exception", _break, "crashed"),
    VisitEnding("closed terminal", _close, "signal", goes_on=False, visible=False),
)
