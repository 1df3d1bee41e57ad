"""Quotation marks as each language writes them, after the style guide of the EU institutions."""

SPACED = ("«\N{NO-BREAK SPACE}", "\N{NO-BREAK SPACE}»")
GUILLEMETS = ("«", "»")
LOW_HIGH = ("„", "“")
LOW_RIGHT = ("„", "”")
RIGHT = ("”", "”")
ENGLISH = ("“", "”")

QUOTES = {
    **dict.fromkeys(("fr",), SPACED),
    **dict.fromkeys(("el", "es", "it", "lv", "pt"), GUILLEMETS),
    **dict.fromkeys(("bg", "cs", "da", "de", "et", "lt", "sk", "sl"), LOW_HIGH),
    **dict.fromkeys(("hr", "hu", "pl", "ro"), LOW_RIGHT),
    **dict.fromkeys(("fi", "sv"), RIGHT),
}


def quoted(text: str, tag: str) -> str:
    """The text between the quotation marks of a language; English ones where none are known."""
    before, after = QUOTES.get(tag, ENGLISH)
    return f"{before}{text}{after}"
