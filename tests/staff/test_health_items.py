"""Each thing that is looked at: how it stands, since when, and that somebody in the office can do what is said."""

import os
import re
import shutil
import sqlite3
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple, get_args

import pytest
from msgspec.structs import replace

from kiosk.clock import RunningTime
from kiosk.content.last_review import last_review
from kiosk.content.loader import load_staff_pages
from kiosk.paths import CONTENT, SETTINGS_FILE
from kiosk.services.printer import PrinterHealth, PrinterStatus
from kiosk.staff.async_value import do_at_once
from kiosk.staff.health.clock import look_at_clock
from kiosk.staff.health.content import look_at_content, look_at_translations
from kiosk.staff.health.data_folder import look_at_disk
from kiosk.staff.health.devices import look_at_printer, look_at_voice
from kiosk.staff.health.installation import Installation
from kiosk.staff.health.item import HealthItem, RemedyNote, StateNote, in_order
from kiosk.staff.health.log_copy import look_at_copy
from kiosk.staff.health.log_rows import look_at_rows
from kiosk.staff.health.looks import LOOKS, HealthLook, HealthLooks, look_at_all
from kiosk.staff.health.reset_check import look_at_reset_check
from kiosk.staff.health.settings import look_at_pin, look_at_settings
from kiosk.staff.health.visit_log import look_at_log
from kiosk.store.backup import COPY_FILE
from kiosk.store.clock_file import keep_clock
from kiosk.store.clock_record import Look
from kiosk.store.damaged_logs import (
    delete_damaged_logs,
    forget_restarts,
    note_missing_log,
    put_log_aside,
)
from kiosk.store.data_folder import LOG_FILE
from kiosk.store.reset_check_result import ResetCheckResult, write_result
from kiosk.store.waiting_visits import REFUSED_SUFFIX
from tests.content_check.content_copy import ContentCopy
from tests.played_visit import NOON, shipped_content
from tests.staff.pins import BOOT, with_pin
from tests.staff.played_staff import with_visit_log

TODAY = NOON.date()
DAY = timedelta(days=1)


def made(folder: Path, wall: datetime = NOON) -> Installation:
    """A kiosk on a computer on which all is well, with this data folder and clock."""
    return Installation(
        data=folder,
        content=shipped_content(),
        today=wall.date,
        look=lambda: Look(wall, RunningTime(BOOT, 5000.0)),
        speaks=lambda tag: True,
        printer_status=lambda setting: PrinterStatus("ready", "office"),
        has_run=True,
    )


def only(items: list[HealthItem]) -> HealthItem:
    """The one item."""
    (item,) = items
    return item


def standing(item: HealthItem) -> tuple[str, str, date | None]:
    """Its sentence, its state and since when."""
    return item.note, item.state, item.since


def note_purge(folder: Path, day: date) -> None:
    """The log says that old visits were deleted on a day."""
    with closing(sqlite3.connect(folder / LOG_FILE)) as conn, conn:
        conn.execute(
            "INSERT OR REPLACE INTO maintenance (task, day, before) VALUES ('purge', ?, ?)",
            (day.isoformat(), (day - 30 * DAY).isoformat()),
        )


def test_of_a_kiosk_on_which_all_is_well_nothing_is_to_be_done(tmp_path: Path) -> None:
    (tmp_path / SETTINGS_FILE).touch()
    items = look_at_all(made(with_visit_log(with_pin(tmp_path))))
    assert {one.state for one in items} == {"ok"}
    kinds = {kind for look in LOOKS for kind in look.kinds} - {"crashes"}
    assert {one.kind for one in items} == kinds


def test_what_is_to_be_done_comes_first_and_of_it_what_has_lasted_longest() -> None:
    def item(name: str, note: StateNote, since: date | None = None) -> HealthItem:
        return HealthItem(kind="disk", note=note, text=name, since=since)

    items = [
        item("well", "disk-free"),
        item("told", "log-waiting", TODAY - 90 * DAY),
        item("undated", "disk-low"),
        item("younger", "log-refused", TODAY),
        item("oldest", "purge-late", TODAY - 9 * DAY),
    ]
    told = [one.text for one in in_order(items)]
    assert told == ["oldest", "younger", "undated", "told", "well"]


