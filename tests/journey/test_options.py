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
