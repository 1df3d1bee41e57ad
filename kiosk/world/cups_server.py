"""The CUPS of this computer, asked through its own socket and never through the network."""

import os
from typing import Literal
from urllib.parse import quote

from kiosk.world.cups_ipp import (
    BOOLEAN,
    CANCEL_JOB,
    JOB_ATTRIBUTES,
    KEYWORD,
    NAME,
    NOT_FOUND,
    PRINTER_ATTRIBUTES,
    URI,
    Answer,
    UnreadableError,
    answer,
    question,
)
from kiosk.world.cups_line import SilentError, post

STOPPED = 5
"""What IPP calls a printer that takes jobs and prints none."""

Job = Literal["waiting", "printing", "printed", "failed", "gone"]
JOBS: dict[int, Job] = {3: "waiting", 4: "waiting", 5: "printing", 6: "failed", 9: "printed"}
Queue = Literal["ready", "stopped", "missing"]


def job(number: int, seconds: float = 2) -> Job:
    """How it stands with a job; one that CUPS no longer knows is gone."""
    told = _ask(JOB_ATTRIBUTES, f"jobs/{number}", {"requested-attributes": "job-state"}, seconds)
    if told.status == NOT_FOUND:
        return "gone"
    if not told.well:
        raise SilentError
    return JOBS.get(told.numbers.get("job-state", 0), "failed")


def queue(name: str, seconds: float = 2) -> Queue:
    """How it stands with a queue."""
    told = _ask(PRINTER_ATTRIBUTES, f"printers/{quote(name.partition('/')[0])}", {}, seconds)
    if told.status == NOT_FOUND:
        return "missing"
    if not told.well:
        raise SilentError
    takes = told.numbers.get("printer-is-accepting-jobs") == 1
    return "ready" if takes and told.numbers.get("printer-state") != STOPPED else "stopped"


def purge(number: int, seconds: float = 2) -> bool:
    """Cancel a job unless it has ended, and let CUPS forget it and its paper; whether it did.

    The command `cancel -x` cannot: it asks for "purge-jobs", and CUPS looks for "purge-job".
    """
    told = _ask(CANCEL_JOB, f"jobs/{number}", {"purge-job": True}, seconds)
    return told.well or told.status == NOT_FOUND


def _ask(operation: int, thing: str, more: dict[str, str | bool], seconds: float) -> Answer:
    """Ask something of a job or a printer."""
    uri = "job-uri" if thing.startswith("jobs/") else "printer-uri"
    asked: list[tuple[int, str, str | int | bool]] = [
        (URI, uri, f"ipp://localhost/{thing}"),
        (NAME, "requesting-user-name", _user()),
    ]
    asked += [
        (BOOLEAN if isinstance(value, bool) else KEYWORD, name, value)
        for name, value in more.items()
    ]
    try:
        return answer(post(f"/{thing.partition('/')[0]}/", question(operation, asked), seconds))
    except UnreadableError as fault:
        raise SilentError from fault


def _user() -> str:
    """The account's name, as `lp` gives it to CUPS."""
    import pwd

    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return "unknown"
