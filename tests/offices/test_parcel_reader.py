"""A parcel is read as it was written, and whatever was changed on the way is refused."""

from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.offices import parcel_reader
from kiosk.offices.parcel import HEALTH_FILE, ParcelKey, member_names, pack_parcel
from kiosk.offices.parcel_reader import (
    DAMAGED,
    FOREIGN,
    MAX_BYTES,
    NEWER,
    ParcelError,
    parse_parcel,
    read_parcel,
)
from kiosk.store.count_relations import CountKey
from tests.offices.parcels import LISBOA, VISITS, health_of, packed, parcel_members, write_parcel

COUNTS = {
    **VISITS,
    CountKey("outcome", "finished", "alone"): 25,
    CountKey("outcome", "crashed", "alone"): 5,
    CountKey("outcome", "left", "helped"): None,
    CountKey("differs", "step/account/add-key", "explained"): 5,
    CountKey("differs", "step/account/add-key", "unexplained"): 10,
}
WHOLE = packed(counts=COUNTS)


def refusal(data: bytes) -> str:
    """Why bytes are not taken for a parcel."""
    with pytest.raises(ParcelError) as refused:
        parse_parcel(data)
    return str(refused.value)


def test_what_was_packed_is_read(tmp_path: Path) -> None:
    read = read_parcel(write_parcel(tmp_path, counts=COUNTS))
    assert read.health.key == LISBOA
    assert {CountKey(*one[:3]): one.visits for one in read.counts} == COUNTS
    assert ("outcome", "left", "helped", "left of outcome", None) in read.counts
    assert read.health.crashed_visits == 5
    assert [(one.page, one.visits) for one in read.health.differing_steps] == [
        ("step/account/add-key", 15)
    ]


def test_the_name_of_the_file_means_nothing(tmp_path: Path) -> None:
    path = write_parcel(tmp_path).rename(tmp_path / "counts (1).zip")
    assert read_parcel(path).health.key == LISBOA


def test_every_program_for_archives_opens_it() -> None:
    with ZipFile(BytesIO(WHOLE)) as archive:
        assert archive.testzip() is None
        assert tuple(archive.namelist()) == member_names(LISBOA)
        assert member_names(LISBOA) == (
            "kiosk-lisboa-1-2026-10.csv",
            "kiosk-lisboa-1-2026-10-dictionary.csv",
            "kiosk-lisboa-1-2026-10.json",
            HEALTH_FILE,
        )


@given(st.integers(0, len(WHOLE) - 1), st.integers(1, 255))
def test_a_byte_that_was_changed_anywhere_is_found(place: int, change: int) -> None:
    damaged = bytearray(WHOLE)
    damaged[place] ^= change
    assert refusal(bytes(damaged)) in (DAMAGED, FOREIGN)


@given(st.integers(0, len(WHOLE) - 1))
def test_a_parcel_that_is_cut_off_is_found(length: int) -> None:
    assert refusal(WHOLE[:length]) in (DAMAGED, FOREIGN)


@given(st.binary(min_size=1, max_size=40), st.booleans())
def test_what_was_put_before_or_behind_it_is_found(more: bytes, before: bool) -> None:
    assert refusal(more + WHOLE if before else WHOLE + more) in (DAMAGED, FOREIGN)


@given(st.binary(max_size=200))
def test_any_other_file_is_no_parcel(data: bytes) -> None:
    assert refusal(data) in (DAMAGED, FOREIGN)


def test_one_that_was_packed_anew_or_with_other_files_is_refused() -> None:
    members = parcel_members(health_of(counts=COUNTS), COUNTS)
    squeezed = BytesIO()
    with ZipFile(squeezed, "w", ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    assert refusal(squeezed.getvalue()) == DAMAGED
    assert refusal(pack_parcel({**members, "../../.bashrc": b"x"})) == DAMAGED
    assert refusal(pack_parcel(dict(reversed(members.items())))) == DAMAGED
    assert refusal(pack_parcel({HEALTH_FILE: members[HEALTH_FILE]})) == DAMAGED
    assert refusal(pack_parcel({"letter.txt": b"Dear colleagues"})) == FOREIGN


def test_counts_of_another_office_than_the_health_are_refused() -> None:
    members = parcel_members(health_of(), VISITS)
    others = parcel_members(health_of(ParcelKey("porto", "1", "2026-10")), VISITS)
    mixed = dict(zip(members, others.values(), strict=True)) | {HEALTH_FILE: members[HEALTH_FILE]}
    assert refusal(pack_parcel(mixed)) == DAMAGED


@pytest.mark.parametrize(
    "counts",
    [
        {**VISITS, CountKey("language", "fr"): 3},
        {**VISITS, CountKey("language", "fr"): 45},
        {CountKey("language", "fr"): 5},
    ],
)
def test_counts_that_no_kiosk_releases_are_refused(counts: dict[CountKey, int | None]) -> None:
    assert refusal(packed(counts=counts)) == DAMAGED


def test_a_month_that_was_not_over_is_refused() -> None:
    early = datetime(2026, 10, 31, 12, tzinfo=UTC)
    assert refusal(packed(written=early)) == DAMAGED
    assert parse_parcel(packed(written=datetime(2026, 11, 1, tzinfo=UTC))).health.key == LISBOA


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("office", "../etc"),
        ("office", "Lisboa"),
        ("span", "2026-Q3"),
        ("program_version", "<script>"),
        ("free_megabytes", -1),
        ("written", datetime(2026, 11, 3)),
        ("clock", "broken"),
    ],
)
def test_values_that_no_kiosk_writes_are_refused(field: str, value: object) -> None:
    key, more = LISBOA, {field: value}
    if field in LISBOA._fields:
        key, more = ParcelKey(**{**LISBOA._asdict(), field: str(value)}), {}
    assert refusal(pack_parcel(parcel_members(health_of(key, **more)))) in (DAMAGED, FOREIGN)  # type: ignore[arg-type]


def test_a_newer_form_is_named_as_such() -> None:
    assert refusal(packed(format_version=2)) == NEWER
    members = parcel_members(health_of())
    name = member_names(LISBOA)[2]
    newer = members[name].replace(b'"format_version": 1', b'"format_version": 2')
    assert refusal(pack_parcel({**members, name: newer})) == NEWER


def test_a_later_version_may_say_more() -> None:
    members = parcel_members(health_of())
    more = members[HEALTH_FILE].replace(b'"clock"', b'"colour":"blue","clock"')
    assert parse_parcel(pack_parcel({**members, HEALTH_FILE: more})).health.clock == "trusted"


def test_what_may_not_be_shown_is_not_taken_over() -> None:
    assert refusal(packed(office_name="AIACE \x1b]0;x\x07")) == DAMAGED


def test_a_file_that_is_no_file_or_too_large_is_refused(tmp_path: Path) -> None:
    large = tmp_path / "large.zip"
    with large.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    for path, sentence in {
        large: FOREIGN,
        tmp_path: parcel_reader.UNREADABLE.format(why="Is a directory"),
        tmp_path / "none": parcel_reader.UNREADABLE.format(why="No such file or directory"),
    }.items():
        with pytest.raises(ParcelError) as refused:
            read_parcel(path)
        assert str(refused.value) == sentence


def test_the_day_of_the_content_may_be_unknown() -> None:
    health = parse_parcel(packed(content_reviewed=None, last_purge=None, last_copy=None)).health
    assert health.content_reviewed is health.last_purge is None
    assert parse_parcel(packed()).health.content_reviewed == date(2026, 8, 22)
