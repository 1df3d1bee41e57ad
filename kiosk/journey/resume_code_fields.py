"""The fields of a resume code, packed into one number and read from it again.

The layout is permanent, because codes on paper are read with it: whoever needs more room makes another version.
"""

from math import prod

from msgspec import Struct

MAX_SLOTS, MAX_METHODS, MAX_KINDS, MAX_LANGUAGES, MAX_WEEKS, MAX_VERSIONS = 64, 8, 14, 27, 128, 4
"""How many values each field has room for; they are numbered from 0."""

SPAN = prod((MAX_SLOTS, MAX_METHODS, MAX_KINDS, MAX_LANGUAGES, MAX_WEEKS))
"""How many numbers one version takes."""

STAGE, PATH = 0, 1
"""The versions of this layout: a step of a stage, with its method, and a step of a situation, without one."""

PATH_SLOTS = MAX_SLOTS * MAX_METHODS
"""Steps of situations also use the room that the method takes in the other version."""

LONGER = MAX_VERSIONS - 1
"""The version that says: a longer code follows, of a kiosk newer than this one."""


class CodeFields(Struct, frozen=True):
    """The fields as numbers. Method, kind and language count from 1, and 0 means none.

    `slot` is the permanent number of the step, `week` the week of the day modulo 128. Where `path` is set, the
    slot is one of a situation, and there is no method.
    """

    slot: int
    method: int = 0
    kind: int = 0
    language: int = 0
    week: int = 0
    path: bool = False


class OtherVersionError(ValueError):
    """The number was made by another version of the layout."""


def pack_fields(fields: CodeFields) -> int:
    """The fields as a number below two SPANs; ValueError where one of them has no room."""
    number = 0
    for value, limit in _limits(fields):
        if not 0 <= value < limit:
            raise ValueError(f"{value} has no room among {limit}")
        number = number * limit + value
    return number + SPAN * (PATH if fields.path else STAGE)


def unpack_fields(number: int) -> CodeFields:
    """The fields of a number; OtherVersionError where it is of neither version."""
    version, rest = divmod(number, SPAN)
    if version not in (STAGE, PATH):
        raise OtherVersionError(f"a resume code of version {version}")
    # The last field packed is the first one out.
    rest, week = divmod(rest, MAX_WEEKS)
    rest, language = divmod(rest, MAX_LANGUAGES)
    rest, kind = divmod(rest, MAX_KINDS)
    if version == PATH:
        return CodeFields(rest, 0, kind, language, week, path=True)
    slot, method = divmod(rest, MAX_METHODS)
    return CodeFields(slot, method, kind, language, week)


def is_longer_code(number: int) -> bool:
    """Whether a longer code begins with this number."""
    return number // SPAN == LONGER


def _limits(fields: CodeFields) -> tuple[tuple[int, int], ...]:
    """Each value with the number of values that its field has room for, in the order of packing."""
    place = ((fields.slot, MAX_SLOTS), (fields.method, MAX_METHODS))
    return (
        *(((fields.slot, PATH_SLOTS),) if fields.path else place),
        (fields.kind, MAX_KINDS),
        (fields.language, MAX_LANGUAGES),
        (fields.week, MAX_WEEKS),
    )
