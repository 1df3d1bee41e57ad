"""IPP (RFC 8010) questions to the CUPS of this computer, over its local socket."""

import os
import socket
import struct
from collections.abc import Iterable, Mapping
from time import monotonic
from typing import Literal
from urllib.parse import quote

from msgspec import Struct

CANCEL_JOB, JOB_ATTRIBUTES, PRINTER_ATTRIBUTES = 0x0008, 0x0009, 0x000B
NOT_FOUND = 0x0406

OPERATION, END = 0x01, 0x03
INTEGER, BOOLEAN, ENUM = 0x21, 0x22, 0x23
NAME, KEYWORD, URI, CHARSET, LANGUAGE = 0x42, 0x44, 0x45, 0x47, 0x48

Asked = tuple[int, str, str | int | bool]
"""An attribute of a question: its tag, its name, its value."""


class IppAnswer(Struct, frozen=True):
    """An answer: its status, and its numbers and truths by their names."""

    status: int
    numbers: Mapping[str, int]

    @property
    def well(self) -> bool:
        """Whether CUPS did what was asked."""
        return self.status < 0x0100


class IppError(ValueError):
    """What came back is no answer."""


def encode_request(operation: int, asked: Iterable[Asked]) -> bytes:
    """An operation with its attributes, as bytes."""
    first: list[Asked] = [
        (CHARSET, "attributes-charset", "utf-8"),
        (LANGUAGE, "attributes-natural-language", "en"),
    ]
    said = b"".join(_attribute(*one) for one in [*first, *asked])
    return struct.pack(">BBHIB", 2, 0, operation, 1, OPERATION) + said + bytes([END])


def decode_response(data: bytes) -> IppAnswer:
    """An answer from its bytes; of values of other kinds, and of several values, nothing is kept."""
    numbers: dict[str, int] = {}
    try:
        status, at = struct.unpack_from(">xxH", data)[0], 8
        while data[at] != END:
            tag, at = data[at], at + 1
            if tag < 0x10:
                continue
            name, at = _piece(data, at)
            value, at = _piece(data, at)
            if name and tag in (INTEGER, ENUM, BOOLEAN):
                numbers[name.decode()] = int.from_bytes(value, "big", signed=tag == INTEGER)
    except (struct.error, IndexError, UnicodeDecodeError) as fault:
        raise IppError from fault
    return IppAnswer(status, numbers)


def _attribute(tag: int, name: str, value: str | int | bool) -> bytes:
    if isinstance(value, bool):
        packed = struct.pack(">?", value)
    elif isinstance(value, int):
        packed = struct.pack(">i", value)
    else:
        packed = value.encode()
    return bytes([tag]) + _sized(name.encode()) + _sized(packed)


def _sized(piece: bytes) -> bytes:
    return struct.pack(">H", len(piece)) + piece


def _piece(data: bytes, at: int) -> tuple[bytes, int]:
    size = struct.unpack_from(">H", data, at)[0]
    end = at + 2 + size
    if end > len(data):
        raise IndexError
    return data[at + 2 : end], end


USUAL = "/run/cups/cups.sock"


class CupsError(OSError):
    """CUPS does not answer, or it answers nonsense."""


def socket_path() -> str:
    """Where the socket lies: where the environment says, unless that is a place in the network."""
    said = os.environ.get("CUPS_SERVER", "")
    return said if said.startswith("/") else USUAL


def cups_environment() -> dict[str, str]:
    """What a command of CUPS is given: it speaks English, and through the same socket."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return {**kept, "LC_ALL": "C.UTF-8", "CUPS_SERVER": socket_path()}


def post_request(path: str, body: bytes, seconds: float) -> bytes:
    """Send a question, and read until CUPS has said everything."""
    deadline, heard = monotonic() + seconds, b""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        line.settimeout(seconds)
        line.connect(socket_path())
        line.sendall(
            f"POST {path} HTTP/1.0\r\nHost: localhost\r\nContent-Type: application/ipp\r\n"
            f"Content-Length: {len(body)}\r\n\r\n".encode()
            + body
        )
        while piece := line.recv(65536):
            heard += piece
            line.settimeout(max(0.01, deadline - monotonic()))
    head, _, said = heard.partition(b"\r\n\r\n")
    if head.split(b" ")[1:2] != [b"200"]:
        raise CupsError
    return said


STOPPED = 5
"""What IPP calls a printer that takes jobs and prints none."""

Job = Literal["waiting", "printing", "printed", "failed", "gone"]
JOBS: dict[int, Job] = {3: "waiting", 4: "waiting", 5: "printing", 6: "failed", 9: "printed"}
Queue = Literal["ready", "stopped", "missing"]


def job_state(number: int, seconds: float = 2) -> Job:
    """How it stands with a job; one that CUPS no longer knows is gone."""
    told = _ask(JOB_ATTRIBUTES, f"jobs/{number}", {"requested-attributes": "job-state"}, seconds)
    if told.status == NOT_FOUND:
        return "gone"
    if not told.well:
        raise CupsError
    return JOBS.get(told.numbers.get("job-state", 0), "failed")


def queue_state(name: str, seconds: float = 2) -> Queue:
    """How it stands with a queue."""
    told = _ask(PRINTER_ATTRIBUTES, f"printers/{quote(name.partition('/')[0])}", {}, seconds)
    if told.status == NOT_FOUND:
        return "missing"
    if not told.well:
        raise CupsError
    takes = told.numbers.get("printer-is-accepting-jobs") == 1
    return "ready" if takes and told.numbers.get("printer-state") != STOPPED else "stopped"


def purge_job(number: int, seconds: float = 2) -> bool:
    """Cancel a job unless it has ended, and let CUPS forget it and its paper; whether it did.

    The command `cancel -x` cannot: it asks for "purge-jobs", and CUPS looks for "purge-job".
    """
    told = _ask(CANCEL_JOB, f"jobs/{number}", {"purge-job": True}, seconds)
    return told.well or told.status == NOT_FOUND


def _ask(operation: int, thing: str, more: dict[str, str | bool], seconds: float) -> IppAnswer:
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
        return decode_response(
            post_request(f"/{thing.partition('/')[0]}/", encode_request(operation, asked), seconds)
        )
    except IppError as fault:
        raise CupsError from fault


def _user() -> str:
    """The account's name, as `lp` gives it to CUPS."""
    import pwd

    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return "unknown"
