"""Parcels in the database: sent twice is sent once, the later one wins, and what is refused changes nothing."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import Barrier

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from kiosk.offices.add_parcel import AddedParcel, add_parcel
from kiosk.offices.database import (
    FAILED,
    FOREIGN,
    NEWER,
    NO_ADDRESS,
    NO_FILE,
    NO_TABLES,
    OfficesDatabase,
    OfficesDatabaseError,
)
from kiosk.offices.parcel import Parcel, ParcelKey
from kiosk.offices.parcel_reader import ParcelError, parse_parcel
from kiosk.offices.tables import COUNT, PARCEL
from kiosk.store.count_relations import CountKey
from tests.offices.conftest import NewAddress
from tests.offices.parcels import LISBOA, VISITS, WRITTEN, packed

TODAY = date(2026, 11, 30)
OFFICES = ("lisboa", "porto")
Row = tuple[object, ...]
FEW = settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, *settings().suppress_health_check]
)  # fmt: skip
"""Each example makes a database of its own."""


@st.composite
def parcels(draw: st.DrawFn) -> Parcel:
    """A parcel of some kiosk and month, written some day, maybe a correction."""
    key = ParcelKey(
        draw(st.sampled_from(OFFICES)),
        draw(st.sampled_from(("1", "2"))),
        draw(st.sampled_from(("2026-09", "2026-10"))),
    )
    visits = draw(st.sampled_from((0, 5, 40, None)))
    counts: dict[CountKey, int | None] = {}
    if visits != 0:
        counts[CountKey("visits", "all")] = visits
        counts[CountKey("language", "fr")] = draw(st.sampled_from((5, None)))
    written = WRITTEN + timedelta(seconds=draw(st.integers(0, 3)))
    return parse_parcel(packed(key, counts, written, stale_facts=draw(st.integers(0, 1))))


def contents(database: OfficesDatabase) -> tuple[set[Row], set[Row]]:
    """All that stands in a database, but for the days on which it was added."""
    columns = [column for column in PARCEL.c if column.name != "added"]
    with database.read() as conn:
        kept = {tuple(row) for row in conn.execute(select(*columns))}
        return kept, {tuple(row) for row in conn.execute(select(COUNT))}


def added(address: str, sent: Sequence[Parcel]) -> OfficesDatabase:
    """The database at an address with these parcels."""
    database = OfficesDatabase(address)
    for parcel in sent:
        add_parcel(database, parcel, TODAY)
    return database


@FEW
@given(sent=st.lists(parcels(), min_size=1, max_size=5), order=st.randoms(use_true_random=False))
def test_sent_twice_and_in_any_order_is_sent_once_and_the_latest_stands(
    new_address: NewAddress, sent: list[Parcel], order: object
) -> None:
    once = contents(added(new_address(), sent))
    again = [*sent, *sent]
    order.shuffle(again)  # type: ignore[attr-defined]
    assert contents(added(new_address(), again)) == once
    last = {
        parcel.health.key: parcel
        for parcel in sorted(sent, key=lambda one: (one.health.written, one.digest))
    }
    assert len(once[0]) == len(last)
    assert once[1] == {(*key, *count) for key, parcel in last.items() for count in parcel.counts}


def test_it_is_told_what_became_of_each(new_address: NewAddress) -> None:
    database = OfficesDatabase(new_address())
    more = {**VISITS, CountKey("language", "fr"): 5}

    def told(counts: dict[CountKey, int], minute: int, name: str = "AIACE Lisboa") -> AddedParcel:
        written = WRITTEN.replace(minute=minute)
        parcel = parse_parcel(packed(counts=counts, written=written, office_name=name))
        return add_parcel(database, parcel, TODAY)

    assert told(VISITS, 10) == AddedParcel("added")
    assert told(VISITS, 10) == AddedParcel("known")
    assert told(VISITS, 12) == AddedParcel("renewed")
    assert told(more, 11) == AddedParcel("older")
    assert told(more, 13) == AddedParcel("corrected")
    assert told(more, 14, "AIACE Porto") == AddedParcel("renewed", "AIACE Lisboa")
    assert told(more, 15, "AIACE Porto") == AddedParcel("renewed")


def test_two_who_add_the_same_at_once_add_it_once(new_address: NewAddress) -> None:
    database, parcel = OfficesDatabase(new_address()), parse_parcel(packed())
    begin = Barrier(4)

    def add(number: int) -> str:
        begin.wait()
        return add_parcel(database, parcel, TODAY).addition

    with ThreadPoolExecutor(4) as workers:
        assert sorted(workers.map(add, range(4))) == ["added", "known", "known", "known"]
    assert len(contents(database)[0]) == 1


def test_a_parcel_of_a_day_to_come_is_refused_since_none_could_replace_it(
    new_address: NewAddress,
) -> None:
    database = added(new_address(), [parse_parcel(packed())])
    before = contents(database)
    for days, is_taken in ((1, True), (2, False)):
        day = datetime(2026, 11, 30, 12, tzinfo=UTC) + timedelta(days=days)
        parcel = parse_parcel(packed(LISBOA._replace(kiosk="2"), written=day))
        if is_taken:
            add_parcel(database, parcel, TODAY)
            before = contents(database)
        else:
            with pytest.raises(ParcelError, match="which is still to come: set the clock"):
                add_parcel(database, parcel, TODAY)
    assert contents(database) == before


def test_a_parcel_is_there_in_full_or_not_at_all(new_address: NewAddress) -> None:
    database = added(new_address(), [parse_parcel(packed())])
    before = contents(database)
    whole = parse_parcel(packed(written=WRITTEN + timedelta(days=1)))
    (count,) = whole.counts
    # No reader lets such counts through; the database refuses the second of the two.
    broken = whole._replace(counts=(count, count._replace(value="fr", visits=3)))
    with pytest.raises(OfficesDatabaseError, match="cannot be used"):
        add_parcel(database, broken, TODAY)
    assert contents(database) == before


def test_who_reads_changes_nothing(new_address: NewAddress) -> None:
    database = added(new_address(), [parse_parcel(packed())])
    with pytest.raises(OfficesDatabaseError, match=r"read-?only"), database.read() as conn:
        conn.execute(text("DELETE FROM released_count"))
    assert len(contents(database)[1]) == 1


def test_a_database_of_something_else_is_refused_and_left_as_it_is(
    new_address: NewAddress,
) -> None:
    other, newer, empty = (OfficesDatabase(new_address()) for _ in range(3))
    with pytest.raises(OfficesDatabaseError) as refused, empty.read():
        pass
    sentence = NO_FILE if empty.path else NO_TABLES
    assert str(refused.value) == sentence.format(place=empty.place)
    with other._engine("rwc").begin() as conn:
        conn.execute(text("CREATE TABLE parcel (weight INTEGER)"))
    added(newer.place, [parse_parcel(packed())])
    with newer.change() as conn:
        conn.execute(text("UPDATE offices_schema SET version = 2"))
    for database, sentence in ((other, FOREIGN), (newer, NEWER)):
        for use in (database.read, database.change):
            with pytest.raises(OfficesDatabaseError) as refused, use():
                pass
            assert str(refused.value) == sentence.format(place=database.place)
    with other._engine("rwc").connect() as conn:
        assert conn.execute(text("SELECT count(weight) FROM parcel")).scalar() == 0


def test_a_file_that_is_no_database_or_cannot_be_written_is_told_in_a_sentence(
    tmp_path: Path,
) -> None:
    (tmp_path / "letter.db").write_text("Dear colleagues, " * 100)
    places = {
        str(tmp_path / "letter.db"): "file is not a database",
        str(tmp_path / "no" / "folder.db"): "unable to open database file",
    }
    for place, why in places.items():
        with pytest.raises(OfficesDatabaseError) as refused, OfficesDatabase(place).change():
            pass
        assert str(refused.value) == FAILED.format(place=place, why=why)
    assert (tmp_path / "letter.db").read_text() == "Dear colleagues, " * 100


def test_a_server_that_is_not_there_is_told_in_a_sentence_without_the_password(
    tmp_path: Path,
) -> None:
    database = OfficesDatabase(f"postgresql://head:secret@/offices?host={tmp_path}")
    with pytest.raises(OfficesDatabaseError, match=r"cannot be used \(.*\): put") as refused:
        database.change().__enter__()
    assert "secret" not in str(refused.value)
    assert str(refused.value).count("\n") == 0
    for address in ("postgresql://head@server:port/offices", "mysql://head@server/offices"):
        with pytest.raises(OfficesDatabaseError) as refused:
            OfficesDatabase(address)
        assert str(refused.value) == NO_ADDRESS


def test_a_count_that_no_kiosk_releases_is_refused_by_the_table_itself(
    new_address: NewAddress,
) -> None:
    database = added(new_address(), [parse_parcel(packed())])
    with pytest.raises(DBAPIError), database._engine("rwc").begin() as conn:
        conn.execute(text("UPDATE released_count SET visits = 41"))
