"""`metadata.yaml` explains all that Datasette shows of the offices' database, and its queries answer rightly."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest

from kiosk.cli.offices_view_command import METADATA
from kiosk.store.count_relations import FIGURES, VISITS, CountKey
from tests.conftest import missing
from tests.offices.test_office_figures import FRENCH, STEP, THREE, with_parcels


@pytest.fixture(scope="module")
def described() -> Any:
    """What the file says."""
    try:
        from datasette.utils import parse_metadata
    except ImportError:
        missing("datasette", "the Python package is not installed")
    return parse_metadata(METADATA.read_text(encoding="utf-8"))["databases"]["offices"]


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """A database of three offices."""
    path = tmp_path_factory.mktemp("offices") / "offices.db"
    with_parcels(str(path), THREE)
    with closing(sqlite3.connect(path)) as conn:
        conn.row_factory = sqlite3.Row
        yield conn


def ask(shown: sqlite3.Connection, described: Any, name: str, **given: str) -> list[dict[str, Any]]:
    """The rows of a query, with what was typed into its fields."""
    values = {"month": "", "office": "", "figure": "", **given}
    return [dict(row) for row in shown.execute(described["queries"][name]["sql"], values)]


def test_each_table_view_and_column_is_described_and_nothing_else(
    shown: sqlite3.Connection, described: Any
) -> None:
    names = [
        row[0]
        for row in shown.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")
    ]
    columns = {
        name: [row["name"] for row in shown.execute(f"PRAGMA table_info({name})")] for name in names
    }
    assert len(names) == 8
    assert {name: [*table["columns"]] for name, table in described["tables"].items()} == columns
    sentences = [
        *(query["description"] for query in described["queries"].values()),
        *(table["description"] for table in described["tables"].values()),
        *(text for table in described["tables"].values() for text in table["columns"].values()),
    ]
    assert all(re.fullmatch(r"\S.*[.]", text) for text in sentences)
    assert not {*described["queries"]} & {*described["tables"]}


def test_every_figure_can_be_put_side_by_side(shown: sqlite3.Connection, described: Any) -> None:
    told = described["queries"]["offices_side_by_side"]["description"]
    assert {*re.findall(r"[a-z_]+", told.partition("Figures are ")[2])} == {*FIGURES}
    rows = ask(shown, described, "offices_side_by_side", figure="visits", month="2026-10")
    assert [(row["office"], row["visits"]) for row in rows] == [("lisboa", 70), ("porto", 15)]


def test_the_queries_sum_what_may_be_summed(shown: sqlite3.Connection, described: Any) -> None:
    each = {row["office"]: row["visits"] for row in ask(shown, described, "visits_of_each_office")}
    assert each == {"lisboa": 90, "porto": 15, "roma": 0}
    months = ask(shown, described, "visits_of_each_month")
    assert [(row["month"], row["visits"], row["offices"]) for row in months] == [
        ("2026-10", 85, 3),
        ("2026-09", 20, 1),
    ]
    assert [row["visits"] for row in ask(shown, described, "languages")] == [None]
    (french,) = ask(shown, described, "languages", month="2026-09", office="lisboa")
    assert (french["language"], french["visits"], len(french["bar"])) == ("fr", 5, 30)
    assert not ask(shown, described, "languages", office="lis")
    (page,) = ask(shown, described, "differing_screens")
    assert (page["page"], page["offices"], page["visits"]) == (STEP.value, 2, 10)


def test_each_query_runs(shown: sqlite3.Connection, described: Any) -> None:
    assert len(described["queries"]) > 12
    for name in described["queries"]:
        ask(shown, described, name)
    assert len(ask(shown, described, "kiosks")) == 4
    counted = {
        CountKey(row["figure"], row["value"])
        for row in shown.execute("SELECT * FROM counts_by_office")
    }
    assert {VISITS, FRENCH} <= counted
