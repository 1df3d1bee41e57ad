"""The messages of the catalog that are on no page of the book, with where they appear."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from kiosk.content.shared_records import Sentence
from kiosk.i18n.placeholders import placeholders
from kiosk.i18n.translator import Translator
from kiosk.i18n.validation import all_messages
from tools.review_book.book_pages import BookPage
from tools.translations.comments import translator_comments


class UnshownSentence(NamedTuple):
    """A message by its context, its text with its braces, and where it appears, in words."""

    context: str
    text: str
    place: str


def unshown_sentences(
    pages: Iterable[BookPage], content_folder: Path, translator: Translator
) -> tuple[UnshownSentence, ...]:
    """All that translators work on and no page of the whole book shows, in the order of the contexts."""
    shown = {said.context for page in pages for said in page.sentences}
    comments = translator_comments(content_folder)
    return tuple(
        UnshownSentence(
            one.context,
            _with_braces(one, translator),
            comments.get(one.context, [""])[0],
        )
        for _, one in sorted(all_messages(content_folder), key=lambda one: one[1].context)
        if one.context not in shown
    )


def _with_braces(sentence: Sentence, translator: Translator) -> str:
    """The sentence in words, the names in its braces left as they are."""
    names = placeholders(sentence.plural or sentence.english)
    return translator.say(sentence, **{name: f"{{{name}}}" for name in names})
