"""Finds known phrases in a row of words, the longest first."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from kiosk.flow.finder.spell import spell

T = TypeVar("T")
Row = tuple[str, ...]


def shelve(pairs: Iterable[tuple[str, T]]) -> dict[Row, list[T]]:
    """What each phrase stands for; several may share one."""
    shelf: dict[Row, list[T]] = {}
    for phrase, value in pairs:
        shelf.setdefault(spell(phrase), []).append(value)
    return shelf


def pick(words: Row, shelf: Mapping[Row, T]) -> tuple[list[T], Row]:
    """What the phrases in these words stand for, and the words that are left."""
    found: list[T] = []
    left: list[str] = []
    longest = max(map(len, shelf), default=0)
    at = 0
    while at < len(words):
        for length in range(min(longest, len(words) - at), 0, -1):
            if (value := shelf.get(words[at : at + length])) is not None:
                found.append(value)
                at += length
                break
        else:
            left.append(words[at])
            at += 1
    return found, tuple(left)
