"""Checks sentences and pages against the rules of plain language; all findings are notices."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from kiosk.content.content import Content
from kiosk.content.problem import Problem
from kiosk.content.shared_records import Sentence
from tools.plain_language.page_texts import (
    MAX_LETTER_WORDS,
    MAX_PAGE_WORDS,
    LanguageTexts,
    ProsePage,
    met_before,
    prose_pages,
    reading_orders,
    step_page,
    trouble_page,
)
from tools.plain_language.rules import (
    RULES_FOLDER,
    PlainLanguageRules,
    check_word_choice,
    count_instructions,
    count_words,
    split_sentences,
    whole_words,
    without_button_names,
)


def find_unexplained(
    texts: LanguageTexts, rules: PlainLanguageRules, content: Content
) -> Iterator[tuple[Sentence, str]]:
    """Each technical word that nothing explains: the first sentence with it on a page, and its term."""
    found: dict[tuple[Sentence, str], None] = {}
    jargon = _JargonTerms(texts, rules)
    for steps in reading_orders(content):
        pages = [step_page(one, content) for one in steps]
        for index, step in enumerate(steps):
            earlier = zip(steps[:index], pages, strict=False)
            known = set().union(
                *(jargon.explained(page) for one, page in earlier if met_before(one, step))
            )
            found |= dict.fromkeys(jargon.unexplained(pages[index], known))
    for trouble in content.troubles.values():
        found |= dict.fromkeys(jargon.unexplained(trouble_page(trouble), set()))
    yield from found


class _JargonTerms:
    """The technical words of pages, each page searched once though it stands in the order of every method."""

    def __init__(self, texts: LanguageTexts, rules: PlainLanguageRules) -> None:
        self._texts = texts
        self._rules = rules
        self._explained: dict[ProsePage, frozenset[str]] = {}
        self._seen: dict[ProsePage, tuple[tuple[Sentence, str], ...]] = {}

    def explained(self, page: ProsePage) -> frozenset[str]:
        """The terms that a page explains, by a choice or in its own sentences."""
        if page not in self._explained:
            text = without_button_names(" ".join(self._texts.say(one) for one in page.prose))
            self._explained[page] = frozenset(
                term
                for term, word in self._rules.jargon.items()
                if {term, *word.terms} & set(page.terms) or whole_words(word.glossed).search(text)
            )
        return self._explained[page]

    def unexplained(
        self, page: ProsePage, explained_before: set[str]
    ) -> Iterator[tuple[Sentence, str]]:
        """Each term that neither the page nor one before explains, with the first sentence that has its word."""
        if page not in self._seen:
            self._seen[page] = tuple(self._first_seen(page))
        known = explained_before | self.explained(page)
        yield from ((sentence, term) for sentence, term in self._seen[page] if term not in known)

    def _first_seen(self, page: ProsePage) -> Iterator[tuple[Sentence, str]]:
        said = [
            (one, without_button_names(self._texts.say(one))) for one in (*page.prose, *page.aside)
        ]
        for term, word in self._rules.jargon.items():
            seen = whole_words(word.seen)
            if (
                sentence := next((one for one, text in said if seen.search(text)), None)
            ) is not None:
                yield sentence, term


AIMED_WORDS = 12
"""Words of a sentence that one reads without effort."""

MAX_WORDS = 20
"""Words of a sentence; a longer one is hard to keep in mind."""


class SentenceLengths(Struct, frozen=True):
    """The number of sentences, their mean number of words, and how many exceed the aim and the maximum.

    Only what ends like a sentence counts: titles and choices are shorter, and would lower the mean.
    """

    sentences: int
    mean: float
    over_aim: int
    over_maximum: int

    def __str__(self) -> str:
        share = self.over_aim / self.sentences if self.sentences else 0
        return (
            f"{self.sentences} sentences of {self.mean:.1f} words, "
            f"{share:.0%} over {AIMED_WORDS}, {self.over_maximum} over {MAX_WORDS}"
        )


def measure_sentences(texts: Iterable[str]) -> SentenceLengths:
    """The lengths of the sentences in some texts."""
    ended = (
        one for text in texts for one in split_sentences(text) if one.rstrip()[-1:] in (*".!?…",)
    )
    counts = [count_words(one) for one in ended]
    return SentenceLengths(
        len(counts),
        sum(counts) / len(counts) if counts else 0.0,
        sum(count > AIMED_WORDS for count in counts),
        sum(count > MAX_WORDS for count in counts),
    )


def find_notices(
    texts: LanguageTexts, rules: PlainLanguageRules | None, content: Content
) -> list[Problem]:
    """All that is not plain in a language; without rules for it, only what can be counted."""
    found = [*_find_long_sentences(texts), *_find_long_pages(texts, content)]
    if rules is None:
        fault = f"Nobody has written what plain language means in {texts.tag}."
        return [
            *found,
            _notice(f"{RULES_FOLDER}/{texts.tag}.toml", "", fault, "Write it as en.toml has it."),
        ]
    return [*found, *_check_wording(texts, rules), *_check_jargon(texts, rules, content)]


def _find_long_sentences(texts: LanguageTexts) -> Iterator[Problem]:
    for file, sentence, text in texts:
        for one in split_sentences(text):
            if (count := count_words(one)) > MAX_WORDS:
                remedy = f"Cut it in two, of {MAX_WORDS} words at the most."
                yield _notice(file, sentence.context, f"A sentence of {count} words.", remedy)


def _check_wording(texts: LanguageTexts, rules: PlainLanguageRules) -> Iterator[Problem]:
    for file, sentence, text in texts:
        for one in split_sentences(text):
            if (count := count_instructions(one, rules)) > 1:
                fault = f"A sentence of {count} instructions: {one}"
                yield _notice(file, sentence.context, fault, "Give each its own sentence.")
            for fault, remedy in check_word_choice(one, rules):
                yield _notice(file, sentence.context, fault, remedy)


def _find_long_pages(texts: LanguageTexts, content: Content) -> Iterator[Problem]:
    for page in prose_pages(content):
        for sentences, most, name in (
            (page.prose, MAX_PAGE_WORDS, "page"),
            (page.letter, MAX_LETTER_WORDS, "letter"),
        ):
            if (count := sum(count_words(texts.say(one)) for one in sentences)) > most:
                file = texts.files.get(sentences[0], "")
                fault = f"A {name} of {count} words."
                yield _notice(file, page.key, fault, f"Leave at most {most}.")


def _check_jargon(
    texts: LanguageTexts, rules: PlainLanguageRules, content: Content
) -> Iterator[Problem]:
    for sentence, term in find_unexplained(texts, rules, content):
        fault = f"Nothing explains the word behind the term {term}."
        remedy = "Offer the term among the words of the page, or say it in plain words."
        yield _notice(_file(texts, sentence), sentence.context, fault, remedy)


def _file(texts: LanguageTexts, sentence: Sentence) -> str:
    return texts.files.get(sentence, "")


def _notice(file: str, key: str, fault: str, remedy: str) -> Problem:
    return Problem(file, key, fault, remedy, notice=True)
