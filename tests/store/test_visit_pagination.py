"""Pages of visits: any filter, newest first, forwards and backwards, each by the one index that fits."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.store.data_folder import LOG_FILE
from kiosk.store.visit_page import (
    FILTER_COLUMNS,
    NO_VALUE,
    Cursor,
    VisitFilter,
    VisitPage,
    VisitRow,
)
from kiosk.store.visit_pagination import browse_visits, build_query
from tests.store.logs import query_sql, write_visits

FIRST = date(2026, 1, 1)
COUNT = 300
VALUES: dict[str, tuple[str | None, ...]] = {
    "language": ("fr", "en", None),
    "method": ("passkey", "sms", None),
    "outcome": ("finished", "left", None),
    "stage": ("account", "access", None),
}


@pytest.fixture(scope="module")
def log_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A log_folder of visits whose days go back and forth, as they do when a clock is set anew."""
    folder = tmp_path_factory.mktemp("log_folder")
    write_visits(folder, [])
    chance = Random(7)
    with closing(sqlite3.connect(folder / LOG_FILE)) as conn, conn:
        for number in range(COUNT):
            row = {name: chance.choice(values) for name, values in VALUES.items()}
            day = FIRST + timedelta(days=chance.randrange(40))
            conn.execute(
                f"INSERT INTO visit (id, office, day, part, {', '.join(row)}, minutes, helped, dropped)"
                " VALUES (?, 'fr', ?, 'morning', ?, ?, ?, ?, 1, 0, 0)",
                (f"{number:012x}", day.isoformat(), *row.values()),
            )
    return folder


def wanted(one: VisitRow, by: VisitFilter) -> bool:
    """Whether a visit passes a filter."""
    day = date.fromisoformat(one.day)
    if (by.since and day < by.since) or (by.until and day > by.until):
        return False
    asked = ((getattr(by, name), getattr(one, name)) for name in FILTER_COLUMNS)
    return all(want is None or (value or NO_VALUE) == want for want, value in asked)


def all_pages(log_folder: Path, by: VisitFilter, count: int) -> Iterator[tuple[VisitRow, ...]]:
    """All pages from the newest to the oldest, and back to the first."""
    page = browse_visits(log_folder, by, count=count)
    forwards = [page.visits]
    while page.older:
        page = browse_visits(log_folder, by, page.older, count)
        forwards.append(page.visits)
    yield from forwards
    backwards = [page.visits]
    while page.newer:
        page = browse_visits(log_folder, by, page.newer, count, newer=True)
        backwards.append(page.visits)
    assert sum(backwards[::-1], ()) == sum(forwards, ())


FILTERS = st.builds(
    VisitFilter,
    since=st.none() | st.dates(FIRST, FIRST + timedelta(days=40)),
    until=st.none() | st.dates(FIRST, FIRST + timedelta(days=40)),
    language=st.sampled_from((None, "fr", "en", NO_VALUE)),
    method=st.sampled_from((None, "passkey", "sms", NO_VALUE)),
    outcome=st.sampled_from((None, "finished", "left", NO_VALUE, "crashed")),
    stage=st.sampled_from((None, "account", "access", NO_VALUE)),
)


@given(FILTERS, st.integers(1, 60))
def test_the_pages_of_any_filter_hold_all_that_pass_it_newest_first(
    log_folder: Path, by: VisitFilter, count: int
) -> None:
    everything = browse_visits(log_folder, count=COUNT).visits
    assert len(everything) == COUNT
    found = list(all_pages(log_folder, by, count))
    assert all(len(page) == count for page in found[:-1])
    assert list(sum(found, ())) == [one for one in everything if wanted(one, by)]


def test_visits_of_one_day_stand_in_the_order_in_which_they_came(log_folder: Path) -> None:
    everything = browse_visits(log_folder, count=COUNT).visits
    places = [(one.cursor.day, one.cursor.number) for one in everything]
    assert places == sorted(places, reverse=True)
    assert [
        row[0]
        for row in query_sql(log_folder, "SELECT id FROM visit ORDER BY day DESC, rowid DESC")
    ] == [one.id for one in everything]


def test_each_filter_is_answered_by_its_own_index_without_sorting(log_folder: Path) -> None:
    periods = ((None, None), (FIRST, None), (FIRST, FIRST + timedelta(days=9)))
    seen = 0
    with closing(sqlite3.connect(log_folder / LOG_FILE)) as conn:
        for values in product(*((None, found[0], NO_VALUE) for found in VALUES.values())):
            for (since, until), cursor in product(periods, (None, Cursor("2026-01-09", 5))):
                by = VisitFilter(**dict(zip(VALUES, values, strict=True)), since=since, until=until)
                sql, given = build_query(by, cursor, 20)
                (step,) = conn.execute(f"EXPLAIN QUERY PLAN {sql}", given).fetchall()
                asked = [name for name in VALUES if getattr(by, name) is not None]
                assert f"INDEX visit_{'_'.join([*asked, 'day'])}" in step[3]
                assert all(f"{name}=?" in step[3] for name in asked)
                seen += 1
    assert seen == 3**4 * 6


def test_a_folder_without_a_log_has_an_empty_page(tmp_path: Path) -> None:
    assert browse_visits(tmp_path / "nowhere") == VisitPage()
