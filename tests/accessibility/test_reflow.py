"""Every page stands whole in every window: in parts that have room, as they were planned, and never sideways."""

import pytest

from tests.accessibility.shown_pages import (
    LARGE,
    SMALLEST,
    USUAL,
    PlannedPage,
    plans,
    samples,
)
from tests.languages import LANGUAGES
from tests.sampling import sampled


def faults(plan: PlannedPage) -> list[str]:
    """What has no room on a page: a part, a line of its words, or a choice."""
    found = [
        f"part {part + 1} needs {plan.rows_of_part(part)} rows of {plan.room}"
        for part in range(plan.parts)
        if plan.rows_of_part(part) > plan.room
    ]
    found += [str(one) for one in plan.blocks if one.width > plan.frame.text_width]
    if sum(plan.fit.columns) > plan.frame.width:
        found.append(f"columns of {plan.fit.columns}")
    if len(plan.fit.columns) > 1 and max(plan.choice_rows) > 1:
        found.append("a choice beside another one has two rows")
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_part_of_every_page_has_room_in_the_smallest_window(language: str) -> None:
    planned = plans(language)
    assert len(planned) > len(sampled(range(2000), 3))
    assert {plan.page.id: faults(plan) for plan in planned if faults(plan)} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_parts_of_a_page_hold_each_of_its_blocks_once_and_are_two_at_most(
    language: str,
) -> None:
    for plan in plans(language):
        shown = [at for first, after in plan.fit.parts for at in range(first, after)]
        assert shown == list(range(len(plan.blocks))), plan.page.id
        assert 1 <= plan.parts <= 2, plan.page.id


@pytest.mark.parametrize("size", [SMALLEST, USUAL, LARGE], ids=str)
def test_what_is_shown_has_the_rows_that_were_planned_and_all_of_it_is_seen(
    size: tuple[int, int],
) -> None:
    shown = samples(size)
    assert len(shown) >= 15
    for one in shown:
        plan, part = one.plan, one.shown.part
        first, after = plan.fit.parts[part]
        heights = [box.region.height for box in one.boxes_of("block")]
        assert heights == [block.rows for block in plan.blocks[first:after]], plan.page.id
        assert [box for box in one.boxes if box.visible != box.region] == [], plan.page.id
        assert len(one.shown.rows) == size[1]
        assert all(len(row) == size[0] for row in one.shown.rows)


@pytest.mark.parametrize("size", [SMALLEST, USUAL, LARGE], ids=str)
def test_each_choice_has_the_rows_that_were_planned_with_the_blank_ones_that_belong_to_it(
    size: tuple[int, int],
) -> None:
    for one in samples(size):
        plan, boxes = one.plan, one.boxes_of("choice")
        spacing, columns = plan.fit.spacing, len(plan.fit.columns)
        for at, box in enumerate(boxes):
            is_last = at // columns == (len(boxes) - 1) // columns
            rows = max(plan.choice_rows[at // columns * columns :][:columns])
            rows += spacing.bottom if is_last else spacing.between
            assert box.region.height == rows, (plan.page.id, at)
            assert box.region.width == plan.fit.columns[at % columns], (plan.page.id, at)
