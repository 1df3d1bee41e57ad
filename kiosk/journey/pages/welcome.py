"""The welcome page, the choice of a language, and the way out for staff."""

from collections.abc import Sequence

from msgspec.structs import replace

from kiosk.content.content import Language
from kiosk.content.fallback_texts import WELCOME_CHOICES
from kiosk.i18n.eu_languages import languages_from, own_name
from kiosk.journey.context import Context
from kiosk.journey.page_draft import MAX_CHOICES, DraftChoice, PageDraft
from kiosk.journey.page_text import PageText
from kiosk.journey.state import (
    CLOSE,
    CLOSE_HELP,
    STAY,
    Answer,
    Move,
    Position,
    Preferences,
    open_over,
)
from kiosk.view_model.page import Block, Table, Text

DEVICE_LANGUAGE = "language/device"
"""The node of the page on which the language of the member's own device is chosen."""

SEPARATE_LINES = 2
"""With no more languages than these, the greetings have a line of their own at 60 by 18."""


def build_welcome(texts: PageText) -> PageDraft:
    """The languages, each by its own name and with its own greeting, then how pages can be shown and read."""
    context = texts.context
    known = context.content.languages
    offered = [known[tag] for tag in context.office.languages if tag in known]
    can_enlarge = context.front_end == "screen" and context.office.enlarges
    settings = _setting_ids(texts, can_enlarge=can_enlarge)
    if len(offered) + len(settings) > MAX_CHOICES:
        # Who cannot see does not look for a second page of choices.
        settings.sort(key=lambda id: id != "voice")
    untouched = texts.preferences == Preferences() and not texts.position.offset
    return PageDraft(
        id="welcome",
        title=context.office.name,
        place=texts.words.date(context.now.date()),
        blocks=_welcome_blocks(offered, texts),
        choices=(
            *(DraftChoice(one.tag, one.name) for one in offered),
            *(
                DraftChoice(id, _setting_label(id, offered), checked=_is_on(id, texts.preferences))
                for id in settings
            ),
        ),
        default=texts.words.tag,
        whole=True,
        more=_setting_label("more", offered),
        first=_setting_label("first", offered),
        # Once anything was changed, idle time ends the visit: the next member must find nothing changed.
        pace="welcome" if untouched else "question",
    )


def _welcome_blocks(offered: Sequence[Language], texts: PageText) -> tuple[Block, ...]:
    """The greetings, and what the kiosk is for; of one language its promise, too."""
    greeting = "  ".join(language.greeting for language in offered)
    lead = Text(greeting, lead=True)
    if len(offered) == 1:
        return (lead, Text(offered[0].about), Text(offered[0].privacy))
    # What is left out here, the next page says in the language that was chosen.
    if texts.position.offset:
        return (lead,)
    abouts = tuple((language.about,) for language in offered)
    if len(offered) <= SEPARATE_LINES:
        return (lead, Table(abouts))
    return (Table(((greeting,), *abouts)),)


def _setting_ids(texts: PageText, *, can_enlarge: bool) -> list[str]:
    """The ids of the settings on offer; line mode has the voice alone."""
    if texts.context.front_end != "screen":
        return ["voice"]
    # Last, because it goes once it was chosen, and no other number may change then.
    larger = ["larger"] if can_enlarge and not texts.preferences.larger else []
    return ["space", "contrast", "voice", "line", *larger]


def _setting_label(id: str, offered: Sequence[Language]) -> str:
    """The name of a setting in each language on offer: nobody has chosen one yet."""
    return " / ".join(dict.fromkeys(one.choices.get(id, WELCOME_CHOICES[id]) for one in offered))


def _is_on(id: str, preferences: Preferences) -> bool | None:
    """Whether a setting is on; None for those that are not switched on and off."""
    return {"space": preferences.space, "voice": preferences.voice}.get(id)


def handle_welcome(position: Position, answer: Answer, context: Context) -> Move:
    """Begin the visit in a language; go on in line mode; or have the supervisor enlarge the text."""
    if answer.option == "line":
        return Move(how="stay", front_end="line")
    if answer.option == "larger":
        return Move(how="stay", preferences={"larger": True})
    if answer.option in context.content.languages:
        return Move(
            how="go",
            to="intent",
            facts={"language": answer.option},
            preferences={"language": answer.option},
        )
    return STAY


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


def enter_staff_pages(context: Context) -> Move:
    """End the visit for the staff pages; before a PIN is set, ask whether to leave the kiosk."""
    return Move(how="stay", end="staff") if context.office.pin else open_over("staff")


def build_staff_exit(texts: PageText) -> PageDraft:
    """The question whether to leave the kiosk; staying is the default."""
    return PageDraft(
        id="staff",
        title=texts.title("staff"),
        blocks=texts.opening("staff"),
        choices=(texts.choice("staff", "stay"), texts.choice("staff", "leave", destructive=True)),
        pace="question",
    )


def handle_staff_exit(position: Position, answer: Answer, context: Context) -> Move:
    """Leave the kiosk, or go back to the welcome page."""
    if answer.option == "leave":
        return Move(how="stay", end="staff")
    return CLOSE if answer.option == "stay" else STAY
