"""Checks sentences and pages against the rules; all findings are notices."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from kiosk.content.content import Content
from kiosk.content.problem import Problem
from kiosk.content.shared_records import Sentence
from tools.plain_language.page_texts import (
    LETTER,
    MOST,
    LanguageTexts,
    ProsePage,
    met_before,
    prose_pages,
    reading_orders,
    step_page,
    trouble_page,
)
from tools.plain_language.rules import (
    FOLDER,
    PlainLanguageRules,
    check_word_choice,
    count_instructions,
    count_words,
    split_sentences,
    whole_words,
    without_button_names,
)


def find_unexplained(
    told: LanguageTexts, rules: PlainLanguageRules, content: Content
) -> Iterator[tuple[Sentence, str]]:
    """Each technical word that nothing explains: the sentence that it first stands in, and its term."""
    found: dict[tuple[Sentence, str], None] = {}
    for way in reading_orders(content):
        explained = [_explained(step_page(one, content), told, rules) for one in way]
        for number, step in enumerate(way):
            before = zip(way[:number], explained, strict=False)
            behind = set().union(*(terms for one, terms in before if met_before(one, step)))
            found |= dict.fromkeys(_open(step_page(step, content), behind, told, rules))
    for trouble in content.troubles.values():
        found |= dict.fromkeys(_open(trouble_page(trouble), set(), told, rules))
    yield from found


def _open(
    page: ProsePage, behind: set[str], told: LanguageTexts, rules: PlainLanguageRules
) -> Iterator[tuple[Sentence, str]]:
    known = behind | _explained(page, told, rules)
    for term, word in rules.jargon.items():
        if term in known:
            continue
        seen = whole_words(word.seen)
        for sentence in (*page.prose, *page.aside):
            if seen.search(without_button_names(told.say(sentence))):
                yield sentence, term
                break


def _explained(page: ProsePage, told: LanguageTexts, rules: PlainLanguageRules) -> set[str]:
    """The terms that a page explains, by a choice or in its own sentences."""
    said = without_button_names(" ".join(told.say(one) for one in page.prose))
    return {
        term
        for term, word in rules.jargon.items()
        if {term, *word.terms} & set(page.terms) or whole_words(word.glossed).search(said)
    }


AIM = 12
"""Words of a sentence that one reads without effort."""

LONGEST = 20
"""Words of a sentence; one that is longer is hard to keep in mind."""


class SentenceLengths(Struct, frozen=True):
    """How many sentences there are, their words on average, and how many go beyond the aim and the limit.

    Only what ends like a sentence counts: a title or a choice is no sentence, and would flatter the rest.
    """

    sentences: int
    mean: float
    over_aim: int
    over_longest: int

    def __str__(self) -> str:
        share = self.over_aim / self.sentences if self.sentences else 0
        return (
            f"{self.sentences} sentences of {self.mean:.1f} words, "
            f"{share:.0%} over {AIM}, {self.over_longest} over {LONGEST}"
        )


def measure_sentences(texts: Iterable[str]) -> SentenceLengths:
    """The figures of some texts."""
    ended = (
        one for text in texts for one in split_sentences(text) if one.rstrip()[-1:] in (*".!?…",)
    )
    counts = [count_words(one) for one in ended]
    return SentenceLengths(
        len(counts),
        sum(counts) / len(counts) if counts else 0.0,
        sum(count > AIM for count in counts),
        sum(count > LONGEST for count in counts),
    )


def find_notices(
    told: LanguageTexts, rules: PlainLanguageRules | None, content: Content
) -> list[Problem]:
    """All that is not plain in a language; without rules of its own, only what can be counted."""
    found = [*_long(told), *_pages(told, content)]
    if rules is None:
        fault = f"Nobody has written what plain language means in {told.tag}."
        return [
            *found,
            _notice(f"{FOLDER}/{told.tag}.toml", "", fault, "Write it as en.toml has it."),
        ]
    return [*found, *_wording(told, rules), *_jargon(told, rules, content)]


def _long(told: LanguageTexts) -> Iterator[Problem]:
    for file, sentence, text in told:
        for one in split_sentences(text):
            if (count := count_words(one)) > LONGEST:
                remedy = f"Cut it in two, of {LONGEST} words at the most."
                yield _notice(file, sentence.context, f"A sentence of {count} words.", remedy)


def _wording(told: LanguageTexts, rules: PlainLanguageRules) -> Iterator[Problem]:
    for file, sentence, text in told:
        for one in split_sentences(text):
            if (count := count_instructions(one, rules)) > 1:
                fault = f"A sentence of {count} instructions: {one}"
                yield _notice(file, sentence.context, fault, "Give each its own sentence.")
            for fault, remedy in check_word_choice(one, rules):
                yield _notice(file, sentence.context, fault, remedy)


def _pages(told: LanguageTexts, content: Content) -> Iterator[Problem]:
    for page in prose_pages(content):
        for read, most, name in ((page.prose, MOST, "page"), (page.letter, LETTER, "letter")):
            if (count := sum(count_words(told.say(one)) for one in read)) > most:
                file = told.files.get(read[0], "")
                fault = f"A {name} of {count} words."
                yield _notice(file, page.key, fault, f"Leave at most {most}.")


def _jargon(told: LanguageTexts, rules: PlainLanguageRules, content: Content) -> Iterator[Problem]:
    for sentence, term in find_unexplained(told, rules, content):
        fault = f"Nothing explains the word behind the term {term}."
        remedy = "Offer the term among the words of the page, or say it in plain words."
        yield _notice(_file(told, sentence), sentence.context, fault, remedy)


def _file(told: LanguageTexts, sentence: Sentence) -> str:
    return told.files.get(sentence, "")


def _notice(file: str, key: str, fault: str, remedy: str) -> Problem:
    return Problem(file, key, fault, remedy, notice=True)
