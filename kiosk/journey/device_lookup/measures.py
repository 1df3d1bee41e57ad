"""Leaves out the numbers that name no model and no version: ages, sizes, prices, counts, years of purchase."""

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Self

from msgspec import Struct

from kiosk.content.content import Content
from kiosk.journey.device_lookup.known_words import SMALL_TALK
from kiosk.journey.device_lookup.name_pieces import name_pieces
from kiosk.journey.device_lookup.normalise import NUMBERS, normalise_words, plain_text

SMALL_NUMBERS = """
un une one deux two trois three quatre four cinq five six sept seven huit eight neuf nine dix ten vingt twenty
zwei drei vier funf sechs sieben acht neun zehn twee drie zes zeven negen tien
"""
NUMBER = rf"(?:\d+(?:[.,]\d+)?|{'|'.join((*SMALL_NUMBERS.split(), *NUMBERS))})"

AGE = re.compile(
    rf"(?:\b(?:il y )?(?:a|as|has|depuis|since|d['’]environ|environ|about|over|plus de|vieux de|vieille de) )*"
    rf"(?P<age>\b{NUMBER}(?: [aà] {NUMBER})?[ -]?"
    r"(?:ans|annees|years?|yrs?|mois|months?|semaines?|weeks?|jahren?|jahr|monaten?|jaar|jaren|anni|anos)\b"
    r"(?:[ -]old\b)?)"
)
"""An age, as in "a 10 ans" and "6 years old": the words before it would make it a Galaxy A10."""

PRICE = re.compile(
    rf"\b{NUMBER} ?(?:euros?\b|eur\b|€|chf\b|dollars?\b|\$|£|%|mah\b|mpx?\b|megapixels?\b|mo\b|mb\b)"
)
SIZE = re.compile(
    rf"(?P<before>[^\s,;]+ )?\b(?P<size>{NUMBER})[ -]?"
    r"(?P<unit>(?:pouces?|inch(?:es)?|zoll|duim|pulgadas?|pollici)\b|[\"″])"
)
"""A size of a screen, with the word before it: "HD 10" is a name, "Android 10 inches" is none."""

LENGTH = re.compile(r"\b\d+(?:[.,]\d+)? ?(?:cm|mm)\b")
PURCHASE = re.compile(
    r"\b(?P<verb>achete[es]{0,2}|achat|acquise?s?|bought|purchased?|offerte?s?|donnee?s?|recue?s?|given|got|have|had|gift|cadeau|"
    r"garantie|gekauft|gekocht|comprat[oa]|comprad[oa]|depuis|since|seit|sinds|dal|desde)"
    r"(?: (?:it|moi|me|en|in|on|de|of|the|year|neuf|neuve|new|annee|debut|fin|nel|im|noel|christmas|"
    r"janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|"
    r"january|february|march|april|may|june|july|august|september|october|november|december))* "
    r"(?P<year>(?:19|20)\d\d)\b"
)
"""The year in which a device was bought or given: its model may be older."""

COUNT = re.compile(
    r"(?P<before>^|[,;.:+&(] ?|\b(?:et|and|ou|or|ai|avons|have|has|a|mes|my|nos|our|les|des|avec|with|j['’]ai) )"
    r"(?P<count>[1-9]) (?=(?P<noun>[a-z]+))"
)


class ClearedText(Struct, frozen=True):
    """A text without what counts for nothing in it, and the words that were left out."""

    text: str
    left_out: tuple[str, ...]

    @classmethod
    def without(cls, parts: Iterable[str], text: str) -> Self:
        """A text from which these parts were taken; small talk in them is of no interest."""
        words = (word for part in parts for word in normalise_words(part))
        return cls(text, tuple(word for word in words if word not in SMALL_TALK))


def leave_out_measures(text: str, content: Content) -> ClearedText:
    """A text in small letters without the ages, sizes, prices, counts and years of purchase in it."""
    left_out: list[str] = []

    def leave_out(match: re.Match[str]) -> str:
        left_out.append(match[0])
        return " "

    def leave_out_age(match: re.Match[str]) -> str:
        left_out.append(match["age"])
        return " "

    def leave_out_size(match: re.Match[str]) -> str:
        if _is_size_of_model(match, text, content):
            return match[0]
        left_out.append(match["size"])
        return f"{match['before'] or ''} "

    def leave_out_year(match: re.Match[str]) -> str:
        left_out.append(match["year"])
        return f"{match['verb']} "

    def leave_out_count(match: re.Match[str]) -> str:
        if match["noun"] not in _nouns(content):
            return match[0]
        left_out.append(match["count"])
        return match["before"]

    cleared = AGE.sub(leave_out_age, text)
    cleared = PRICE.sub(leave_out, cleared)
    cleared = LENGTH.sub(leave_out, cleared)
    cleared = SIZE.sub(leave_out_size, cleared)
    cleared = PURCHASE.sub(leave_out_year, cleared)
    cleared = COUNT.sub(leave_out_count, cleared)
    return ClearedText.without(left_out, " ".join(cleared.split()))


def _is_size_of_model(match: re.Match[str], text: str, content: Content) -> bool:
    """Whether a table has a model of this size: "MacBook 13-inch", "MediaPad T3 10", "Tab A 10.1"."""
    size = match["size"].replace(",", ".")
    if match["unit"] == '"' and text[: match.start("unit")].count('"') % 2:
        # The end of a quotation.
        return True
    words = set(normalise_words(text))
    if any(size == own and words & set(family) for own, family in _apple_sizes(content)):
        return True
    before = normalise_words(match["before"] or "")
    systems = {name for kind in content.kinds.values() for name in kind.systems}
    if before and before[-1] in systems:
        return False
    sizes = _sizes_in_names(content)
    return any(size == own and ("." in size or word in before[-1:]) for word, own in sizes)


def _apple_sizes(content: Content) -> frozenset[tuple[str, tuple[str, ...]]]:
    """The sizes in names of Apple's models, each with the words of its family, and the name of its kind."""
    kinds = {
        family: kind.name.english for kind in content.kinds.values() for family in kind.families
    }
    return frozenset(
        (size, (*normalise_words(one.family), *normalise_words(kinds[one.family])))
        for one in content.apple
        for size in re.findall(r"(\d+(?:\.\d+)?)-inch", one.model)
    )


def _sizes_in_names(content: Content) -> frozenset[tuple[str, str]]:
    """The numbers in names of Android models that are words of their own, each behind the word before it."""
    return frozenset(
        (first, second)
        for one in content.android.values()
        for first, second in pairwise(name_pieces(one.model).words)
        if second[0].isdigit()
    )


def _nouns(content: Content) -> frozenset[str]:
    """The single words that name a kind of device or a maker, the plural too."""
    kinds = content.kinds.values()
    names = {plain_text(name) for kind in kinds for name in (*kind.also, *kind.makers)}
    single = {name for name in names if name.isalpha()}
    return frozenset(single | {f"{name}s" for name in single})
