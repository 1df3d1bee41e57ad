"""Every page that a member can reach fits each window, in both languages, and loses no word."""

from collections import Counter
from collections.abc import Iterator
from functools import cache

import pytest

from kiosk.view_model.page import Page
from tests.built_once import built_once
from tests.front_ends.painted_pages import check_painted, words_of_page
from tests.front_ends.planned_pages import SIZES, PlannedPage, WindowSize, planned_pages
from tests.journey.test_pages import pages
from tests.languages import LANGUAGES
from tests.sampling import sampled
from tests.tui.window import window

PARTED = 0.033
"""The share of pages in any window that have a further part, at least."""


@cache
def counted_pages(language: str) -> dict[Page, int]:
    """Each page that differs from all others, and in how many states members come to it."""
    return Counter(page for _, page in pages(language))


@cache
def longest_pages(language: str) -> tuple[Page, ...]:
    """Of each kind of page, by the first word of its id, the one with the most to show."""
    longest: dict[str, Page] = {}
    words = {page: len(words_of_page(page)) for page in counted_pages(language)}
    for page in words:
        kind = page.id.partition("/")[0]
        longest[kind] = max(longest.get(kind, page), page, key=words.__getitem__)
    return tuple(longest.values())


@cache
def fitted_pages(language: str) -> tuple[Page, ...]:
    """Every page, or a sample in which the longest ones are."""
    longest = set(longest_pages(language))
    return sampled(counted_pages(language), 4, longest.__contains__)


@cache
def planned(language: str) -> dict[WindowSize, tuple[PlannedPage, ...]]:
    """How these pages stand in each window."""
    return built_once(f"planned-{language}", lambda: planned_pages(fitted_pages(language)))


def all_planned() -> Iterator[PlannedPage]:
    """These pages in every language and window."""
    for language in LANGUAGES:
        assert len(counted_pages(language)) > 2000
        for found in planned(language).values():
            assert len(found) >= len(fitted_pages(language))
            yield from found


def test_every_page_fits_and_shows_every_choice() -> None:
    """In two parts at most, the choices together at the end of the last one."""
    for page in all_planned():
        assert page.parts <= 2, page.id
        for part in range(page.parts):
            assert page.part_rows(part) <= page.room, (page.id, part)


def test_the_parts_of_a_page_hold_each_of_its_blocks_once_and_in_order() -> None:
    for page in all_planned():
        shown = [at for first, after in page.fit.parts for at in range(first, after)]
        assert shown == list(range(len(page.blocks))), page.id


def test_the_last_words_of_a_page_stand_beside_its_choices() -> None:
    for page in all_planned():
        first, after = page.fit.parts[-1]
        assert after > first, page.id


def test_no_page_is_cut_between_what_belongs_together() -> None:
    for page in all_planned():
        for _, after in page.fit.parts[:-1]:
            assert not page.blocks[after - 1].kept, page.id


def test_no_part_is_half_empty_where_more_of_the_page_could_stand_on_it() -> None:
    looked_at = in_parts = 0
    for page in all_planned():
        looked_at += 1
        for part in range(page.parts - 1):
            in_parts += 1
            assert not page.is_half_empty(part), page.id
    assert in_parts > PARTED * looked_at


@pytest.mark.parametrize("language", LANGUAGES)
def test_most_pages_need_no_second_part_at_60_by_18(language: str) -> None:
    states = {page.id: 0 for page in fitted_pages(language)}
    for page in fitted_pages(language):
        states[page.id] += counted_pages(language)[page]
    shares = Counter[tuple[str, bool]]()
    for found in planned(language)[60, 18]:
        shares[found.id, found.parts == 1] += 1
    in_one = sum(
        count * shares[id, True] / (shares[id, True] + shares[id, False])
        for id, count in states.items()
    )
    assert in_one > sum(states.values()) * 0.8


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_one_part_in_a_large_window(language: str) -> None:
    assert {page.id for page in planned(language)[120, 40] if page.parts > 1} == set()


PAINTED_IN = [("fr", SIZES[0]), ("en", SIZES[0]), ("en", SIZES[2]), ("fr", SIZES[1])]
"""Languages and windows, in an order in which every second one differs in both."""


@pytest.mark.parametrize(("language", "size"), sampled(PAINTED_IN, 2))
def test_one_page_of_each_kind_is_painted_as_it_was_planned(
    language: str, size: WindowSize
) -> None:
    shown_pages = longest_pages(language)
    assert len(shown_pages) > 30
    with window(shown_pages[0], size=size) as opened:
        for page in shown_pages:
            check_painted(opened, page)
