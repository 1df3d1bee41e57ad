"""Every page of every path as it stands in the smallest window: all its parts, in both languages."""

from collections.abc import Iterator
from functools import cache

from msgspec.structs import replace

from kiosk.tui.roomy import roomy
from kiosk.tui.sheet import Sheet, lay
from kiosk.tui.stand import ENTER, FIELD, Stand, begin
from kiosk.view_model.page import Appearance, Choices, Digits, Page
from tests.built_once import built_once
from tests.crawl import watched_journey
from tests.journey.test_pages import pages
from tests.played_visit import NOON

SMALLEST = (60, 18)
USUAL = (80, 24)
LARGE = (120, 40)


@cache
def every(language: str) -> tuple[Page, ...]:
    """Every page of every path, each once for what it says, with the cover and both warnings."""
    made, seen = watched_journey(), dict[object, Page]()
    for state, page in pages("en"):
        if language != "en":
            preferences = replace(state.preferences, language=language)
            page = made.page(replace(state, preferences=preferences), NOON, "screen")
        seen.setdefault((page.title, page.place, page.blocks, page.ask), page)
    state = made.start(language)
    seen["cover"] = made.overlay("cover", state, NOON, "screen")
    for seconds in (60, 30, 10):
        seen[seconds] = made.overlay("warning", state, NOON, "screen", seconds=seconds)
    return tuple(seen.values())


@cache
def sheets(language: str) -> tuple[tuple[Page, Sheet], ...]:
    """All parts of all these pages at 60 by 18; a page of digits empty, filled, and with its offer."""

    def laid() -> tuple[tuple[Page, Sheet], ...]:
        small = (roomy(page, *SMALLEST) for page in every(language))
        return tuple((page, sheet) for page in small for sheet in standing(page))

    return built_once(f"sheets-{language}", laid)


def standing(page: Page) -> Iterator[Sheet]:
    """The ways in which a page stands at 60 by 18."""
    first = lay(page, begin(page), *SMALLEST)
    yield first
    stands = [Stand(part=part, focus=begin(page).focus) for part in range(1, first.parts)]
    if isinstance(page.ask, Digits):
        last = first.parts - 1
        stands.append(Stand(last, FIELD, "0470123456", plain=True))
        stands.append(Stand(last, "1", asked=True))
        stands.append(Stand(last, ENTER, "0470"))
    for stand in stands:
        yield lay(page, stand, *SMALLEST)


def role(sheet: Sheet, y: int, name: str) -> str:
    """The role that a span is painted in: plain text in the band has the band's."""
    return "band" if name == "text" and y < sheet.band else name


def roles(sheet: Sheet) -> frozenset[str]:
    """The roles of all characters on a sheet."""
    return frozenset(
        role(sheet, y, span.role)
        for y, row in enumerate(sheet.rows)
        for span in row
        if span.text.strip()
    )


@cache
def samples(language: str) -> tuple[tuple[Page, Sheet], ...]:
    """One sheet for each way in which things stand and are painted; all others differ in words alone."""
    found: dict[object, tuple[Page, Sheet]] = {}
    for page, sheet in sheets(language):
        key = (sheet.targets, sheet.cursor, sheet.parts, sheet.part, roles(sheet))
        found.setdefault(key, (page, sheet))
    return tuple(found.values())


def spacious(page: Page) -> Page:
    """The same page with more space."""
    return replace(page, appearance=Appearance(space=True))


def options_of(page: Page) -> tuple[str, ...]:
    """The digits that a page offers."""
    ask = page.ask if isinstance(page.ask, Choices) else page.ask.empty
    return tuple(str(one.key) for one in ask.options)


def rows(sheet: Sheet) -> list[str]:
    """A sheet as text."""
    return ["".join(span.text for span in row) for row in sheet.rows]
