"""Staff begin practice behind the PIN, see how long it goes on, and end it."""

from pathlib import Path

import pytest

from kiosk.journey.fold import MORE_OPTION
from tests.front_ends.planned_pages import plan_variants
from tests.languages import LANGUAGES
from tests.staff.pins import with_pin
from tests.staff.played_staff import PlayedStaffSession, with_visit_log


def test_staff_begin_practice_and_are_back_at_the_welcome_page(tmp_path: Path) -> None:
    staff = PlayedStaffSession(with_pin(tmp_path))
    assert staff.page.id == "staff/pin"
    staff.enter()
    page = staff.choose("care", "practice")
    assert page.id == "staff/practice"
    assert staff.says("No visit is counted. Every page says PRACTICE")
    assert staff.practice == []
    staff.choose("begin")
    assert staff.practice == [True]
    assert staff.ends == ["left"]


def test_who_goes_back_has_begun_nothing(tmp_path: Path) -> None:
    staff = PlayedStaffSession(with_pin(tmp_path))
    staff.enter()
    staff.choose("care", "practice")
    assert staff.choose("back").id == "staff/care"
    assert (staff.practice, staff.ends) == ([], [])


def test_while_practice_is_on_the_menu_says_so_and_staff_can_end_it(tmp_path: Path) -> None:
    staff = PlayedStaffSession(with_visit_log(with_pin(tmp_path)))
    staff.practice_seconds = 2521.0
    staff.enter()
    assert staff.says("Practice is on: it will end by itself in 43 minutes.")
    staff.choose("care", "practice")
    assert staff.says("Practice is on: it will end by itself in 43 minutes.")
    assert "begin" not in {one.id for one in staff.options()}
    staff.choose("end")
    assert staff.practice == [False]
    assert staff.ends == ["left"]


def test_where_no_kiosk_waits_behind_the_pages_practice_is_not_offered(tmp_path: Path) -> None:
    for alone in (False, True):
        staff = PlayedStaffSession(with_pin(tmp_path), alone=alone)
        staff.enter()
        staff.choose("care")
        offered = {one.id for one in staff.options()}
        staff.choose(MORE_OPTION)
        offered |= {one.id for one in staff.options()}
        assert offered >= {"notice", "newpin"}
        assert ("practice" in offered) != alone


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("seconds", [0.0, 3600.0])
def test_the_page_and_the_menu_in_practice_stand_in_one_part_of_the_smallest_window(
    tmp_path: Path, language: str, seconds: float
) -> None:
    staff = PlayedStaffSession(with_visit_log(with_pin(tmp_path)), language)
    staff.practice_seconds = seconds
    for page in (staff.enter(), staff.choose("care", "practice")):
        assert [one.parts for one in plan_variants(page, (60, 18))] == [1]
