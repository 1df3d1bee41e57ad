"""How many sentences of a language lack a translation, counted in its catalog without parsing all of it.

A visit begins with this count, so it may take a few milliseconds only; Babel's reader takes a second.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from kiosk.files import read_limited
from kiosk.i18n.po_file import DOMAIN, MAX_CATALOG_BYTES, catalog_path, po_path

QUOTED = re.compile(rb'"([^\n]*)"')

NOUN_FORM = re.compile(rb'^[^\n]* \[[a-z-]+\]"')
"""The English text of a message for a form of a noun, which the template holds for some of the languages."""

EMPTY_FORM = re.compile(rb'^msgstr(?:\[\d+\])? ""[ \t]*(?:\n(?!")|\Z)', re.MULTILINE)
"""A translation, or a form of it for numbers, with no text on its line nor on the next."""

CatalogStamp = tuple[int, int] | None
"""Time of change in nanoseconds and size of a file; None where there is none."""


class Completeness(Struct, frozen=True):
    """Of so many sentences, how many have no translation, or one that lacks a form for numbers.

    One that is fuzzy counts as translated: a page with it is shown in another language until somebody looks at it.
    """

    missing: int
    of: int


def count_untranslated(locales: Path, tag: str) -> Completeness:
    """The completeness of a language; English is the language of the sentences themselves.

    Sentences that the template holds and the catalog lacks are missing too. Without a catalog, all are.
    """
    if tag == "en":
        return Completeness(0, 0)
    catalog, template = po_path(locales, tag), locales / f"{DOMAIN}.pot"
    if catalog_path(locales, tag) != catalog:
        # A compiled catalog alone does not say what it lacks.
        return Completeness(0, 0)
    return _count(catalog, catalog_stamp(catalog), template, catalog_stamp(template))


@lru_cache(maxsize=32)
def _count(
    catalog: Path, _stamp: CatalogStamp, template: Path, template_stamp: CatalogStamp
) -> Completeness:
    messages = dict(_messages(catalog))
    # Only a checkout has the template; a catalog that was installed had all of its messages. The forms that nouns
    # have in this language stand in its catalog; the template has those of all languages.
    own_forms = {context for context, message in messages.items() if NOUN_FORM.match(message)}
    wanted = _contexts(template, template_stamp) | own_forms or messages.keys()
    translated = {context for context, message in messages.items() if not _is_empty(message)}
    return Completeness(len(wanted - translated), len(wanted)) if wanted else Completeness(1, 1)


@lru_cache(maxsize=1)
def _contexts(template: Path, _stamp: CatalogStamp) -> frozenset[bytes]:
    found = _messages(template)
    return frozenset(context for context, message in found if not NOUN_FORM.match(message))


def _messages(catalog: Path) -> Iterator[tuple[bytes, bytes]]:
    """The context of each message, and the message; an obsolete one stands behind #~, and is none."""
    _, *pieces = read_catalog_bytes(catalog).split(b"\nmsgctxt ")
    for piece in pieces:
        context, _, message = piece.partition(b"\nmsgid ")
        # Only a wrapped file has a context on several lines.
        is_wrapped = b"\n" in context
        yield b"".join(QUOTED.findall(context)) if is_wrapped else context[1:-1], message


def _is_empty(message: bytes) -> bool:
    # Few messages have empty quotation marks at all.
    return b' ""' in message and EMPTY_FORM.search(message) is not None


def read_catalog_bytes(path: Path) -> bytes:
    """A `.po` file as it is, without carriage returns; nothing where it cannot be read."""
    try:
        return read_limited(path, MAX_CATALOG_BYTES).replace(b"\r", b"")
    except (OSError, ValueError):
        return b""


def catalog_stamp(path: Path) -> CatalogStamp:
    """By which a changed file is told from the same one."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
