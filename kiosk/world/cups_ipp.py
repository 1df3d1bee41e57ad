"""The few words of IPP (RFC 8010) that a question to CUPS and its answer are made of."""

import struct
from collections.abc import Iterable, Mapping

from msgspec import Struct

CANCEL_JOB, JOB_ATTRIBUTES, PRINTER_ATTRIBUTES = 0x0008, 0x0009, 0x000B
NOT_FOUND = 0x0406

OPERATION, END = 0x01, 0x03
INTEGER, BOOLEAN, ENUM = 0x21, 0x22, 0x23
NAME, KEYWORD, URI, CHARSET, LANGUAGE = 0x42, 0x44, 0x45, 0x47, 0x48

Asked = tuple[int, str, str | int | bool]
"""An attribute of a question: its tag, its name, its value."""


class Answer(Struct, frozen=True):
    """An answer: its status, and its numbers and truths by their names."""

    status: int
    numbers: Mapping[str, int]

    @property
    def well(self) -> bool:
        """Whether CUPS did what was asked."""
        return self.status < 0x0100


class UnreadableError(ValueError):
    """What came back is no answer."""


def question(operation: int, asked: Iterable[Asked]) -> bytes:
    """An operation with its attributes, as bytes."""
    first: list[Asked] = [
        (CHARSET, "attributes-charset", "utf-8"),
        (LANGUAGE, "attributes-natural-language", "en"),
    ]
    said = b"".join(_attribute(*one) for one in [*first, *asked])
    return struct.pack(">BBHIB", 2, 0, operation, 1, OPERATION) + said + bytes([END])


def answer(data: bytes) -> Answer:
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
        raise UnreadableError from fault
    return Answer(status, numbers)


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
