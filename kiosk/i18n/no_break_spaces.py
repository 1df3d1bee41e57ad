"""Spaces at which no line may break."""

import re

SPACE_BEFORE_SIGN = re.compile(r"(?<=\S) (?=[?!:;»%](?:\s|$|[),.;…»”]))|(?<=«) (?=\S)")
"""A plain space between a word and a sign that belongs to it, as French has them; a comma may follow the sign."""


def without_narrow_spaces(text: str) -> str:
    """The text with ordinary no-break spaces for the narrow ones, which the fonts of consoles lack."""
    return text.replace("\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}")


def with_fixed_signs(text: str) -> str:
    """The text with no-break spaces before and after such signs, so that no line begins with "?" or ends with "«".

    Whoever translates may type plain spaces: on many keyboards there is no other.
    """
    return SPACE_BEFORE_SIGN.sub("\N{NO-BREAK SPACE}", text)
