"""The reader of published counts: finds single visits in what the old rule published, and none in what is now."""

from collections import Counter
from datetime import date
from random import Random

import pytest

from kiosk.store.bounds_propagation import Equation, Interval, propagate_bounds
from kiosk.store.count_relations import VISITS, CountKey, MonthCounts, linear_relations
from tests.attack.weekly_rule import exported, known_bounds
from tests.sampling import IS_WHOLE
from tools.attack.attack_report import AttackReport
from tools.attack.attacks import ATTACKS
from tools.attack.disclosure import KIOSKS, attack_log, publish_random_log, readings
from tools.attack.disclosure_attacker import (
    Hidden,
    Knowledge,
    Leak,
    PublishedUnit,
    Target,
    find_leaks,
)
from tools.attack.disclosure_logs import count_months, random_log
from tools.attack.disclosure_utility import measure_utility
from tools.attack.published_log import OFFICE

LOGS = 50
ENTERED, DONE = CountKey("stage_entered", "account"), CountKey("stage_done", "account")
OF_RELATION = {
    (one.parts, one.wholes): number
    for number, one in enumerate(linear_relations([VISITS, ENTERED, DONE]))
}


def read_weeks(*weeks: MonthCounts) -> Knowledge:
    """What a reader knows who has the weekly files of the old rule."""
    knowledge = Knowledge()
    for number, week in enumerate(weeks):
        names = sorted({VISITS, *week})
        bounds = known_bounds(week, names)
        published = PublishedUnit(truth=week, bounds=bounds, shown={}, is_published=False)
        # Pages reached were not exported, and bound nothing.
        relations = [one for one in linear_relations(names) if {*one.wholes} <= {*names}]
        knowledge.add_unit(number, published, names, relations)
    return knowledge


def old_leaks(seed: int) -> list[Leak]:
    """What the old rule gave away of a log of three months, with 10 visits a week."""
    weeks: dict[str, Counter[CountKey]] = {}
    for visit in random_log(date(2027, 1, 1), 3, 10, Random(seed)):
        weeks.setdefault(f"{visit.day:%G-%V}", Counter()).update(exported(Counter(visit.keys)))
    return find_leaks(read_weeks(*weeks.values()))


def test_the_reader_finds_single_visits_in_most_logs_that_the_old_rule_published() -> None:
    leaks = [old_leaks(seed) for seed in range(LOGS)]
    assert sum(map(bool, leaks)) > LOGS / 2
    assert all(leak.found.low == leak.found.high == leak.truth for log in leaks for leak in log)


def test_the_reader_finds_who_left_a_stage_where_both_counts_of_it_were_published() -> None:
    week = {VISITS: 12, ENTERED: 6, DONE: 5}
    rest = Hidden(0, OF_RELATION[(DONE,), (ENTERED,)])
    assert find_leaks(read_weeks(week)) == [Leak(rest, 1, Interval(1, 1))]


def test_the_reader_finds_how_many_came_for_something_else() -> None:
    week = {VISITS: 10, ENTERED: 7}
    rest = Hidden(0, OF_RELATION[(ENTERED,), (VISITS,)])
    assert find_leaks(read_weeks(week)) == [Leak(rest, 3, Interval(3, 3))]


def test_the_reader_sees_the_whole_visit_between_two_exports_of_the_running_week() -> None:
    before: dict[CountKey, int] = {VISITS: 10, ENTERED: 10, DONE: 10}
    visit: dict[CountKey, int] = {VISITS: 1, ENTERED: 1}
    after = Counter(before) + Counter(visit)
    knowledge = read_weeks(before, after)
    added = PublishedUnit(truth=visit, bounds={}, shown={}, is_published=False)
    knowledge.add_unit("added", added, before, linear_relations(before))
    knowledge.add_sum(1, [0, "added"], before)
    found = {leak.hidden for leak in find_leaks(knowledge)}
    assert {Hidden("added", VISITS), Hidden("added", ENTERED)} <= found


