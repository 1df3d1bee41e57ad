"""The size of the letters: the table of people.md computed anew, and the page that staff use."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.staff.legibility import ROWS, SITTING, judge_legibility, needed_capital
from kiosk.tui.laying import laid
from kiosk.tui.stand import begin
from kiosk.view_model.page import Digits
from tests.staff.pins import cheapen, with_pin
from tests.staff.rounds import Round

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
    found = judge_legibility(SCREENS[screen] / rows * ROWS)
    assert found.capital == pytest.approx(capital, abs=0.1)
    assert found.distance == pytest.approx(distance, abs=1)
    assert found.enough is (distance >= SITTING)


def test_capitals_of_7_mm_are_needed_at_60_cm() -> None:
    assert needed_capital(60) == pytest.approx(7.3, abs=0.05)
    assert needed_capital(50) == pytest.approx(6.1, abs=0.05)


@given(st.floats(min_value=ROWS, max_value=100 * ROWS))
def test_the_font_that_is_named_is_always_large_enough(bar: float) -> None:
    found = judge_legibility(bar)
    assert found.font >= 100
    larger = bar * found.font / 100
    if larger <= 100 * ROWS:
        assert judge_legibility(larger).distance >= SITTING - 1
    assert found.enough or found.font > 100


@pytest.mark.parametrize("bar", [0, 9.9, 1001, float("nan")])
def test_a_bar_that_no_screen_has_is_refused(bar: float) -> None:
    with pytest.raises(ValueError, match=r"^$"):
        judge_legibility(bar)


@pytest.fixture
def round_(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Round:
    """On the page, in English."""
    cheapen(monkeypatch)
    made = Round(with_pin(tmp_path))
    made.enter()
    made.choose("health", "legibility")
    return made


def test_staff_measure_a_bar_and_read_distance_and_font(round_: Round) -> None:
    assert isinstance(round_.page.ask, Digits)
    assert not round_.page.ask.masked
    sheet = laid(round_.page, begin(round_.page), 80, 24)
    bars = ["████" in "".join(span.text for span in row) for row in sheet.rows]
    assert sheet.parts == 1
    assert bars.count(True) == ROWS
    first = bars.index(True)
    assert all(bars[first : first + ROWS])
    round_.type("81")
    assert round_.says("Capitals are 4.7 mm high.")
    assert round_.says("from 38 cm")
    assert round_.says("to 160 percent")
    round_.choose("anew")
    round_.type("166")
    assert round_.says("That is enough")
    round_.choose("back")
    assert round_.page.id == "staff/health"


def test_a_height_that_cannot_be_is_asked_for_again(round_: Round) -> None:
    round_.type("3")
    assert round_.page.id == "staff/legibility"
    assert round_.says("No screen has a bar of that height.")


def test_line_by_line_the_page_says_where_the_bar_is(tmp_path: Path) -> None:
    made = Round(with_pin(tmp_path), front_end="line")
    made.enter()
    made.choose("health", "legibility")
    assert made.says("full screen only")
    made.choose("back")
    assert made.page.id == "staff/health"
