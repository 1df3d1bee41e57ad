"""Each technical word is explained where it first appears.

A word is explained where its page offers the term behind it, where words beside it on that page explain it,
or where an earlier step of the same way, which everybody on it has met, did either. A trouble has no way
before it: it can be reached from many pages, and explains its words itself.
"""

from collections.abc import Iterator

from kiosk.catalog.plainness import Plainness
from kiosk.content.catalog import Catalog
from kiosk.content.records import Sentence
from kiosk.words.clear.cut import unquoted, whole_words
from kiosk.words.clear.pages import ProsePage, step_page, trouble_page
from kiosk.words.clear.telling import Telling
from kiosk.words.clear.ways import met_before, ways


def unexplained(
    told: Telling, rules: Plainness, catalog: Catalog
) -> Iterator[tuple[Sentence, str]]:
    """Each technical word that nothing explains: the sentence that it first stands in, and its term."""
    found: dict[tuple[Sentence, str], None] = {}
    for way in ways(catalog):
        explained = [_explained(step_page(one, catalog), told, rules) for one in way]
        for number, step in enumerate(way):
            before = zip(way[:number], explained, strict=False)
            behind = set().union(*(terms for one, terms in before if met_before(one, step)))
            found |= dict.fromkeys(_open(step_page(step, catalog), behind, told, rules))
    for trouble in catalog.troubles.values():
        found |= dict.fromkeys(_open(trouble_page(trouble), set(), told, rules))
    yield from found


def _open(
    page: ProsePage, behind: set[str], told: Telling, rules: Plainness
) -> Iterator[tuple[Sentence, str]]:
    known = behind | _explained(page, told, rules)
    for term, word in rules.jargon.items():
        if term in known:
            continue
        seen = whole_words(word.seen)
        for sentence in (*page.prose, *page.aside):
            if seen.search(unquoted(told.say(sentence))):
                yield sentence, term
                break


def _explained(page: ProsePage, told: Telling, rules: Plainness) -> set[str]:
    """The terms that a page explains, by a choice or in its own sentences."""
    said = unquoted(" ".join(told.say(one) for one in page.prose))
    return {
        term
        for term, word in rules.jargon.items()
        if {term, *word.terms} & set(page.terms) or whole_words(word.glossed).search(said)
    }
