"""Pages of visits: any filter, newest first, with their total, by plain queries."""

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.store.data_folder import LOG_FILE
from kiosk.store.visit_list import (
    FILTER_COLUMNS,
    NO_VALUE,
    VisitFilter,
    VisitPage,
    VisitRow,
    list_visits,
)
from tests.store.logs import query_sql, write_visits

FIRST = date(2026, 1, 1)
COUNT = 300
VALUES: dict[str, tuple[str | None, ...]] = {
    "language": ("fr", "en", None),
    "reason": ("start", "come-back", None),
    "device": ("ipad", "windows", None),
    "method": ("passkey", "sms", None),
    "stage": ("account", "access", None),
    "outcome": ("finished", "left", None),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A log of visits whose days go back and forth, as they do when a clock is set anew."""
    folder = tmp_path_factory.mktemp("visits")
    write_visits(folder, [])
    chance = Random(7)
    with closing(sqlite3.connect(folder / LOG_FILE)) as conn, conn:
        for number in range(COUNT):
            row = {name: chance.choice(values) for name, values in VALUES.items()}
            day = FIRST + timedelta(days=chance.randrange(40))
            marks = ", ".join("?" for _ in row)
            conn.execute(
                f"INSERT INTO visit (id, office, kiosk, day, part_of_day, {', '.join(row)}, helped,"
                f" unknown_events) VALUES (?, 'fr', '1', ?, 'morning', {marks}, ?, 0)",
                (f"{number:012x}", day.isoformat(), *row.values(), chance.randrange(2)),
            )
    return folder


def passes(one: VisitRow, by: VisitFilter) -> bool:
    """Whether a visit passes a filter."""
    day = date.fromisoformat(one.day)
    if (by.since and day < by.since) or (by.until and day > by.until):
        return False
    if by.helped is not None and one.helped != by.helped:
        return False
    asked = ((getattr(by, name), getattr(one, name)) for name in FILTER_COLUMNS)
    return all(want is None or (value or NO_VALUE) == want for want, value in asked)


FILTERS = st.builds(
    VisitFilter,
    since=st.none() | st.dates(FIRST, FIRST + timedelta(days=40)),
    until=st.none() | st.dates(FIRST, FIRST + timedelta(days=40)),
    helped=st.none() | st.booleans(),
    **{
        name: st.sampled_from((None, *(value or NO_VALUE for value in values), "unknown"))
        for name, values in VALUES.items()
    },
)


@given(FILTERS, st.integers(1, 60))
def test_the_pages_of_any_filter_hold_all_that_pass_it_newest_first(
    folder: Path, by: VisitFilter, count: int
) -> None:
    everything = list_visits(folder, count=COUNT).visits
    assert len(everything) == COUNT
    wanted = [one for one in everything if passes(one, by)]
    found: list[VisitRow] = []
    while True:
        page = list_visits(folder, by, len(found), count)
        assert page.total == len(wanted)
        assert page.first == len(found)
        found += page.visits
        if page.last + 1 >= page.total:
            break
        assert len(page.visits) == count
    assert found == wanted


def test_visits_of_one_day_stand_in_the_order_in_which_they_came(folder: Path) -> None:
    newest_first = query_sql(folder, "SELECT id FROM visit ORDER BY day DESC, rowid DESC")
    assert [(one.id,) for one in list_visits(folder, count=COUNT).visits] == newest_first


def test_a_page_beyond_the_end_is_the_last_visit_and_one_before_the_beginning_the_first(
    folder: Path,
) -> None:
    everything = list_visits(folder, count=COUNT).visits
    assert list_visits(folder, first=10 * COUNT).visits == everything[-1:]
    assert list_visits(folder, first=-3, count=2).visits == everything[:2]
    nothing = list_visits(folder, VisitFilter(language="unknown"), first=7)
    assert (nothing.visits, nothing.first, nothing.last, nothing.total) == ((), 0, -1, 0)


def test_a_folder_without_a_log_has_an_empty_page(tmp_path: Path) -> None:
    assert list_visits(tmp_path / "nowhere") == VisitPage()
