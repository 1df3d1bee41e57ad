"""The visit log opens in Datasette as it is, and `metadata.yaml` explains all that Datasette shows of it."""

import asyncio
import json
import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kiosk.cli.datasette_site import METADATA
from kiosk.events import Event
from kiosk.store.count_relations import CountKey
from kiosk.store.data_folder import LOG_FILE
from kiosk.store.locks import LogLocks
from kiosk.store.monthly_counts import read_months
from kiosk.store.read_only import query_log
from tests.conftest import missing
from tests.store.logs import WORDS, query_sql, write_visits
from tests.visit_logs import copy_log

DAY = date(2026, 11, 11)
VISITS = 400


def answers(folder: Path, *paths: str) -> list[Any]:
    """What a real Datasette answers about the file of a log."""
    try:
        from datasette.app import Datasette
    except ImportError:
        missing("datasette", "the Python package is not installed")

    async def asked() -> list[Any]:
        datasette = Datasette([str(folder / LOG_FILE)])
        await datasette.invoke_startup()
        found = [await datasette.client.get(path) for path in paths]
        assert [one.status_code for one in found] == [200] * len(paths)
        return [one.text for one in found]

    return asyncio.run(asked())


def test_a_real_datasette_shows_visits_and_events_while_a_kiosk_is_writing(tmp_path: Path) -> None:
    from kiosk.store.repository import LogRepository

    events = [Event(0, "choice", "welcome", "fr"), Event(3, "fact", "language", "fr")]
    ids = write_visits(tmp_path, [(DAY, [*events, Event(9, "end", "intent", "left")])] * 3)
    locks = LogLocks(tmp_path)
    book = LogRepository(tmp_path, WORDS, locks, DAY)
    try:
        visits, told, page = answers(
            tmp_path,
            "/logbook/visit.json?_shape=array",
            "/logbook/event.json?_shape=array&_size=max",
            "/logbook/visit?language=fr&_sort=day",
        )
    finally:
        book.close()
        locks.close()
    assert [visit["id"] for visit in json.loads(visits)] == sorted(ids)
    assert {visit["language"] for visit in json.loads(visits)} == {"fr"}
    assert [(len(json.loads(told)),)] == query_sql(tmp_path, "SELECT count(*) FROM event")
    assert "3 rows" in page
    assert ids[0] in page


@pytest.fixture(scope="module")
def described() -> Any:
    """What `metadata.yaml` says of the log."""
    try:
        from datasette.utils import parse_metadata
    except ImportError:
        missing("datasette", "the Python package is not installed")
    return parse_metadata(METADATA.read_text(encoding="utf-8"))["databases"][Path(LOG_FILE).stem]


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """A log of synthetic visits in several months."""
    folder = tmp_path_factory.mktemp("log")
    copy_log(folder, VISITS, 20, 40, 7, DAY)
    with closing(sqlite3.connect(f"{(folder / LOG_FILE).as_uri()}?mode=ro", uri=True)) as conn:
        conn.row_factory = sqlite3.Row
        yield conn


@pytest.fixture(scope="module")
def counted(log: sqlite3.Connection) -> Counter[CountKey]:
    """All that is counted in that log."""
    folder = Path(log.execute("PRAGMA database_list").fetchone()["file"]).parent
    none: dict[str, Counter[CountKey]] = {}
    months = query_log(folder, lambda conn: read_months(conn), none)
    assert len(months) > 2
    return sum(months.values(), Counter())


def ask(
    log: sqlite3.Connection, described: Any, name: str, month: str = ""
) -> list[dict[str, Any]]:
    """The rows of a query, as Datasette gives it the month that was typed."""
    rows = log.execute(described["queries"][name]["sql"], {"month": month})
    return [dict(row) for row in rows]


def test_each_table_view_and_column_is_described_and_nothing_else(
    log: sqlite3.Connection, described: Any
) -> None:
    names = [
        row["name"]
        for row in log.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")
    ]
    columns = {
        name: [row["name"] for row in log.execute(f"PRAGMA table_info({name})")] for name in names
    }
    told = described["tables"]
    assert len(names) > 20
    assert {name: [*table["columns"]] for name, table in told.items()} == columns
    sentences = [
        *(text for table in told.values() for text in (table["description"], *table["columns"].values())),
        *(query["description"] for query in described["queries"].values()),
    ]  # fmt: skip
    assert all(re.fullmatch(r"\S.*[.]", text) for text in sentences)
    titles = [one["title"] for one in (*told.values(), *described["queries"].values())]
    assert len({*titles}) == len(titles)


