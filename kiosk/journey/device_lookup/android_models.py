"""Matches words with the models of the Android table."""

import re
from difflib import SequenceMatcher
from itertools import pairwise

from msgspec import Struct

from kiosk.content.content import Content
from kiosk.content.device_models import AndroidModel
from kiosk.journey.device_lookup.name_pieces import (
    YEAR,
    Pieces,
    cut_words,
    name_pieces,
    split_words,
)
from kiosk.journey.device_lookup.normalise import STOP_WORDS, normalise_name

MOST_MODELS = 30
"""Models that a few words may mean; of more, the kind of device alone is meant."""

SAID_OF_OTHERS = frozenset({"apple", "iphone", "ipad", "ipod", "mac", "macbook", "imac", "watch"})
"""Words with which no model of the Android table is meant."""

TABLETS = frozenset({"tab", "tablet", "tablette", "pad", "mediapad", "matepad"})
"""Words with which no phone is meant."""

VARIANTS = frozenset(
    {
        "plus",
        "pro",
        "max",
        "lite",
        "mini",
        "ultra",
        "fe",
        "edge",
        "neo",
        "play",
        "power",
        "prime",
        "compact",
        "active",
        "turbo",
        "youth",
        "e",
        "t",
        "z",
        "x",
    }
)
"""Words that make a name that of another model: "Mi 8 Pro" is no Mi 8."""

BRANDS = frozenset({"galaxy", "moto", "xperia", "lifetab", "blade", "iconia", "tab", "nova"})
"""First words of names that people leave out where what follows is a letter with a number: "S5", "G7"."""

SPACED = re.compile(r"\b[a-z] \d+\b(?![.,]\d)")
"""A letter and a number apart, which may be one word of a name."""

LIKE_BRAND = 0.75
"""How like a maker's name a word is that means it, with a typing error."""


class _Place(Struct, frozen=True):
    """Where the pieces of a name stand in what was said: the first and the last of its words."""

    first: int
    last: int
    exact: bool


class NamedModels(Struct, frozen=True):
    """The models that words may name; `all` is whether no other model can be meant that the table lacks."""

    models: tuple[AndroidModel, ...] = ()
    all: bool = False


def android_models(text: str, content: Content) -> NamedModels:
    """The models that these words name; none where they name no more than a maker, or a model not in the table."""
    words = split_words(text)
    if SAID_OF_OTHERS & set(words):
        return NamedModels()
    said = cut_words(words)
    named = _named_makers(words, content)
    makers = named & {one.maker.casefold() for one in content.android.values()}
    if named and not makers:
        return NamedModels()
    rows = [
        one
        for one in content.android.values()
        if _may_be_of(one, makers) and _may_be_form(one, words) and not _is_joined(one, words)
    ]
    whole = _exact_names(rows, words) or _whole_names(rows, words, said, content)
    whole = _with_minor_words(_with_joined_names(whole, rows, text), words)
    found = whole or _beginnings(rows, words)
    if len(found) > MOST_MODELS:
        return NamedModels()
    return NamedModels(found, all=_names_all(found, words, bool(whole)))


def _with_joined_names(
    found: tuple[AndroidModel, ...], rows: list[AndroidModel], text: str
) -> tuple[AndroidModel, ...]:
    """The models found, and those whose names differ by a space alone: "Tab A 8" may be a Tab A8."""
    if not SPACED.search(text.casefold()):
        return found
    cores = {_core(one) for one in found}
    return (*found, *(one for one in rows if one not in found and _core(one) in cores))


def _names_all(found: tuple[AndroidModel, ...], words: tuple[str, ...], whole: bool) -> bool:
    """Whether the words name models, and not a family whose other models the table may lack.

    "Galaxy J7" may be that of a year that is not in the table, where each name in it has a year; with the size of
    its screen it is not. A tablet of Amazon's never has Google Play, whichever it is.
    """
    if all(one.play == "no" for one in found):
        return True
    says_year = any(YEAR.fullmatch(word) or "." in word for word in words)
    digits = any(char.isdigit() for word in words for char in word)
    return (digits or whole) and (says_year or not all(map(_years, found)))


def _may_be_of(one: AndroidModel, makers: set[str]) -> bool:
    return not makers or one.maker.casefold() in makers


