"""What is not plain in the sentences and pages of one language: notices, each with its file, key and remedy."""

from collections.abc import Iterator

from kiosk.catalog.plainness import FOLDER, Plainness
from kiosk.content.catalog import Catalog
from kiosk.content.problem import Problem
from kiosk.content.records import Sentence
from kiosk.words.clear.choice import ill_chosen
from kiosk.words.clear.cut import sentences, words
from kiosk.words.clear.figures import LONGEST
from kiosk.words.clear.instructions import instructions
from kiosk.words.clear.jargon import unexplained
from kiosk.words.clear.pages import LETTER, MOST, prose_pages
from kiosk.words.clear.telling import Telling


def unplain(told: Telling, rules: Plainness | None, catalog: Catalog) -> list[Problem]:
    """All that is not plain in a language; without rules of its own, only what can be counted."""
    found = [*_long(told), *_pages(told, catalog)]
    if rules is None:
        fault = f"Nobody has written what plain language means in {told.tag}."
        return [
            *found,
            _notice(f"{FOLDER}/{told.tag}.toml", "", fault, "Write it as en.toml has it."),
        ]
    return [*found, *_wording(told, rules), *_jargon(told, rules, catalog)]


def _long(told: Telling) -> Iterator[Problem]:
    for file, sentence, text in told:
        for one in sentences(text):
            if (count := words(one)) > LONGEST:
                remedy = f"Cut it in two, of {LONGEST} words at the most."
                yield _notice(file, sentence.context, f"A sentence of {count} words.", remedy)


def _wording(told: Telling, rules: Plainness) -> Iterator[Problem]:
    for file, sentence, text in told:
        for one in sentences(text):
            if (count := instructions(one, rules)) > 1:
                fault = f"A sentence of {count} instructions: {one}"
                yield _notice(file, sentence.context, fault, "Give each its own sentence.")
            for fault, remedy in ill_chosen(one, rules):
                yield _notice(file, sentence.context, fault, remedy)


def _pages(told: Telling, catalog: Catalog) -> Iterator[Problem]:
    for page in prose_pages(catalog):
        for read, most, name in ((page.prose, MOST, "page"), (page.letter, LETTER, "letter")):
            if (count := sum(words(told.say(one)) for one in read)) > most:
                file = told.files.get(read[0], "")
                fault = f"A {name} of {count} words."
                yield _notice(file, page.key, fault, f"Leave at most {most}.")


def _jargon(told: Telling, rules: Plainness, catalog: Catalog) -> Iterator[Problem]:
    for sentence, term in unexplained(told, rules, catalog):
        fault = f"Nothing explains the word behind the term {term}."
        remedy = "Offer the term among the words of the page, or say it in plain words."
        yield _notice(_file(told, sentence), sentence.context, fault, remedy)


def _file(told: Telling, sentence: Sentence) -> str:
    return told.files.get(sentence, "")


def _notice(file: str, key: str, fault: str, remedy: str) -> Problem:
    return Problem(file, key, fault, remedy, notice=True)
