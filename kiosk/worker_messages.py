"""What a worker sends to its supervisor, each message a line of JSON; and an exit code."""

from typing import Annotated, Literal, NamedTuple

from msgspec import DecodeError, Meta, Struct, json

from kiosk.events import Event

STAFF_EXIT_CODE = 86
"""The exit code of a visit in which staff asked to leave the kiosk; no other code ends it."""

MAX_LINE_LENGTH = 1000
"""Bytes of the longest line that the supervisor reads; ids are short, so a longer line is a fault."""

MAX_SECONDS = 2 * 86_400.0
"""The longest time that a heartbeat can tell: twice the longest time limit of the settings."""


class CrashMessage(Struct, frozen=True):
    """Where a worker crashed: the exception's type, the file within the product, the line; never a value.

    The patterns keep the message of an exception out, which could hold what a member typed.
    """

    type: Annotated[str, Meta(pattern=r"^[A-Za-z_][A-Za-z0-9_]{0,59}$")]
    file: Annotated[str, Meta(pattern=r"^[A-Za-z0-9_./+-]{0,200}$")]
    line: Annotated[int, Meta(ge=0, le=1_000_000)]


class PinAttempt(Struct, frozen=True):
    """The result of a PIN that was typed; never the PIN itself."""

    tried: Literal["right", "wrong", "locked"]


class PracticeChange(Struct, frozen=True):
    """That staff begin practice, or end it; only their pages send it."""

    practice: bool


class Heartbeat(Struct, frozen=True):
    """Says that a worker is alive, and sends the next heartbeat `within` seconds.

    `limit` is in how many seconds its page must be gone if nobody does anything; None where it may stay.
    """

    within: Annotated[float, Meta(ge=0, le=MAX_SECONDS)]
    limit: Annotated[float, Meta(ge=0, le=MAX_SECONDS)] | None = None


class CrashLine(Struct, frozen=True):
    """The JSON form of a crash, `{"crash": {…}}`, which tells it from an event."""

    crash: CrashMessage


WorkerMessage = Event | CrashMessage | PinAttempt | PracticeChange | Heartbeat


def encode_message(message: WorkerMessage) -> bytes:
    """A message as one line of JSON with its line end."""
    record = CrashLine(message) if isinstance(message, CrashMessage) else message
    return json.encode(record) + b"\n"


def decode_message(line: bytes) -> WorkerMessage | None:
    """The message of a line; None where the line is not a valid one."""
    try:
        if line.startswith(b'{"crash"'):
            return json.decode(line, type=CrashLine).crash
        if line.startswith(b'{"tried"'):
            return json.decode(line, type=PinAttempt)
        if line.startswith(b'{"practice"'):
            return json.decode(line, type=PracticeChange)
        if line.startswith(b'{"within"'):
            return json.decode(line, type=Heartbeat)
        return json.decode(line, type=Event)
    except DecodeError:
        return None


class ErrorLocation(NamedTuple):
    """The type of an exception, and the absolute file and the line that raised it ("" and 0 where unknown)."""

    type: str
    file: str
    line: int


def locate_error(error: BaseException) -> ErrorLocation:
    """Where an exception was raised: the innermost frame of its traceback."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    file = trace.tb_frame.f_code.co_filename if trace else ""
    return ErrorLocation(type(error).__name__, file, trace.tb_lineno if trace else 0)
