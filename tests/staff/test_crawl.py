"""Every staff page can be reached by digits and left again, and fits every window, in both languages."""

from collections import deque
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.clock import RunningTime
from kiosk.content.required_texts import required_texts
from kiosk.staff.context import add_staff_pages
from kiosk.staff.router import BUILDERS
from kiosk.staff.state import MENU, StaffState
from kiosk.store.clock_file import CLOCK_FILE, keep_clock
from kiosk.store.clock_record import Look, deny
from kiosk.view_model.page import Digits, Page, SelectableTable
from kiosk.view_model.plain_text import page_lines, plain_page
from kiosk.view_model.replies import Back, Chose, Help, Reply, Typed
from tests.asked_texts import keys, without
from tests.built_once import built_once
from tests.front_ends.painted_pages import check_painted
from tests.front_ends.planned_pages import SIZES, WindowSize, planned_pages
from tests.languages import LANGUAGES
from tests.played_visit import NOON, shipped_content
from tests.sampling import sampled
from tests.staff.pins import BOOT, PIN, cheapen, with_pin
from tests.staff.played_staff import ASKED, PlayedStaffSession, with_visit_log
from tests.tui.window import window

LIMIT = 400
DATE_PAGES = ((), ("health",), ("care", "retention"), ("clock",), ("clock", "clock/wrong"))
"""Pages over the menu that say whether the date is believed."""
MAY_LACK = {"staff-short", "staff-long", "staff-help", "staff-pages", "staff-figures"}
"""Pages whose names are looked up by ids for which there need be no text."""


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    cheapen(monkeypatch)


def replies(staff: PlayedStaffSession) -> Iterator[Reply]:
    """What a page can be answered with: its choices, two of its rows, a new PIN, help and back."""
    yield from (Chose(one.id) for one in staff.options())
    yield from (Chose(id) for id in staff.rows_shown()[:2])
    if isinstance(staff.page.ask, Digits):
        yield from (Typed(text) for text in ("123", "719264"))
    yield from (Help(), Back())


def sort(id: str) -> str:
    """A choice by its kind: one visit is like another, and so are folders."""
    return "visit" if len(id) == 12 and set(id) <= set("0123456789abcdef") else id


def crawl(folder: Path, language: str, front_end: str = "screen") -> tuple[Page, ...]:
    """The pages behind the PIN, each once for what it offers."""
    return built_once(
        f"staff-{language}-{front_end}", lambda: tuple(_crawl(folder, language, front_end).values())
    )


def _crawl(folder: Path, language: str, front_end: str) -> dict[tuple[object, ...], Page]:
    staff = PlayedStaffSession(
        with_visit_log(with_pin(folder)), language, "line" if front_end == "line" else "screen"
    )
    staff.columns, staff.rows = SIZES[0]
    ASKED.at = (folder, StaffState())
    staff.enter()
    waiting: deque[StaffState] = deque([staff.session._state])
    found: dict[tuple[object, ...], Page] = {}
    while waiting:
        state = waiting.popleft()
        put_into(staff, state)
        ASKED.at = (folder, state)
        page = staff.page
        key = (page.id, state.messages, *(sort(one.id) for one in staff.options()))
        if key in found:
            continue
        assert len(found) < LIMIT
        found[key] = page
        for reply in list(replies(staff)):
            put_into(staff, state)
            staff.reply(reply)
            if not staff.ends:
                waiting.append(staff.session._state)
            staff.ends.clear()
            staff.session.outcome = None
            staff.session.requested_front_end = None
    for number, page in enumerate(_pages_in_doubt(staff, folder)):
        found["in doubt", number] = page
    return found


def _pages_in_doubt(staff: PlayedStaffSession, folder: Path) -> Iterator[Page]:
    """The pages that say how the clock stands, for every clock that is not believed."""
    states = [StaffState(trail=(MENU, *rest)) for rest in DATE_PAGES]
    for days, denies in ((20, False), (200, False), (-200, False), (-20, False), (20, True)):
        (folder / CLOCK_FILE).unlink(missing_ok=True)
        staff.wall = NOON + timedelta(days=days)
        if denies:
            keep_clock(folder, deny, look=Look(staff.wall, RunningTime(BOOT, staff.ran)))
        for state in states:
            put_into(staff, state)
            ASKED.at = (folder, state)
            yield staff.page
    (folder / CLOCK_FILE).unlink(missing_ok=True)
    staff.wall = NOON


def put_into(staff: PlayedStaffSession, state: StaffState) -> None:
    """Give the session a state that it had; what it did to the folder stays."""
    staff.session._state, staff.session._page = state, None


