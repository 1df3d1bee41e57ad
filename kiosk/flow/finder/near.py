"""Names like the one that nobody knows."""

from collections.abc import Iterator
from difflib import get_close_matches

from kiosk.content.catalog import Catalog

LONGEST = 60
"""Letters that are looked at; no device has a longer name."""


def near(text: str, catalog: Catalog) -> tuple[str, ...]:
    """At most three names that resemble the text, the most like first."""
    names = {name.casefold(): name for name in _names(catalog)}
    found = get_close_matches(text.strip().casefold()[:LONGEST], names, n=3, cutoff=0.7)
    return tuple(names[name] for name in found)


def _names(catalog: Catalog) -> Iterator[str]:
    for kind in (kind for id, kind in catalog.kinds.items() if id != "none"):
        yield from (word.capitalize() for word in (*kind.also, *kind.makers))
        yield from kind.older
        yield kind.name.english
    yield from (one.model for one in catalog.apple)
