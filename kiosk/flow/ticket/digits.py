"""Nine digits from a number, and a number from what somebody typed."""

from typing import Literal
from unicodedata import category, decimal

from kiosk.flow.ticket.damm import check_digit, checks
from kiosk.flow.ticket.layout import DIGITS, goes_on

Fault = Literal["empty", "signs", "short", "long", "wrong", "unknown", "newer"]
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

    def __init__(self, fault: Fault, digits: int = 0) -> None:
        super().__init__(fault)
        self.fault: Fault = fault
        self.digits = digits


def digits_of(number: int) -> str:
    """The nine digits of a number below 100 million."""
    shuffled = f"{(number * FACTOR + SHIFT) % WORLD:0{DIGITS}}"
    return shuffled + check_digit(shuffled)


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
    right = checks(first)
    if len(digits) > LENGTH and not (right and goes_on(number) and len(digits) % GROUP == 0):
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
