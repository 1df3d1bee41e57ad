"""What may leave the office: whole spans, rounded, the same each time, from which no single visit follows."""

import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.store.count_relations import VISITS, CountKey, MonthCounts
from kiosk.store.disclosure import (
    PublishedCount,
    add_releases,
    median_bucket,
    release,
    released_median,
    round_months,
    withhold_solvable,
)
from kiosk.store.release_span import SpanError, is_over, span_months, spans_of_months
from tests.store.counted_months import COUNTED_MONTHS, KEY, KEYS
from tools.attack.disclosure_logs import count_months, random_log

Months = Mapping[str, MonthCounts]
ENTERED, DONE = CountKey("stage_entered", "account"), CountKey("stage_done", "account")
LATER = date(2028, 1, 1)
World = tuple[tuple[int, ...], ...]


def shown(released: list[PublishedCount]) -> Counter[CountKey]:
    """The counts of a file."""
    counts = Counter({one.key: one.count for one in released if one.count is not None})
    assert len(counts) == len(released)
    return counts


def small_worlds() -> Iterator[World]:
    """Two months of few visits, each by how many came and how many entered a stage."""
    first, second = (
        [(visits, entered) for visits in range(most + 1) for entered in range(visits + 1)]
        for most in (10, 5)
    )
    yield from product(first, second)


def told(world: World) -> list[int]:
    """All counts of two months and of both together, differences too."""
    months = (*world, tuple(map(sum, zip(*world, strict=True))))
    return [count for visits, entered in months for count in (visits, entered, visits - entered)]


def test_who_knows_the_rule_the_key_and_all_files_cannot_tell_any_small_count() -> None:
    made_from: dict[World, list[World]] = defaultdict(list)
    for world in small_worlds():
        months = {
            f"2026-0{number}": {VISITS: visits, ENTERED: entered}
            for number, (visits, entered) in enumerate(world, 1)
        }
        rounded = round_months(months, KEY, until="2026-12")
        published = tuple(
            (one.get(VISITS, 0) or 0, one.get(ENTERED, 0) or 0) for one in rounded.values()
        )
        made_from[published].append(world)
    # Some are published as more visits than are tried here, so that not all their worlds are at hand.
    whole = {published: worlds for published, worlds in made_from.items() if published in worlds}
    assert len(whole) >= 8
    for seen, worlds in whole.items():
        possible = list(zip(*map(told, worlds), strict=True))
        for shown_count, counts in zip(told(seen), possible, strict=True):
            assert {*counts} - {min(counts)} or counts[0] not in range(1, 5)
            assert shown_count > 0 or 0 in counts


@settings(max_examples=15)
@given(COUNTED_MONTHS, KEYS)
def test_a_quarter_and_a_year_are_the_sums_of_their_months(months: Months, key: bytes) -> None:
    def published(span: str) -> Counter[CountKey]:
        return shown(release(months, span, key, today=LATER))

    for span in ("2026-Q1", "2026-Q2", "2026"):
        of_months = (published(month) for month in span_months(span))
        assert published(span) == sum(of_months, Counter())


@given(COUNTED_MONTHS, KEYS)
def test_a_span_is_published_later_as_it_was_at_first(months: Months, key: bytes) -> None:
    for month in months:
        at_first = {one: counts for one, counts in months.items() if one <= month}
        early = release(at_first, month, key, today=LATER)
        assert early == release(months, month, key, today=LATER)


def test_a_month_that_was_published_stays_as_it_was_when_its_counts_are_corrected() -> None:
    before = {"2026-01": {VISITS: 31}, "2026-02": {VISITS: 20}}
    already = round_months(before, KEY, until="2026-01")
    corrected = {"2026-01": {VISITS: 42}, "2026-02": {VISITS: 20}}

    def published(span: str) -> int:
        return shown(release(corrected, span, KEY, today=LATER, already=already))[VISITS]

    assert published("2026-01") == already["2026-01"][VISITS]
    assert abs(published("2026") - 62) <= 4


def test_a_month_that_was_published_stays_as_it_was_when_its_counts_are_lost() -> None:
    already = round_months({"2026-01": {VISITS: 31}}, KEY, until="2026-01")
    months = {"2026-02": {VISITS: 20}}
    again = release(months, "2026-01", KEY, today=LATER, already=already)
    assert shown(again)[VISITS] == already["2026-01"][VISITS]
    assert release(months, "2026-02", KEY, today=LATER, already=already) != []


