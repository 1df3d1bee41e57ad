"""Finds things in the words that no method works on, such as a smart watch."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from kiosk.content.content import Content
from kiosk.content.lookup_records import UnsuitableThing
from kiosk.journey.device_lookup.known_words import NEGATIONS
from kiosk.journey.device_lookup.normalise import Phrase, index_phrases
from kiosk.journey.verdict import MethodVerdict, Verdict

ANDROID = frozenset({"android-phone", "android-tablet"})
"""Kinds whose system runs on televisions and boxes, too."""


class ThingMatch(Struct, frozen=True):
    """The thing that the words name, if any, the words for it, and the words that are left."""

    thing: UnsuitableThing | None
    words: Phrase
    left: Phrase


def match_thing(words: Phrase, content: Content, beside: bool = False) -> ThingMatch:
    """The first thing that the words name; of things `beside` a device only where this is asked for.

    The longest phrase counts, so that a "pc fixe" is a computer though "fixe" is a telephone.
    """
    things = index_phrases(
        (text, one)
        for one in content.unsuitable.values()
        if beside or not one.beside
        for text in one.also
    )
    names = index_phrases(
        (text, None) for kind in content.kinds.values() for text in (*kind.also, *kind.makers)
    )
    longest = max(map(len, (*things, *names)), default=0)
    at = 0
    while at < len(words):
        for length in range(min(longest, len(words) - at), 0, -1):
            piece = words[at : at + length]
            if piece in things and not (at and words[at - 1] in NEGATIONS):
                left = (*words[:at], *words[at + length :])
                return ThingMatch(things[piece][0], piece, left)
            if piece in names:
                at += length
                break
        else:
            at += 1
    return ThingMatch(None, (), words)


def names_device(words: Phrase, systems: Iterable[str], content: Content) -> bool:
    """Whether words beside a thing name a device as well, not only a maker or a name of the thing."""
    if set(systems) - ANDROID:
        return True
    sure = index_phrases(
        (text, None)
        for kind in content.kinds.values()
        for text in kind.also
        if text not in kind.loose
    )
    longest = max(map(len, sure), default=0)
    return any(
        words[at : at + length] in sure
        for at in range(len(words))
        for length in range(1, longest + 1)
    )


def refuse_thing(thing: UnsuitableThing, verdict: Verdict) -> Verdict:
    """A verdict that says no to each method of another one, for what the thing is."""
    methods = (
        MethodVerdict(one.method, "no", (thing.say,), (), (), first=one.first)
        for one in verdict.methods
    )
    return replace(verdict, methods=tuple(methods), recommended=None)