def test_only_what_is_no_question_of_the_office_is_hidden(described: Any) -> None:
    hidden = {name for name, table in described["tables"].items() if table.get("hidden")}
    assert hidden == {"rounding_key", "_sqlite_migrations"}
    assert described["tables"]["rounding_key"]["allow"] is False
    assert described["allow_sql"] is False


def test_each_query_answers_for_all_months_a_year_and_a_month(
    log: sqlite3.Connection, described: Any
) -> None:
    assert len(described["queries"]) > 12
    assert not {*described["queries"]} & {*described["tables"]}
    for name, query in described["queries"].items():
        assert query["params"] == ["month"]
        everything = ask(log, described, name)
        assert everything, name
        assert ask(log, described, name, "2026") == everything, name
        assert ask(log, described, name, "2026-11"), name
        assert not ask(log, described, name, "2025"), name


def test_what_the_queries_count_is_what_the_figures_of_the_kiosk_count(
    log: sqlite3.Connection, described: Any, counted: Counter[CountKey]
) -> None:
    def total(figure: str, value: str = "", detail: str = "") -> int:
        found = (
            count
            for key, count in counted.items()
            if key.figure == figure and value in ("", key.value) and detail in ("", key.detail)
        )
        return sum(found)

    for figure, query in {
        "visits": "visits",
        "reason": "reasons",
        "device": "devices",
        "language": "languages",
        "part_of_day": "parts_of_day",
        "weekday": "weekdays",
        "outcome": "outcomes",
        "returns": "weeks_until_return",
    }.items():
        rows = ask(log, described, query)
        assert sum(row["visits"] for row in rows) == total(figure) > 0, query
    for row in ask(log, described, "outcomes"):
        alone = total("outcome", row["outcome"], "alone")
        assert (row["alone"], row["alone"] + row["helped"]) == (alone, row["visits"])
    for row in ask(log, described, "stages"):
        entered, done = (total(figure, row["stage"]) for figure in ("stage_entered", "stage_done"))
        assert (row["entered"], row["done"]) == (entered, done)
        assert row["percent"] == pytest.approx(100 * done / entered, abs=0.51)
    for row in ask(log, described, "stops"):
        assert (row["stopped"], row["reached"]) == (
            total("stop", row["page"]),
            total("reached", row["page"]),
        )
        assert 0 < row["stopped"] <= row["reached"]
    for row in ask(log, described, "help_asked"):
        assert row["asked_for_help"] == total("help", row["page"]) <= row["reached"]
    for row in ask(log, described, "differing_screens"):
        assert row["different"] == total("differs", row["page"]) <= row["reached"]
        assert row["unexplained"] == total("differs", row["page"], "unexplained")
    for row in ask(log, described, "methods_and_stages"):
        assert row["done"] == total("method_done", row["method"], row["stage"])
    passkeys = ask(log, described, "passkeys_registered")
    assert sum(row["passkeys"] for row in passkeys) == total("method_done", "passkey", "account")


def test_half_of_the_visits_to_a_step_took_no_longer_than_its_median(
    log: sqlite3.Connection, described: Any, counted: Counter[CountKey]
) -> None:
    rows = ask(log, described, "minutes_of_steps")
    assert len(rows) > 10
    for row in rows:
        minutes = sorted(
            int(key.detail)
            for key, count in counted.items()
            if (key.figure, key.value) == ("step_minutes", row["step"])
            for _ in range(count)
        )
        told = (row["visits"], row["half_within_minutes"], row["all_within_minutes"])
        assert told == (len(minutes), minutes[(len(minutes) - 1) // 2], minutes[-1])


def test_a_month_is_compared_with_the_one_before_it(
    log: sqlite3.Connection, described: Any
) -> None:
    visits = {row["month"]: row["visits"] for row in ask(log, described, "visits")}
    months = sorted(visits, reverse=True)
    rows = ask(log, described, "better_than_month_before")
    assert [row["month"] for row in rows] == months
    for row, earlier in zip(rows, months[1:], strict=False):
        assert (row["visits"], row["visits_month_before"]) == (
            visits[row["month"]],
            visits[earlier],
        )
        assert row["change"] == visits[row["month"]] - visits[earlier]
        assert row["finished"] <= row["visits"]
    assert (rows[-1]["visits_month_before"], rows[-1]["change"]) == (None, None)
