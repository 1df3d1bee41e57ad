"""The visits: page by page, newest first, by filters, and one visit in full."""

from datetime import timedelta
from pathlib import Path

import pytest
from rich.text import Text
from textual.widgets import DataTable

from kiosk.events import Event
from kiosk.staff.page_stays import PageStay, page_stays
from kiosk.staff.page_titles import page_title
from kiosk.staff.pages.visits import MIN_VISITS, OTHER_ROWS
from kiosk.store.queries import all_visits, find_visit
from kiosk.view_model.page import Notice, SelectableTable, Table
from tests.played_visit import NOON
from tests.staff.pins import PIN, cheapen, with_pin
from tests.staff.played_staff import PlayedStaffSession, with_visit_log
from tests.tui.window import Window

VISITS_SHOWN = 24 - OTHER_ROWS
"""Visits on a page of the list in a window of 24 rows."""


@pytest.fixture
def staff(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PlayedStaffSession:
    """Behind the PIN, on 60 visits."""
    cheapen(monkeypatch)
    made = PlayedStaffSession(with_visit_log(with_pin(tmp_path)))
    made.enter()
    return made


def newest_first(folder: Path) -> list[str]:
    """The ids of all visits as the table has to show them."""
    rows = sorted(enumerate(all_visits(folder)), key=lambda one: (one[1]["day"], one[0]))
    return [row["id"] for _, row in reversed(rows)]


def test_the_pages_hold_every_visit_once_newest_first(
    staff: PlayedStaffSession, tmp_path: Path
) -> None:
    staff.choose("visits")
    seen = list(staff.rows_shown())
    while not staff.says("These are the oldest visits."):
        staff.choose("older")
        seen += [id for id in staff.rows_shown() if id not in seen]
    assert len(staff.rows_shown()) <= VISITS_SHOWN
    assert seen == newest_first(tmp_path)


def test_newer_leads_back_to_the_first_page_and_says_so(staff: PlayedStaffSession) -> None:
    first = staff.choose("visits")
    for _ in range(3):
        staff.choose("older")
    for _ in range(3):
        staff.choose("newer")
    assert staff.page.blocks == first.blocks
    staff.choose("newer")
    assert staff.says("These are the newest visits.")


def test_a_row_opens_its_visit_and_nine_leads_back_to_that_row(staff: PlayedStaffSession) -> None:
    staff.choose("visits", "older")
    wanted = staff.rows_shown()[3]
    staff.choose(wanted)
    assert staff.page.id == "staff/visit"
    staff.choose("back")
    (rows_shown,) = [block for block in staff.page.blocks if isinstance(block, SelectableTable)]
    assert rows_shown.ids[rows_shown.at] == wanted


@pytest.mark.parametrize(
    ("by", "id", "value"),
    [
        ("language", "en", "en"),
        ("method", "passkey", "passkey"),
        ("reason", "start", "start"),
        ("device", "ipad", "ipad"),
        ("helped", "yes", True),
    ],
)
def test_a_filter_lets_through_what_it_says_and_all_of_it(
    staff: PlayedStaffSession, tmp_path: Path, by: str, id: str, value: object
) -> None:
    staff.choose("visits", "filter", by, id, "show")
    rows = {row["id"]: row for row in all_visits(tmp_path)}
    total = sum(row[by] == value for row in rows.values())
    assert staff.says(f"1 to {min(VISITS_SHOWN, total)} of {total}")
    seen: list[str] = []
    while not staff.says("These are the oldest visits."):
        seen += [one for one in staff.rows_shown() if one not in seen]
        staff.choose("older")
    assert seen
    assert {rows[one][by] for one in seen} == {value}
    assert len(seen) == total


def test_filters_add_up_and_are_cleared_at_once(staff: PlayedStaffSession, tmp_path: Path) -> None:
    staff.choose("visits", "filter", "period", "days-7", "language", "fr", "outcome", "finished")
    staff.choose("show")
    since = (NOON.date() - timedelta(days=6)).isoformat()
    wanted = [
        row["id"]
        for row in all_visits(tmp_path)
        if (row["language"], row["outcome"]) == ("fr", "finished") and row["day"] >= since
    ]
    assert set(staff.rows_shown()) <= set(wanted)
    # The summary of three filters takes two lines.
    assert len(staff.rows_shown()) == min(VISITS_SHOWN - 1, len(wanted)) > 0
    for summary in ("End: finished", "Period: last 7 days", "Language: Français"):
        assert staff.says(summary)
    assert staff.says(f"1 to 12 of {len(wanted)}")
    staff.choose("filter", "clear")
    assert len(staff.rows_shown()) == VISITS_SHOWN


def test_where_nothing_is_found_the_page_says_so(staff: PlayedStaffSession) -> None:
    filters = ("method", "eid", "outcome", "signal", "period", "today")
    staff.choose("visits", "filter", *filters, "show")
    assert staff.says("No visits match your choice.")
    assert staff.rows_shown() == ()


def test_a_visit_that_went_meanwhile_is_said_to_be_gone(staff: PlayedStaffSession) -> None:
    staff.choose("visits")
    state = staff.session._state
    staff.session._state, staff.session._page = state.open("visit/000000000000"), None
    assert staff.says("This visit is no longer in the visit log.")


def test_a_visit_tells_its_pages_in_their_order_without_times_and_where_it_stopped(
    staff: PlayedStaffSession, tmp_path: Path
) -> None:
    stopped = next(row["id"] for row in all_visits(tmp_path) if row["outcome"] == "stopped")
    staff.choose("visits")
    for _ in range(10):
        if stopped in staff.rows_shown():
            break
        staff.choose("older")
    page = staff.choose(stopped)
    (table,) = [block for block in page.blocks if isinstance(block, Table)]
    assert table.head == ("No.", "Page")
    assert [row[0] for row in table.rows] == [str(one) for one in range(1, len(table.rows) + 1)]
    texts = staff.session._context().texts
    row = find_visit(tmp_path, stopped)
    assert row is not None
    shown = [one["page"] for one in row["events"] if one["kind"] == "page"]
    assert len(shown) == len(table.rows)
    for page_id, (_, said) in zip(shown, table.rows, strict=True):
        assert said.startswith(page_title(page_id, texts))
    assert any(isinstance(one, Notice) and "stopped here" in one.say for one in page.blocks)


def test_what_was_done_on_a_page_stands_beside_it_once() -> None:
    events = [
        Event(0, "page", "welcome"),
        Event(5, "choice", "welcome", "fr"),
        Event(5, "page", "intent"),
        Event(20, "help", "intent"),
        Event(21, "help", "intent"),
        Event(22, "back", "intent"),
        Event(65, "end", "intent", "stopped"),
    ]
    assert page_stays(events) == [PageStay("welcome"), PageStay("intent", ("help", "back"))]
    assert page_stays([]) == []


def test_help_on_a_page_is_named_by_that_page_where_it_has_one_name(
    staff: PlayedStaffSession,
) -> None:
    texts = staff.session._context().texts
    assert page_title("help/note", texts) == "Help"
    assert page_title("help/verdict", texts).startswith("Help: ")
    assert page_title("no-such-page", texts) == "no-such-page"


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40)], ids=str)
def test_the_table_is_textuals_own_and_holds_one_page_alone(
    staff: PlayedStaffSession, size: tuple[int, int]
) -> None:
    staff.rows = size[1]
    staff.choose("visits")
    count = min(60, size[1] - OTHER_ROWS)
    with Window(staff.session, size, guard=0) as opened:
        table = opened.screen.query_one(DataTable)
        assert table.row_count == count
        heads = [str(column.label) for column in table.ordered_columns]
        assert heads[1:4] == ["Day", "Time", "Lang"]
        first = list(staff.rows_shown())
        opened.press("down", "down")
        assert marked_rows(table) == [2]
        assert opened.shown().focus == "row2"
        opened.press("1")
        assert list(staff.rows_shown()) != first
        assert table.row_count == count
        assert marked_rows(table) == [0]
        opened.press("enter")
        assert staff.page.id == "staff/visit"
        assert not opened.screen.query(DataTable)
        opened.press("9")
        assert opened.screen.query_one(DataTable).display


