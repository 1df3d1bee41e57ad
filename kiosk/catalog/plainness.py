"""What plain language means in a language: its verbs of instruction, its one word for one thing, its jargon."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from kiosk.content.loader import load_file
from kiosk.content.problem import Problem

FOLDER = "plain"


class OneWord(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A word for a thing, and the patterns of others that must not be used for it."""

    use: str
    never: tuple[str, ...]


class Jargon(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A technical word: how it stands in sentences, and the words beside it that explain it there.

    `terms` explain it on a page of their own, in place of the term of the same id.
    """

    seen: tuple[str, ...]
    glossed: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()


class Plainness(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The rules of one language; all patterns are regular expressions of whole words in small letters.

    A clause that begins with one of the `verbs`, or with `before` and then a verb, tells somebody to do
    something; `joints` part clauses besides , ; : and brackets.
    """

    verbs: tuple[str, ...]
    before: tuple[str, ...]
    joints: tuple[str, ...]
    numbers: dict[str, int]
    passive: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    words: tuple[OneWord, ...] = ()
    jargon: dict[str, Jargon] = field(default_factory=dict)


def plainness(folder: Path) -> tuple[dict[str, Plainness], list[Problem]]:
    """The rules by language, from the files of the content; a broken file is told and left out."""
    found: dict[str, Any] = {}
    problems: list[Problem] = []
    for path in sorted((folder / FOLDER).glob("*.toml")):
        load_file(path, folder, {"": ("plain", Plainness)}, found, problems)
    usable: dict[str, Plainness] = {}
    for tag, rules in found.get("plain", {}).items():
        wrong = [_wrong(f"{FOLDER}/{tag}.toml", *one) for one in _patterns(rules) if _bad(one[1])]
        problems += wrong
        if not wrong:
            usable[tag] = rules
    return usable, problems


def _patterns(rules: Plainness) -> Iterator[tuple[str, str]]:
    """Each pattern behind its key."""
    for key in ("verbs", "before", "joints", "passive", "cues"):
        yield from ((key, one) for one in getattr(rules, key))
    yield from (("numbers", one) for one in rules.numbers)
    for word in rules.words:
        yield from ((f"words.{word.use}", one) for one in word.never)
    for id, term in rules.jargon.items():
        yield from ((f"jargon.{id}", one) for one in (*term.seen, *term.glossed))


def _bad(pattern: str) -> bool:
    """Whether a pattern cannot stand among others: it is none, or has a group that takes the place of theirs."""
    try:
        return re.compile(f"(?:{pattern})").groups > 0
    except (re.error, OverflowError, RecursionError):
        return True


def _wrong(file: str, key: str, pattern: str) -> Problem:
    fault = f"The pattern {pattern} cannot be used."
    return Problem(file, key, fault, "Write a regular expression, its groups as (?:…).")
