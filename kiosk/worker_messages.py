"""What a worker tells its supervisor: one line of JSON a message, and one exit code."""

from typing import Annotated, Literal, NamedTuple

from msgspec import DecodeError, Meta, Struct, json

from kiosk.events import Event

STAFF_EXIT_CODE = 86
"""The exit code of a visit in which staff asked to leave the kiosk; no other code ends it."""

MAX_LINE_LENGTH = 1000
"""Bytes of the longest line that a host reads; ids are short."""


class CrashMessage(Struct, frozen=True):
    """Where a visit broke: the exception's type, the product's file, the line; never a value."""

    type: Annotated[str, Meta(pattern=r"^[A-Za-z_][A-Za-z0-9_]{0,59}$")]
    file: Annotated[str, Meta(pattern=r"^[A-Za-z0-9_./+-]{0,200}$")]
    line: Annotated[int, Meta(ge=0, le=1_000_000)]


class PinAttempt(Struct, frozen=True):
    """What became of a PIN that was typed; never the PIN itself."""

    tried: Literal["right", "wrong", "locked"]


class CrashLine(Struct, frozen=True):
    """The line that a crash is told with."""

    crash: CrashMessage


def encode_message(said: Event | CrashMessage | PinAttempt) -> bytes:
    """The line for an event, a crash or a try."""
    return json.encode(CrashLine(said) if isinstance(said, CrashMessage) else said) + b"\n"


def decode_message(line: bytes) -> Event | CrashMessage | PinAttempt | None:
    """The event, crash or try of a line; nothing where it is none."""
    try:
        if line.startswith(b'{"crash"'):
            return json.decode(line, type=CrashLine).crash
        if line.startswith(b'{"tried"'):
            return json.decode(line, type=PinAttempt)
        return json.decode(line, type=Event)
    except DecodeError:
        return None


class ErrorLocation(NamedTuple):
    """The exception's type, and the file and line that raised it."""

    type: str
    file: str
    line: int


def locate_error(error: BaseException) -> ErrorLocation:
    """An exception as such."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    file = trace.tb_frame.f_code.co_filename if trace else ""
    return ErrorLocation(type(error).__name__, file, trace.tb_lineno if trace else 0)
