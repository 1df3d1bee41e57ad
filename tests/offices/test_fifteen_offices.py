"""Fifteen offices over two years: both databases and the browser say what the kiosks published, sent twice."""

import json
import os
import signal
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kiosk.cli.offices_figures_command import office_figures_document
from kiosk.offices.database import OfficesDatabase
from kiosk.offices.office_figures import read_office_figures
from kiosk.store.count_relations import VISITS, CountKey
from tests.chromium import Chromium
from tests.cli.shown_log import shown_log
from tests.command_runs import run_text
from tests.conftest import needs
from tests.offices.fifteen_offices import (
    MONTHS,
    OFFICES,
    TODAY,
    Published,
    published_by_all,
    sums,
)
from tests.offices.postgres_server import new_database

pytestmark = pytest.mark.slow("offices")
ENVIRONMENT = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "KIOSK_TODAY": f"{TODAY}"}


@pytest.fixture(scope="module")
def published() -> Published:
    """What fifteen offices published."""
    return published_by_all()


@pytest.fixture(scope="module")
def addresses(
    published: Published, tmp_path_factory: pytest.TempPathFactory, server: Path
) -> dict[str, str]:
    """Two databases to which all parcels were added twice, the second time in another order."""
    folder = tmp_path_factory.mktemp("mail")
    for name, data in published.parcels.items():
        (folder / name).write_bytes(data)
    paths = sorted(str(path) for path in folder.iterdir())
    found = {"sqlite": str(folder / "offices.db"), "postgresql": new_database(server)}
    for address in found.values():
        for sent, what in ((paths, "added"), (paths[::-1], "was there already")):
            words = ["offices", "add", *sent, "--into", address]
            done = run_text(words, environment=ENVIRONMENT, timeout=300)
            assert (done.returncode, done.stderr) == (0, "")
            assert done.stdout.count(f": {what}.\n") == len(paths) == len(OFFICES) * MONTHS
    return found


def document(address: str, since: str = "", until: str = "") -> Any:
    """The figures in a database."""
    with OfficesDatabase(address).read() as conn:
        return office_figures_document(read_office_figures(conn, TODAY, since, until))


def test_the_figures_of_both_are_equal_and_the_sums_of_what_the_kiosks_published(
    addresses: dict[str, str], published: Published
) -> None:
    found = document(addresses["sqlite"])
    assert found == document(addresses["postgresql"])
    total = sums(published)
    assert found["visits"] == total[VISITS] > 10_000
    assert len(found["months"]) == MONTHS
    told = {
        CountKey(figure, one["value"], one["detail"]): one["visits"]
        for figure, counts in found["figures"].items()
        for one in counts
    }
    assert told == dict(total)
    assert len(told) > 300
    for office in OFFICES:
        own = sums(published, office=office)
        shown = {
            CountKey(figure, one["value"], one["detail"]): one["offices"][office]
            for figure, counts in found["figures"].items()
            for one in counts
        }
        assert {key: count for key, count in shown.items() if count} == dict(own)
    for month, counts in found["months"].items():
        assert counts["visits"] == sums(published, month=month)[VISITS]
        assert set(counts["offices"]) == set(OFFICES)


def test_a_quarter_is_the_sum_of_its_months(
    addresses: dict[str, str], published: Published
) -> None:
    told = run_text(
        ["offices", "figures", "--json", "--span", "2026-Q3", "--from", addresses["postgresql"]],
        environment=ENVIRONMENT,
    )
    assert told.stderr == ""
    months = ("2026-07", "2026-08", "2026-09")
    visits = sum(sums(published, month=month)[VISITS] for month in months)
    assert json.loads(told.stdout)["visits"] == visits > 0


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_chromium_reads_the_sums(
    addresses: dict[str, str], published: Published, tmp_path: Path, kind: str
) -> None:
    needs("chromium", "chromium")
    words = ("offices", "view", "--no-open", "--from", addresses[kind])
    given = os.environ | {"TMPDIR": str(tmp_path)}
    with (
        shown_log(tmp_path, words=words, environment=given) as shown,
        Chromium(tmp_path) as browser,
    ):
        browser.open(shown.link)
        assert browser.evaluate("document.querySelector('h1').textContent") == "All offices"
        browser.click("a[href$='/offices/visits_of_each_office']")
        assert table(browser, 0, 1) == sorted(
            ([office, str(sums(published, office=office)[VISITS])] for office in OFFICES),
            key=lambda row: (-int(row[1]), row[0]),
        )
        bars = [len(bar) for (bar,) in table(browser, 2)]
        assert max(bars) == 30
        assert bars == sorted(bars, reverse=True)
        browser.open(f"{shown.base}offices/visits_of_each_month")
        months = sorted({month for _, month in published.counts}, reverse=True)
        assert table(browser, 0, 1) == [
            [month, str(sums(published, month=month)[VISITS])] for month in months
        ]
        browser.open(f"{shown.base}offices/languages?month=2026&office=paris")
        own = sum(
            (sums(published, office="paris", month=month) for month in months if month > "2026"),
            start=Counter[CountKey](),
        )
        assert {row[0]: int(row[1]) for row in table(browser, 0, 2)} == {
            key.value: count for key, count in own.items() if key.figure == "language"
        }


def test_a_copy_of_a_server_goes_when_it_is_no_longer_shown(
    addresses: dict[str, str], tmp_path: Path
) -> None:
    words = ("offices", "view", "--no-open", "--from", addresses["postgresql"])
    given = os.environ | {"TMPDIR": str(tmp_path)}
    with shown_log(tmp_path, words=words, environment=given) as shown:
        (copied,) = tmp_path.glob("kiosk-offices-*/offices.db")
        assert copied.stat().st_mode & 0o777 == 0o600
        assert shown.end(signal.SIGINT)[0] == 0
    assert not [*tmp_path.iterdir()]


def table(browser: Chromium, *cells: int) -> list[list[str]]:
    """The cells with these numbers in each row of the page."""
    rows: list[list[str]] = browser.evaluate(
        "[...document.querySelectorAll('table.rows-and-columns tbody tr')]"
        f".map(row => {json.dumps(cells)}.map(cell => row.cells[cell].textContent.trim()))"
    )
    return rows


def test_nobody_is_silent_who_wrote_this_month_and_all_are_in_january(
    addresses: dict[str, str],
) -> None:
    with OfficesDatabase(addresses["sqlite"]).read() as conn:
        assert read_office_figures(conn, TODAY).silent == ()
        assert read_office_figures(conn, date(2027, 1, 5)).silent == OFFICES
