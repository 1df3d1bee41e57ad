"""Builds a visit from the office's settings and the content."""

from collections.abc import Callable, Mapping

from msgspec.structs import asdict, replace

from kiosk import clock
from kiosk.content.content import Language
from kiosk.content.folders_in_use import folders_in_use
from kiosk.events import Event, FrontEndName
from kiosk.i18n.catalogs import load_translator
from kiosk.i18n.language_offer import offer_languages
from kiosk.journey.context import Office
from kiosk.journey.journey import Journey
from kiosk.runtime.lazy_content import LazyContent
from kiosk.runtime.worker_config import WorkerConfig
from kiosk.services.speech import Espeak, can_speak, has_voice
from kiosk.settings.countries import iso_code
from kiosk.visit.idle import IdleLimits
from kiosk.visit.visit import Visit
from kiosk.visit_record import build_record, differing_steps

LOG_FAILED_MARK = "(!)"
"""What staff see on the welcome page when the visit log cannot be written."""


def start_visit(
    config: WorkerConfig,
    content: LazyContent,
    send_event: Callable[[Event], None],
    front_end: FrontEndName,
    language: str,
) -> Visit:
    """A visit at its beginning; `language` is a tag, empty where the visit begins with choosing one."""
    events: list[Event] = []

    def record(event: Event) -> None:
        events.append(event)
        send_event(event)

    in_practice = config.practice_seconds > 0
    journey = Journey(
        content.languages,
        content.load,
        replace(office_context(config, content.languages), practice=in_practice),
        load_translator,
        has_voice,
        can_speak,
        prints=content.printer.there,
        row=lambda: build_record(events),
        differing=lambda: differing_steps(events),
        notices=content.notices(),
    )
    return Visit(
        journey,
        clock.running_seconds,
        clock.now,
        record,
        front_end=front_end,
        language=language,
        limits=time_limits(config),
        voice=Espeak(),
        printer=content.printer,
        practice_seconds=config.practice_seconds if in_practice else None,
    )


def office_context(config: WorkerConfig, languages: Mapping[str, Language]) -> Office:
    """The office as the journey knows it, with those of its languages that can be offered."""
    settings = config.settings
    offer = offer_languages(settings, languages, folders_in_use().locales, config.console_letters)
    return Office(
        name=settings.office.name,
        languages=offer.tags,
        region=iso_code(settings.region),
        reopened=settings.reopened,
        closed=settings.closed,
        order=settings.order,
        notes=settings.notes,
        mark=LOG_FAILED_MARK if config.log_failed else "",
        pin=config.has_pin,
        days=settings.retention_days,
        enlarges=config.can_enlarge,
        notice=settings.notice,
        invites=settings.spoken_invitation,
    )


def time_limits(config: WorkerConfig) -> IdleLimits:
    """The time limits of the settings as a visit knows them."""
    return IdleLimits(**asdict(config.settings.seconds))