def test_a_disk_that_is_nearly_full_is_to_be_emptied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert only(look_at_disk(made(tmp_path))).note == "disk-free"
    usage = shutil.disk_usage(tmp_path)._replace(free=150_000_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage)
    item = only(look_at_disk(made(tmp_path)))
    assert standing(item) == ("disk-low", "act", None)
    assert "150 MB" in item.text


def test_a_data_folder_that_is_gone_or_cannot_be_written_is_to_be_seen_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = made(tmp_path / "gone")
    assert standing(only(look_at_disk(gone))) == ("disk-gone", "act", None)
    # Before the first start there need be none.
    assert only(look_at_disk(replace(gone, has_run=False))).state == "ok"
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    closed, room = look_at_disk(made(tmp_path))
    assert standing(closed) == ("disk-closed", "act", None)
    assert room.state == "ok"


def test_a_date_in_doubt_is_to_be_settled_and_one_that_must_hold_is_not(tmp_path: Path) -> None:
    with_visit_log(tmp_path)
    keep_clock(tmp_path, look=made(tmp_path).look())

    def item(days: int) -> HealthItem:
        return only(look_at_clock(made(tmp_path, NOON + days * DAY)))

    assert standing(item(0)) == ("clock-trusted", "ok", None)
    assert standing(item(400)) == ("clock-doubtful", "act", None)
    assert standing(item(40)) == ("clock-waiting", "notice", None)


@pytest.mark.parametrize("health", ["stopped", "missing", "silent"])
def test_a_printer_that_does_not_print_is_named_with_the_day_since_when(
    tmp_path: Path, health: PrinterHealth
) -> None:
    kiosk = replace(
        made(tmp_path), printer_status=lambda _: PrinterStatus(health, "upstairs", TODAY)
    )
    item = only(look_at_printer(kiosk))
    assert standing(item) == (f"printer-{health}", "act", TODAY)
    assert (item.name, "upstairs" in item.text) == ("upstairs", True)


def test_an_office_without_a_printer_has_nothing_to_do(tmp_path: Path) -> None:
    kiosk = replace(made(tmp_path), printer_status=lambda _: PrinterStatus("none"))
    assert standing(only(look_at_printer(kiosk))) == ("printer-none", "ok", None)


def test_a_language_without_a_voice_is_named_and_a_kiosk_without_any_is_in_order(
    tmp_path: Path,
) -> None:
    partly = only(look_at_voice(replace(made(tmp_path), speaks=lambda tag: tag == "fr")))
    assert (partly.note, partly.state, partly.name) == ("voice-partly", "notice", "English")
    none = only(look_at_voice(replace(made(tmp_path), speaks=lambda tag: False)))
    assert (none.note, none.state) == ("voice-none", "ok")


def test_visits_that_wait_in_files_are_told_and_those_that_could_not_be_read_are_to_be_seen_to(
    tmp_path: Path,
) -> None:
    with_visit_log(tmp_path)
    for name in ("waiting-visits-0001.json", f"waiting-visits-0002.json{REFUSED_SUFFIX}"):
        (tmp_path / name).write_text("{}")
        os.utime(tmp_path / name, (NOON.timestamp(), (NOON - 3 * DAY).timestamp()))
    well, waiting, refused = look_at_log(made(tmp_path))
    assert well.note == "log-ok"
    assert standing(waiting) == ("log-waiting", "notice", TODAY - 3 * DAY)
    assert standing(refused) == ("log-refused", "act", TODAY - 3 * DAY)


def test_a_log_that_is_damaged_locked_or_of_another_version_is_to_be_seen_to(
    tmp_path: Path,
) -> None:
    log = with_visit_log(tmp_path) / LOG_FILE
    with closing(sqlite3.connect(log, isolation_level=None)) as conn:
        conn.execute("CREATE VIEW peek AS SELECT id FROM visit")
        assert only(look_at_log(made(tmp_path))).note == "log-foreign"
        conn.execute("DROP VIEW peek")
        conn.execute(
            "DELETE FROM _sqlite_migrations WHERE id = (SELECT max(id) FROM _sqlite_migrations)"
        )
        older = only(look_at_log(made(tmp_path)))
        assert (older.note, "start the kiosk" in older.remedy.lower()) == ("log-older", True)
    log.write_bytes(b"This is no database. " * 4000)
    item = only(look_at_log(made(tmp_path)))
    assert standing(item) == ("log-damaged", "act", None)
    assert look_at_rows(made(tmp_path)) == []


