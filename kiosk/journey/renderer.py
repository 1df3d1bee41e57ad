"""Renders a draft as a page: numbers its choices, at most seven at a time, and adds the labels around it."""

from collections.abc import Callable
from math import ceil

from msgspec.structs import replace

from kiosk.content.content import Language
from kiosk.content.fallback_texts import PAGE_LABELS
from kiosk.content.language_check import has_label_fields
from kiosk.i18n.one_language import build_in_one_language
from kiosk.journey.context import Context
from kiosk.journey.fold import CHOICES_PER_PART, MORE_OPTION
from kiosk.journey.page_draft import MAX_CHOICES, DraftChoice, PageDraft
from kiosk.journey.page_text import PageText
from kiosk.journey.state import State, is_welcome
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
    PageWords,
    Text,
)

MEND_OPTION = "mend"
"""The option that leads back to a field with what was typed into it."""

GLOBAL_KEYS = {"help": 0, "again": 8, "back": 9}
"""What has its own key on every page; it keeps that key where an empty field offers it as a choice."""


def number_choices(
    choices: tuple[DraftChoice, ...],
    offset: int,
    default: str | None,
    more: str,
    first: str,
    unknown: str,
    whole: bool = False,
    earlier: str = "",
    last: DraftChoice | None = None,
) -> Choices:
    """The choices from `offset` on; the last part of a long list leads back to its beginning.

    `default` is the id that Enter takes: None means the first choice that is not destructive, "" means none.
    `earlier` is the id of what was chosen here before: Enter takes that one instead, unless it is destructive.
    `last` stands on each part with the digit 7, and is never the default.
    """
    shown, start = choices, 0
    # Six choices still fit: the key that would show more of them takes the sixth.
    in_parts = len(choices) > (MAX_CHOICES if whole and last is None else CHOICES_PER_PART + 1)
    if in_parts:
        parts = ceil(len(choices) / CHOICES_PER_PART)
        start = offset % (CHOICES_PER_PART * parts)
        shown = choices[start : start + CHOICES_PER_PART]
    options = [
        Option(c.key or key, c.id, c.say, c.destructive, c.min_size, c.checked, c.groups)
        for key, c in enumerate(shown, start=1)
    ]
    if in_parts:
        is_last = start + CHOICES_PER_PART >= len(choices)
        options.append(Option(6, MORE_OPTION, first if is_last else more))
    if unknown:
        options.append(Option(7, "unknown", unknown))
    if last is not None:
        options.append(Option(7, last.id, last.say, last.destructive))
    if earlier in (one.id for one in options if not one.destructive):
        return Choices(tuple(options), earlier)
    harmless = [c.id for c in shown if not c.destructive]
    chosen = default if default in harmless else (harmless[0] if harmless else "")
    return Choices(tuple(options), "" if default == "" else chosen)


def number_beside_field(choices: tuple[DraftChoice, ...]) -> Choices:
    """The choices of an empty field: those of every page by their own keys, the others numbered from 1."""
    own = [c.id for c in choices if c.id not in GLOBAL_KEYS]
    keys = GLOBAL_KEYS | {id: key for key, id in enumerate(own, start=1)}
    options = tuple(Option(keys[c.id], c.id, c.say, c.destructive) for c in choices)
    return Choices(options, options[0].id if options else "")


def render_page(draft: PageDraft, state: State, texts: PageText) -> Page:
    """The page that a front end shows."""
    preferences = state.preferences
    words, *others = _same_length(
        [_page_words(one, state, texts) for one in (draft, *draft.other_languages)]
    )
    return Page(
        id=draft.id,
        language=words.language,
        title=draft.title,
        place=_place(draft, texts),
        blocks=words.blocks,
        ask=words.ask,
        labels=words.labels,
        pace=draft.pace,
        appearance=Appearance(
            space=preferences.space, palette=preferences.palette, voice=preferences.voice
        ),
        back=bool(state.trail),
        mark=texts.context.office.mark if is_welcome(draft.id) else "",
        practice=texts.context.office.practice,
        is_return=state.is_return,
        has_voice=texts.context.can_speak(),
        other_languages=tuple(others),
    )


def _page_words(draft: PageDraft, state: State, texts: PageText) -> PageWords:
    """What a draft says, with the notices that belong to its language."""
    tag = draft.language or texts.words.tag
    notices = _other_language_notice(texts) if tag == texts.words.tag else ()
    return PageWords(
        language=tag,
        blocks=(*draft.blocks, *notices, *_no_voice_notice(texts, tag)),
        ask=_ask(draft, state, texts),
        labels=page_labels(texts.content.languages[tag]),
    )


