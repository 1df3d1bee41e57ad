"""The 24 languages of the Union with the words of the welcome page; the content has but two of them."""

import csv
from collections.abc import Callable
from functools import cache
from pathlib import Path

from msgspec.structs import replace

from kiosk.content.content import Language
from kiosk.content.fallback_texts import WELCOME_CHOICES
from kiosk.i18n.catalogs import load_translator
from kiosk.i18n.eu_languages import EU_LANGUAGES, own_name
from kiosk.journey.context import Office
from kiosk.journey.journey import Journey
from kiosk.view_model.page import PageLabels
from tests.played_visit import shipped_content

TABLE = Path(__file__).with_name("languages.tsv")
TAGS = tuple(dict.fromkeys(("fr", "en", "de", "el", "bg", *EU_LANGUAGES)))
"""The order in which offices of the tests offer them."""


@cache
def union_languages() -> dict[str, Language]:
    """All of them by tag: those of the content as they are, the others as the table has them."""
    known = dict(shipped_content().languages)
    with TABLE.open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            labels = {name: row[name] for name in PageLabels.__struct_fields__ if name in row}
            known[row["tag"]] = replace(
                known["en"],
                tag=row["tag"],
                name=own_name(row["tag"]),
                greeting=row["greeting"],
                about=row["about"],
                choices={id: row[id] for id in WELCOME_CHOICES},
                labels=known["en"].labels | labels,
            )
    return known


def union_journey(
    count: int, *, enlarges: bool = False, speaks: Callable[[str], bool] = bool
) -> Journey:
    """A journey of an office that offers so many languages; none but two of them has a catalog."""
    languages = union_languages()
    content = replace(shipped_content(), languages=languages)
    office = Office(languages=TAGS[:count], enlarges=enlarges)
    return Journey(languages, lambda: content, office, load_translator, speaks)