def kinds(pages: tuple[Page, ...]) -> set[str]:
    """The kinds of page, by the first word of their ids."""
    return {page.id.removeprefix("staff/").partition("/")[0] for page in pages}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_reached_and_fits_every_window(tmp_path: Path, language: str) -> None:
    pages = crawl(tmp_path, language)
    assert kinds(pages) >= set(BUILDERS) - {"pin", "printing"}
    assert len(pages) > 60
    assert {page.language for page in pages} == {language}
    for size, planned in planned_pages(pages).items():
        for page in planned:
            assert page.parts <= 2, (size, page.id)
            assert all(page.part_rows(part) <= page.room for part in range(page.parts)), page.id
            first, after = page.fit.parts[-1]
            assert after > first or not page.blocks, page.id
            assert not any(map(page.is_half_empty, range(page.parts - 1))), (size, page.id)


@pytest.mark.parametrize(
    ("language", "size"),
    sampled([("fr", SIZES[0]), ("en", SIZES[0]), ("en", SIZES[1]), ("fr", SIZES[2])], 2),
)
def test_one_page_of_each_kind_is_painted_with_all_its_words_and_choices(
    tmp_path: Path, language: str, size: WindowSize
) -> None:
    pages = {page.id: page for page in crawl(tmp_path, language)}
    with window(pages["staff/menu"], size=size) as opened:
        for page in pages.values():
            check_painted(opened, page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_says_an_id_where_a_word_belongs(tmp_path: Path, language: str) -> None:
    for page in crawl(tmp_path, language):
        told = "\n".join(page_lines(page))
        assert "staff-" not in told, page.id
        assert "{" not in told, page.id
        assert page.title.strip(), page.id
        options = page.ask.empty.options if isinstance(page.ask, Digits) else page.ask.options
        assert all(option.say.strip() for option in options), page.id
        assert len({option.key for option in options}) == len(options)


def test_line_by_line_the_same_pages_are_reached(tmp_path: Path) -> None:
    pages = crawl(tmp_path, "en", "line")
    assert kinds(pages) >= set(BUILDERS) - {"pin", "printing"}
    assert not any(isinstance(block, SelectableTable) for page in pages for block in page.blocks)


def test_from_every_page_nine_leads_back_to_the_menu(tmp_path: Path) -> None:
    staff = PlayedStaffSession(with_visit_log(with_pin(tmp_path)))
    staff.type(PIN)
    for path in (
        ("visits", "filter", "method", "passkey"),
        ("care", "times", "question"),
        ("figures", "stops", "span", "from-to"),
        ("export",),
        ("health",),
        ("care", "copies", "save"),
    ):
        staff.choose(*path)
        for _ in range(10):
            staff.reply(Back())
        assert staff.page.id == "staff/menu"


def test_a_window_that_is_too_small_gets_a_plain_request_and_nothing_is_lost(
    tmp_path: Path,
) -> None:
    staff = PlayedStaffSession(with_pin(tmp_path))
    staff.enter()
    with window(staff.page, size=(59, 18)) as opened:
        shown = opened.shown()
        assert shown.parts == 0
        assert "too small" in shown.text
        assert "Visits" not in shown.text
        opened.press("1")
        assert opened.replies == []
        shown = opened.resize(60, 18)
        assert shown.parts == 1
        assert "1 Visits" in shown.text
        opened.press("1")
        assert opened.replies == [Chose("visits")]


def test_without_any_one_text_a_staff_page_keeps_its_choices_and_says_something(
    tmp_path: Path,
) -> None:
    ASKED.texts.clear()
    _crawl(tmp_path, "en", "screen")
    declared = keys(required_texts(add_staff_pages(shipped_content())))
    named = {key for key in ASKED.texts if key[0].startswith("staff-") and "." in key[1]}
    # Values of the logbook that have no short word, and pages without help or a name of their own.
    assert {id for id, _ in named - declared} <= MAY_LACK
    whole, shown = PlayedStaffSession(tmp_path), 0
    for key, (folder, state) in list(ASKED.texts.items()):
        if folder != tmp_path or key not in declared or not key[0].startswith("staff-"):
            continue
        bare = PlayedStaffSession(
            tmp_path, content=without(add_staff_pages(shipped_content()), key)
        )
        for one in (whole, bare):
            put_into(one, state)
        assert [one.id for one in bare.options()] == [one.id for one in whole.options()], key
        assert all(one.say.strip() for one in bare.options()), key
        assert bare.page.title.strip(), key
        assert all(line.strip() for line in told(bare.page)), key
        shown += 1
    assert shown > 150


def told(page: Page) -> list[str]:
    """What a page says, paragraph by paragraph."""
    said = plain_page(page)
    return [*said.head, *said.body, *said.offer]
