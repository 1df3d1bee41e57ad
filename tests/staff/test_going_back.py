"""Going back on the staff's pages: the focus is on what was chosen there."""

from pathlib import Path

import pytest

from kiosk.view_model.page import Choices
from kiosk.view_model.replies import Back
from tests.staff.pins import cheapen, with_pin
from tests.staff.played_staff import PlayedStaffSession, with_visit_log
from tests.tui.window import window


@pytest.fixture
def staff(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PlayedStaffSession:
    """Behind the PIN, with some visits."""
    cheapen(monkeypatch)
    session = PlayedStaffSession(with_visit_log(with_pin(tmp_path)))
    session.enter()
    return session


def default(staff: PlayedStaffSession) -> str:
    """What Enter takes on the page shown."""
    ask = staff.page.ask
    assert isinstance(ask, Choices)
    return ask.default


def test_the_menu_has_the_page_that_was_open_for_its_default(staff: PlayedStaffSession) -> None:
    staff.choose("figures")
    staff.go_back()
    assert default(staff) == "figures"
    staff.choose("figures", "reasons")
    staff.go_back()
    assert default(staff) == "reasons"
    staff.choose("reasons", "back")
    assert default(staff) == "visits"


def test_a_choice_further_down_a_long_list_is_found_again(staff: PlayedStaffSession) -> None:
    staff.choose("care", "times", "helped_end")
    page = staff.go_back()
    assert page.id == "staff/times"
    assert default(staff) == "helped_end"
    assert "helped_end" in {one.id for one in staff.options()}


def test_what_was_set_leads_back_to_the_default_of_the_list(staff: PlayedStaffSession) -> None:
    staff.choose("care", "times", "warning", "120", "yes")
    assert staff.page.id == "staff/times"
    assert default(staff) == "question"


def test_the_list_of_visits_has_the_focus_on_what_was_left(staff: PlayedStaffSession) -> None:
    staff.rows = 18
    staff.choose("visits")
    visit = staff.rows_shown()[1]
    with window(staff.page) as opened:
        opened.show(staff.choose(visit))
        assert opened.show(staff.go_back()).focus == "row1"
        opened.show(staff.choose("filter"))
        page = staff.reply(Back())
        key = next(str(one.key) for one in staff.options() if one.id == "filter")
        assert opened.show(page).focus == key
