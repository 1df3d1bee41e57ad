"""What idle time does to a page, to the second."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kiosk.settings.time_limits import check_time_limits
from kiosk.view_model.page import Pace
from kiosk.visit.idle import IdleLimits, idle_state

LIMITS = IdleLimits()
PACES: tuple[Pace, ...] = ("welcome", "question", "reading", "device", "waiting")


@pytest.mark.parametrize(
    ("pace", "limit"), [("question", 240), ("reading", 480), ("device", 900), ("waiting", 2400)]
)
def test_each_pace_has_its_own_limit(pace: Pace, limit: int) -> None:
    assert idle_state(limit - 1, pace, False, LIMITS).phase in ("open", "cover")
    assert idle_state(limit, pace, False, LIMITS).phase == "warning"
    assert idle_state(limit + 59, pace, False, LIMITS).phase == "warning"
    assert idle_state(limit + 60, pace, False, LIMITS).phase == "over"


def test_only_a_waiting_page_is_covered_and_after_three_minutes() -> None:
    assert idle_state(179, "waiting", False, LIMITS).phase == "open"
    assert idle_state(180, "waiting", False, LIMITS).phase == "cover"
    assert idle_state(180, "device", False, LIMITS).phase == "open"


def test_a_helped_visit_is_never_hurried_before_two_hours() -> None:
    assert idle_state(599, "question", True, LIMITS).phase == "open"
    assert idle_state(600, "question", True, LIMITS).phase == "cover"
    assert idle_state(7139, "question", True, LIMITS).phase == "cover"
    assert idle_state(7200, "question", True, LIMITS).phase == "over"


def test_the_warning_changes_at_60_30_and_10_seconds_and_never_between() -> None:
    shown = [
        idle_state(240 + second, "question", False, LIMITS).seconds_left for second in range(60)
    ]
    assert shown == [60] * 30 + [30] * 20 + [10] * 10


@given(st.floats(0, 10_000), st.sampled_from(PACES), st.booleans())
def test_nothing_changes_before_the_moment_that_is_announced(
    silent: float, pace: Pace, helped: bool
) -> None:
    here = idle_state(silent, pace, helped, LIMITS)
    if here.next_change is None:
        assert here.phase in ("open", "over")
        return
    assert here.next_change > 0
    almost = idle_state(silent + here.next_change * 0.99, pace, helped, LIMITS)
    after = idle_state(silent + here.next_change + 0.001, pace, helped, LIMITS)
    assert (almost.phase, almost.seconds_left) == (here.phase, here.seconds_left)
    assert (after.phase, after.seconds_left) != (here.phase, here.seconds_left)


@given(
    st.builds(
        IdleLimits,
        **{
            name: st.floats(0.5, 86400)
            for name in IdleLimits.__struct_fields__
            if name != "warning"
        },
        warning=st.floats(20, 86400),
    ),
    st.sampled_from([pace for pace in PACES if pace != "welcome"]),
    st.booleans(),
)
def test_whatever_limits_an_office_sets_nobody_is_warned_at_once_and_a_cover_comes_before_the_warning(
    limits: IdleLimits, pace: Pace, helped: bool
) -> None:
    limit, cover = limits.seconds_to_warning(pace, helped), limits.seconds_to_cover(pace, helped)
    assert limit is not None
    assert limit >= min(limits.question, limits.reading, limits.device, limits.waiting)
    assert idle_state(0, pace, helped, limits).phase == "open"
    assert cover is None or 0 < cover < limit
    assert (cover is None) == (not helped and pace != "waiting")
    if not list(check_time_limits(limits)):
        assert not helped or limit == limits.helped_end - limits.warning
        assert cover in (None, limits.helped_cover if helped else limits.cover)


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"helped_end": 60}, "seconds.helped_end"),
        ({"helped_end": 299}, "seconds.helped_end"),
        ({"cover": 2400}, "seconds.cover"),
        ({"helped_cover": 7140}, "seconds.helped_cover"),
    ],
)
def test_limits_that_do_not_fit_are_named_with_the_remedy(
    changes: dict[str, float], key: str
) -> None:
    found = list(check_time_limits(replace(LIMITS, **changes)))
    assert key in [one.key for one in found]
    assert all(one.remedy.startswith("Use ") for one in found)
    assert list(check_time_limits(LIMITS)) == []
