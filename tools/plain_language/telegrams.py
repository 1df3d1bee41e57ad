"""Telegrams: sentences that leave out what a speaker would say, by the rules of a language."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise, zip_longest

from tools.plain_language.rules import (
    PlainLanguageRules,
    count_words,
    split_sentences,
    whole_words,
    without_button_names,
)

LABEL = re.compile(
    r"\.(?:title|see|done|short|name)$|\.choice\.[^.]+(?:\.say)?$|\.jumps\.\d+\.say$"
)
"""The contexts of titles and choices, which may be a noun alone."""


def is_label(context: str) -> bool:
    """Whether a gettext context is that of a title or a choice."""
    return LABEL.search(context) is not None


def find_verbless(text: str, rules: PlainLanguageRules) -> Iterator[str]:
    """The sentences of two words or more that have no verb, but for clipped questions."""
    sentences = split_sentences(text)
    for one, following in zip_longest(sentences, sentences[1:], fillvalue=""):
        is_fragment = _is_ended(one) and count_words(one) > 1 and not _is_whole(one, rules)
        if is_fragment and not _is_clipped(one, following, rules):
            yield one


def find_clipped_questions(text: str, rules: PlainLanguageRules) -> Iterator[str]:
    """The questions without a verb that an instruction follows, with it: "2 entries? Take the first."."""
    for question, following in pairwise(split_sentences(text)):
        if _is_clipped(question, following, rules):
            yield f"{question} {following}"


def find_stray_pronoun(texts: Iterable[str], rules: PlainLanguageRules) -> str | None:
    """The pronoun in the first sentence of a page, given without its title, that no noun stands before."""
    first = next((one for text in texts for one in split_sentences(text)), "")
    said = without_button_names(first)
    found = whole_words(rules.pronouns).search(said)
    if found is None or whole_words((*rules.nouns, "X")).search(said, 0, found.start()):
        return None
    return found[0]


def has_verb(sentence: str, rules: PlainLanguageRules) -> bool:
    """Whether a sentence has a finite verb, or a clause that begins with an imperative."""
    said = without_button_names(sentence)
    if whole_words(rules.verbs).search(said):
        return True
    head = _clause_head(rules)
    return any(head.match(one.strip()) for one in _joint(rules.joints).split(said))


def _is_clipped(question: str, following: str, rules: PlainLanguageRules) -> bool:
    return (
        question.rstrip().endswith("?")
        and not _is_whole(question, rules)
        and _clause_head(rules).match(without_button_names(following)) is not None
    )


def _is_whole(sentence: str, rules: PlainLanguageRules) -> bool:
    greeting = whole_words(rules.greetings).match(sentence)
    return greeting is not None or has_verb(sentence, rules)


def _is_ended(sentence: str) -> bool:
    """Whether it is a sentence of its own: one that begins with a small word continues another text."""
    first = sentence.split(" ", 1)[0]
    return sentence.rstrip()[-1:] in (*".!?…",) and not first.islower()


def _clause_head(rules: PlainLanguageRules) -> re.Pattern[str]:
    return _head(rules.before, rules.imperatives)


@cache
def _head(before: tuple[str, ...], imperatives: tuple[str, ...]) -> re.Pattern[str]:
    # An apostrophe may stand right before the verb: "n’ouvrez". Few words stand before it, or a search takes long.
    verb = "|".join(imperatives) or "(?!)"
    head = rf"(?:(?:{'|'.join(before)})\s*){{0,4}}\b(?:{verb})(?![\w’'-])"
    return re.compile(head, re.IGNORECASE)


@cache
def _joint(joints: tuple[str, ...]) -> re.Pattern[str]:
    words = rf"|\s+(?:{'|'.join(joints)})\s+" if joints else ""
    return re.compile(rf"\s*[,;:()]\s*{words}", re.IGNORECASE)
