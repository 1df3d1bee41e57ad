"""The rules of plain language of each language, and what they find in a sentence."""

import re
from collections.abc import Iterator
from functools import cache, cached_property, lru_cache
from pathlib import Path

from msgspec import Struct, field

from kiosk.content.loader import ContentReader
from kiosk.content.problem import Problem

SENTENCE_END = re.compile(r"(?<=[.!?…]) +")
"""A plain space: no-break spaces stand before signs in French, also inside the name of a button."""

QUOTED = re.compile(r"«[^»]*»|“[^”]*”")


def split_sentences(text: str) -> list[str]:
    """The sentences of a text; a colon does not end one."""
    return list(_split(text))


@lru_cache(maxsize=8192)
def _split(text: str) -> tuple[str, ...]:
    # Several checks ask for the sentences of each text.
    return tuple(one for one in SENTENCE_END.split(text) if one)


@lru_cache(maxsize=8192)
def count_words(text: str) -> int:
    """The number of words: parts between spaces that hold a letter or a digit."""
    return sum(any(sign.isalnum() for sign in one) for one in text.split())


@lru_cache(maxsize=8192)
def without_button_names(text: str) -> str:
    """The text with an X in place of each name of a button, and with plain spaces.

    The words of a button are EU Login's, and no rule applies to them.
    """
    return (
        QUOTED.sub("X", text)
        .replace("\N{NO-BREAK SPACE}", " ")
        .replace("\N{NARROW NO-BREAK SPACE}", " ")
    )


def names_a_button(text: str) -> bool:
    """Whether the text has the name of a button."""
    return QUOTED.search(text) is not None


@cache
def whole_words(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for any of these as whole words, and not inside an address; for none, it matches nothing."""
    every = "|".join(patterns) or r"(?!)"
    return re.compile(rf"(?<![\w./-])(?:{every})(?![\w-]|\.\w)", re.IGNORECASE)


RULES_FOLDER = "plain"
"""The folder of the rules in the content folder, a file for each language."""


class OneWord(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The one word for a thing, and patterns of other words that must not be used for it."""

    use: str
    never: tuple[str, ...]


class Jargon(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A technical word: patterns of how it is `seen` in sentences, and of words that explain it there (`glossed`).

    `terms` are ids of terms that explain it, besides the term of the same id.
    """

    seen: tuple[str, ...]
    glossed: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()


class PlainLanguageRules(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, dict=True):
    """The rules of one language; all patterns are regular expressions of whole words in small letters.

    A clause that begins with one of the `imperatives`, or with `before` and then one, tells somebody to do
    something; `joints` separate clauses besides , ; : and brackets. `verbs` are the other forms that make a
    sentence of words; a `greeting` needs none. `pronouns` lean on a noun, and `nouns` find one. `numbered` are
    words before a number that names one of them, as in "step 4"; `loose` are words after a number that it does
    not count. `passive` finds whoever acts named last, `cues` something named by its colour or side alone.
    """

    imperatives: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    joints: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    greetings: tuple[str, ...] = ()
    pronouns: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    numbered: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()
    passive: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    words: tuple[OneWord, ...] = ()
    jargon: dict[str, Jargon] = field(default_factory=dict)

    @cached_property
    def unwanted(self) -> re.Pattern[str]:
        """Any word that a sentence should do without: most sentences have none, and need no closer look."""
        never = (pattern for word in self.words for pattern in word.never)
        return whole_words((*never, *self.cues, *self.passive))


LISTS = (
    "imperatives", "before", "joints", "verbs", "greetings", "pronouns", "nouns", "numbered", "loose", "passive",
    "cues",
)  # fmt: skip
"""The rules that are a list of patterns."""


def load_rules(folder: Path) -> tuple[dict[str, PlainLanguageRules], list[Problem]]:
    """The rules of each language; a broken file is a problem, and left out."""
    reader = ContentReader(folder)
    for path in sorted((folder / RULES_FOLDER).glob("*.toml")):
        reader.read_file(path, {"": ("plain", PlainLanguageRules)})
    problems = reader.problems
    usable: dict[str, PlainLanguageRules] = {}
    for tag, rules in reader.records.get("plain", {}).items():
        pattern_problems = [
            _pattern_problem(f"{RULES_FOLDER}/{tag}.toml", key, pattern)
            for key, pattern in _named_patterns(rules)
            if _is_unusable(pattern)
        ]
        problems += pattern_problems
        if not pattern_problems:
            usable[tag] = rules
    return usable, problems


def _named_patterns(rules: PlainLanguageRules) -> Iterator[tuple[str, str]]:
    """Each pattern with its key."""
    for key in LISTS:
        yield from ((key, one) for one in getattr(rules, key))
    for word in rules.words:
        yield from ((f"words.{word.use}", one) for one in word.never)
    for id, term in rules.jargon.items():
        yield from ((f"jargon.{id}", one) for one in (*term.seen, *term.glossed))


def _is_unusable(pattern: str) -> bool:
    """Whether a pattern cannot be joined with others: it is invalid, or its groups would change `findall`."""
    try:
        return re.compile(f"(?:{pattern})").groups > 0
    except (re.error, OverflowError, RecursionError):
        return True


def _pattern_problem(file: str, key: str, pattern: str) -> Problem:
    fault = f"The pattern {pattern} cannot be used."
    return Problem(file, key, fault, "Write a regular expression, its groups as (?:…).")


def check_word_choice(sentence: str, rules: PlainLanguageRules) -> Iterator[tuple[str, str]]:
    """Faults in the words of a sentence, each with its remedy.

    The names of buttons are not checked, and a sentence that names a button may also say where it is.
    """
    text = without_button_names(sentence)
    if rules.unwanted.search(text) is None:
        return
    for word in rules.words:
        for other in whole_words(word.never).findall(text):
            yield f"It says “{other}”: one word for one thing.", f"Write “{word.use}”."
    if not names_a_button(sentence) and (found := whole_words(rules.cues).search(text)):
        yield f"It points by “{found[0]}” alone.", "Name or describe the thing in words."
    if found := whole_words(rules.passive).search(text):
        yield f"Whoever acts comes last: “{found[0]}”.", "Begin with whoever acts."
