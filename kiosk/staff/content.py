"""The content as the staff pages need it: with their own words among those of the members' pages."""

from functools import cache

from msgspec.structs import replace

from kiosk.catalog.catalog import Catalog
from kiosk.catalog.people import Words
from kiosk.catalog.staff_pages import staff_pages
from kiosk.paths import CONTENT


def with_staff_pages(catalog: Catalog) -> Catalog:
    """The catalog, and the staff pages in it."""
    return replace(catalog, pages={**catalog.pages, **_pages()})


@cache
def _pages() -> dict[str, Words]:
    return staff_pages(CONTENT)[0]
