"""Long lists of choices come in fives, and say where their last five lead."""

import pytest

from kiosk.journey.page_draft import DraftChoice
from kiosk.journey.renderer import number_choices

TWELVE = tuple(DraftChoice(id=f"c{at}", say=f"Choice {at}") for at in range(12))


@pytest.mark.parametrize(("offset", "said"), [(0, "more"), (5, "more"), (10, "first")])
def test_only_the_last_of_a_long_list_names_its_beginning(offset: int, said: str) -> None:
    made = number_choices(TWELVE, offset, None, "more", "first", "unknown")
    assert [one.say for one in made.options if one.key == 6] == [said]


def test_a_short_list_leads_nowhere_else() -> None:
    made = number_choices(TWELVE[:6], 0, None, "more", "first", "")
    assert [one.id for one in made.options] == [one.id for one in TWELVE[:6]]


@pytest.mark.parametrize(("count", "whole"), [(3, False), (6, False), (7, True), (12, False)])
@pytest.mark.parametrize("offset", [0, 5])
def test_a_last_choice_has_the_digit_7_on_every_part_and_is_never_the_default(
    count: int, whole: bool, offset: int
) -> None:
    last = DraftChoice(id="undo", say="Undo")
    made = number_choices(TWELVE[:count], offset, None, "more", "", "", whole=whole, last=last)
    keys = [one.key for one in made.options]
    assert len(keys) == len(set(keys)) <= 7
    assert [one.id for one in made.options if one.key == 7] == ["undo"]
    assert made.default not in ("", "undo")
