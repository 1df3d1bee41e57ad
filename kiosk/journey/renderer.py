"""Renders a draft as a page: choices numbered and cut to seven, the labels around the page added."""

from msgspec.structs import replace

from kiosk.content.content import Language
from kiosk.content.fallback_texts import FURNITURE
from kiosk.content.languages import fits_furniture
from kiosk.journey.fold import MORE_OPTION
from kiosk.journey.page_draft import MAX_CHOICES, DraftChoice, PageDraft
from kiosk.journey.page_text import PageText
from kiosk.journey.state import State
from kiosk.view_model.page import (
    Appearance,
    Ask,
    Block,
    Choices,
    Digits,
    Notice,
    Option,
    Page,
    PageLabels,
)

FIVE = 5
EVERYWHERE = {"help": 0, "again": 8, "back": 9}
"""What has its own key on every page, and keeps it where an empty field offers it."""


def number_choices(
    choices: tuple[DraftChoice, ...],
    offset: int,
    default: str | None,
    more: str,
    first: str,
    unknown: str,
    whole: bool = False,
) -> Choices:
    """The choices from `offset` on; the last page of a long list leads back to its beginning.

    `default` None means the first choice that is not a careful one; "" means none.
    """
    shown = choices
    start, more_of_them = 0, len(choices) > (MAX_CHOICES if whole else FIVE + 1)
    if more_of_them:
        start = offset % (FIVE * -(-len(choices) // FIVE))
        shown = choices[start : start + FIVE]
    options = [
        Option(key, c.id, c.say, c.destructive, c.min_size) for key, c in enumerate(shown, start=1)
    ]
    if more_of_them:
        last = start + FIVE >= len(choices)
        options.append(Option(6, MORE_OPTION, first if last else more))
    if unknown:
        options.append(Option(7, "unknown", unknown))
    calm = [c.id for c in shown if not c.destructive]
    chosen = default if default in calm else (calm[0] if calm else "")
    return Choices(tuple(options), "" if default == "" else chosen)


def number_beside_field(choices: tuple[DraftChoice, ...]) -> Choices:
    """What an empty field offers: what every page has by its own key, the rest numbered from 1."""
    own = [c.id for c in choices if c.id not in EVERYWHERE]
    keys = EVERYWHERE | {id: key for key, id in enumerate(own, start=1)}
    options = tuple(Option(keys[c.id], c.id, c.say, c.destructive) for c in choices)
    return Choices(options, options[0].id if options else "")


def render_page(draft: PageDraft, state: State, texts: PageText) -> Page:
    """The finished page."""
    preferences = state.preferences
    language = texts.content.languages[texts.words.tag]
    return Page(
        id=draft.id,
        language=texts.words.tag,
        title=draft.title,
        place=draft.place,
        blocks=(*draft.blocks, *_silent(texts)),
        ask=_ask(draft, state, texts),
        labels=page_labels(language),
        pace=draft.pace,
        appearance=Appearance(
            space=preferences.space, palette=preferences.palette, voice=preferences.voice
        ),
        back=bool(state.trail),
        mark=texts.context.office.mark if draft.id == "welcome" else "",
    )


def _silent(texts: PageText) -> tuple[Block, ...]:
    """What somebody reads who asked for a voice where there is none."""
    if not texts.preferences.voice or texts.context.speaks(texts.words.tag):
        return ()
    return (Notice(texts.note("comfort", "silent"), sign="→"),)


def page_labels(language: Language) -> PageLabels:
    """The words around every page of a language, in English where it lacks them or has other fields in them."""
    known = language.furniture.items()
    return replace(FURNITURE, **{name: said for name, said in known if fits_furniture(name, said)})


def _ask(draft: PageDraft, state: State, texts: PageText) -> Ask:
    if draft.field is not None:
        offered = ("help", "again", "back", "none")
        empty = tuple(texts.choice("digits", id) for id in offered)
        return Digits(
            say=draft.field.say,
            form=draft.field.form,
            empty=number_beside_field(empty),
        )
    return number_choices(
        draft.choices,
        state.position.offset,
        draft.default,
        draft.more or texts.note("words", "more"),
        draft.first or texts.note("words", "first"),
        draft.unknown,
        draft.whole,
    )
