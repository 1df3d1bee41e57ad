"""All pages of the book in its order: each id once, and again where a page says what no other page says."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from functools import cache
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from kiosk.content.content import Content
from kiosk.i18n.translator import Translator
from kiosk.journey.context import Context, Office
from kiosk.journey.example_pages import ExamplePage, ExampleVisits, no_visit, offered_options
from kiosk.journey.example_papers import example_papers
from kiosk.journey.journey import Journey
from kiosk.staff.example_pages import ExampleStaffPages
from kiosk.view_model.page import Appearance, Digits, Page, QrCode, Text
from tools.review_book.chapters import order_ids
from tools.review_book.recording_translator import RecordingTranslator, SaidSentence

LABELS = "languages"
"""Begins the context of the words around every page, which are in languages.toml and not in a catalog."""


class BookPage(NamedTuple):
    """A page of the book: its number from 1, its chapter, the page, its sentences.

    `also` holds the ids of pages that say the very same. `member` names the device and the method where a page is
    shown again for what it says to another member.
    """

    number: int
    chapter: str
    page: Page
    sentences: tuple[SaidSentence, ...]
    also: tuple[str, ...]
    member: str = ""


class Candidate(NamedTuple):
    """A page that may go into the book, with what it says."""

    example: ExamplePage
    page: Page
    sentences: tuple[SaidSentence, ...]

    @property
    def contexts(self) -> set[str]:
        """The contexts of its sentences."""
        return {one.context for one in self.sentences}


def book_pages(language: str, content: Content, now: datetime) -> tuple[BookPage, ...]:
    """Every page that the kiosk can show, in the light palette, which is the one for paper."""
    translator = cache(RecordingTranslator)
    found = _choose_pages(_examples(language, content, now, translator), translator(language))
    by_id: dict[str, list[Candidate]] = {}
    for one in found:
        by_id.setdefault(one.page.id, []).append(one)
    alike: dict[object, list[str]] = {}
    chapter_of: dict[str, str] = {}
    for chapter, ids in order_ids(list(by_id), content).items():
        for id in ids:
            chapter_of[id] = chapter
            alike.setdefault(_said_by(by_id[id][0].page), []).append(id)
    pages: list[BookPage] = []
    for id, *also in alike.values():
        first, *more = by_id[id]
        # A page that says the same elsewhere may have its variants there.
        more += [one for other in also for one in by_id[other][1:]]
        for one in (first, *more):
            sentences = one.sentences
            if not pages:
                sentences += tuple(_label_sentences(one.page))
            page = replace(one.page, appearance=Appearance(palette="light"))
            alike_ids = tuple(also) if one is first else ()
            member = "" if one is first else _member(one.example, content, translator(language))
            # A variant of a page that says the same elsewhere stands where that page does.
            pages.append(
                BookPage(len(pages) + 1, chapter_of[id], page, sentences, alike_ids, member)
            )
    return tuple(pages)


def _examples(
    language: str,
    content: Content,
    now: datetime,
    translator: Callable[[str], RecordingTranslator],
) -> Iterator[ExamplePage]:
    """All examples of all pages. What the translator has said since it was last asked for is on the page."""
    tags = (tag for tag in content.languages if tag != language)
    office = Office(languages=(language, *tags))

    def words(tag: str) -> Translator:
        # Each page asks for the translator once, before it says anything.
        one = translator(tag)
        one.said.clear()
        return one

    def journey(office: Office, **more: bool) -> Journey:
        return Journey(
            content.languages,
            lambda: content,
            office,
            words,
            speaks=lambda _: more.get("speaks", False),
            prints=lambda: more.get("prints", True),
        )

    visits = ExampleVisits(journey(office), content, language, now)
    yield from visits.pages()
    yield from visits.verdicts()
    # Ways that have ended are taught only where an office has opened them again.
    closed = tuple(id for id in content.methods if id != "sms")
    other = replace(office, reopened=("sms",), closed=closed, pin=True)
    again = journey(other, prints=False, speaks=True)
    yield from ExampleVisits(again, content, language, now).pages()
    context = Context(content=content, office=office, words=words, now=now, front_end="screen")
    yield from map(no_visit, example_papers(context, language))
    staff = ExampleStaffPages(content, office, words, language, now)
    for page in staff.pages():
        recorder = translator(language)
        # The pages name another data folder than the one that they were made from.
        recorder.said = [one._replace(text=staff.shown(one.text)) for one in recorder.said]
        recorder.ever |= {staff.shown(text): one for text, one in recorder.ever.items()}
        yield no_visit(page)


def _choose_pages(
    examples: Iterable[ExamplePage], recorder: RecordingTranslator
) -> list[Candidate]:
    """The first example of each id, and further ones that show a sentence which no page before has shown."""
    chosen: list[Candidate] = []
    ids, shown = set[str](), set[str]()
    for example in examples:
        page, said = _on_paper(example.page), recorder.said
        is_first = page.id not in ids
        if not is_first and all(one.context in shown for one in said) and not is_staff(page):
            continue
        sentences = tuple(_sentences_on(page, said, recorder.ever))
        candidate = Candidate(example, page, sentences)
        if is_first or candidate.contexts - shown - {""}:
            chosen.append(candidate)
            ids.add(page.id)
            shown |= candidate.contexts
    return _without_needless(chosen)


def _without_needless(chosen: list[Candidate]) -> list[Candidate]:
    """Without further examples of an id all of whose sentences stand on other pages, too."""
    counts: dict[str, int] = {}
    for one in chosen:
        for context in one.contexts:
            counts[context] = counts.get(context, 0) + 1
    kept, seen = [], set[str]()
    for one in chosen:
        is_first = one.page.id not in seen
        seen.add(one.page.id)
        if is_first or any(counts[context] == 1 for context in one.contexts if context):
            kept.append(one)
            continue
        for context in one.contexts:
            counts[context] -= 1
    return kept


def _on_paper(page: Page) -> Page:
    """The page with the words beside a QR code in its place: the code itself says nothing to a reader."""
    blocks = (
        Text(block.small) if isinstance(block, QrCode) else block
        for block in page.blocks
        if not isinstance(block, QrCode) or block.small
    )
    return replace(page, blocks=tuple(blocks))


def _member(example: ExamplePage, content: Content, translator: Translator) -> str:
    """The device and the method of a member, as far as they are known."""
    kind, method = content.kinds.get(example.kind), content.methods.get(example.method)
    named = (kind.name if kind else None, method.title if method else None)
    return " · ".join(translator.say(one) for one in named if one is not None)


def _said_by(page: Page) -> object:
    """What a page says and offers; where it stands in the journey is left out."""
    field = (page.ask.say, page.ask.form) if isinstance(page.ask, Digits) else ()
    return page.title, page.blocks, tuple(one.say for one in offered_options(page)), field


def is_staff(page: Page) -> bool:
    """Whether it is for the office: such a page may show what was said of the reply before it."""
    return page.id.startswith("staff/")


def _sentences_on(
    page: Page, said: list[SaidSentence], ever: Mapping[str, SaidSentence]
) -> Iterator[SaidSentence]:
    """The messages on a page in the order of the page, then what is in no catalog."""
    texts = list(dict.fromkeys(_page_texts(page)))
    whole = "\n".join(texts)
    shown = {one: at for one in said if (at := whole.find(one.text)) >= 0}
    yield from sorted(shown, key=lambda one: shown[one])
    for text in texts:
        if not any(one.text in text for one in shown) and any(map(str.isalpha, text)):
            yield (
                ever[text]._replace(text=text)
                if text in ever and is_staff(page)
                else SaidSentence("", text)
            )


def _label_sentences(page: Page) -> Iterator[SaidSentence]:
    """The words around every page."""
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
            if name not in ("status", "kind", "sign", "ids"):
                yield from _texts(getattr(value, name))
