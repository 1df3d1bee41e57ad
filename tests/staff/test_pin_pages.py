"""The PIN pad: nothing of the staff pages before the PIN, and nothing of the PIN anywhere."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.view_model.page import Choices, Digits
from kiosk.view_model.plain_text import page_lines
from kiosk.view_model.replies import Again, Back, Chose, Help, Onward, Reply, Typed
from tests.runtime.waiting import HOLD_LOCK, start_process
from tests.staff.pins import PIN, cheapen, with_pin
from tests.staff.played_staff import PlayedStaffSession, with_visit_log
from tests.tui.window import Window

BEFORE = {"staff/pin", "staff/help", "staff/language", "warning"}
INSIDE = ("menu", "visits", "figures", "health", "care", "export", "leave", "newpin", "line")


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    cheapen(monkeypatch)


def test_the_right_pin_leads_to_the_menu_and_is_logged_as_right(tmp_path: Path) -> None:
    staff = PlayedStaffSession(with_pin(tmp_path))
    assert staff.page.id == "staff/pin"
    staff.enter()
    assert staff.attempts == ["right"]


def test_a_wrong_pin_is_called_wrong_and_logged_as_wrong(tmp_path: Path) -> None:
    staff = PlayedStaffSession(with_pin(tmp_path))
    assert staff.type("111111").id == "staff/pin"
    assert staff.says("That PIN is not right.")
    assert staff.attempts == ["wrong"]
    staff.enter()


def test_five_wrong_pins_lock_the_pad_and_it_says_for_how_long(tmp_path: Path) -> None:
    staff = PlayedStaffSession(with_pin(tmp_path))
    for _ in range(5):
        staff.type("111111")
    assert isinstance(staff.page.ask, Choices)
    assert staff.says("You can try again in 1 minute.")
    staff.ran += 30
    staff.choose("again")
    assert staff.says("You can try again in 30 seconds.")
    staff.ran += 31
    staff.choose("again")
    assert isinstance(staff.page.ask, Digits)
    staff.type("111111")
    assert staff.says("You can try again in 2 minutes.")
    assert staff.attempts == ["wrong"] * 6


def test_a_try_for_which_memory_was_too_short_is_said_to_be_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    staff = PlayedStaffSession(with_pin(tmp_path))

    def fails(hash: str, typed: str) -> bool:
        raise MemoryError

    with monkeypatch.context() as patch:
        patch.setattr("kiosk.staff.pin.matches_hash", fails)
        for _ in range(6):
            staff.type(PIN)
            assert staff.says("This attempt does not count")
    assert staff.attempts == []
    staff.enter()


def test_files_that_another_program_holds_keep_nobody_waiting_for_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.files.LOCK_TIMEOUT", 0.2)
    staff = PlayedStaffSession(with_pin(tmp_path))
    staff.type("111111")
    other = start_process(HOLD_LOCK, tmp_path)
    try:
        assert isinstance(staff.page.ask, Digits)
        staff.type(PIN)
        assert staff.says("Another program is using the files in")
        assert staff.attempts == ["wrong"]
    finally:
        other.kill()
        other.communicate()
    staff.enter()


def test_a_lock_holds_for_the_next_round_too(tmp_path: Path) -> None:
    first = PlayedStaffSession(with_pin(tmp_path))
    for _ in range(5):
        first.type("111111")
    assert PlayedStaffSession(tmp_path).says("You can try again in 1 minute.")


def test_without_a_pin_or_its_folder_the_pad_says_what_to_do(tmp_path: Path) -> None:
    assert PlayedStaffSession(tmp_path).says("To set one, run: kiosk setup")
    assert PlayedStaffSession(tmp_path / "gone").says("cannot be read")
    assert not (tmp_path / "gone").exists()


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40)], ids=str)
def test_the_pad_shows_dots_and_no_digit(tmp_path: Path, size: tuple[int, int]) -> None:
    with Window(PlayedStaffSession(with_pin(tmp_path)).session, size) as opened:
        before = opened.shown()
        assert before.parts == 1
        opened.press(*"482915")
        assert "••••••" in opened.shown().text
        assert "482" not in opened.shown().text
        opened.press("backspace")
        assert "•••••" in opened.shown().text
        assert "••••••" not in opened.shown().text
        opened.press("enter")
        assert "•" not in opened.shown().text
        assert "That PIN is not right." in opened.shown().text
        assert before.text != opened.shown().text


def test_the_pin_and_the_menu_can_be_used_in_the_smallest_window(tmp_path: Path) -> None:
    staff = PlayedStaffSession(with_visit_log(with_pin(tmp_path)))
    staff.rows = 18
    with Window(staff.session, (60, 18)) as opened:
        opened.press(*PIN, "enter")
        assert staff.page.id == "staff/menu"
        shown = opened.shown()
        assert shown.parts == 1
        for option in staff.options():
            assert f"{option.key} {option.say}" in shown.text
        opened.press("3")
        assert staff.page.id == "staff/export"
        opened.press("9", "5")
        assert staff.page.id == "staff/health"
        opened.press("2")
        assert staff.page.id == "staff/health"


REPLIES = st.one_of(
    st.sampled_from([Back(), Again(), Help(), Onward()]),
    st.text("0123456789", min_size=1, max_size=10).filter(lambda text: text != PIN).map(Typed),
    st.sampled_from([*INSIDE, "close", "help", "again", "back", "en", "space", "staff"]).map(Chose),
)


@settings(max_examples=40)
@given(st.lists(REPLIES, max_size=12))
def test_no_staff_page_without_the_pin(
    tmp_path_factory: pytest.TempPathFactory, replies: list[Reply]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        cheapen(patch)
        staff = PlayedStaffSession(with_pin(tmp_path_factory.mktemp("pad")))
        for reply in replies:
            staff.reply(reply)
            assert staff.page.id in BEFORE
            assert "right" not in staff.attempts
            assert "staff" not in staff.ends
            assert staff.session.requested_front_end is None


def test_what_is_typed_is_in_no_page(tmp_path: Path) -> None:
    staff = PlayedStaffSession(with_pin(tmp_path))
    staff.type("730730")
    assert "730730" not in "\n".join(page_lines(staff.page))


def test_the_staff_pages_close_after_three_minutes_with_a_warning_before(tmp_path: Path) -> None:
    staff = PlayedStaffSession(with_pin(tmp_path))
    staff.enter()
    assert staff.session.seconds_until_change() == 120
    staff.clock.seconds = 120
    assert staff.session.tick()
    assert staff.page.id == "warning"
    assert staff.says("60 seconds")
    assert staff.reply(Onward()).id == "staff/menu"
    staff.clock.seconds = 120 + 180
    staff.session.tick()
    assert staff.ends == ["timed-out"]


def test_leaving_takes_one_step_and_so_does_the_way_back(tmp_path: Path) -> None:
    first, second = PlayedStaffSession(with_pin(tmp_path)), PlayedStaffSession(tmp_path)
    first.enter()
    first.choose("leave")
    assert first.ends == ["staff"]
    second.enter()
    second.choose("close")
    assert second.ends == ["left"]
