"""The supervisor gives a visit the notice of the day, unless the date by which it ends is in doubt."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk import clock
from kiosk.clock import BUILD_DAY, RunningTime, running_time
from kiosk.content.content import Content
from kiosk.runtime import startup
from kiosk.runtime.lazy_content import LazyContent
from kiosk.runtime.notice_clock import end_doubtful_notice
from kiosk.runtime.worker_config import WorkerConfig, decode_config
from kiosk.settings.reader import read_settings
from kiosk.settings.schema import Settings, StandingNotice
from kiosk.settings.writer import change_settings
from kiosk.store import clock_file
from kiosk.store.clock_file import keep_clock
from kiosk.store.clock_record import Look
from tests.played_visit import shipped_content

NOW = datetime.combine(BUILD_DAY + timedelta(days=90), datetime.min.time())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder with a notice in its settings, and a date that is known."""
    changes: dict[tuple[str, ...], object] = {
        ("notice", "id"): "desk-closed",
        ("notice", "since"): NOW.date(),
        ("notice", "until"): NOW.date(),
    }
    change_settings(tmp_path, changes, shipped_content())
    keep_clock(tmp_path, look=Look(NOW, running_time()))
    return tmp_path


def at(monkeypatch: pytest.MonkeyPatch, moment: datetime, running: RunningTime) -> None:
    """Let the clock of the computer show this."""
    monkeypatch.delenv(clock.TODAY_VARIABLE, raising=False)
    monkeypatch.setattr(clock_file, "look_at_clock", lambda: Look(moment, running))
    monkeypatch.setattr(clock, "running_time", lambda: running)


@pytest.mark.parametrize(("days", "stands"), [(0, True), (0.5, True), (-30, False), (300, False)])
def test_a_notice_is_left_out_where_the_date_is_in_doubt(
    folder: Path, monkeypatch: pytest.MonkeyPatch, days: float, stands: bool
) -> None:
    at(monkeypatch, NOW + timedelta(days=days), running_time())
    settings = read_settings(folder)[0]
    left = end_doubtful_notice(settings, folder)
    assert left.notice == (settings.notice if stands else StandingNotice())
    line = startup.encode_first_config(folder, log_failed=False, dumpable=False)
    assert decode_config(line).settings.notice == left.notice


def test_a_clock_that_shows_the_same_day_at_each_start_does_not_keep_a_notice_for_ever(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = read_settings(folder)[0]
    mornings = 0
    while end_doubtful_notice(settings, folder).notice.id:
        mornings += 1
        assert mornings < 30
        # Each time the computer runs for eight hours, and its clock begins with the same moment.
        for hours in (0, 4, 8):
            running = RunningTime(f"boot-{mornings}", hours * 3600.0)
            at(monkeypatch, NOW + timedelta(hours=hours), running)
            keep_clock(folder)
            end_doubtful_notice(settings, folder)
    assert mornings > 8
    again = replace(settings, notice=replace(settings.notice, id="no-wifi"))
    assert end_doubtful_notice(again, folder).notice.id == "no-wifi", "another notice begins anew"


def test_the_notices_are_read_for_the_welcome_page_only_where_one_is_put_up(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: LazyContent) -> Content:
        raise AssertionError("all of the content was read")

    monkeypatch.setattr(LazyContent, "load", fail)
    assert LazyContent(WorkerConfig(settings=Settings())).notices() == {}
    put_up = WorkerConfig(settings=read_settings(folder)[0])
    assert LazyContent(put_up).notices() == shipped_content().notices
