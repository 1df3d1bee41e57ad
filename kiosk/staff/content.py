"""The content as the staff pages need it: with their own words among those of the members' pages."""

from functools import cache

from msgspec.structs import replace

from kiosk.content.catalog import Catalog
from kiosk.content.loader import load_staff_pages
from kiosk.content.records import PageTexts
from kiosk.paths import CONTENT


def with_staff_pages(catalog: Catalog) -> Catalog:
    """The catalog, and the staff pages in it."""
    return replace(catalog, pages={**catalog.pages, **_pages()})


@cache
def _pages() -> dict[str, PageTexts]:
    return load_staff_pages(CONTENT)[0]
