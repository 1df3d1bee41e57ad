"""The digits of a resume code: check digit, permutation, and the fields packed into one number."""

from math import prod
from typing import Literal
from unicodedata import category, decimal

from msgspec import Struct

DAMM_TABLE = (
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2),
    (7, 0, 9, 2, 1, 5, 4, 8, 6, 3),
    (4, 2, 0, 6, 8, 7, 1, 3, 5, 9),
    (1, 7, 5, 0, 9, 8, 3, 4, 2, 6),
    (6, 1, 2, 3, 0, 4, 5, 9, 7, 8),
    (3, 6, 7, 4, 2, 0, 9, 5, 8, 1),
    (5, 8, 6, 9, 7, 2, 0, 1, 3, 4),
    (8, 9, 4, 5, 3, 6, 2, 0, 1, 7),
    (9, 4, 3, 8, 6, 1, 7, 2, 0, 5),
    (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)
"""A weakly totally anti-symmetric quasigroup of order ten (H. Michael Damm, 2004)."""


def damm_digit(digits: str) -> str:
    """The digit that follows these."""
    held = 0
    for digit in digits:
        held = DAMM_TABLE[held][int(digit)]
    return str(held)


def has_damm_digit(digits: str) -> bool:
    """Whether the last digit is the check digit of those before it."""
    return digits != "" and damm_digit(digits) == "0"


DIGITS = 8
"""Digits before the check digit."""

MAX_SLOTS, MAX_METHODS, MAX_KINDS, MAX_LANGUAGES, MAX_WEEKS, MAX_VERSIONS = 64, 8, 14, 27, 128, 4
SPAN = prod((MAX_SLOTS, MAX_METHODS, MAX_KINDS, MAX_LANGUAGES, MAX_WEEKS))
"""Numbers that one version takes."""

STAGE, PATH = 0, 1
PATH_SLOTS = MAX_SLOTS * MAX_METHODS

LONGER = MAX_VERSIONS - 1
"""The version that says: a longer code follows, of a kiosk newer than this one."""


class CodeFields(Struct, frozen=True):
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


def pack_fields(fields: CodeFields) -> int:
    """The fields as a number below two SPANs; ValueError where one of them has no room."""
    number = 0
    for value, room in _rooms(fields):
        if not 0 <= value < room:
            raise ValueError(f"{value} has no room among {room}")
        number = number * room + value
    return number + SPAN * (PATH if fields.path else STAGE)


def unpack_fields(number: int) -> CodeFields:
    """The fields of a number; OtherVersionError where it is of neither version."""
    version, rest = divmod(number, SPAN)
    if version not in (STAGE, PATH):
        raise OtherVersionError(f"a resume code of version {version}")
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


def _rooms(fields: CodeFields) -> tuple[tuple[int, int], ...]:
    place = ((fields.slot, MAX_SLOTS), (fields.method, MAX_METHODS))
    return (
        *(((fields.slot, PATH_SLOTS),) if fields.path else place),
        (fields.kind, MAX_KINDS),
        (fields.language, MAX_LANGUAGES),
        (fields.week, MAX_WEEKS),
    )


DigitFault = Literal["empty", "signs", "short", "long", "wrong", "unknown", "newer"]
"""Why a code cannot be read: nothing typed, other signs, too few or many digits, a slip of the hand, no
such place, made by a newer kiosk."""

LENGTH = DIGITS + 1
GROUP = 3
"""Digits that stand together on a slip; a longer code has whole groups too."""

WORLD: int = 10**DIGITS
FACTOR, SHIFT = 61_803_399, 27_182_818
"""A fixed shuffle, so that neighbours look nothing alike; the factor shares no divisor with ten."""

BACK: int = pow(FACTOR, -1, WORLD)
"""Undoes the factor."""

BETWEEN = "._/,·'’\N{MINUS SIGN}"
"""Signs that people put between groups, besides spaces and dashes of every kind."""

DASH, UNSEEN = "Pd", "Cf"


class UnreadableError(ValueError):
    """What was typed is no resume code; `fault` says why, `digits` how many there were."""

    def __init__(self, fault: DigitFault, digits: int = 0) -> None:
        super().__init__(fault)
        self.fault: DigitFault = fault
        self.digits = digits


def digits_of(number: int) -> str:
    """The nine digits of a number below 100 million."""
    shuffled = f"{(number * FACTOR + SHIFT) % WORLD:0{DIGITS}}"
    return shuffled + damm_digit(shuffled)


def number_of(text: str) -> int:
    """The number in what was typed, grouped in any way; UnreadableError where it is none.

    Of a longer code it is the number of the first nine digits, whose version says that more follow.
    """
    digits = digits_in(text)
    first = digits[:LENGTH]
    if not digits:
        raise UnreadableError("empty")
    if len(digits) < LENGTH:
        raise UnreadableError("short", len(digits))
    number = (int(first[:DIGITS]) - SHIFT) * BACK % WORLD
    right = has_damm_digit(first)
    if len(digits) > LENGTH and not (right and is_longer_code(number) and len(digits) % GROUP == 0):
        raise UnreadableError("long", len(digits))
    if not right:
        raise UnreadableError("wrong", len(digits))
    return number


def digits_in(text: str) -> str:
    """The digits of every script as plain ones, without what parts them; UnreadableError at any other sign."""
    found = []
    for sign in text:
        value = decimal(sign, None)
        if value is not None:
            found.append(str(value))
        elif not (sign.isspace() or sign in BETWEEN or category(sign) in (DASH, UNSEEN)):
            raise UnreadableError("signs")
    return "".join(found)
