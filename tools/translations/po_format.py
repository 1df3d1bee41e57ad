"""Reads and writes `.po` files with all that Poedit, Weblate and the programs of gettext write into them.

Babel reads and writes nearly all of it. What it would lose is kept here:

- Headers that it has no field for, such as X-Generator, and the values that it would write in its own way. They
  stay as they are, but for those that say what the file is: language, plural rule, encoding.
- `#|`, the English sentence that a fuzzy translation was made for: Babel writes it, and reads it as a comment.
- Comments in lines of any length, which it breaks at 76 letters where no width is given: so a width is given that
  no line has. Each string is on one line too, and a change of one sentence shows as one line.
- `#~|`, the same of an obsolete message, which it takes for a fault. It also forgets that such a message is fuzzy,
  and would bring it back as if it were good. An obsolete message that is fuzzy was good for neither sentence: it
  goes.
"""

import re
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import escape, unescape, write_po

from kiosk.files import read_text
from kiosk.i18n.nouns import holds_noun
from kiosk.i18n.plural_rule import PluralRule, declared_rule, plural_rule
from kiosk.i18n.po_file import MAX_CATALOG_BYTES, language_of
from kiosk.i18n.po_parser import fit_forms, message_forms, message_ids, parse_po, set_rule

NO_WRAPPING = 1_000_000
"""A width in letters that no string and no comment has."""

PREVIOUS_LINE = re.compile(r'\| ?(msgctxt|msgid|msgid_plural)? ?(".*")')
"""A line that begins with `#|`, as Babel gives it among the comments of translators."""

NEW_HEADERS = {
    "Project-Id-Version": "aiace-kiosk",
    "Report-Msgid-Bugs-To": "",
    # Always the same, so that the same content always makes the same file.
    "PO-Revision-Date": "2026-01-01 00:00+0000",
    "Last-Translator": "",
    "Language-Team": "",
}
"""Headers that a tool of translators fills in."""

FIXED_HEADERS = {
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
}


class EditedCatalog(Catalog):
    """A catalog whose header stays as tools of translators write it; without a tag it is a template."""

    def __init__(self, tag: str = "") -> None:
        super().__init__(charset="utf-8")
        self.headers = NEW_HEADERS | {"Language": tag or "en"} | FIXED_HEADERS
        self.header_lines: list[str] = []
        if tag:
            self.rule = plural_rule(tag)
            set_rule(self, tag, self.rule)
            self.headers["Plural-Forms"] = str(self.rule)

    def __setitem__(self, id: object, message: Message) -> None:
        """Add a message; that of the header is taken apart here, since Babel keeps only a part of it."""
        if id:
            if holds_noun(message_ids(message)[-1]):
                # Python's own format does not know {device.dative}.
                message.flags.discard("python-brace-format")
                message.flags.add("no-python-brace-format")
            super().__setitem__(message.id, message)
            return
        lines = str(message.string).splitlines()
        written = (line.partition(":") for line in lines if line.strip())
        # What is known here stays: the language, its plural rule and the encoding.
        known = {one: self.headers[one] for one in self.headers if one not in NEW_HEADERS}
        found = {name.strip(): value.strip() for name, _, value in written}
        missing = {name: value for name, value in NEW_HEADERS.items() if name not in found}
        kept = {name: known.pop(name, value) for name, value in found.items()}
        self.headers = missing | kept | known
        self.header_lines = [f"# {comment}".rstrip() for comment in message.user_comments]
        self.header_lines += [f"#, {', '.join(sorted(message.flags))}"] if message.flags else []

    def texts(self) -> Iterable[Message]:
        """The messages without that of the header."""
        return (message for message in self if message.id)


def read_edited(path: Path) -> EditedCatalog:
    """The catalog of a language; an empty one where there is no such file yet."""
    tag = language_of(path)
    catalog = EditedCatalog(tag)
    if not path.is_file():
        return catalog
    text = read_text(path, MAX_CATALOG_BYTES)
    parse_po(re.sub(r"(?m)^#~\|.*$", "", text), catalog)
    set_rule(catalog, tag, catalog.rule)
    declared = declared_rule(text)
    fits = isinstance(declared, PluralRule) and declared.means_the_same(catalog.rule)
    if fits:
        catalog.headers["Plural-Forms"] = str(declared)
    for message in catalog.texts():
        _take_previous(message)
        if message.pluralizable:
            message.string = fit_forms(message_forms(message), catalog.rule)
            # Its forms were made for other numbers, or for another number of forms.
            message.flags |= set() if fits or not any(message.string) else {"fuzzy"}
    for key, message in list(catalog.obsolete.items()):
        if message.fuzzy:
            del catalog.obsolete[key]
        elif message.pluralizable:
            message.string = fit_forms(message_forms(message), catalog.rule)
    return catalog


def write_edited(path: Path, catalog: EditedCatalog) -> None:
    """Write a catalog, or the template."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(catalog_text(catalog), encoding="utf-8", newline="\n")


def catalog_text(catalog: EditedCatalog) -> str:
    """The text of a catalog."""
    headers = (escape(f"{name}: {value}\n") for name, value in catalog.headers.items())
    header = [*catalog.header_lines, 'msgid ""', 'msgstr ""', *headers, "", ""]
    written = BytesIO()
    write_po(written, catalog, width=NO_WRAPPING, omit_header=True, include_previous=True)
    return "\n".join(header) + written.getvalue().decode().rstrip("\n") + "\n"


def _take_previous(message: Message) -> None:
    """Move the previous English sentence from the comments of a message to where Babel writes it from."""
    found = [(line, PREVIOUS_LINE.fullmatch(line)) for line in message.user_comments]
    message.user_comments = [line for line, previous in found if previous is None]
    previous: dict[str, str] = {}
    for _, part in found:
        if part is not None:
            # A line without a keyword continues the one before it.
            name = part[1] or next(reversed(previous), "msgid")
            previous[name] = previous.get(name, "") + unescape(part[2])
    if message.fuzzy:
        ids = (previous.get(name) for name in ("msgid", "msgid_plural"))
        message.previous_id = [id for id in ids if id]
