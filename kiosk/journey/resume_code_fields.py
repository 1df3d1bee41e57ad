"""The fields of a resume code, packed into one number and read from it again.

The layout is permanent, because codes on paper are read with it: a later one uses numbers from SPAN on.
"""

from math import prod

from msgspec import Struct

MAX_PLACES, MAX_METHODS, MAX_KINDS, MAX_WEEKS = 512, 8, 14, 52
"""How many values each field has room for; they are numbered from 0."""

MAX_JSIS, MAX_LETTERS, MAX_SETTLEMENTS, MAX_ACCOUNTS = 2, 2, 4, 2
"""The same for the four answers that a code holds."""

STAGE_PLACES = 128
"""Places of the stages and the methods, which come first; the places of situations follow."""

SITUATION_PLACES = MAX_PLACES - STAGE_PLACES

LIMITS = (
    MAX_PLACES, MAX_METHODS, MAX_KINDS, MAX_JSIS, MAX_LETTERS, MAX_SETTLEMENTS, MAX_ACCOUNTS, MAX_WEEKS,
)  # fmt: skip
"""The limits of the fields, in the order in which CodeFields has them."""

SPAN: int = prod(LIMITS)
"""How many numbers this layout takes; whatever lies beyond was made by a kiosk newer than this one."""


class CodeFields(Struct, frozen=True):
    """The fields as numbers. All but place and week count from 1, and 0 means none, or not said.

    `place` is the permanent number of the step, `week` the week in which it was reached, modulo 52.
    """

    place: int
    method: int = 0
    kind: int = 0
    jsis: int = 0
    letter: int = 0
    settlement: int = 0
    account: int = 0
    week: int = 0


class OtherLayoutError(ValueError):
    """The number was made by a later layout."""


def pack_fields(fields: CodeFields) -> int:
    """The fields as a number below SPAN; ValueError where one of them has no room."""
    number = 0
    for name, limit in zip(CodeFields.__struct_fields__, LIMITS, strict=True):
        value: int = getattr(fields, name)
        if not 0 <= value < limit:
            raise ValueError(f"{value} has no room among {limit}")
        number = number * limit + value
    return number


def unpack_fields(number: int) -> CodeFields:
    """The fields of a number; OtherLayoutError where it is of a later layout."""
    if is_of_later_layout(number):
        raise OtherLayoutError(f"a resume code of a later layout: {number}")
    values: list[int] = []
    # The last field packed is the first one out.
    for limit in reversed(LIMITS):
        number, value = divmod(number, limit)
        values.append(value)
    return CodeFields(*reversed(values))


def is_of_later_layout(number: int) -> bool:
    """Whether a later layout made this number; its code may be longer, and begin with these nine digits."""
    return number >= SPAN
