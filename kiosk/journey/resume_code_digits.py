"""The nine digits of a resume code: eight that hide a number, and a check digit."""

from typing import Literal
from unicodedata import category, decimal

from kiosk.journey.resume_code_fields import is_of_later_layout

DIGITS = 8
"""Digits before the check digit."""

DigitFault = Literal["empty", "signs", "short", "long", "wrong", "unknown", "newer"]
"""Why a code cannot be read: nothing typed, other signs, too few or many digits, a slip of the hand, no
such place, made by a newer kiosk."""

LENGTH = DIGITS + 1
GROUP = 3
"""Digits that stand together on a slip; a longer code must have whole groups too."""

NUMBER_COUNT: int = 10**DIGITS
"""How many numbers eight digits can say."""

FACTOR, SHIFT = 61_803_399, 27_182_818
"""A fixed permutation of the numbers, so that the codes of neighbouring steps look nothing alike.

The factor shares no divisor with ten, so that it can be undone.
"""

INVERSE: int = pow(FACTOR, -1, NUMBER_COUNT)
"""Undoes the factor."""

SEPARATORS = "._/,·'’\N{MINUS SIGN}"
"""Signs that people put between groups, besides spaces and dashes of every kind."""

DASH, FORMAT = "Pd", "Cf"
"""Unicode categories of dashes of every kind, and of signs that nobody sees, such as a soft hyphen."""


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
"""A weakly totally anti-symmetric quasigroup of order ten (H. Michael Damm, 2004).

A check digit from it finds every wrong digit and every two neighbours that changed places.
"""


class UnreadableError(ValueError):
    """What was typed is no resume code; `fault` says why, `digits` how many there were."""

    def __init__(self, fault: DigitFault, digits: int = 0) -> None:
        super().__init__(fault)
        self.fault: DigitFault = fault
        self.digits = digits


def digits_of(number: int) -> str:
    """The nine digits of a number below 100 million."""
    shuffled = f"{(number * FACTOR + SHIFT) % NUMBER_COUNT:0{DIGITS}}"
    return shuffled + damm_digit(shuffled)


def number_of(text: str) -> int:
    """The number in what was typed, grouped in any way; UnreadableError where it is none.

    A later layout may have longer codes: of such a code it is the number of the first nine digits.
    """
    digits = digits_in(text)
    first = digits[:LENGTH]
    if not digits:
        raise UnreadableError("empty")
    if len(digits) < LENGTH:
        raise UnreadableError("short", len(digits))
    number = (int(first[:DIGITS]) - SHIFT) * INVERSE % NUMBER_COUNT
    valid = has_damm_digit(first)
    if len(digits) > LENGTH and not (
        valid and is_of_later_layout(number) and len(digits) % GROUP == 0
    ):
        raise UnreadableError("long", len(digits))
    if not valid:
        raise UnreadableError("wrong", len(digits))
    return number


def digits_in(text: str) -> str:
    """The digits of every script as plain ones, without what parts them; UnreadableError at any other sign."""
    found = []
    for sign in text:
        value = decimal(sign, None)
        if value is not None:
            found.append(str(value))
        elif not (sign.isspace() or sign in SEPARATORS or category(sign) in (DASH, FORMAT)):
            raise UnreadableError("signs")
    return "".join(found)


def damm_digit(digits: str) -> str:
    """The check digit of these digits."""
    row = 0
    for digit in digits:
        row = DAMM_TABLE[row][int(digit)]
    return str(row)


def has_damm_digit(digits: str) -> bool:
    """Whether the last digit is the check digit of those before it."""
    return digits != "" and damm_digit(digits) == "0"
