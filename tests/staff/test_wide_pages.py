"""The staff pages in windows of 80 by 24 and of 120 by 40: what they say stands there, and nothing is cut."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from threading import Event

import pytest

from kiosk.content.problem import Problem
from kiosk.settings.reader import read_settings
from kiosk.settings.schema import Settings
from kiosk.staff import settings_change
from kiosk.staff.async_value import AsyncValue
from kiosk.staff.content_status import ContentStatus, content_status
from kiosk.tui.laying import laid
from kiosk.tui.sheet import Sheet
from kiosk.tui.stand import ROW, begin
from kiosk.view_model.page import BarChart, Page
from tests.played_visit import shipped_content
from tests.runtime.waiting import wait_until
from tests.staff.pins import cheapen, with_pin
from tests.staff.played_staff import PlayedStaffSession, with_visit_log


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with a PIN and 2,000 visits."""
    cheapen(monkeypatch)
    return with_visit_log(with_pin(tmp_path), 2000)


def sheets(page: Page, width: int, height: int) -> Iterator[Sheet]:
    """All parts of a page."""
    stand = begin(page)
    first = laid(page, stand, width, height)
    for part in range(first.parts):
        stand.part = part
        yield laid(page, stand, width, height)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("period", ["week", "month", "quarter", "year"])
def test_all_figures_stand_in_two_parts_and_in_one_where_there_is_room(
    folder: Path, language: str, period: str
) -> None:
    staff = PlayedStaffSession(folder, language)
    staff.enter()
    page = staff.choose("figures", "period", period)
    for width, height, parts in ((80, 24, 2), (120, 40, 1)):
        shown = list(sheets(page, width, height))
        assert len(shown) <= parts
        rows = ["".join(span.text for span in row) for sheet in shown for row in sheet.rows]
        assert all(len(row) <= width for row in rows)
        for block in page.blocks:
            assert isinstance(block, BarChart)
            assert any(block.say in row for row in rows), block.say
            for line in block.lines:
                assert any(line.name in row and line.say in row for row in rows), line


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(("width", "height"), [(80, 24), (120, 40)])
def test_every_visit_of_a_leaf_can_be_opened_however_long_the_words_above(
    folder: Path, language: str, width: int, height: int
) -> None:
    staff = PlayedStaffSession(folder, language)
    staff.rows = height
    staff.enter()
    staff.choose("visits", "filter", "period", "days-28", "language", "fr")
    staff.choose("method", "trusted_platform", "outcome", "finished", "stage", "access", "show")
    page = staff.choose("newer")
    assert len(page.blocks) == 3
    (sheet,) = sheets(page, width, height)
    opened = [one.key for one in sheet.targets if one.key.startswith(ROW)]
    assert len(opened) == len(staff.rows_shown()) > 0
    assert len(sheet.rows) == height


def test_a_taller_window_shows_more_visits_at_once(folder: Path) -> None:
    staff = PlayedStaffSession(folder)
    staff.enter()
    staff.choose("visits")
    before = staff.rows_shown()
    staff.rows = 40
    assert staff.session.tick()
    assert staff.rows_shown()[: len(before)] == before
    assert len(staff.rows_shown()) == len(before) + 16
    assert not staff.session.tick()


def test_the_printers_answer_comes_by_itself(folder: Path) -> None:
    go = Event()
    printing = AsyncValue(lambda: "stopped" if go.wait(10) else "silent")
    staff = PlayedStaffSession(folder, printer_status=printing)
    staff.enter()
    staff.choose("health")
    assert staff.says("is being asked")
    assert staff.session.seconds_until_change() == 0.5
    assert not staff.session.tick()
    go.set()
    wait_until(staff.session.tick)
    assert staff.says("stopped: look at it")
    assert staff.session.seconds_until_change() != 0.5


def test_what_takes_long_to_look_at_comes_by_itself(folder: Path) -> None:
    go = Event()
    upkeep = AsyncValue(
        lambda: (
            ContentStatus(stale=7, unfinished={"fr": (3, 2)}) if go.wait(10) else ContentStatus()
        )
    )
    staff = PlayedStaffSession(folder, content_status=upkeep)
    staff.enter()
    staff.choose("health")
    assert staff.says("is being looked at")
    assert staff.session.seconds_until_change() == 0.5
    go.set()
    wait_until(staff.session.tick)
    assert not staff.says("is being looked at")
    assert staff.says("7 things to look at again")
    assert staff.says("3 sentences missing, 2 to look at again")


def test_what_is_looked_at_is_the_content_and_its_translations_as_shipped() -> None:
    found = content_status(shipped_content(), date(2030, 1, 1))
    assert found.stale > content_status(shipped_content(), date(2026, 1, 1)).stale
    assert found.unfinished == {}


def test_the_settings_are_read_once_for_a_page_of_contacts(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Path] = []
    staff = PlayedStaffSession(folder)
    staff.enter()
    staff.choose("care")

    def counted(path: Path) -> tuple[Settings, list[Problem]]:
        read.append(path)
        return read_settings(path)

    monkeypatch.setattr(settings_change, "read_settings", counted)
    staff.choose("contacts")
    assert staff.page.id == "staff/contacts"
    assert len(read) <= 2
