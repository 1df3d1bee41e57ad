"""The template of all catalogs, `locales/kiosk.pot`: each sentence with its file and a comment for translators."""

import re
from collections.abc import Collection
from pathlib import Path

from kiosk.content.shared_records import Sentence
from kiosk.i18n.nouns import with_noun_forms
from kiosk.i18n.validation import all_messages
from tools.translations.comments import translator_comments
from tools.translations.po_format import EditedCatalog


def template_path(locales: Path) -> Path:
    """The template in a folder of locales."""
    return locales / "kiosk.pot"


def build_template(content_folder: Path, forms: Collection[str] = ()) -> EditedCatalog:
    """The template for the content of a folder, its messages sorted by context.

    It has a message for each of these `forms` of each noun.
    """
    template = EditedCatalog()
    comments = translator_comments(content_folder, forms)
    sourced = with_noun_forms(all_messages(content_folder), forms)
    for file, sentence in sorted(sourced, key=lambda one: _sort_key(one[1])):
        template.add(
            sentence.forms if sentence.plural else sentence.english,
            locations=[(file, 0)],
            auto_comments=comments.get(sentence.context, ()),
            context=sentence.context,
        )
    return template


def _sort_key(sentence: Sentence) -> list[tuple[str, int]]:
    """Sorts by context, with numbers in it as numbers: "s.2" before "s.10"."""
    parts = re.split(r"(\d+)", sentence.context)
    return [
        (text, int(number or 0))
        for text, number in zip(parts[::2], [*parts[1::2], "0"], strict=True)
    ]
