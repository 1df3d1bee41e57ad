"""Finds what words say of a device besides its name, such as "without TPM", and the facts that follow."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from kiosk.content.content import Content
from kiosk.content.device_records import DeviceQuestion
from kiosk.content.lookup_records import DeviceQualifier
from kiosk.journey.conditions import evaluate
from kiosk.journey.device_lookup.known_words import NEGATIONS
from kiosk.journey.device_lookup.normalise import Phrase, index_phrases

REACH_OF_NEGATION = 3
"""Words between a "no" and what it denies, as in "doesn't have any TPM"."""

ENDS_NEGATION = frozenset({"with", "avec", "but", "mais", "puis"})
CARRIES_NEGATION = frozenset({"or", "ou", "nor", "ni", "and", "et", "any", "aucun", "aucune"})
FAILURE_WORDS = """
manquant manquante
off disabled missing absent absente desactive desactivee deactivated inactive inactif broken casse cassee ko hs
defect defective defectueux defectueuse panne dead unavailable
"""
FAILURES = frozenset(FAILURE_WORDS.split())
"""Words behind a subject that say that it is absent: "keychain off"."""

LINK_WORDS = """
is are was est sont turned switched has been en hors toujours currently
"""
LINKS = frozenset(LINK_WORDS.split())
"""Words that may stand between a subject and such a word."""

WORKING_WORDS = """
set up on active activated enabled working works work there present configured installed t est pas activee actif
configure configuree fonctionne marche installe installee service
"""
WORKS = frozenset(WORKING_WORDS.split())
"""Words that say that a subject is there, or after a "not" that it is absent."""

Case = Literal["present", "absent"]


class Said(Struct, frozen=True):
    """A qualifier that words hold, whether it is present or absent, and the words that say so."""

    qualifier: DeviceQualifier
    case: Case
    words: Phrase

    @property
    def answers(self) -> Mapping[str, str]:
        """The answers that it stands for, by the ids of questions or facts."""
        return self.qualifier.absent if self.case == "absent" else self.qualifier.present


def match_qualifiers(words: Phrase, content: Content) -> tuple[tuple[Said, ...], Phrase]:
    """What words say of a device besides its name, in the order of the content, and the words that are left."""
    qualifiers = content.qualifiers.values()
    subjects = index_phrases((text, one) for one in qualifiers for text in one.subjects)
    phrases = index_phrases((text, one) for one in qualifiers for text in one.phrases)
    longest = max(map(len, (*subjects, *phrases)), default=0)
    case: Case
    taken: set[int] = set()
    found: list[Said] = []
    last: tuple[int, Case] = (-1, "present")
    at = 0
    while at < len(words):
        for length in range(min(longest, len(words) - at), 0, -1):
            piece = words[at : at + length]
            if piece in phrases:
                span, case, ones = range(at, at + length), "absent", phrases[piece]
            elif piece in subjects:
                span, case = _find_case(words, at, at + length, last, taken)
                ones = subjects[piece]
            else:
                continue
            said = [
                Said(one, case, tuple(words[n] for n in span))
                for one in ones
                if (one.absent if case == "absent" else one.present)
            ]
            if said:
                found += said
                taken.update(span)
                at = span.stop
                last = (at, case)
                break
        else:
            at += 1
    order = list(qualifiers)
    found.sort(key=lambda said: order.index(said.qualifier))
    return tuple(found), tuple(word for n, word in enumerate(words) if n not in taken)


def _find_case(
    words: Phrase, start: int, stop: int, last: tuple[int, Case], taken: set[int]
) -> tuple[range, Case]:
    """Whether the subject in these words is present or absent, and the words that say so together with it."""
    end = stop
    while end < len(words) and words[end] in LINKS:
        end += 1
    if end < len(words) and words[end] in FAILURES:
        return range(start, end + 1), "absent"
    if end + 1 < len(words) and words[end] in {*NEGATIONS, "n"} and words[end + 1] in WORKS:
        end += 1
        while end < len(words) and words[end] in WORKS:
            end += 1
        return range(start, end), "absent"
    works = end
    while works < len(words) and words[works] in WORKS:
        works += 1
    stop = works if works > end else stop
    for at in range(start - 1, max(start - 2 - REACH_OF_NEGATION, -1), -1):
        if at in taken or words[at] in ENDS_NEGATION:
            break
        if words[at] in NEGATIONS or (words[at] in FAILURES and at == start - 1):
            return range(at, stop), "absent"
    between = words[last[0] : start]
    if last[1] == "absent" and between and CARRIES_NEGATION.issuperset(between):
        return range(last[0], stop), "absent"
    return range(start, stop), "present"


def qualified_facts(
    said: tuple[Said, ...], facts: Mapping[str, str], content: Content
) -> tuple[dict[str, str], tuple[Said, ...]]:
    """The facts that all this means for a device with these facts, and those that mean something for it."""
    found: dict[str, str] = {}
    weighed: list[Said] = []
    for one in said:
        means: dict[str, str] = {}
        for id, answer in one.answers.items():
            means |= _facts_of_answer(
                id, answer, one.qualifier, {**facts, **found, **means}, content
            )
        if means:
            weighed.append(one)
        found = {**means, **found}
    return found, tuple(weighed)


def _facts_of_answer(
    id: str, answer: str, qualifier: DeviceQualifier, facts: Mapping[str, str], content: Content
) -> dict[str, str]:
    question = content.questions.get(id)
    if question is None:
        return {id: answer} if facts.get("kind") in qualifier.kinds else {}
    if not _may_be_asked(question, facts):
        return {}
    sets = next((one.sets for one in question.choice if one.id == answer), {})
    return {id: answer, **sets}


def _may_be_asked(question: DeviceQuestion, facts: Mapping[str, str]) -> bool:
    """Whether the question is for this kind of device; of what else it waits for, only the kind is looked at."""
    kinds = {fact: test for fact, test in question.when.items() if fact == "kind"}
    return evaluate(kinds or question.when, facts) is True


def said_facts(content: Content) -> set[str]:
    """The facts that only what is said of a device can tell: no question of the device check asks for them."""
    every = {id for one in content.qualifiers.values() for id in (*one.present, *one.absent)}
    return every - content.questions.keys()
