"""The lines of the health page, each a name and how it stands."""

import shutil
import sqlite3
from collections.abc import Iterator

from kiosk import __version__
from kiosk.settings.contacts import apply_own_contacts
from kiosk.settings.reader import read_settings
from kiosk.staff.async_value import ASKING
from kiosk.staff.context import StaffContext
from kiosk.staff.data_folder_problem import log_problem
from kiosk.staff.pages.retention import purged
from kiosk.staff.settings_change import current_settings
from kiosk.store import reset_check_result
from kiosk.store.connection import query_log
from kiosk.store.data_folder import LOG_FILE, damaged_files

MEGABYTE = 1_000_000
TRIES = "SELECT count(*) FROM attempt WHERE came != 'right'"


def health_lines(sight: StaffContext) -> Iterator[tuple[str, str]]:
    """All lines; none is told by colour alone, and what is well says so."""
    for name, said in (
        ("version", __version__),
        ("clock", f"{sight.tell.words.day(sight.now.date())}, {sight.tell.words.time(sight.now)}"),
        ("reset", _reset(sight)),
        ("logbook", _logbook(sight)),
        ("purge", purged(sight)),
        ("disk", _disk(sight)),
        ("tries", _tries(sight)),
        ("content", _content(sight)),
        ("contacts", _contacts(sight)),
        ("languages", _languages(sight)),
        ("printer", sight.say("health", f"printer-{sight.means.printing()}")),
        ("voice", _voice(sight)),
    ):
        yield sight.say("health", name), said


def _reset(sight: StaffContext) -> str:
    last = reset_check_result.read_result(sight.folder)
    if last is None:
        return sight.say("health", "never")
    how = "clean" if last.well else "undone" if last.failed else "left"
    day = sight.tell.words.day(last.day)
    return sight.say("health", how, date=day, number=len(last.traces))


def _logbook(sight: StaffContext) -> str:
    wrong = log_problem(sight)
    if wrong:
        return wrong
    put = damaged_files(sight.folder)
    return (
        sight.say("health", "aside", names=", ".join(put)) if put else sight.say("health", "well")
    )


def _disk(sight: StaffContext) -> str:
    try:
        free = shutil.disk_usage(sight.folder).free // MEGABYTE
        book = sight.folder / LOG_FILE
        size = book.stat().st_size / MEGABYTE if book.exists() else 0
    except OSError:
        return sight.say("health", "unknown")
    number = sight.tell.words.number
    return sight.say("health", "free", number=number(free), of=number(round(size, 1)))


def _tries(sight: StaffContext) -> str:
    try:
        found = query_log(sight.folder, lambda conn: conn.execute(TRIES).fetchone()[0], 0)
    except (OSError, sqlite3.Error):
        return sight.say("health", "unknown")
    return sight.say("health", "wrong", number=found)


def _content(sight: StaffContext) -> str:
    """What grows old; first of all a settings file that does not hold as it was written."""
    if read_settings(sight.folder)[1]:
        return sight.say("health", "unset")
    found = sight.means.upkeep()
    if found == ASKING:
        return sight.say("health", "asking")
    old = found.ageing
    return sight.say("health", "ageing" if old else "well", number=old)


def _contacts(sight: StaffContext) -> str:
    people = apply_own_contacts(sight.kit.catalog, current_settings(sight).contacts).people.values()
    doubt = sum(one.confirm for one in people)
    dates = [one.dated for one in people if one.dated]
    oldest = sight.tell.words.day(min(dates)) if dates else "-"
    return sight.say("health", "people", date=oldest, number=doubt)


def _languages(sight: StaffContext) -> str:
    found = sight.means.upkeep()
    if found == ASKING:
        return sight.say("health", "asking")
    return " · ".join(
        _complete(one.name, found.unfinished.get(tag), sight)
        for tag, one in sight.kit.catalog.languages.items()
    )


def _complete(name: str, unfinished: tuple[int, int] | None, sight: StaffContext) -> str:
    if unfinished is None:
        return sight.say("health", "whole", name=name)
    missing, fuzzy = unfinished
    return sight.say("health", "open", name=name, number=missing, of=fuzzy)


def _voice(sight: StaffContext) -> str:
    spoken = [one.name for tag, one in sight.kit.catalog.languages.items() if sight.kit.speaks(tag)]
    return ", ".join(spoken) or sight.say("health", "no-voice")
