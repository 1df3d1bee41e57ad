"""The page of health: what is to be done stands first, it waits for nothing, and opens when all else is shut."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest
from msgspec.structs import replace

from kiosk.content.content import Content
from kiosk.paths import PIN_FILE, SETTINGS_FILE
from kiosk.services.printer import PrinterStatus
from kiosk.staff.async_value import AsyncValue, do_at_once, start_on_thread
from kiosk.staff.context import add_staff_pages
from kiosk.staff.example_health import ExampleHealth, example_reports
from kiosk.staff.health.installation import Installation
from kiosk.staff.health.item import HealthItem
from kiosk.staff.health.looks import LOOKS, HealthLooks
from kiosk.staff.health.visit_log import look_at_log
from kiosk.store.damaged_logs import forget_restarts, note_missing_log
from kiosk.store.data_folder import LOG_FILE
from kiosk.view_model.page import Notice, Page, Table, Text
from tests.front_ends.planned_pages import planned_pages
from tests.languages import LANGUAGES
from tests.played_visit import NOON, shipped_content
from tests.runtime.waiting import wait_until
from tests.staff.pins import PIN, cheapen, with_pin
from tests.staff.played_staff import PlayedStaffSession, with_visit_log

DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    cheapen(monkeypatch)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder with a PIN and visits."""
    return with_visit_log(with_pin(tmp_path))


@pytest.fixture
def go() -> Iterator[Event]:
    """Lets the slow looks of a test end, as they do at its own end in any case."""
    made = Event()
    yield made
    made.set()


def notices(page: Page) -> list[str]:
    """What is marked."""
    return [block.say for block in page.blocks if isinstance(block, Notice)]


def entered(staff: PlayedStaffSession) -> PlayedStaffSession:
    """On the page of health, by the menu."""
    staff.enter()
    staff.choose("health")
    assert staff.page.id == "staff/health"
    return staff


def slow_looks(staff: PlayedStaffSession, folder: Path, go: Event) -> HealthLooks:
    """The looks of a kiosk whose printer does not answer, and the check of whose log does not end, before `go`."""

    def slow_printer(setting: str) -> PrinterStatus:
        go.wait()
        return PrinterStatus("stopped", "upstairs")

    def slow_log(kiosk: Installation) -> list[HealthItem]:
        go.wait()
        return look_at_log(kiosk)

    kiosk = replace(staff.installation(folder), printer_status=slow_printer)
    looks = [one._replace(look=slow_log) if one.look is look_at_log else one for one in LOOKS]
    return HealthLooks(lambda: kiosk, start_on_thread, start_on_thread, looks)


def test_the_page_waits_for_no_slow_look_and_is_filled_in_when_they_end(
    folder: Path, go: Event
) -> None:
    first = PlayedStaffSession(folder)
    staff = entered(PlayedStaffSession(folder, health=slow_looks(first, folder, go)))
    # Neither can have ended: the page was built without them.
    assert not go.is_set()
    assert staff.says("The kiosk is still checking:")
    assert staff.says("Printer")
    assert not notices(staff.page)
    assert staff.session.seconds_until_change() == 0.5
    services = staff.session._services
    wait_until(lambda: services.health.count_pending() == 2)
    staff.session.tick()
    assert staff.says("The kiosk is still checking: Printer and Visit log.")
    go.set()
    wait_until(lambda: services.health.count_pending() == 0)
    assert staff.session.tick()
    assert staff.says("There is 1 thing for you to do.")
    assert notices(staff.page) == [
        "The printer “upstairs” has stopped. Check its paper and ink, then switch it off and on again."
    ]
    assert not staff.says("still checking")
    assert staff.session.seconds_until_change() != 0.5


def test_what_is_to_be_done_stands_first_with_its_remedy_the_oldest_before_the_others(
    folder: Path,
) -> None:
    (folder / SETTINGS_FILE).write_text("wrong = 1\n")
    os.utime(folder / SETTINGS_FILE, ((NOON - 40 * DAY).timestamp(),) * 2)
    refused = folder / "waiting-visits-0002.json.refused"
    refused.write_text("{}")
    os.utime(refused, ((NOON - 3 * DAY).timestamp(),) * 2)
    staff = entered(PlayedStaffSession(folder))
    first, *_ = staff.page.blocks
    assert first == Text("There are 2 things for you to do. The oldest comes first.", lead=True)
    settings, visits = notices(staff.page)
    assert settings.startswith("Some settings in kiosk.toml cannot be used: wrong.")
    assert "It has been like this since 11 October 2026. Choose" in settings.replace(
        "Under “Kiosk settings”, choose", "Choose"
    )
    assert visits.startswith(
        "Some visit files could not be read: waiting-visits-0002.json.refused."
    )
    assert visits.endswith("to look at these files.")
    assert staff.says("No problems with: PIN, Disk, Clock, Printer, Voice")


def test_what_nobody_in_the_office_can_change_is_not_marked(folder: Path) -> None:
    with closing(sqlite3.connect(folder / LOG_FILE)) as conn, conn:
        conn.execute(
            "INSERT INTO crash (day, type, file, line) VALUES ('2026-11-19', 'KeyError', 'x.py', 1)"
        )
    staff = entered(PlayedStaffSession(folder))
    assert staff.says("There is nothing for you to do.")
    assert staff.says("The kiosk has crashed 1 time since you last looked.")
    assert notices(staff.page) == []
    assert "crashes" in {one.id for one in staff.options()}
    staff.choose("crashes", "seen")
    assert not staff.says("crashed")


