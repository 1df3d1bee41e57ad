"""Each kind of block in plain words: no boxes, no columns, no signs that speech would spell."""

from kiosk.waist.blocks import (
    Address,
    Bars,
    Block,
    Contact,
    Drawing,
    Leaf,
    Notice,
    Shape,
    Square,
    Steps,
    Table,
    Text,
    Wait,
)

ENDS = ".!?…:;"
SIGN = "!"
"""What stands before a warning on a screen and on paper."""


def told(block: Block, language: str, warning: str = SIGN) -> tuple[str, ...]:
    """The paragraphs of a block; empty ones are for the caller to leave out.

    `warning` is the word that opens a warning: a sign would be spelled or lost in speech.
    """
    match block:
        case Text(say):
            return (say,)
        case Notice(say, sign):
            return (f"{warning} {say}".lstrip() if sign in ("", SIGN) else say,)
        case Steps(lines, caption):
            steps = (f"{colon(one.word, language)} {one.number}, {one.say}" for one in lines)
            return (caption, *steps)
        case Shape(say, groups, text):
            return (say if any(map(str.isalpha, say)) else "", grouped(text, groups))
        case Wait(say, usually, at_most, until):
            return (say, usually, at_most, until)
        case Table(rows, head) | Leaf(head, rows):
            return tuple(_row(row, head, language) for row in rows)
        case Bars(say, bars):
            return (say, *(f"{colon(one.name, language)} {one.say}" for one in bars))
        case Contact(name, lines, dated, doubt):
            return (name, *lines, dated, f"{warning} {doubt}".lstrip() if doubt else "")
        case Drawing(say=say, other=other):
            return (say, other)
        case Address(say, url):
            return (colon(say, language), url)
        case Square():
            # The words that it holds stand beside it.
            return ()


def ended(text: str) -> str:
    """The text with a full stop, so that speech pauses; an address keeps its own end."""
    if not text or text[-1] in ENDS or "://" in text.rsplit(maxsplit=1)[-1]:
        return text
    return f"{text}."


def colon(text: str, language: str) -> str:
    """The text as it leads to what follows it, with the space that French puts before a colon."""
    text = text.rstrip(".")
    if not text or text[-1] in ENDS:
        return text
    return f"{text}\N{NO-BREAK SPACE}:" if language == "fr" else f"{text}:"


def grouped(text: str, groups: tuple[int, ...]) -> str:
    """The text of a code in its groups."""
    rest, parts = text, []
    for size in groups:
        parts.append(rest[:size])
        rest = rest[size:]
    return " ".join(part for part in (*parts, rest) if part)


def _row(row: tuple[str, ...], head: tuple[str, ...], language: str) -> str:
    first, *cells = row or ("",)
    heads = (*head[1:], *("" for _ in cells))
    said = [f"{name} {cell}".strip() for name, cell in zip(heads, cells, strict=False) if cell]
    return f"{colon(first, language)} {', '.join(said)}" if said else first
