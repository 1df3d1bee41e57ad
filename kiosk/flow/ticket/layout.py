"""What a resume code holds, as one number: its fields and the room that each has.

Version 0 is a place in a stage, version 1 one on a path, whose slot takes the room of slot and method.
"""

from math import prod

from msgspec import Struct

DIGITS = 8
"""Digits before the check digit."""

SLOTS, METHODS, KINDS, LANGUAGES, WEEKS, VERSIONS = 64, 8, 14, 27, 128, 4
SPAN = prod((SLOTS, METHODS, KINDS, LANGUAGES, WEEKS))
"""Numbers that one version takes."""

STAGE, PATH = 0, 1
PATH_SLOTS = SLOTS * METHODS

LONGER = VERSIONS - 1
"""The version that says: a longer code follows, of a kiosk newer than this one."""


class Fields(Struct, frozen=True):
    """The state of a journey as numbers; method, kind and language count from 1, and 0 means none.

    On a path there is no method.
    """

    slot: int
    method: int = 0
    kind: int = 0
    language: int = 0
    week: int = 0
    path: bool = False


class OtherVersionError(ValueError):
    """The number was made by another version of the layout."""


def pack(fields: Fields) -> int:
    """The fields as a number below two SPANs; ValueError where one of them has no room."""
    number = 0
    for value, room in _rooms(fields):
        if not 0 <= value < room:
            raise ValueError(f"{value} has no room among {room}")
        number = number * room + value
    return number + SPAN * (PATH if fields.path else STAGE)


def unpack(number: int) -> Fields:
    """The fields of a number; OtherVersionError where it is of neither version."""
    version, rest = divmod(number, SPAN)
    if version not in (STAGE, PATH):
        raise OtherVersionError(f"a resume code of version {version}")
    rest, week = divmod(rest, WEEKS)
    rest, language = divmod(rest, LANGUAGES)
    rest, kind = divmod(rest, KINDS)
    if version == PATH:
        return Fields(rest, 0, kind, language, week, path=True)
    slot, method = divmod(rest, METHODS)
    return Fields(slot, method, kind, language, week)


def goes_on(number: int) -> bool:
    """Whether a longer code begins with this number."""
    return number // SPAN == LONGER


def _rooms(fields: Fields) -> tuple[tuple[int, int], ...]:
    place = ((fields.slot, SLOTS), (fields.method, METHODS))
    return (
        *(((fields.slot, PATH_SLOTS),) if fields.path else place),
        (fields.kind, KINDS),
        (fields.language, LANGUAGES),
        (fields.week, WEEKS),
    )
