"""Whether the content can lead anybody at all; what merely lacks a part of it is served without that part."""

from kiosk.catalog.catalog import Catalog

PAGES = ("intent", "help", "end", "warning", "cover")
"""Pages that each visit needs."""

ANSWERS = ("intent", "help", "end")
"""Those of which it needs the choices."""


class BrokenContentError(Exception):
    """The content cannot lead anybody: `kiosk check` names what is broken."""


def need_sound(catalog: Catalog) -> None:
    """Raise BrokenContentError where a visit would be led nowhere."""
    pages = catalog.pages
    led = all(id in pages for id in PAGES)
    asked = all(pages[id].choice for id in ANSWERS if id in pages)
    if not (led and asked and catalog.stages and catalog.methods and catalog.kinds):
        raise BrokenContentError