def test_the_solver_finds_what_propagation_alone_does_not() -> None:
    names = [CountKey("language", name) for name in "abc"]
    counts = dict(zip(names, (1, 5, 5), strict=True))
    knowledge = Knowledge()
    published = PublishedUnit(truth=counts, bounds={}, shown={}, is_published=False)
    knowledge.add_unit("all", published, names, ())
    for one, other in ((0, 1), (1, 2), (0, 2)):
        pair = Hidden("pairs", CountKey("language", names[one].value + names[other].value))
        total = counts[names[one]] + counts[names[other]]
        knowledge.bounds[pair], knowledge.targets[pair] = (
            Interval(total, total),
            Target(total, None),
        )
        both = Hidden("all", names[one]), Hidden("all", names[other])
        knowledge.equations.append(Equation(both, (pair,)))
    found = propagate_bounds(knowledge.bounds, knowledge.equations)
    assert found.bounds[Hidden("all", names[0])] != (1, 1)
    assert find_leaks(knowledge) == [Leak(Hidden("all", names[0]), 1, Interval(1, 1))]


@pytest.mark.parametrize("seed", range(LOGS))
def test_the_reader_finds_nothing_in_what_is_published_now(seed: int) -> None:
    report = AttackReport()
    attack_log(Random(seed), report, months=2, by_guess=True)
    assert report.faults == []
    assert report.figures["counts withheld of an office"] == [0]
    looked_for = report.figures["counts that a reader of two kiosks and their office looks for"]
    assert min(looked_for) > 100


@pytest.mark.parametrize("seed", range(LOGS if IS_WHOLE else 2))
def test_nor_does_a_reader_who_has_propagation_and_a_solver_and_makes_no_guess(seed: int) -> None:
    report = AttackReport()
    attack_log(Random(seed), report, months=2, a_week=1)
    assert report.faults == []
    assert report.figures["logs read by the solver alone"] == [1]


def test_a_reader_is_given_the_files_of_months_quarters_years_kiosks_and_the_office() -> None:
    log = publish_random_log(Random(6), months=13, a_week=1)
    assert {unit.kind for unit in log.files} == {"month", "quarter", "year"}
    assert {unit.place for unit in log.files} == {*KIOSKS, OFFICE}
    single, months, spans, office = (len(one.equations) for _, one in readings(log))
    assert months < spans < office
    assert single < office


def test_the_reader_finds_visits_where_each_count_is_rounded_by_itself() -> None:
    found = []
    for counts in count_months(random_log(date(2027, 1, 1), 6, 2, Random(1))).values():
        names = sorted(counts)
        rounded = {key: (counts[key] + 2) // 5 * 5 for key in names}
        bounds = {key: Interval(max(0, rounded[key] - 2), rounded[key] + 2) for key in names}
        knowledge = Knowledge()
        published = PublishedUnit(truth=counts, bounds=bounds, shown=rounded)
        knowledge.add_unit("month", published, names, linear_relations(names))
        found += find_leaks(knowledge)
    assert found


def test_an_office_of_10_visits_a_week_shows_more_by_rounding_than_by_hiding() -> None:
    report = AttackReport()
    measure_utility(Random(1), report, months=3)
    for kind in ("month", "quarter"):
        of_kind = f"10 visits a week, {kind}"
        rounded = report.figures[f"{of_kind}: counts of 5 or more, shown by rounding"]
        hidden = report.figures[f"{of_kind}: counts of 5 or more, shown by hiding"]
        assert sum(rounded) > sum(hidden) > 0
        assert max(report.figures[f"{of_kind}: from the truth"]) < 15


def test_the_attack_makes_2000_logs() -> None:
    (one,) = (attack for attack in ATTACKS if attack.name == "disclosure")
    assert (one.count, one.unit) == (2000, "logs")
