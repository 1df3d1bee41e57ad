"""Checks sentences and pages against the rules of plain language; all findings are notices."""

from collections.abc import Iterator

from kiosk.content.content import Content
from kiosk.content.problem import Problem
from kiosk.content.shared_records import Sentence
from kiosk.printable import printable
from tools.plain_language.page_texts import (
    LanguageTexts,
    ProsePage,
    met_before,
    prose_pages,
    reading_orders,
    step_page,
    trouble_page,
)
from tools.plain_language.rules import (
    PlainLanguageRules,
    check_word_choice,
    count_words,
    split_sentences,
    whole_words,
    without_button_names,
)
from tools.plain_language.telegrams import (
    find_clipped_questions,
    find_stray_pronoun,
    find_verbless,
    is_label,
)
from tools.plain_language.typography import (
    find_breakable_numbers,
    find_breakable_signs,
    find_straight_quotes,
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


MAX_WORDS = 20
"""Words of a sentence; a longer one is hard to keep in mind."""


class StyleNotice(Problem, frozen=True, kw_only=True):
    """A notice on style, with the words that it is about; many of one kind stand in a file."""

    excerpt: str
    notice: bool = True

    def __str__(self) -> str:
        return f"{super().__str__()} {printable(self.excerpt)}"


VERBLESS = ("A sentence without a verb.", "Say it as one would aloud.")
CLIPPED_QUESTION = ("A question without a verb, and an instruction.", "Ask a whole question.")
STRAY_PRONOUN = ("A page begins with a pronoun for its title.", "Name the thing.")
BREAKABLE_SIGN = (
    "A plain space before or beside a sign.",
    "Use what the language has there: a no-break space, or none.",
)
BREAKABLE_NUMBER = (
    "A plain space between a number and what it belongs to.",
    "Use a no-break space.",
)
STRAIGHT_QUOTE = ("A straight apostrophe or quotation mark.", "Use the curly one.")

NO_RULES = PlainLanguageRules()


def find_notices(
    texts: LanguageTexts, rules: PlainLanguageRules | None, content: Content
) -> list[Problem]:
    """All that is not plain in a language; without rules for it, long sentences and typography."""
    found = [*_find_long_sentences(texts), *_check_typography(texts, rules or NO_RULES)]
    if rules is not None:
        found += _check_wording(texts, rules)
        found += _check_jargon(texts, rules, content)
        found += _check_telegrams(texts, rules)
        found += _check_pronouns(texts, rules, content)
    return found


def _find_long_sentences(texts: LanguageTexts) -> Iterator[Problem]:
    for file, sentence, text in texts:
        for one in split_sentences(text):
            if (count := count_words(one)) > MAX_WORDS:
                remedy = f"Cut it in two, of {MAX_WORDS} words at the most."
                yield _notice(file, sentence.context, f"A sentence of {count} words.", remedy)


def _check_typography(texts: LanguageTexts, rules: PlainLanguageRules) -> Iterator[Problem]:
    for file, sentence, text in texts:
        for kind, found in (
            (BREAKABLE_SIGN, find_breakable_signs(text, texts.tag)),
            (BREAKABLE_NUMBER, list(find_breakable_numbers(text, texts.tag, rules))),
            (STRAIGHT_QUOTE, find_straight_quotes(text)),
        ):
            if found:
                yield _style_notice(kind, file, sentence.context, ", ".join(found))


def _check_wording(texts: LanguageTexts, rules: PlainLanguageRules) -> Iterator[Problem]:
    for file, sentence, text in texts:
        for one in split_sentences(text):
            for fault, remedy in check_word_choice(one, rules):
                yield _notice(file, sentence.context, fault, remedy)


def _check_telegrams(texts: LanguageTexts, rules: PlainLanguageRules) -> Iterator[Problem]:
    if not rules.imperatives or not rules.verbs:
        return
    for file, sentence, text in texts:
        if not is_label(sentence.context):
            for one in find_verbless(text, rules):
                yield _style_notice(VERBLESS, file, sentence.context, one)
            for one in find_clipped_questions(text, rules):
                yield _style_notice(CLIPPED_QUESTION, file, sentence.context, one)


def _check_pronouns(
    texts: LanguageTexts, rules: PlainLanguageRules, content: Content
) -> Iterator[Problem]:
    found: dict[Sentence, str] = {}
    for page in prose_pages(content):
        body = page.prose[1:]
        if find_stray_pronoun([texts.say(one) for one in body], rules) is not None:
            first = next(one for one in body if texts.say(one))
            found[first] = split_sentences(texts.say(first))[0]
    for sentence, one in found.items():
        yield _style_notice(STRAY_PRONOUN, _file(texts, sentence), sentence.context, one)


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


def _style_notice(kind: tuple[str, str], file: str, key: str, excerpt: str) -> Problem:
    fault, remedy = kind
    return StyleNotice(file, key, fault, remedy, excerpt=excerpt)
