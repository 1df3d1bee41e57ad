"""Checks settings against the content and against each other."""

from collections.abc import Collection, Iterator

from kiosk.content.content import Content
from kiosk.content.problem import Problem
from kiosk.paths import SETTINGS_FILE
from kiosk.settings.countries import has_phone_numbers
from kiosk.settings.reader import REMEDIES
from kiosk.settings.schema import MAX_NOTICE_DAYS, Settings, StandingNotice
from kiosk.settings.time_limits import check_time_limits


def check_settings(settings: Settings, content: Content) -> list[Problem]:
    """Every id in the settings that the content does not have, and time limits that do not fit each other."""
    return [
        *check_time_limits(settings.seconds),
        *_no_country(settings.region),
        *_unknown_ids("languages", settings.languages, content.languages),
        *_unknown_ids("native_readers", settings.native_readers, content.languages),
        *_unknown_ids("incomplete_languages", settings.incomplete_languages, content.languages),
        *_unknown_ids("reopened", settings.reopened, content.methods),
        *_unknown_ids("closed", settings.closed, content.methods),
        *_unknown_ids("order", settings.order, content.methods),
        *_unknown_ids("notes", settings.notes, content.methods),
        *_unknown_ids("contacts", settings.contacts, content.people),
        *_unknown_ids("notice", [settings.notice.id] * bool(settings.notice.id), content.notices),
        *_check_days(settings.notice),
    ]


def _check_days(notice: StandingNotice) -> Iterator[Problem]:
    if notice.id and not notice.lasts_at_most(MAX_NOTICE_DAYS):
        fault = f"The notice would stay for more than {MAX_NOTICE_DAYS} days, or for none."
        yield Problem(
            SETTINGS_FILE,
            "notice.until",
            fault,
            "To put the notice up again, run: kiosk notice set",
        )


def _no_country(region: str) -> Iterator[Problem]:
    if not has_phone_numbers(region):
        yield Problem(SETTINGS_FILE, "region", f"{region} is not a country.", REMEDIES["region"])


def _unknown_ids(key: str, ids: Collection[str], known: Collection[str]) -> Iterator[Problem]:
    # Where the content has none at all, its own file is what is wrong.
    for id in ids if known else ():
        if id not in known:
            yield Problem(
                SETTINGS_FILE,
                f"{key}: {id}",
                "The kiosk does not know this name.",
                f"Use one of: {', '.join(known)}.",
            )
