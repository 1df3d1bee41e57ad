"""The figures of offices: sums of the same count alone, who is silent, and where several saw other screens."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from kiosk.cli.offices_figures_command import office_figures_document, office_figures_lines
from kiosk.offices.add_parcel import add_parcel
from kiosk.offices.database import OfficesDatabase
from kiosk.offices.office_figures import OfficeFigures, read_office_figures
from kiosk.offices.parcel import ParcelKey
from kiosk.offices.parcel_reader import parse_parcel
from kiosk.store.count_relations import VISITS, CountKey
from tests.offices.conftest import NewAddress
from tests.offices.parcels import WRITTEN, packed

TODAY = date(2026, 11, 30)
FRENCH = CountKey("language", "fr")
STEP = CountKey("differs", "step/account/add-key", "unexplained")
Counts = Mapping[CountKey, int | None]
FEW = settings(
    max_examples=15,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        *settings().suppress_health_check,
    ],
)
"""Each example makes a database of its own."""


def with_parcels(address: str, sent: Mapping[ParcelKey, Counts]) -> OfficesDatabase:
    """A database with these parcels."""
    database = OfficesDatabase(address)
    for key, counts in sent.items():
        add_parcel(database, parse_parcel(packed(key, counts)), TODAY)
    return database


def figures(database: OfficesDatabase, today: date = TODAY, *months: str) -> OfficeFigures:
    """The figures in a database."""
    with database.read() as conn:
        return read_office_figures(conn, today, *months)


THREE: dict[ParcelKey, Counts] = {
    ParcelKey("lisboa", "1", "2026-09"): {VISITS: 20, FRENCH: 5},
    ParcelKey("lisboa", "1", "2026-10"): {VISITS: 40, FRENCH: 10, STEP: 5},
    ParcelKey("lisboa", "2", "2026-10"): {VISITS: 30, FRENCH: None},
    ParcelKey("porto", "1", "2026-10"): {VISITS: 15, STEP: 5},
    ParcelKey("roma", "1", "2026-10"): {},
}


def test_a_sum_is_of_one_count_and_none_where_a_part_is_withheld(new_address: NewAddress) -> None:
    found = figures(with_parcels(new_address(), THREE))
    assert (found.since, found.until) == ("2026-09", "2026-10")
    assert {office: found.visits(office) for office in found.offices} == {
        "lisboa": 90,
        "porto": 15,
        "roma": 0,
    }
    assert found.all[VISITS] == 105
    assert found.all[FRENCH] is None
    assert found.offices["lisboa"][FRENCH] is None
    assert found.months["2026-09"] == {"lisboa": 20}
    assert found.months["2026-10"] == {"lisboa": 70, "porto": 15, "roma": 0}
    september = figures(with_parcels(new_address(), THREE), TODAY, "2026-07", "2026-09")
    assert (september.all[VISITS], september.all[FRENCH]) == (20, 5)


def test_a_step_is_named_where_several_offices_saw_another_screen(new_address: NewAddress) -> None:
    (page,) = figures(with_parcels(new_address(), THREE)).differing
    assert (page.page, page.offices, page.visits) == (STEP.value, ("lisboa", "porto"), 10)
    alone = {key: counts for key, counts in THREE.items() if key.office != "porto"}
    assert figures(with_parcels(new_address(), alone)).differing == ()


def test_minutes_are_told_of_visits_enough_in_all_offices_together(new_address: NewAddress) -> None:
    def minutes(*counts: int) -> Counts:
        buckets = zip(("4", "8", "15"), counts, strict=True)
        return {VISITS: 40} | {CountKey("minutes", "account", end): n for end, n in buckets}

    sent = {
        ParcelKey("lisboa", "1", "2026-10"): minutes(5, 5, 5),
        ParcelKey("porto", "1", "2026-10"): minutes(0, 5, 20),
    }
    found = figures(with_parcels(new_address(), sent)).medians("minutes")
    assert found == {"account": {"": 15, "lisboa": None, "porto": 15}}


@pytest.mark.parametrize(("days", "is_silent"), [(35, False), (36, True)])
def test_an_office_is_silent_when_no_kiosk_of_it_has_written_for_35_days(
    new_address: NewAddress, days: int, is_silent: bool
) -> None:
    database = with_parcels(new_address(), THREE)
    late = WRITTEN + timedelta(days=5)
    add_parcel(
        database, parse_parcel(packed(ParcelKey("lisboa", "2", "2026-10"), written=late)), TODAY
    )
    found = figures(database, WRITTEN.date() + timedelta(days=days))
    assert found.silent == (("porto", "roma") if is_silent else ())
    silent = {(one.office, one.kiosk) for one in found.kiosks if one.silent}
    assert silent == ({("lisboa", "1"), ("porto", "1"), ("roma", "1")} if is_silent else set())


def test_a_clock_that_runs_ahead_makes_nobody_heard_of_later(new_address: NewAddress) -> None:
    database = OfficesDatabase(new_address())
    ahead = datetime(2026, 12, 1, 3, tzinfo=UTC)
    add_parcel(database, parse_parcel(packed(written=ahead)), TODAY)
    (kiosk,) = figures(database).kiosks
    assert kiosk.heard == TODAY


def test_the_state_of_a_kiosk_is_that_of_its_last_parcel(new_address: NewAddress) -> None:
    database = OfficesDatabase(new_address())
    for month, stale in (("2026-10", 7), ("2026-09", 2)):
        written = WRITTEN + timedelta(days=month == "2026-09")
        key = ParcelKey("lisboa", "1", month)
        parcel = parse_parcel(packed(key, written=written, stale_facts=stale, clock="doubtful"))
        add_parcel(database, parcel, TODAY)
    (kiosk,) = figures(database).kiosks
    assert (kiosk.stale_facts, kiosk.clock, kiosk.last_month) == (2, "doubtful", "2026-09")
    assert kiosk.content_reviewed == date(2026, 8, 22)


@st.composite
def some_parcels(draw: st.DrawFn) -> dict[ParcelKey, Counts]:
    """Parcels of two offices, some counts withheld."""
    keys = [
        ParcelKey(office, kiosk, month)
        for office in ("lisboa", "porto")
        for kiosk in ("1", "2")
        for month in ("2026-09", "2026-10")
    ]
    counts = st.dictionaries(
        st.sampled_from((FRENCH, STEP, STEP._replace(detail="explained"))),
        st.sampled_from((5, 10, None)),
    )
    chosen = draw(st.lists(st.sampled_from(keys), min_size=1, unique=True))
    return {key: {VISITS: draw(st.sampled_from((20, 40, None))), **draw(counts)} for key in chosen}


@FEW
@given(some_parcels())
def test_the_views_say_what_the_figures_say(
    new_address: NewAddress, sent: dict[ParcelKey, Counts]
) -> None:
    database = with_parcels(new_address(), sent)
    found = figures(database)
    with database.read() as conn:

        def rows(query: str) -> list[Sequence[object]]:
            return [tuple(row) for row in conn.execute(text(query))]

        visits = rows("SELECT month, office, visits FROM visits_by_office")
        by_month = {
            month: {office: count for when, office, count in visits if when == month}
            for month in {row[0] for row in visits}
        }
        assert by_month == {month: dict(counts) for month, counts in found.months.items()}
        for month in by_month:
            only = figures(database, TODAY, str(month), str(month))
            asked = f"FROM {{}} WHERE month = '{month}'"
            of_all = rows(
                f"SELECT figure, value, detail, visits {asked.format('counts_of_all_offices')}"
            )
            assert {CountKey(*map(str, row[:3])): row[3] for row in of_all} == dict(only.all)
            of_each = rows(
                f"SELECT office, figure, value, detail, visits {asked.format('counts_by_office')}"
            )
            assert {(row[0], CountKey(*map(str, row[1:4]))): row[4] for row in of_each} == {
                (office, key): count
                for office, counts in only.offices.items()
                for key, count in counts.items()
            }
            differing = rows(f"SELECT page, offices, visits {asked.format('differing_steps')}")
            several = [row for row in differing if row[1] != 1]
            assert several == [(one.page, len(one.offices), one.visits) for one in only.differing]


def test_json_and_text_say_the_same(new_address: NewAddress) -> None:
    found = figures(with_parcels(new_address(), THREE))
    document = office_figures_document(found)
    assert document["format"] == 1
    assert [one["office"] for one in document["offices"]] == ["lisboa", "porto", "roma"]
    assert document["figures"]["language"] == [
        {
            "value": "fr",
            "detail": "",
            "name": "fr of language",
            "visits": None,
            "offices": {"lisboa": None, "porto": 0, "roma": 0},
        }
    ]
    assert document["months"]["2026-09"] == {"visits": 20, "offices": {"lisboa": 20}}
    assert [one["heard"] for one in document["kiosks"]] == ["2026-11-03"] * 4
    lines = [" ".join(line.split()) for line in office_figures_lines(found)]
    for line in (
        *("month all lisboa porto roma", "2026-09 20 20", "2026-10 85 70 15 0"),
        *("all 105 90 15 0", "fr - - 0 0", f"{STEP.value}: lisboa, porto"),
    ):
        assert line in lines, line
