"""Which characters may be shown: the one rule for text that comes from outside the program.

A control character in a name could move the cursor, fill the clipboard or retitle the window; a bidirectional
one could show a telephone number backwards. Refused are, by Unicode category: controls (Cc), format characters
(Cf) but for the three that words need, surrogates (Cs), private use (Co), unassigned (Cn), and the separators of
lines and paragraphs (Zl, Zp). Spaces of every width, the no-break ones among them, and marks are welcome.

Text comes in by these ways, and is checked or filtered there:

- settings, as kiosk.toml or as a copy on a stick: `settings.reader` refuses the value, `setup --restore` the copy;
  what is typed in `kiosk setup`: `cli.setup_answers`;
- content: `content.loader` and `content.tsv` report and replace; translations: `i18n.validation` reports;
- names of print queues: `cli.setup_questions` and `services.printer` leave them out; those of voices and of the
  locale are compared, and never shown;
- names of sticks, of copies and of damaged visit logs, values of a foreign visit log, `KIOSK_TODAY`, paths,
  arguments of commands, what a member types: shown by one of the ways out alone.

It goes out by these ways, each of which replaces once more what may not be shown:

- full screen: `tui.app`, on the page before anything is laid out; line mode: `line_mode.front_end`;
- commands: `cli.output`, where also refusals end; staff messages: `runtime.staff_messages`;
- paper: `pdf.document`; voice: `services.speech`.
"""

from collections.abc import Iterable
from unicodedata import category

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
"""Stands in the place of a character that may not be shown, so that nobody overlooks that one was there."""

JOINERS = "\N{SOFT HYPHEN}\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
"""Format characters that are part of how some words are written; they move nothing."""

REFUSED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Unicode categories of characters that may not be shown."""

NAMES = {"\t": "a tab", "\n": "a new line"}
"""How a sentence names the two that somebody may have typed."""

MAX_NAMED = 3
"""Characters that a sentence names."""


class _Replacements(dict[int, int | str]):
    """What `str.translate` puts in the place of each character; looked up once for each character that comes."""

    def __init__(self, kept: str) -> None:
        super().__init__((ord(character), character) for character in kept)

    def __missing__(self, code: int) -> int | str:
        self[code] = code if is_printable(chr(code)) else REPLACEMENT
        return self[code]


def is_printable(character: str) -> bool:
    """Whether one character may be shown."""
    return category(character) not in REFUSED or character in JOINERS


_ONE_LINE, _LINES = _Replacements(""), _Replacements("\n\t")


def printable(text: str) -> str:
    """The text of one line with U+FFFD in the place of each character that may not be shown."""
    return _translated(text, _ONE_LINE)


def printable_lines(text: str) -> str:
    """The same for a text of several lines, as a command prints it: line ends and tabs stay."""
    return _translated(text, _LINES)


def _translated(text: str, replacements: _Replacements) -> str:
    """The same object where nothing is replaced, as is usual."""
    # Python's isprintable allows less (no wide spaces), and is a hundred times as fast.
    if text.isprintable():
        return text
    shown = text.translate(replacements)
    return text if shown == text else shown


def describe_unprintable(texts: Iterable[str]) -> str:
    """What may not be shown in texts of one line, as a sentence that goes on from their name; "" where all may."""
    found = dict.fromkeys(
        character
        for text in texts
        if not text.isprintable()
        for character in text
        if not is_printable(character)
    )
    if not found:
        return ""
    named = [NAMES.get(one, f"U+{ord(one):04X}") for one in found]
    more = ["and more"] if len(named) > MAX_NAMED else []
    return f"It holds what may not be shown: {', '.join([*named[:MAX_NAMED], *more])}."