def lost_visits(folder: Path) -> HealthItem:
    """What is said of a log that is in order now."""
    return only(look_at_log(made(folder)))


def test_a_log_that_was_begun_anew_is_a_notice_until_the_note_of_it_goes(tmp_path: Path) -> None:
    with_visit_log(tmp_path)
    assert lost_visits(tmp_path).note == "log-ok"
    note_missing_log(tmp_path, TODAY, TODAY - 2 * DAY)
    item = lost_visits(tmp_path)
    assert standing(item) == ("log-renewed", "notice", TODAY)
    assert dict(item.fields) == {"date": TODAY, "number": 3}
    assert item.text.startswith("The visit log was missing.")
    assert "kiosk restore" in item.remedy
    delete_damaged_logs(tmp_path, TODAY + 7 * DAY, 30)
    assert lost_visits(tmp_path) == item
    delete_damaged_logs(tmp_path, TODAY + 8 * DAY, 30)
    assert lost_visits(tmp_path).note == "log-ok"


def test_a_log_that_was_begun_empty_is_a_notice_and_one_for_which_a_backup_was_restored_is_none(
    tmp_path: Path,
) -> None:
    with_visit_log(tmp_path)
    put_log_aside(tmp_path, TODAY, None)
    with_visit_log(tmp_path)
    item = lost_visits(tmp_path)
    assert standing(item) == ("log-emptied", "notice", TODAY)
    assert "no copy" in item.text
    assert "kiosk restore" in item.remedy
    forget_restarts(tmp_path)
    assert lost_visits(tmp_path).note == "log-ok"


def copied_before(folder: Path, *ages: int) -> HealthItem:
    """What is said of a copy of 10 days ago, where visits came so many days ago."""
    with_visit_log(folder)
    with closing(sqlite3.connect(folder / LOG_FILE)) as conn, conn:
        site = conn.execute("SELECT office, kiosk FROM daily_visits").fetchone()
        conn.execute("DELETE FROM daily_visits")
        for age in ages:
            day = (TODAY - age * DAY).isoformat()
            conn.execute("INSERT INTO daily_visits VALUES (?, ?, ?, 1)", (day, *site))
    (folder / COPY_FILE).touch()
    # When the log was last written does not matter: a kiosk that is only started writes it, too.
    os.utime(folder / LOG_FILE, (NOON.timestamp(),) * 2)
    os.utime(folder / COPY_FILE, ((NOON - 10 * DAY).timestamp(),) * 2)
    return only(look_at_copy(made(folder)))


@pytest.mark.parametrize(
    ("ages", "expected"),
    [
        ((), ("copy-made", "ok", None)),
        # The day of the copy itself, and one by a clock that was wrong, are none after it.
        ((10, 3, 0, -400), ("copy-made", "ok", None)),
        ((9, 4, 0), ("copy-late", "act", TODAY)),
        ((9, 8, 7, 0), ("copy-late", "act", TODAY - 7 * DAY)),
    ],
)
def test_a_copy_is_late_once_visits_came_on_more_than_two_days_after_it(
    tmp_path: Path, ages: tuple[int, ...], expected: tuple[str, str, date | None]
) -> None:
    assert standing(copied_before(tmp_path, *ages)) == expected


def test_on_the_monday_after_a_closed_weekend_the_copy_of_friday_is_not_late(
    tmp_path: Path,
) -> None:
    friday, saturday, sunday, monday = 10, 9, 8, 7
    assert copied_before(tmp_path, friday, monday).note == "copy-made"
    also_open = copied_before(tmp_path, friday, saturday, sunday, monday)
    assert (also_open.note, also_open.since) == ("copy-late", TODAY - monday * DAY)