def _same_length(words: list[PageWords]) -> list[PageWords]:
    """The words with as many blocks in each language, the missing ones blank: a notice may stand in one alone."""
    longest = max(len(one.blocks) for one in words)
    return [
        replace(one, blocks=one.blocks + (Text(""),) * (longest - len(one.blocks))) for one in words
    ]


def _place(draft: PageDraft, texts: PageText) -> str:
    """The place in the journey; in a visit with a helper it says so, because time limits are longer then."""
    if not texts.preferences.helped or is_welcome(draft.id):
        return draft.place
    helped = texts.note("helped", "place")
    return f"{draft.place} · {helped}" if draft.place else helped


def _other_language_notice(texts: PageText) -> tuple[Block, ...]:
    note = untranslated_note(texts)
    return (Notice(note, sign="→"),) if note else ()


def untranslated_note(texts: PageText) -> str:
    """What a page says that is in another language than the one asked for; "" where it is in that one."""
    if texts.words.tag == texts.language:
        return ""
    name = texts.content.languages[texts.language].name
    return texts.note("words", "untranslated", name=name)


def render_in_one_language(
    build: Callable[[PageText], PageDraft | None], state: State, context: Context
) -> Page | None:
    """The page of a draft, whole in the member's language, or else in the first that lacks none of its sentences.

    Languages are tried as the office orders them, English last, of which every other one is a translation. A page
    in two languages could neither be understood nor read aloud. None where there is no draft.
    """

    def build_in(tag: str) -> Page | None:
        texts = PageText(context, state.position, state.preferences, tag)
        draft = build(texts)
        return None if draft is None else render_page(draft, state, texts)

    own = state.preferences.language or context.office.languages[0]
    return build_in_one_language(languages_to_try(own, context), context.words, build_in)


def languages_to_try(own: str, context: Context) -> tuple[str, ...]:
    """The languages in which something may be said, the best one first: `own`, the office's, English."""
    others = (tag for tag in (*context.office.languages, "en") if tag in context.content.languages)
    return (own, *others)


def _no_voice_notice(texts: PageText, tag: str) -> tuple[Block, ...]:
    """A notice for somebody who asked for a voice in a language for which there is none."""
    if not texts.preferences.voice or texts.context.speaks(tag):
        return ()
    if tag != texts.words.tag:
        texts = PageText(texts.context, texts.position, texts.preferences, tag)
    return (Notice(texts.note("comfort", "silent"), sign="→"),)


def page_labels(language: Language) -> PageLabels:
    """The words around every page of a language; English ones where its own are missing or have other fields."""
    own = language.labels.items()
    return replace(
        PAGE_LABELS, **{name: label for name, label in own if has_label_fields(name, label)}
    )


def _text_to_mend(page: str, state: State) -> str:
    """What was typed on a page that asks again at once, or after the choice to mend it."""
    last = [one for one in state.trail[-2:] if one.option != MEND_OPTION][-1:]
    return last[0].text if last and last[0].option == "typed" and last[0].page == page else ""


def _is_refused(page: str, state: State) -> bool:
    """Whether a page asks again at once, since it could not take what was typed on it."""
    last = state.trail[-1:]
    return bool(last) and last[0].option == "typed" and last[0].page == page


def _ask(draft: PageDraft, state: State, texts: PageText) -> Ask:
    if draft.field is not None:
        offered = ("help", "again", "back", "none")
        empty = tuple(texts.choice("digits", id) for id in offered)
        return Digits(
            say=draft.field.say,
            form=draft.field.form,
            empty=number_beside_field(empty),
            signs=draft.field.signs,
            group=draft.field.group,
            text=_text_to_mend(draft.id, state),
            refused=_is_refused(draft.id, state),
        )
    return number_draft_choices(draft, state.position.offset, texts, state.earlier_choice)


def number_draft_choices(
    draft: PageDraft, offset: int, texts: PageText, earlier: str = ""
) -> Choices:
    """The choices of a draft with their numbers, `offset` and `earlier` as in `number_choices`."""
    return number_choices(
        draft.choices,
        offset,
        "" if draft.needs_number else draft.default,
        texts.note("words", "more"),
        texts.note("words", "first"),
        draft.unknown,
        draft.whole,
        "" if draft.needs_number else earlier,
        draft.last,
    )
