"""Nine digits from a number, and a number from what somebody typed."""

import unicodedata
from typing import Literal

from kiosk.flow.ticket.damm import check_digit, checks
from kiosk.flow.ticket.layout import DIGITS

Fault = Literal["empty", "signs", "short", "long", "wrong", "unknown", "newer"]
"""Why a code cannot be read: nothing typed, other signs, too few or many digits, a slip of the hand, no
such place, made by a newer kiosk."""

WORLD: int = 10**DIGITS
FACTOR, SHIFT = 61_803_399, 27_182_818
"""A fixed shuffle, so that neighbours look nothing alike; the factor shares no divisor with ten."""

BACK: int = pow(FACTOR, -1, WORLD)
"""Undoes the factor."""

BETWEEN = " .-_/\t\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"
"""Signs that people put between groups."""


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
    """The number in what was typed, grouped in any way; UnreadableError where it is none."""
    digits = _digits(text)
    if not digits:
        raise UnreadableError("empty")
    if len(digits) != DIGITS + 1:
        raise UnreadableError("short" if len(digits) <= DIGITS else "long", len(digits))
    if not checks(digits):
        raise UnreadableError("wrong", len(digits))
    return (int(digits[:DIGITS]) - SHIFT) * BACK % WORLD


def _digits(text: str) -> str:
    found = []
    for sign in text:
        if sign in BETWEEN:
            continue
        value = unicodedata.digit(sign, None)
        if value is None:
            raise UnreadableError("signs")
        found.append(str(value))
    return "".join(found)