def test_without_a_log_no_copy_is_missing_and_of_a_damaged_one_only_the_damage_is_told(
    tmp_path: Path,
) -> None:
    assert look_at_copy(made(tmp_path)) == []
    assert copied_before(tmp_path, 9, 8, 7).note == "copy-late"
    (tmp_path / LOG_FILE).write_bytes(b"This is no database. " * 4000)
    assert only(look_at_copy(made(tmp_path))).state == "ok"
    (tmp_path / COPY_FILE).unlink()
    assert only(look_at_copy(made(tmp_path))).note == "copy-none"


def rows(folder: Path, kind: str, wall: datetime = NOON) -> HealthItem:
    """What the rows of the log say of a kind."""
    return only([one for one in look_at_rows(made(folder, wall)) if one.kind == kind])


@pytest.mark.parametrize(
    ("age", "expected"),
    [
        (2, ("purge-done", "ok", None)),
        (3, ("purge-late", "act", TODAY)),
        (9, ("purge-late", "act", TODAY - 6 * DAY)),
    ],
)
def test_a_last_purge_of_more_than_two_days_ago_is_to_be_made_up_for(
    tmp_path: Path, age: int, expected: tuple[str, str, date | None]
) -> None:
    with_visit_log(tmp_path)
    keep_clock(tmp_path, look=made(tmp_path).look())
    assert rows(tmp_path, "purge").note == "purge-none"
    note_purge(tmp_path, TODAY - age * DAY)
    assert standing(rows(tmp_path, "purge")) == expected


def test_a_purge_that_waits_for_the_date_is_not_to_be_done_as_well(tmp_path: Path) -> None:
    with_visit_log(tmp_path)
    keep_clock(tmp_path, look=made(tmp_path).look())
    note_purge(tmp_path, TODAY)
    assert standing(rows(tmp_path, "purge", NOON + 400 * DAY)) == ("purge-held", "ok", None)


def test_crashes_that_nobody_has_seen_are_told_since_the_first_of_them(tmp_path: Path) -> None:
    with_visit_log(tmp_path)
    with closing(sqlite3.connect(tmp_path / LOG_FILE)) as conn, conn:
        for age in (5, 1):
            conn.execute(
                "INSERT INTO crash (day, type, file, line) VALUES (?, 'KeyError', 'kiosk/x.py', 1)",
                ((TODAY - age * DAY).isoformat(),),
            )
    item = rows(tmp_path, "crashes")
    assert standing(item) == ("crashes-new", "notice", TODAY - 5 * DAY)
    assert dict(item.fields) == {"number": 2}


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        (ResetCheckResult(day=TODAY, visits=3), ("reset-clean", "ok", None)),
        (
            ResetCheckResult(day=TODAY, visits=3, traces=("screen: phone",)),
            ("reset-left", "act", TODAY),
        ),
        (ResetCheckResult(day=TODAY, failed="TimeoutError"), ("reset-failed", "notice", TODAY)),
    ],
)
def test_traces_of_a_visit_are_to_be_told_and_a_check_that_failed_is_not(
    tmp_path: Path, result: ResetCheckResult, expected: tuple[str, str, date | None]
) -> None:
    assert only(look_at_reset_check(made(tmp_path))).note == "reset-none"
    write_result(tmp_path, result)
    assert standing(only(look_at_reset_check(made(tmp_path)))) == expected


def test_content_that_nobody_has_checked_for_a_year_is_to_be_renewed_and_old_facts_are_not(
    tmp_path: Path,
) -> None:
    reviewed = last_review(CONTENT)
    assert reviewed is not None
    noon = datetime.combine(reviewed, NOON.time())
    number, item = look_at_content(made(tmp_path, noon + 365 * DAY))
    assert (number.note, number.state) == ("content-number", "ok")
    assert (item.note, item.state) == ("content-stale", "ok")
    old = look_at_content(made(tmp_path, noon + 366 * DAY))[-1]
    assert standing(old) == ("content-old", "act", reviewed + 366 * DAY)


def test_damaged_files_of_the_kiosk_are_named_and_what_translators_have_to_do_is_not(
    tmp_path: Path,
) -> None:
    copy = ContentCopy(tmp_path)
    copy.replace("codes.toml", "[code.", "[[[code.")
    kiosk = replace(made(tmp_path), content_folder=copy.folder, locales=copy.locales)
    damaged = {one.name for one in look_at_content(kiosk) if one.state == "act"}
    assert damaged == {"codes.toml"}
    shutil.rmtree(copy.locales)
    told = {one.note: one.state for one in look_at_translations(kiosk)}
    assert told == {"languages-open": "ok", "languages-whole": "ok"}


