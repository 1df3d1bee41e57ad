"""Asks the CUPS of this computer about jobs and queues, in IPP over its local socket and never over the network.

Codes and encoding: RFC 8010 and RFC 8011.
"""

import os
import socket
import struct
from collections.abc import Iterable, Mapping
from datetime import date
from time import monotonic
from typing import Literal, NamedTuple
from urllib.parse import quote

from msgspec import Struct

CANCEL_JOB, GET_JOB_ATTRIBUTES, GET_PRINTER_ATTRIBUTES = 0x0008, 0x0009, 0x000B
"""Operations."""

NOT_FOUND = 0x0406
"""The status client-error-not-found."""

OPERATION_ATTRIBUTES, END_OF_ATTRIBUTES = 0x01, 0x03
"""Tags of groups of attributes; those of values begin at 0x10."""

INTEGER, BOOLEAN, ENUM = 0x21, 0x22, 0x23
NAME, KEYWORD, URI, CHARSET, LANGUAGE = 0x42, 0x44, 0x45, 0x47, 0x48

Attribute = tuple[int, str, str | int | bool]
"""An attribute of a request: the tag of its value, its name, its value."""

DEFAULT_SOCKET = "/run/cups/cups.sock"

PRINTER_STOPPED = 5
"""The printer-state of a printer that takes jobs and prints none."""

JobState = Literal["waiting", "printing", "printed", "failed", "gone"]
JOB_STATES: dict[int, JobState] = {
    3: "waiting", 4: "waiting", 5: "printing", 6: "failed", 9: "printed",
}  # fmt: skip
"""By job-state: pending, pending-held, processing, processing-stopped, completed; all others have failed."""

QueueState = Literal["ready", "stopped", "missing"]


class IppResponse(Struct, frozen=True):
    """A response: its status, and its integer, enum and boolean attributes by their names."""

    status: int
    numbers: Mapping[str, int]

    @property
    def succeeded(self) -> bool:
        """Whether CUPS did what was asked."""
        return self.status < 0x0100


class IppError(ValueError):
    """Bytes that are no IPP response."""


def encode_request(operation: int, attributes: Iterable[Attribute]) -> bytes:
    """A request for an operation, as bytes."""
    # These two must come first (RFC 8011, 4.1.4).
    first: list[Attribute] = [
        (CHARSET, "attributes-charset", "utf-8"),
        (LANGUAGE, "attributes-natural-language", "en"),
    ]
    encoded = b"".join(_encode_attribute(*attribute) for attribute in [*first, *attributes])
    # Version 2.0, request id 1.
    head = struct.pack(">BBHIB", 2, 0, operation, 1, OPERATION_ATTRIBUTES)
    return head + encoded + bytes([END_OF_ATTRIBUTES])


def decode_response(data: bytes) -> IppResponse:
    """A response from its bytes; values of other types, and all but the first of several, are ignored.

    Raises IppError.
    """
    numbers: dict[str, int] = {}
    try:
        status, position = struct.unpack_from(">xxH", data)[0], 8
        while data[position] != END_OF_ATTRIBUTES:
            tag, position = data[position], position + 1
            if tag < 0x10:
                continue
            name, position = _read_field(data, position)
            value, position = _read_field(data, position)
            # A further value of the attribute before it has no name.
            if name and tag in (INTEGER, ENUM, BOOLEAN):
                numbers[name.decode()] = int.from_bytes(value, "big", signed=tag == INTEGER)
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise IppError from error
    return IppResponse(status, numbers)


def _encode_attribute(tag: int, name: str, value: str | int | bool) -> bytes:
    if isinstance(value, bool):
        packed = struct.pack(">?", value)
    elif isinstance(value, int):
        packed = struct.pack(">i", value)
    else:
        packed = value.encode()
    return bytes([tag]) + _with_length(name.encode()) + _with_length(packed)


def _with_length(field: bytes) -> bytes:
    return struct.pack(">H", len(field)) + field


def _read_field(data: bytes, position: int) -> tuple[bytes, int]:
    """A field with its length before it, and the position behind it."""
    start = position + 2
    end = start + struct.unpack_from(">H", data, position)[0]
    if end > len(data):
        raise IndexError
    return data[start:end], end


class CupsError(OSError):
    """CUPS does not answer, refuses, or sends what is no response."""