@given(COUNTED_MONTHS)
def test_nothing_has_to_be_withheld_of_what_visits_can_be(months: Months) -> None:
    for span in spans_of_months(["2026-05", *months]):
        assert all(one.count for one in release(months, span, KEY, today=LATER))


def test_counts_that_contradict_each_other_are_withheld() -> None:
    french = CountKey("language", "fr")
    faulty = {VISITS: 30, ENTERED: 5, DONE: 20, french: 20}
    safe = withhold_solvable(faulty, faulty)
    assert safe[DONE] is None
    assert safe[ENTERED] is None
    assert (safe[VISITS], safe[french]) == (30, 20)


def test_parts_that_are_more_than_their_whole_are_withheld() -> None:
    faulty = {VISITS: 30, ENTERED: 15, DONE: 20}
    assert withhold_solvable(faulty, faulty) == {VISITS: 30, ENTERED: 15, DONE: None}


def test_counts_that_are_rounded_each_by_itself_do_not_all_pass() -> None:
    months = count_months(random_log(date(2026, 1, 1), 6, 10, Random(1)))
    published: list[int | None] = []
    for counts in months.values():
        rounded = {key: (count + 2) // 5 * 5 for key, count in counts.items()}
        published += withhold_solvable(rounded, counts).values()
    assert None in published


def test_a_visit_that_is_proved_by_the_others_is_withheld_with_what_proves_it() -> None:
    french, english = CountKey("part_of_day", "morning"), CountKey("part_of_day", "evening")
    safe = withhold_solvable({VISITS: 20, french: 10}, [VISITS, french, english])
    assert safe[english] is None


def test_the_order_of_a_file_tells_nothing_about_its_counts() -> None:
    months = count_months(random_log(date(2026, 1, 1), 3, 20, Random(1)))
    keys = [one.key for one in release(months, "2026-Q1", KEY, today=LATER)]
    assert keys == sorted(keys)
    assert len(keys) > 100


def test_two_kiosks_are_added_up_from_what_each_publishes() -> None:
    files = [
        release({"2026-01": {VISITS: visits}}, "2026-01", KEY, today=LATER) for visits in (40, 21)
    ]
    (office,) = add_releases(files)
    assert office.count == sum(one.count or 0 for file in files for one in file)
    withheld = add_releases([*files, [PublishedCount(VISITS, None)]])
    assert withheld == [PublishedCount(VISITS, None)]


@pytest.mark.parametrize("span", ["2026-11", "2026-Q4", "2026"])
def test_a_span_that_is_not_over_does_not_leave_the_office(span: str) -> None:
    assert not is_over(span, date(2026, 11, 30))
    with pytest.raises(SpanError, match="not over"):
        release({}, span, KEY, today=date(2026, 11, 30))
    assert release({}, span, KEY, today=date(2027, 1, 1)) == []


@pytest.mark.parametrize(
    "span", ["", "2026-13", "2026-W48", "2026-11-30", "2026-Q5", "2026-10..12", "٢٠٢٦"]
)
def test_nothing_but_a_month_a_quarter_or_a_year_is_a_span(span: str) -> None:
    with pytest.raises(SpanError):
        span_months(span)


def test_quarters_and_years_are_listed_once_their_last_month_is() -> None:
    assert spans_of_months(["2026-11", "2026-12", "2027-01"]) == [
        "2026-11", "2026-12", "2027-01", "2026", "2026-Q4",
    ]  # fmt: skip


@given(st.dictionaries(st.sampled_from((1, 2, 3, 5, 8, 12)), st.integers(0, 12)))
def test_a_median_is_that_of_20_visits_or_more(buckets: dict[int, int]) -> None:
    each = sorted(bucket for bucket, count in buckets.items() for _ in range(count))
    expected = each[(len(each) - 1) // 2] if len(each) >= 20 else None
    assert median_bucket(buckets) == expected


def test_a_median_is_made_of_what_is_published() -> None:
    released = [
        PublishedCount(CountKey("minutes", "account", "5"), 10),
        PublishedCount(CountKey("minutes", "account", "12"), 15),
        PublishedCount(CountKey("minutes", "access", "30"), 15),
    ]
    assert released_median(released, "minutes", "account") == 12
    assert released_median(released, "minutes", "access") is None
    hidden = [*released, PublishedCount(CountKey("minutes", "account", "20"), None)]
    assert released_median(hidden, "minutes", "account") is None


def test_a_year_of_an_office_is_released_within_two_seconds() -> None:
    months = count_months(random_log(date(2026, 1, 1), 12, 40, Random(1)))
    started = time.process_time()
    assert len(release(months, "2026", KEY, today=LATER)) > 300
    assert time.process_time() - started < 2