def test_each_wrong_setting_is_an_item_since_the_day_of_the_file(tmp_path: Path) -> None:
    file = tmp_path / SETTINGS_FILE
    file.write_text('wrong = 1\nlanguages = ["fr", "de"]\n[office]\nname = "\N{SNOWMAN}"\n')
    os.utime(file, ((NOON - 4 * DAY).timestamp(),) * 2)
    known = shipped_content().languages
    german = replace(known["en"], tag="de", name="Deutsch", offered=False)
    content = replace(shipped_content(), languages={**known, "de": german})
    items = look_at_settings(replace(made(tmp_path), content=content))
    assert {(one.note, one.name) for one in items} == {
        ("settings-wrong", "wrong"),
        ("settings-paper", "office.name"),
        ("settings-languages", "Deutsch"),
    }
    assert {(one.state, one.since) for one in items} == {("act", TODAY - 4 * DAY)}


def test_where_the_content_has_no_languages_no_setting_is_wrong_because_of_that(
    tmp_path: Path,
) -> None:
    bare = replace(made(tmp_path), content=replace(shipped_content(), languages={}))
    (tmp_path / SETTINGS_FILE).touch()
    assert only(look_at_settings(bare)).note == "settings-ok"


def test_a_kiosk_that_was_not_set_up_and_has_no_pin_is_worth_a_notice(tmp_path: Path) -> None:
    assert standing(only(look_at_settings(made(tmp_path)))) == ("settings-none", "notice", None)
    assert standing(only(look_at_pin(made(tmp_path)))) == ("pin-none", "notice", None)


def test_a_pin_that_cannot_be_read_or_that_others_can_read_is_to_be_set_anew(
    tmp_path: Path,
) -> None:
    with_pin(tmp_path)
    assert look_at_pin(made(tmp_path)) == []
    (tmp_path / "pin").chmod(0o644)
    assert standing(only(look_at_pin(made(tmp_path)))) == ("pin-open", "act", None)
    (tmp_path / "pin").write_text("unreadable")
    assert standing(only(look_at_pin(made(tmp_path)))) == ("pin-broken", "act", None)


def test_a_look_that_breaks_takes_no_other_with_it(tmp_path: Path) -> None:
    def breaks(kiosk: Installation) -> list[HealthItem]:
        raise ZeroDivisionError

    looks = (HealthLook(breaks, ("voice",)), HealthLook(look_at_disk, ("disk",)))
    health = HealthLooks(lambda: made(tmp_path), do_at_once, do_at_once, looks)
    items = {one.kind: one for one in health.report().items}
    assert (items["voice"].note, items["voice"].state) == ("unknown", "notice")
    assert items["disk"].note == "disk-free"
    assert health.count_pending() == 0


class Told(NamedTuple):
    """The English sentences of the page, by the names of the items."""

    states: dict[str, str]
    remedies: dict[str, str]


@pytest.fixture
def told() -> Told:
    """Those of the content."""
    pages = load_staff_pages(CONTENT)[0]

    def english(id: str) -> dict[str, str]:
        return {name: one.english for name, one in pages[id].note.items()}

    return Told(english("staff-health-state"), english("staff-health-remedy"))


def test_every_item_has_its_sentence_and_whatever_is_to_be_done_says_what(told: Told) -> None:
    assert set(told.states) == set(get_args(StateNote))
    assert set(told.remedies) == set(get_args(RemedyNote))


def test_a_remedy_is_one_or_two_sentences_that_tell_a_coordinator_what_to_do(told: Told) -> None:
    for name, remedy in told.remedies.items():
        assert re.search(r"(\.|kiosk check)$", remedy), name
        assert remedy.count(". ") <= 1, name
        # Only the person who looks after the computer needs a shell; set-up is explained to the office.
        assert not re.search(r"sudo|chmod|sqlite|--", remedy, re.IGNORECASE), name
