"""Tries to look into a kiosk that it starts, with no more rights than that kiosk has.

It is a process of its own, `python -m tests.runtime.memory_probe`, because root may look into everything until it
gives up that right; and it starts the kiosk itself, because some systems let only an ancestor look.
"""

import json
import sys
from pathlib import Path

from tests.runtime.kiosk import Kiosk
from tests.runtime.waiting import wait_until, worker_of
from tests.staff.pins import PIN
from tools.attack.kiosk_terminal import dumpable_kiosk_command, kiosk_command

WELCOME, F10 = "Bienvenue. Welcome.", "\x1b[21~"


def main() -> None:
    """Print what was found of each process, for a data folder that has a PIN."""
    kind, data = sys.argv[1], Path(sys.argv[2])
    command = dumpable_kiosk_command(data) if kind == "dumps" else kiosk_command(data)
    found: dict[str, dict[str, str]] = {}
    with Kiosk(command) as kiosk:
        kiosk.shows(WELCOME)
        visit = worker_of(kiosk.pid)
        kiosk.press("1")
        kiosk.shows("Qu’est-ce qui vous amène")
        found["supervisor"], found["worker"] = appearance(kiosk.pid, kind), appearance(visit, kind)
        kiosk.press("9")
        kiosk.shows(WELCOME)
        kiosk.press(F10)
        kiosk.shows("Tapez le code PIN")
        kiosk.press(f"{PIN}\r")
        kiosk.shows("Que voulez-vous voir")
        staff = worker_of(kiosk.pid)
        found["staff"] = appearance(staff, kind)
    if kind == "shipped":
        with Kiosk([*command, "plain"]) as kiosk:
            kiosk.shows("Votre choix")
            visit = worker_of(kiosk.pid)
            found["plain supervisor"], found["plain worker"] = (
                appearance(kiosk.pid, kind),
                appearance(visit, kind),
            )
        with Kiosk([*command, "setup"]) as kiosk:
            kiosk.shows(r"\[1\]:")
            found["setup"] = appearance(kiosk.pid, kind)
    print(json.dumps(found))


def appearance(process: int, kind: str) -> dict[str, str]:
    """What becomes of looking into its memory, once it has had time to lock that, and the limits of its dumps."""
    limits = Path(f"/proc/{process}/limits").read_text().splitlines()
    (core,) = (line.split() for line in limits if line.startswith("Max core file size"))
    if kind == "shipped":
        wait_until(lambda: _memory(process) == "denied")
    return {"memory": _memory(process), "core": " ".join(core[4:6])}


def _memory(process: int) -> str:
    try:
        with Path(f"/proc/{process}/mem").open("rb", buffering=0) as memory:
            maps = Path(f"/proc/{process}/maps").read_text().splitlines()
            memory.seek(next(int(line.partition("-")[0], 16) for line in maps if " rw" in line))
            return "read" if memory.read(16) else "nothing"
    except PermissionError:
        return "denied"


if __name__ == "__main__":
    main()
