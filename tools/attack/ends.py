"""The ways in which a visit ends, and what is there after each."""

import os
import signal
from collections.abc import Callable

from msgspec import Struct

from kiosk.events import Outcome
from tests.runtime.waiting import alive, until
from tools.attack.plays import F10, Play

BREAKING = """
from kiosk.visit.visit import Session
from kiosk.view_model.replies import Again
answer = Session.answer
def broken(self, reply):
    if isinstance(reply, Again):
        raise ValueError(f"{self._state} {self.page()}")
    answer(self, reply)
Session.answer = broken
from kiosk.runtime.visit_worker import main; main()
"""
"""A visit that breaks where a page is read again, with all that was typed in its exception."""

SHORT = "[seconds]\nquestion = 8\nreading = 8\ndevice = 8\nwaiting = 8\nwarning = 20\n"


class End(Struct, frozen=True):
    """What is done to a visit, how the logbook calls it, and whether the kiosk goes on, its terminal too.

    An outcome of None means that the visit is still open.
    """

    name: str
    act: Callable[[Play, int], None]
    outcome: Outcome | None
    goes_on: bool = True
    visible: bool = True
    screen_alone: bool = False


def _stop(play: Play, visit: int) -> None:
    play.follow(play.shadow.help())
    play.follow(play.shadow.choose("stop"))
    play.press(play.shadow.choose("end"))


def _finish(play: Play, visit: int) -> None:
    play.to_the_end()
    play.press(play.shadow.choose("end"))


def _staff(play: Play, visit: int) -> None:
    play.to_the_welcome_page()
    play.terminal.press(F10)
    play.terminal.shows("Tapez le code PIN")
    play.terminal.settle()
    play.terminal.press("\r")
    play.terminal.press(play.terminal.shows(r"(\d) +Retour à la page d’accueil")[1])


def _time_out(play: Play, visit: int) -> None:
    until(lambda: play.terminal.appearance() and not alive(visit), 60)


def _break(play: Play, visit: int) -> None:
    play.press(play.shadow.again())


def _send(number: signal.Signals) -> Callable[[Play, int], None]:
    return lambda play, visit: os.kill(play.terminal.pid, number)


def _kill_visit(play: Play, visit: int) -> None:
    os.kill(visit, signal.SIGKILL)


def _close(play: Play, visit: int) -> None:
    play.terminal.hang_up()


ENDS = (
    End("finish", _finish, "finished"),
    End("stop", _stop, "stopped"),
    End("time-out", _time_out, "timed-out"),
    End("staff", _staff, "staff", screen_alone=True),
    End("SIGTERM", _send(signal.SIGTERM), "signal", goes_on=False),
    End("SIGHUP", _send(signal.SIGHUP), "signal", goes_on=False),
    End("SIGKILL of the visit", _kill_visit, "interrupted"),
    End("SIGKILL of the host", _send(signal.SIGKILL), None, goes_on=False),
    End("exception", _break, "crashed"),
    End("closed terminal", _close, "signal", goes_on=False, visible=False),
)
