"""All pages of the book in its order, each once, with its number and the sentences on it."""

from collections.abc import Iterator
from datetime import datetime
from functools import cache
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from kiosk.content.content import Content
from kiosk.journey.context import Office
from kiosk.journey.example_pages import ExamplePage, ExampleVisits, offered_options
from kiosk.journey.journey import Journey
from kiosk.view_model.page import Appearance, Digits, Page
from tools.review_book.chapters import order_ids
from tools.review_book.recording_translator import RecordingTranslator, SaidSentence

LABELS = "languages"
"""Begins the context of the words around every page, which are in languages.toml and not in a catalog."""


class BookPage(NamedTuple):
    """A page of the book: its number from 1, its chapter, the page, its sentences.

    `also` holds the ids of pages that say the very same.
    """

    number: int
    chapter: str
    page: Page
    sentences: tuple[SaidSentence, ...]
    also: tuple[str, ...]


def book_pages(language: str, content: Content, now: datetime) -> tuple[BookPage, ...]:
    """Every page that the journey can show, in the light palette, which is the one for paper."""
    translator = cache(RecordingTranslator)
    others = (tag for tag in content.languages if tag != language)
    journey = Journey(
        content.languages,
        lambda: content,
        Office(languages=(language, *others)),
        translator,
        prints=lambda: True,
    )
    visits = ExampleVisits(journey, content, language, now)
    examples: dict[str, ExamplePage] = {}
    for example in visits.pages():
        examples.setdefault(example.page.id, example)
    alike: dict[object, list[str]] = {}
    chapter_of: dict[str, str] = {}
    for chapter, ids in order_ids(list(examples), content).items():
        for id in ids:
            chapter_of[id] = chapter
            alike.setdefault(_said_by(examples[id].page), []).append(id)
    pages: list[BookPage] = []
    for number, (id, *also) in enumerate(alike.values(), start=1):
        said = translator(language).said
        said.clear()
        page = visits.render(examples[id].state, id)
        sentences = tuple(_sentences_on(page, said, with_labels=number == 1))
        page = replace(page, appearance=Appearance(palette="light"))
        pages.append(BookPage(number, chapter_of[id], page, sentences, tuple(also)))
    return tuple(pages)


def _said_by(page: Page) -> object:
    """What a page says and offers; where it stands in the journey is left out."""
    field = (page.ask.say, page.ask.form) if isinstance(page.ask, Digits) else ()
    return page.title, page.blocks, tuple(one.say for one in offered_options(page)), field


def _sentences_on(
    page: Page, said: list[SaidSentence], *, with_labels: bool
) -> Iterator[SaidSentence]:
    """The messages on a page in the order of the page, then what is in no catalog; with the words around it."""
    texts = list(dict.fromkeys(_page_texts(page)))
    whole = "\n".join(texts)
    shown = {one: at for one in said if (at := whole.find(one.text)) >= 0}
    yield from sorted(shown, key=lambda one: shown[one])
    for text in texts:
        if not any(one.text in text for one in shown) and any(map(str.isalpha, text)):
            yield SaidSentence("", text)
    if with_labels:
        for name in page.labels.__struct_fields__:
            yield SaidSentence(f"{LABELS}.{page.language}.{name}", getattr(page.labels, name))


def _page_texts(page: Page) -> Iterator[str]:
    yield from (page.title, page.place)
    yield from _texts(page.blocks)
    if isinstance(page.ask, Digits):
        yield from (page.ask.say, page.ask.form)
    yield from (one.say for one in offered_options(page))


def _texts(value: object) -> Iterator[str]:
    """Every text in a block."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            # An id, not a text.
            if name not in ("status", "kind", "sign"):
                yield from _texts(getattr(value, name))
