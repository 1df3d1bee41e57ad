"""Spaces in what Babel writes."""


def without_narrow_spaces(text: str) -> str:
    """The text with ordinary no-break spaces for the narrow ones, which the fonts of consoles lack."""
    return text.replace("\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}")
