"""The lines of the health page, each a name and how it stands."""

import shutil
import sqlite3
from collections.abc import Iterator

from kiosk import __version__
from kiosk.settings.contacts import apply_own_contacts
from kiosk.settings.reader import read_settings
from kiosk.staff.async_value import PENDING
from kiosk.staff.clock_state import clock_record
from kiosk.staff.context import StaffContext
from kiosk.staff.data_folder_problem import log_problem
from kiosk.staff.log_value_texts import long_value
from kiosk.staff.page_titles import page_title
from kiosk.staff.pages.notice import describe_notice
from kiosk.staff.pages.retention import last_purge
from kiosk.staff.settings_change import current_settings
from kiosk.staff.unoffered_languages import unoffered_line
from kiosk.store import reset_check_result
from kiosk.store.clock_sentences import hours_left
from kiosk.store.damaged_logs import read_restarts
from kiosk.store.data_folder import LOG_FILE
from kiosk.store.figures import DifferingFigures, changed_steps
from kiosk.store.read_only import query_log

MEGABYTE = 1_000_000
MAX_SCREENS = 3
"""Steps that are named on the line about members' screens."""

WRONG_PINS = "SELECT count(*) FROM attempt WHERE came != 'right'"


def health_lines(context: StaffContext) -> Iterator[tuple[str, str]]:
    """All lines; each says in words how it is, also where all is well."""
    for name, text in (
        ("version", __version__),
        ("clock", _clock(context)),
        ("reset", _reset(context)),
        ("logbook", _visit_log(context)),
        ("purge", last_purge(context)),
        ("disk", _disk(context)),
        ("tries", _attempts(context)),
        ("content", _content(context)),
        ("screens", _screens(context)),
        ("contacts", _contacts(context)),
        ("notice", describe_notice(context)),
        ("languages", _languages(context)),
        *_unoffered(context),
        ("printer", context.say("health", f"printer-{context.services.printer_status()}")),
        ("voice", _voice(context)),
    ):
        yield context.say("health", name), text


def _clock(context: StaffContext) -> str:
    record = clock_record(context)
    state = "unread" if record is None else record.state
    return context.say(
        "health",
        f"clock-{state}",
        date=context.texts.words.day(context.now.date()),
        time=context.texts.words.time(context.now),
        number=hours_left(record) if record else 0,
    )


def _reset(context: StaffContext) -> str:
    last = reset_check_result.read_result(context.folder)
    if last is None:
        return context.say("health", "never")
    how = "clean" if last.passed else "undone" if last.failed else "left"
    day = context.texts.words.day(last.day)
    return context.say("health", how, date=day, number=len(last.traces))


def _visit_log(context: StaffContext) -> str:
    problem = log_problem(context)
    if problem:
        return problem
    restarts = read_restarts(context.folder)
    if not restarts:
        return context.say("health", "well")
    last = restarts[-1]
    return context.say(
        "health",
        "renewed" if last.copied else "emptied",
        date=context.texts.words.day(last.day),
        number=last.lost_days,
    )


def _disk(context: StaffContext) -> str:
    try:
        free = shutil.disk_usage(context.folder).free // MEGABYTE
        log = context.folder / LOG_FILE
        size = log.stat().st_size / MEGABYTE if log.exists() else 0
    except OSError:
        return context.say("health", "unknown")
    number = context.texts.words.number
    return context.say("health", "free", number=number(free), of=number(round(size, 1)))


def _attempts(context: StaffContext) -> str:
    try:
        found = query_log(context.folder, lambda conn: conn.execute(WRONG_PINS).fetchone()[0], 0)
    except (OSError, sqlite3.Error):
        return context.say("health", "unknown")
    return context.say("health", "wrong", number=found)


def _content(context: StaffContext) -> str:
    """The number of stale entries; before that, a settings file with problems."""
    if read_settings(context.folder)[1]:
        return context.say("health", "unset")
    found = context.services.content_status()
    if found == PENDING:
        return context.say("health", "asking")
    old = found.stale
    return context.say("health", "ageing" if old else "well", number=old)


def _screens(context: StaffContext) -> str:
    """The steps at which members' screens were different often of late: EU Login may have changed there."""
    today = context.now.date()
    try:
        found: list[DifferingFigures] = query_log(
            context.folder, lambda conn: changed_steps(conn, today), []
        )
    except (OSError, sqlite3.Error):
        return context.say("health", "unknown")
    if not found:
        return context.say("health", "as-described")
    named = [
        context.say(
            "health",
            "differs",
            title=page_title(one.page, context.texts),
            stage=long_value("stage", one.page.split("/")[1], context),
            number=one.visits,
        )
        for one in found[:MAX_SCREENS]
    ]
    return " ".join([*named, context.say("health", "tell-editor")])


def _contacts(context: StaffContext) -> str:
    people = apply_own_contacts(
        context.journey_context.content, current_settings(context).contacts
    ).people.values()
    doubt = sum(one.confirm for one in people)
    dates = [one.dated for one in people if one.dated]
    oldest = context.texts.words.day(min(dates)) if dates else "-"
    return context.say("health", "people", date=oldest, number=doubt)


def _languages(context: StaffContext) -> str:
    found = context.services.content_status()
    if found == PENDING:
        return context.say("health", "asking")
    return " · ".join(
        _completeness(one.name, found.unfinished.get(tag), context)
        for tag, one in context.journey_context.content.languages.items()
    )


def _unoffered(context: StaffContext) -> Iterator[tuple[str, str]]:
    """The one line that is there only where it has something to say."""
    if line := unoffered_line(context):
        yield "unoffered", line


def _completeness(name: str, unfinished: tuple[int, int] | None, context: StaffContext) -> str:
    if unfinished is None:
        return context.say("health", "whole", name=name)
    missing, fuzzy = unfinished
    return context.say("health", "open", name=name, number=missing, of=fuzzy)


def _voice(context: StaffContext) -> str:
    spoken = [
        one.name
        for tag, one in context.journey_context.content.languages.items()
        if context.journey_context.speaks(tag)
    ]
    return context.texts.words.join(spoken) or context.say("health", "no-voice")
