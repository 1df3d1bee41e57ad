"""The size of the letters: the table of people.md computed anew, and the page that staff use."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.staff.legibility import BAR_ROWS, SEAT_DISTANCE, judge_legibility, needed_capital
from kiosk.tui.widgets.digits_field import FIELD
from kiosk.view_model.page import Digits
from tests.staff.pins import cheapen, with_pin
from tests.staff.played_staff import PlayedStaffSession
from tests.tui.window import Shown, window

SCREENS = {"24 inch": 298.9, "22 inch": 274.0, "15.6 inch": 194.3}
"""Heights of screens of 16 to 9, in mm."""


@pytest.mark.parametrize(
    ("screen", "rows", "capital", "distance"),
    [
        ("24 inch", 18, 9.6, 78),
        ("24 inch", 24, 7.2, 59),
        ("24 inch", 30, 5.8, 47),
        ("22 inch", 18, 8.8, 72),
        ("15.6 inch", 18, 6.3, 51),
        ("15.6 inch", 24, 4.7, 38),
    ],
)
def test_the_usual_screens_reach_as_far_as_was_computed(
    screen: str, rows: int, capital: float, distance: int
) -> None:
    found = judge_legibility(SCREENS[screen] / rows * BAR_ROWS)
    assert found.capital == pytest.approx(capital, abs=0.1)
    assert found.distance == pytest.approx(distance, abs=1)
    assert found.is_enough is (distance >= SEAT_DISTANCE)


def test_capitals_of_7_mm_are_needed_at_60_cm() -> None:
    assert needed_capital(60) == pytest.approx(7.3, abs=0.05)
    assert needed_capital(50) == pytest.approx(6.1, abs=0.05)


@given(st.floats(min_value=BAR_ROWS, max_value=100 * BAR_ROWS))
def test_the_font_that_is_named_is_always_large_enough(bar: float) -> None:
    found = judge_legibility(bar)
    assert found.font >= 100
    larger = bar * found.font / 100
    if larger <= 100 * BAR_ROWS:
        assert judge_legibility(larger).distance >= SEAT_DISTANCE - 1
    assert found.is_enough or found.font > 100


@pytest.mark.parametrize("bar", [0, 4.9, 501, float("nan")])
def test_a_bar_that_no_screen_has_is_refused(bar: float) -> None:
    with pytest.raises(ValueError, match=r"^$"):
        judge_legibility(bar)


@pytest.fixture
def staff(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PlayedStaffSession:
    """On the page, in English."""
    cheapen(monkeypatch)
    made = PlayedStaffSession(with_pin(tmp_path))
    made.enter()
    made.choose("health", "legibility")
    return made


def test_staff_measure_a_bar_and_read_distance_and_font(staff: PlayedStaffSession) -> None:
    assert isinstance(staff.page.ask, Digits)
    assert not staff.page.ask.masked
    staff.type("40")
    assert staff.says("Capital letters are 4.6 mm high.")
    assert staff.says("from a distance of 37 cm")
    assert staff.says("to 160 per cent")
    staff.choose("anew")
    staff.type("83")
    assert staff.says("That is enough")
    staff.choose("back")
    assert staff.page.id == "staff/health"


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40)], ids=str)
def test_the_bar_stands_whole_beside_its_field(
    staff: PlayedStaffSession, size: tuple[int, int]
) -> None:
    with window(staff.page, size=size) as opened:
        check_bar(opened.shown())
        staff.type("3")
        assert staff.says("No screen has a bar of that height.")
        check_bar(opened.show(staff.page))


def check_bar(shown: Shown) -> None:
    """The rows of the bar stand directly under each other, on one part with the field."""
    bars = ["████" in row for row in shown.rows]
    assert shown.parts == 1
    assert shown.focus == FIELD
    assert bars.count(True) == BAR_ROWS
    first = bars.index(True)
    assert all(bars[first : first + BAR_ROWS])


def test_a_height_that_cannot_be_is_asked_for_again(staff: PlayedStaffSession) -> None:
    staff.type("3")
    assert staff.page.id == "staff/legibility"
    assert staff.says("No screen has a bar of that height.")


def test_line_by_line_the_page_says_where_the_bar_is(tmp_path: Path) -> None:
    made = PlayedStaffSession(with_pin(tmp_path), front_end="line")
    made.enter()
    made.choose("health", "legibility")
    assert made.says("only in full-screen view")
    made.choose("back")
    assert made.page.id == "staff/health"
