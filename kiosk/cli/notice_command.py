"""`kiosk notice` and its commands `show`, `set` and `clear`: the notice of the day on the welcome page."""

from datetime import date, timedelta
from pathlib import Path

import click

from kiosk import clock
from kiosk.cli.completion import complete_notice
from kiosk.cli.output import print_text
from kiosk.cli.shared import RefusalError, load_content_in_use, today
from kiosk.content.content import Content
from kiosk.paths import data_folder
from kiosk.settings.reader import read_settings
from kiosk.settings.schema import MAX_NOTICE_DAYS, SettingKey
from kiosk.settings.writer import SettingsError, change_settings

NONE_STANDS = "There is no notice on the welcome page."
HOLDS = "It takes effect from the next visit."


@click.group("notice")
def notice() -> None:
    """Put a notice of the day on the welcome page, or take it down."""


@notice.command("show")
def show_notice() -> None:
    """Show the notice that stands today, and those that there are."""
    content = load_content_in_use()
    print_text(describe_notice(data_folder(), content, today()))
    for id, one in content.notices.items():
        print_text(f"  {id:<16}  {one.name.english}")


@notice.command("set")
@click.argument("name", shell_complete=complete_notice)
@click.option("--until", default="today", help="today (usual), tomorrow, week, or a day.")
def set_notice(name: str, until: str) -> None:
    """Put up the notice of that NAME until the end of a day."""
    content, now = load_content_in_use(), today()
    if name not in content.notices:
        known = ", ".join(content.notices)
        raise RefusalError(f"There is no notice of that name: use one of {known}.")
    last = _last_day(until, now)
    if not 0 <= (last - now).days <= MAX_NOTICE_DAYS:
        raise RefusalError(f"Name a last day from today on, {MAX_NOTICE_DAYS} days ahead at most.")
    changes: dict[SettingKey, object] = {
        ("notice", "id"): name,
        ("notice", "since"): now,
        ("notice", "until"): last,
    }
    _change(changes, content)
    print_text(f"{describe_notice(data_folder(), content, now)} {HOLDS}")


@notice.command("clear")
def clear_notice() -> None:
    """Take the notice down."""
    _change({("notice",): None}, load_content_in_use())
    print_text(f"{NONE_STANDS} {HOLDS}")


def describe_notice(folder: Path, content: Content, day: date) -> str:
    """The notice that stands on that day, and its last day."""
    standing = read_settings(folder)[0].notice
    if standing.id not in content.notices or not standing.stands(day):
        return NONE_STANDS
    return f"{content.notices[standing.id].name.english} (until the end of {standing.until})."


def _last_day(until: str, now: date) -> date:
    days = {"today": 0, "tomorrow": 1, "week": MAX_NOTICE_DAYS}
    if until in days:
        return now + timedelta(days=days[until])
    try:
        return clock.clamp_day(date.fromisoformat(until))
    except ValueError:
        raise RefusalError(f"{until} is not a date. Write it like 2026-11-20.") from None


def _change(changes: dict[SettingKey, object], content: Content) -> None:
    try:
        change_settings(data_folder(), changes, content)
    except SettingsError as fault:
        raise RefusalError(f"Nothing has changed. {fault}") from None
    except OSError as fault:
        raise RefusalError(f"The settings cannot be written ({fault.strerror}).") from None