def socket_path() -> str:
    """The path of the socket: that of the environment, unless that names a host in the network."""
    server = os.environ.get("CUPS_SERVER", "")
    return server if server.startswith("/") else DEFAULT_SOCKET


def cups_environment() -> dict[str, str]:
    """The environment of commands of CUPS: they answer in English, and use the same socket."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return {**kept, "LC_ALL": "C.UTF-8", "CUPS_SERVER": socket_path()}


def post_request(path: str, body: bytes, seconds: float) -> bytes:
    """Send an IPP request by HTTP; the body of the answer. Raises OSError, CupsError among them."""
    deadline, received = monotonic() + seconds, b""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        connection.settimeout(seconds)
        connection.connect(socket_path())
        connection.sendall(
            # With HTTP 1.0 the server closes the connection after its answer.
            f"POST {path} HTTP/1.0\r\nHost: localhost\r\nContent-Type: application/ipp\r\n"
            f"Content-Length: {len(body)}\r\n\r\n".encode()
            + body
        )
        while chunk := connection.recv(65536):
            received += chunk
            connection.settimeout(max(0.01, deadline - monotonic()))
    head, _, answer = received.partition(b"\r\n\r\n")
    if head.split(b" ")[1:2] != [b"200"]:
        raise CupsError
    return answer


def job_state(number: int, seconds: float = 2) -> JobState:
    """The state of a job; one that CUPS no longer knows is "gone". Raises OSError."""
    response = _ask(
        GET_JOB_ATTRIBUTES, f"jobs/{number}", {"requested-attributes": "job-state"}, seconds
    )
    if response.status == NOT_FOUND:
        return "gone"
    if not response.succeeded:
        raise CupsError
    return JOB_STATES.get(response.numbers.get("job-state", 0), "failed")


class QueueStatus(NamedTuple):
    """The state of a queue, and the day on which that last changed, None where CUPS does not say."""

    state: QueueState
    since: date | None = None


def queue_status(name: str, seconds: float = 2) -> QueueStatus:
    """The state of a queue, by its name. Raises OSError."""
    # A name may have an instance behind a slash, which only lp knows.
    uri = f"printers/{quote(name.partition('/')[0])}"
    response = _ask(GET_PRINTER_ATTRIBUTES, uri, {}, seconds)
    if response.status == NOT_FOUND:
        return QueueStatus("missing")
    if not response.succeeded:
        raise CupsError
    accepts_jobs = response.numbers.get("printer-is-accepting-jobs") == 1
    works = accepts_jobs and response.numbers.get("printer-state") != PRINTER_STOPPED
    return QueueStatus("ready" if works else "stopped", _day_of_change(response))


def _day_of_change(response: IppResponse) -> date | None:
    """The day of "printer-state-change-time", which CUPS counts in seconds since 1970."""
    try:
        return date.fromtimestamp(response.numbers["printer-state-change-time"])
    except (KeyError, ValueError, OverflowError, OSError):
        return None


def purge_job(number: int, seconds: float = 2) -> bool:
    """Cancel a job unless it has ended, and have CUPS forget it and its file; whether CUPS did. Raises OSError.

    The command `cancel -x` cannot do it: it sends "purge-jobs", and CUPS looks for "purge-job".
    """
    response = _ask(CANCEL_JOB, f"jobs/{number}", {"purge-job": True}, seconds)
    return response.succeeded or response.status == NOT_FOUND


def _ask(
    operation: int, target: str, options: dict[str, str | bool], seconds: float
) -> IppResponse:
    """Request an operation on a target: jobs/NUMBER or printers/NAME."""
    uri = "job-uri" if target.startswith("jobs/") else "printer-uri"
    attributes: list[Attribute] = [
        (URI, uri, f"ipp://localhost/{target}"),
        (NAME, "requesting-user-name", _user_name()),
    ]
    attributes += [
        (BOOLEAN if isinstance(value, bool) else KEYWORD, name, value)
        for name, value in options.items()
    ]
    try:
        path = f"/{target.partition('/')[0]}/"
        return decode_response(post_request(path, encode_request(operation, attributes), seconds))
    except IppError as error:
        raise CupsError from error


def _user_name() -> str:
    """The name of this account, as `lp` gives it to CUPS."""
    # Windows has no such module.
    import pwd

    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return "unknown"
