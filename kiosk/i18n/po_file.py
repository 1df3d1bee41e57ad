"""Reads gettext catalogs, `.po` and `.mo`, of a stated size at most."""

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.files import read_limited, read_text

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

MOST_BYTES = 10_000_000
"""Bytes of one catalog: twenty times as many as the French one has."""


def read_po_file(path: Path) -> "Catalog":
    """A `.po` file, with or without a byte order mark; OSError, ValueError or PoFileError where it is none."""
    from babel.messages.pofile import read_po

    text = read_text(path, MOST_BYTES)
    return read_po(BytesIO(text.encode()), abort_invalid=True, charset="utf-8")


def read_mo_file(path: Path) -> "Catalog":
    """A `.mo` file."""
    from babel.messages.mofile import read_mo

    return read_mo(BytesIO(read_limited(path, MOST_BYTES)))
