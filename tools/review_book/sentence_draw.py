"""A draw of sentences from the book, for a reader who judges whether the whole needs another pass."""

from collections.abc import Sequence
from random import Random

from tools.review_book.book_pages import BookPage
from tools.review_book.recording_translator import SaidSentence

LEAST_WORDS = 4
"""Words from which on a text is drawn: a label of one or two says too little to be judged."""


def draw_sentences(pages: Sequence[BookPage], count: int, seed: int) -> tuple[BookPage, ...]:
    """The pages with the drawn sentences alone, each message once where it stands first.

    Fewer than `count` where the pages have fewer. The same seed draws the same from the same pages.
    """
    first = dict[str, tuple[int, SaidSentence]]()
    for at, page in enumerate(pages):
        for said in page.sentences:
            if said.context and len(said.text.split()) >= LEAST_WORDS:
                first.setdefault(said.context, (at, said))
    drawn = Random(seed).sample(sorted(first), min(count, len(first)))
    by_page = dict[int, list[SaidSentence]]()
    for at, said in sorted(first[context] for context in drawn):
        by_page.setdefault(at, []).append(said)
    return tuple(pages[at]._replace(sentences=tuple(said)) for at, said in by_page.items())