def marked_rows(table: DataTable[Text]) -> list[int]:
    """The rows with the sign of the focus; the cursor stands on the only one."""
    marked = [row for row in range(table.row_count) if "▶" in table.get_row_at(row)[0].plain]
    assert marked == ([table.cursor_row] if table.has_focus else [])
    return marked


def test_arrows_lead_from_the_table_to_the_choices_and_back(staff: PlayedStaffSession) -> None:
    staff.rows = 18
    staff.choose("visits")
    with Window(staff.session, guard=0) as opened:
        table = opened.screen.query_one(DataTable)
        opened.press(*["down"] * 6)
        assert marked_rows(table) == [6]
        opened.press("down")
        assert opened.shown().focus == "1"
        assert marked_rows(table) == []
        opened.press("up")
        assert opened.shown().focus == "row6"
        assert marked_rows(table) == [6]


def test_the_focused_row_stays_when_the_page_is_shown_again(staff: PlayedStaffSession) -> None:
    staff.choose("visits")
    staff.rows = 18
    with Window(staff.session, guard=0) as opened:
        opened.press("down", "down", "f3")
        assert opened.shown().focus == "row2"
        assert "▶ " in opened.shown().rows[opened.shown().cursor[1]]
        opened.press("2")
        assert staff.says("These are the newest visits.")
        assert opened.shown().focus == "row2"
        assert "Enter: OK" in opened.shown().text
        assert "erases" not in opened.shown().text


@pytest.mark.parametrize("rows", [10, 14, 18])
def test_no_window_is_so_low_that_a_page_holds_fewer_than_four_visits(
    staff: PlayedStaffSession, rows: int
) -> None:
    staff.rows = rows
    staff.choose("visits")
    assert len(staff.rows_shown()) == max(MIN_VISITS, rows - OTHER_ROWS) >= 4


def test_line_by_line_four_visits_stand_as_choices(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cheapen(monkeypatch)
    made = PlayedStaffSession(with_visit_log(with_pin(tmp_path)), front_end="line")
    made.type(PIN)
    made.choose("visits")
    assert [one.id for one in made.options()][4:] == ["older", "newer", "filter"]
    assert [one.id for one in made.options()][:4] == newest_first(tmp_path)[:4]
    made.choose(made.options()[0].id)
    assert made.page.id == "staff/visit"
