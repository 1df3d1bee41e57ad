"""Finds the system version that some words name: "iPadOS 15", "Windows 10 22H2", "Monterey"."""

import re

from msgspec import Struct

from kiosk.content.catalog import Catalog
from kiosk.flow.finder.phrases import Row, shelve

NUMBER = re.compile(r"\d{1,3}(\.\d+)*")
BUILD = re.compile(r"(\d\d)(?:h([12])|(\d\d))")
HALVES = {"1": "03", "2": "09"}
"""The months in which the halves of a year begin to count: "22H2" is compared as 2209."""


class System(Struct, frozen=True):
    """The kinds of device that run it, its version, and on Windows the build, if they were said."""

    kinds: frozenset[str] = frozenset()
    version: str = ""
    build: str = ""


def system_of(words: Row, catalog: Catalog) -> tuple[System, Row]:
    """The first system named with its version, and the words that are left of all systems."""
    items = catalog.kinds.items()
    named = shelve((name, id) for id, kind in items for name in kind.systems)
    first = System()
    left: list[str] = []
    at = 0
    while at < len(words):
        length, system = _at(words[at:], named, catalog)
        if not length:
            left.append(words[at])
        elif not first.version:
            first = system
        at += length or 1
    return first, tuple(left)


def _at(words: Row, named: dict[Row, list[str]], catalog: Catalog) -> tuple[int, System]:
    """How many words here name a system with a version, and which; a version's name may stand alone."""
    for length in (3, 2, 1, 0):
        for id in named.get(words[:length], []) if length else catalog.kinds:
            taken, number = _version(words[length:], catalog.kinds[id].versions, bare=not length)
            if taken:
                kinds = frozenset(named[words[:length]] if length else [id])
                build = _build(words[length + taken :]) if "windows" in kinds else ""
                return length + taken + bool(build), System(kinds, number, build)
    return 0, System()


def _version(words: Row, names: dict[str, str], bare: bool) -> tuple[int, str]:
    for length in (2, 1):
        name = " ".join(words[:length])
        if name in names and not (bare and name.isdigit()):
            return length, names[name]
    if words and not bare and NUMBER.fullmatch(words[0]):
        return 1, words[0]
    return 0, ""


def _build(words: Row) -> str:
    match = BUILD.fullmatch(words[0]) if words else None
    return match[1] + (match[3] or HALVES[match[2]]) if match else ""
