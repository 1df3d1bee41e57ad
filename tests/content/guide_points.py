"""The table of what the five guides say, in docs/guide-points.md, and the pages that it names."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from kiosk.content.content import Content
from kiosk.i18n.catalogs import load_translator
from kiosk.journey.context import Office
from kiosk.journey.journey import Journey
from kiosk.view_model.page import Page
from kiosk.view_model.plain_text import page_lines
from tests.played_visit import NOON

TABLE = Path(__file__).parents[2] / "docs" / "guide-points.md"
COLUMNS = 7
ONE_LINE = 10_000
"""Columns that no paragraph fills."""

SMS = Office(reopened=("sms",))
"""An office that shows the steps of sign-in by SMS, too."""


class GuidePoint(NamedTuple):
    """A row: what a guide says, and the page with the words that carry it, by language; no page out of scope."""

    number: int
    guide: str
    says: str
    state: str
    page: str
    facts: dict[str, str]
    words: dict[str, str]


@cache
def guide_points() -> tuple[GuidePoint, ...]:
    """All rows, by their numbers."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    rows = ([cell.strip() for cell in line.strip("|").split("|")] for line in lines)
    return tuple(sorted(_read_row(row) for row in rows if row[0].isdecimal()))


def _read_row(row: list[str]) -> GuidePoint:
    assert len(row) == COLUMNS, row
    number, guide, says, state, place, english, french = row
    page, *facts = place.replace("`", "").split() or [""]
    return GuidePoint(
        int(number),
        guide,
        says,
        state,
        page,
        dict(fact.split("=") for fact in facts),
        {"en": english, "fr": french},
    )


def show_page(point: GuidePoint, language: str, content: Content) -> Page:
    """The page of a point, as the member with its facts sees it."""
    journey = Journey(content.languages, lambda: content, SMS, load_translator)
    state = journey.start(language)
    facts = {**state.position.facts, **point.facts}
    position = replace(state.position, node=_node(point.page, content), facts=facts)
    return journey.page(replace(state, position=position), NOON, "screen")


def _node(page: str, content: Content) -> str:
    """The node of a page; a screen of EU Login is looked at from a step, here the first one of its stage."""
    kind, _, id = page.partition("/")
    if kind != "screen":
        return page
    stage = content.screens[id].stages[0]
    return f"screens/{stage}/{content.stages[stage].order[0]}/{id}"


def page_words(page: Page) -> str:
    """All that a page says in one line, no matter which spaces and capitals it has."""
    return plain(" ".join(page_lines(page, ONE_LINE)))


def plain(text: str) -> str:
    """A text in small letters, with one ordinary space wherever there are spaces of any kind."""
    return " ".join(text.split()).casefold()
