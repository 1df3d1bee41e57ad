"""Parses the text of a `.po` catalog, and gives it the plural rule of its language whatever rule it declares."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kiosk.i18n.plural_rule import PluralRule, declare_rule, declared_rule, plural_rule

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message

MOST_FORMS = 6
"""Forms for numbers in the language that has most of them."""

LINE = re.compile(r'(?:msgctxt |msgid |msgid_plural |msgstr(?:\[\d+\])? )?"(?:[^"\\]|\\.)*"')
"""A line with a string, with or without the keyword before it."""

DATE_HEADER = re.compile(r'(?m)^"(?:POT-Creation|PO-Revision)-Date:.*\\n"$')
"""A line of the header with a date, which nobody here reads, and which Babel may be unable to read."""


def parse_catalog(text: str, tag: str) -> "Catalog":
    """The catalog in a text, with the plural rule of its language.

    Forms for numbers that were made for another rule are left out: they would be shown for the wrong numbers.
    """
    from babel.messages.catalog import Catalog

    rule, declared = plural_rule(tag), declared_rule(text)
    fits = isinstance(declared, PluralRule) and declared.means_the_same(rule)
    catalog = Catalog(charset="utf-8")
    parse_po(DATE_HEADER.sub('""', without_notes(text)), catalog)
    set_rule(catalog, tag, rule)
    for message in catalog:
        if message.pluralizable:
            message.string = fit_forms(message_forms(message), rule) if fits else ("",) * rule.count
    return catalog


def parse_po(text: str, catalog: "Catalog") -> None:
    """Read a text into a catalog; messages for numbers get MOST_FORMS forms, whatever rule the text declares.

    Babel gives up at a rule that it cannot read, and at a form more than the rule has: a member would then read
    English on every page for the sake of one line that a tool wrote.
    """
    from babel.messages.pofile import PoFileParser

    text = declare_rule(text, PluralRule(MOST_FORMS, "0"))
    # Without that line it reckons with two forms until the catalog says otherwise.
    catalog.mime_headers = [("Plural-Forms", str(PluralRule(MOST_FORMS, "0")))]
    PoFileParser(catalog, ignore_obsolete=False, abort_invalid=True).parse(text.split("\n"))


def set_rule(catalog: "Catalog", tag: str, rule: PluralRule) -> None:
    """Give a catalog its language and that language's plural rule."""
    catalog.locale = tag.replace("-", "_")
    catalog.mime_headers = [("Plural-Forms", str(rule))]


def require_whole_lines(text: str) -> None:
    """ValueError where a quotation mark is missing: Babel would take a letter of the sentence in its place."""
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip() and line[:1] != "#" and not LINE.fullmatch(line.strip()):
            raise ValueError(f"line {number} is no whole line of a catalog")


def message_ids(message: "Message") -> tuple[str, ...]:
    """The English texts of a message: one, or singular and plural."""
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def message_forms(message: "Message") -> tuple[str, ...]:
    """The translations of a message: one, or those for its numbers; "" for each that is missing."""
    said = message.string or ""
    return (said,) if isinstance(said, str) else tuple(said)


def fit_forms(forms: Sequence[str], rule: PluralRule) -> tuple[str, ...]:
    """As many forms as the rule has, the last of them empty where there are too few."""
    return (*forms, *("",) * rule.count)[: rule.count]


def without_notes(text: str) -> str:
    """The text of a catalog without what only translators read; its lines keep their numbers.

    Flags stay, and obsolete messages, since flags may belong to one; their previous words go, which Babel
    takes for a fault.
    """
    lines = text.split("\n")
    return "\n".join("" if line[:1] == "#" and _is_note(line) else line for line in lines)


def _is_note(line: str) -> bool:
    return line[1:2] not in (",", "~") or line.startswith("#~|")
