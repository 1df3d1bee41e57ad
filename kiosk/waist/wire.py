"""What the process of a visit tells its host: a line of JSON each time, and one exit code."""

from typing import Annotated, Literal

from msgspec import DecodeError, Meta, Struct, json

from kiosk.waist.events import Event

STAFF_LEAVE = 86
"""The exit code of a visit in which staff asked to leave the kiosk; no other code ends it."""

LONGEST = 1000
"""Bytes of the longest line that a host reads; ids are short."""


class Crash(Struct, frozen=True):
    """Where a visit broke: the exception's type, the product's file, the line; never a value."""

    type: Annotated[str, Meta(pattern=r"^[A-Za-z_][A-Za-z0-9_]{0,59}$")]
    file: Annotated[str, Meta(pattern=r"^[A-Za-z0-9_./+-]{0,200}$")]
    line: Annotated[int, Meta(ge=0, le=1_000_000)]


class Tried(Struct, frozen=True):
    """What became of a PIN that was typed; never the PIN itself."""

    tried: Literal["right", "wrong", "locked"]


class Broken(Struct, frozen=True):
    """The line that a crash is told with."""

    crash: Crash


def told(said: Event | Crash | Tried) -> bytes:
    """The line for an event, a crash or a try."""
    return json.encode(Broken(said) if isinstance(said, Crash) else said) + b"\n"


def heard(line: bytes) -> Event | Crash | Tried | None:
    """The event, crash or try of a line; nothing where it is none."""
    try:
        if line.startswith(b'{"crash"'):
            return json.decode(line, type=Broken).crash
        if line.startswith(b'{"tried"'):
            return json.decode(line, type=Tried)
        return json.decode(line, type=Event)
    except DecodeError:
        return None