def test_lost_visits_are_told_on_the_first_page_with_what_may_bring_them_back(folder: Path) -> None:
    note_missing_log(folder, NOON.date(), NOON.date() - DAY)
    staff = entered(PlayedStaffSession(folder))
    assert staff.says("There is nothing for you to do.")
    assert staff.says("The visit log was damaged or missing, and was restored from its copy on")
    assert staff.says(
        "Up to 2 days of visits may have been lost. If you have a backup, ask the person"
    )
    assert notices(staff.page) == []
    forget_restarts(folder)
    staff.choose("again")
    assert not staff.says("visits may have been lost")


def test_everything_that_is_looked_at_stands_on_a_page_of_its_own(folder: Path) -> None:
    staff = entered(PlayedStaffSession(folder))
    (table,) = [block for block in staff.choose("all").blocks if isinstance(block, Table)]
    names = [row[0] for row in table.rows]
    assert names[:4] == ["Settings", "PIN", "Disk", "Clock"]
    assert names[-1] == "Contacts"
    assert len(names) == len(set(names)) == 15
    assert staff.choose("back-to-health").id == "staff/health"


def test_checking_again_finds_what_has_changed(folder: Path) -> None:
    first = PlayedStaffSession(folder)
    kiosk = first.installation(folder)
    looks = HealthLooks(lambda: kiosk, do_at_once, do_at_once)
    staff = entered(PlayedStaffSession(folder, health=looks))
    (folder / SETTINGS_FILE).write_text("wrong = 1\n")
    assert notices(staff.page) == []
    assert len(notices(staff.choose("again"))) == 1
    (folder / SETTINGS_FILE).unlink()
    staff.go_back()
    assert notices(staff.choose("health")) == []


def test_of_two_fetches_of_a_value_the_later_one_is_kept() -> None:
    begun: list[Event] = []
    values = iter("ab")

    def fetch() -> str:
        value, mine = next(values), Event()
        begun.append(mine)
        if value == "a":
            mine.wait()
        return value

    value: AsyncValue[str] = AsyncValue(fetch)
    value.fetch()
    wait_until(lambda: len(begun) == 1)
    value.fetch()
    wait_until(lambda: value.is_there)
    assert value() == "b"
    begun[0].set()
    value.wait(0)
    assert value() == "b"


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_is_to_be_done_fits_every_window_in_two_parts(folder: Path, language: str) -> None:
    pages = []
    for report in example_reports(NOON, str(Path("/home/kiosk/.local/share/kiosk"))):
        staff = PlayedStaffSession(folder, language)
        health = ExampleHealth(staff.installation(folder), report)
        staff = entered(PlayedStaffSession(folder, language, health=health))
        pages += [staff.page, staff.choose("all")]
    assert len(pages) >= 40
    assert {page.language for page in pages} == {language}
    for size, planned in planned_pages(tuple(pages)).items():
        for page in planned:
            assert page.parts <= 2, (size, page.id)
            assert all(page.part_rows(part) <= page.room for part in range(page.parts)), page.id


def closed(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Nothing in the folder can be written, as on a disk that the system has mounted read-only."""
    access = os.access

    def answer(path: "os.PathLike[str]", mode: int, **options: bool) -> bool:
        inside = Path(path) == folder or folder in Path(path).parents
        return not (inside and mode & os.W_OK) and access(path, mode, **options)

    monkeypatch.setattr(os, "access", answer)


def test_where_the_pin_cannot_be_used_health_can_be_read_and_nothing_be_changed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed(monkeypatch, folder)
    staff = PlayedStaffSession(folder)
    assert staff.says(f"The kiosk cannot write to {folder}, so the PIN cannot be used")
    assert [one.id for one in staff.options()] == ["health", "again", "close"]
    page = staff.choose("health")
    (told,) = notices(page)
    assert told.startswith("The kiosk cannot write to its data folder,")
    assert [one.id for one in staff.options()] == ["back-to-health", "again", "all"]
    assert [one.id for one in staff.choose("all").ask.options] == ["back-to-health"]  # type: ignore[union-attr]
    staff.choose("back-to-health", "back-to-health")
    assert staff.page.id == "staff/pin"
    assert staff.attempts == []


def test_where_the_pin_is_broken_health_says_so_and_where_there_is_none_it_is_not_offered(
    folder: Path,
) -> None:
    (folder / PIN_FILE).write_text("unreadable")
    staff = PlayedStaffSession(folder)
    assert "The PIN cannot be read." in notices(staff.choose("health"))[0]
    (folder / PIN_FILE).unlink()
    assert [one.id for one in PlayedStaffSession(folder).options()] == ["again", "close"]


@pytest.mark.parametrize("what", ["languages", "everything"])
def test_where_content_is_gone_the_page_opens_in_built_in_words(folder: Path, what: str) -> None:
    whole = shipped_content()
    bare = replace(whole, languages={}) if what == "languages" else Content()
    content = add_staff_pages(bare)
    if what == "everything":
        content = replace(content, pages={})
    staff = PlayedStaffSession(folder, content=content)
    (folder / SETTINGS_FILE).write_text("wrong = 1\n")
    assert staff.type(PIN).id == "staff/menu"
    page = staff.choose("health")
    (told,) = notices(page)
    assert "wrong" in told
    assert ("Did you mean" in told or "Use one of" in told) == (what == "everything")
    assert page.language == "en"
    assert page.labels.help == "Help"