def _exact_names(rows: list[AndroidModel], words: tuple[str, ...]) -> tuple[AndroidModel, ...]:
    """The model whose name this is to the last word, with what others leave out, as in "Tab M10 (HD)"."""
    return tuple(
        one
        for one in rows
        if name_pieces(one.model).minor
        and any(_is_said(split_words(name), words) for name in (one.model, one.name))
    )


def _is_said(name: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether the words are this name, small talk apart."""
    return name == tuple(word for word in words if word in name or word not in STOP_WORDS)


def _is_joined(one: AndroidModel, words: tuple[str, ...]) -> bool:
    """Whether a letter and a number that are two words of the name are one word here: "A7" is no "A 7.0"."""
    own = name_pieces(one.model).words
    pairs = pairwise(own)
    return any(len(letter) == 1 and letter + number in words for letter, number in pairs)


def _may_be_form(one: AndroidModel, words: tuple[str, ...]) -> bool:
    return one.form == "tablet" or not TABLETS & set(words)


def _whole_names(
    rows: list[AndroidModel], words: tuple[str, ...], said: Pieces, content: Content
) -> tuple[AndroidModel, ...]:
    """The models whose whole name stands in the words; of several, those of the longest name."""
    placed = [
        (len(core), one, place)
        for one in rows
        for core in (_core(one),)
        if (place := _find(core, one, words, said)) is not None
    ]
    able = [
        (length, one, place)
        for length, one, place in placed
        if not _is_variant(one, words, place) and _is_of_maker(one, words, place, content)
    ]
    longest = max((length for length, _, _ in able), default=0)
    # "Mi 8 Pro" is no "Mi 8", though that name stands in it; nor may it be what is left of a longer name.
    able = [entry for entry in able if entry[0] == longest]
    if any(place.exact for _, _, place in able):
        able = [entry for entry in able if entry[2].exact]
    found = tuple(one for _, one, _ in able)
    if found and not any(piece[0].isdigit() for piece in _core(found[0])):
        # "P smart" is said of each of them, and "Pixel" too.
        found = _beginnings(rows, words) or found
    return _with_minor_words(found, words)


def _core(one: AndroidModel) -> tuple[str, ...]:
    """The pieces that name the model, without a brand that people leave out."""
    pieces = _pieces_of(one)
    rest = pieces[1:] if pieces[0] in {*BRANDS, one.maker.casefold()} else pieces
    return rest if len(rest) > 1 and rest[0].isalpha() and _has_digit(rest) else pieces


def _pieces_of(one: AndroidModel) -> tuple[str, ...]:
    return name_pieces(one.model).all


def _has_digit(pieces: tuple[str, ...]) -> bool:
    return any(piece[0].isdigit() for piece in pieces)


def _find(
    core: tuple[str, ...], one: AndroidModel, words: tuple[str, ...], said: Pieces
) -> _Place | None:
    """Where the name stands among the words, its first and last piece at the edges of words."""
    length = len(core)
    for at in range(len(said.pieces) - length + 1):
        if said.pieces[at : at + length] != core:
            continue
        first, last = said.places[at], said.places[at + length - 1]
        begins = at == 0 or said.places[at - 1] != first or _is_brand(said.pieces[at - 1], one)
        ends = at + length == len(said.pieces) or said.places[at + length] != last
        if begins and ends:
            own = name_pieces(one.model).words
            spoken = words[first : last + 1]
            return _Place(first, last, spoken == own[len(own) - len(spoken) :])
    return None


def _is_brand(piece: str, one: AndroidModel) -> bool:
    return piece in BRANDS or piece == one.maker.casefold()


def _is_variant(one: AndroidModel, words: tuple[str, ...], place: _Place) -> bool:
    """Whether the word behind the name makes it that of another model."""
    beside = set(words[place.last + 1 : place.last + 2]) - name_pieces(one.model).minor
    if VARIANTS & beside and words[place.last + 1 : place.last + 3] != ("play", "store"):
        return True
    # "Nothing Phone 2" is no Nothing Phone (1).
    return not _has_digit(_core(one)) and any(
        word[0].isdigit() and not YEAR.fullmatch(word) for word in beside
    )


def _is_of_maker(
    one: AndroidModel, words: tuple[str, ...], place: _Place, content: Content
) -> bool:
    """Whether the maker is named, or no other can be meant: "Blackview A80" is no Galaxy A80."""
    brands = {one.maker.casefold(), name_pieces(one.model).words[0]}
    if brands & set(words[: place.last + 1]):
        return True
    before = words[place.first - 1] if place.first else ""
    if not before.isalpha() or len(before) < 4 or before in _known_words(content):
        return True
    return any(SequenceMatcher(None, before, brand).ratio() >= LIKE_BRAND for brand in brands)


def _known_words(content: Content) -> set[str]:
    """Words for kinds of devices and their systems, and small talk."""
    kinds = content.kinds.values()
    names = (name for kind in kinds for name in (*kind.also, *kind.systems))
    return {word for name in names for word in normalise_name(name)} | STOP_WORDS


def _beginnings(rows: list[AndroidModel], words: tuple[str, ...]) -> tuple[AndroidModel, ...]:
    """The models whose names begin with all of these words, years and makers apart."""
    years = [word for word in words if YEAR.fullmatch(word)]
    # Of small talk, single letters may be a part of a name, as in "Tab A".
    small_talk = {word for word in STOP_WORDS if len(word) > 1}
    rest = tuple(word for word in words if word not in {*years, *small_talk})
    found: list[AndroidModel] = []
    for one in rows:
        maker = one.maker.casefold()
        own = _pieces_of(one)
        said = cut_words(tuple(word for word in rest if word != maker or word == own[0])).pieces
        whole = said if own[0] != maker or said[:1] == (maker,) else (maker, *said)
        short = len(said) > 1 and own[0] in BRANDS
        if _begins(one, 0, whole) or (short and _begins(one, 1, said)):
            found.append(one)
    exact = any(_pieces_of(one) == cut_words(rest).pieces for one in found)
    if not exact and len(cut_words(rest).pieces) < 2:
        return ()
    return _with_minor_words(tuple(found), words)


def _begins(one: AndroidModel, at: int, said: tuple[str, ...]) -> bool:
    """Whether the name has these pieces from one of its pieces on, and does not go on within a word."""
    name = cut_words(name_pieces(one.model).words)
    end = at + len(said)
    ends = end >= len(name.places) or name.places[end - 1] != name.places[end]
    return bool(said) and name.pieces[at:end] == said and ends


def _with_minor_words(
    found: tuple[AndroidModel, ...], words: tuple[str, ...]
) -> tuple[AndroidModel, ...]:
    """Those that have most of what was said in addition, as a year; all where none has any of it.

    A year that is said is that of the name, where each name has one: then another year means another model.
    """
    years = {word for word in words if YEAR.fullmatch(word)}
    if years and not any(_years(one) & years or not _years(one) for one in found):
        return ()

    def count(one: AndroidModel) -> int:
        return len(name_pieces(one.model).minor & set(words))

    most = max(map(count, found), default=0)
    return tuple(one for one in found if count(one) == most)


def _years(one: AndroidModel) -> frozenset[str]:
    return frozenset(filter(YEAR.fullmatch, name_pieces(one.model).minor))


def _named_makers(words: tuple[str, ...], content: Content) -> set[str]:
    """The makers named, by their own names or by a brand that is theirs alone."""
    said = set(words)
    makers = {maker for kind in content.kinds.values() for maker in kind.makers if maker in said}
    brands = _brands(content)
    return makers - {"moto", "poco"} | {brands[word] for word in said & brands.keys()}


def _brands(content: Content) -> dict[str, str]:
    """Makers by the words that stand in names of theirs alone, and begin one: "galaxy", "redmi", "xperia"."""
    makers_of: dict[str, set[str]] = {}
    for one in content.android.values():
        for word in name_pieces(one.model).words:
            makers_of.setdefault(word, set()).add(one.maker.casefold())
    firsts = {name_pieces(one.model).words[0] for one in content.android.values()}
    return {maker: maker for makers in makers_of.values() for maker in makers} | {
        word: next(iter(makers))
        for word, makers in makers_of.items()
        if word in firsts and len(makers) == 1 and len(word) >= 4 and word.isalpha()
    }
