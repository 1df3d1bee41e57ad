"""Spaces in tests: a page has no-break ones, which a test that looks for words need not know of."""

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


def plain_spaces(text: str) -> str:
    """The text with ordinary spaces for no-break ones."""
    return text.replace(NO_BREAK_SPACE, " ")
