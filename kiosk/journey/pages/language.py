"""The choice of another language on the way: for the pages, or for the buttons of the member's own device."""

from msgspec.structs import replace

from kiosk.i18n.eu_languages import languages_from, own_name
from kiosk.journey.context import Context
from kiosk.journey.page_draft import DraftChoice, PageDraft
from kiosk.journey.page_text import PageText
from kiosk.journey.state import CLOSE_HELP, STAY, Answer, Move, Position

DEVICE_LANGUAGE = "language/device"
"""The node of the page on which the language of the member's own device is chosen."""


def build_language(texts: PageText) -> PageDraft:
    """The languages of the office, each by its own name; or every language that a device may show."""
    if texts.position.node == DEVICE_LANGUAGE:
        return _device_language(texts)
    known = texts.content.languages
    return PageDraft(
        id="language",
        title=texts.title("language"),
        blocks=texts.opening("language"),
        choices=tuple(DraftChoice(tag, known[tag].name) for tag in _office_languages(texts)),
        default=texts.language,
        pace="question",
    )


def _device_language(texts: PageText) -> PageDraft:
    """Every language of the Union for the names of the device's buttons, those of the office first."""
    return PageDraft(
        id=DEVICE_LANGUAGE,
        title=texts.title("device-language"),
        blocks=texts.opening("device-language"),
        choices=tuple(
            DraftChoice(tag, own_name(tag)) for tag in languages_from(_office_languages(texts))
        ),
        default=texts.device_language,
        pace="question",
    )


def _office_languages(texts: PageText) -> list[str]:
    return [tag for tag in texts.context.office.languages if tag in texts.content.languages]


def handle_language(position: Position, answer: Answer, context: Context) -> Move:
    """Change a language and go back to the page that help was called from."""
    if position.node == DEVICE_LANGUAGE:
        field, known = "device_language", languages_from(context.content.languages)
    else:
        field, known = "language", tuple(context.content.languages)
    return (
        replace(CLOSE_HELP, preferences={field: answer.option}) if answer.option in known else STAY
    )
