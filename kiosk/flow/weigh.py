"""Weighs the rules for one method; their order never matters."""

from collections.abc import Iterable, Mapping
from typing import Literal

from msgspec import Struct

from kiosk.content.devices import DeviceRule
from kiosk.content.records import Sentence
from kiosk.flow.holds import holds

Word = Literal["yes", "after", "no", "ask"]
Reasons = list[tuple[DeviceRule, Sentence | None]]

UNPROVEN = Sentence("weigh.unproven", "Ask a volunteer whether this device will do.")
"""Said only where a damaged content leaves a method without any reason."""


class MethodVerdict(Struct, frozen=True):
    """Whether a device suits one method, why, what to watch for, and the ids of the rules that say so.

    `person` marks an "ask" that no further answer can decide: only a person can tell.
    """

    method: str
    verdict: Word
    because: tuple[Sentence, ...]
    caveats: tuple[Sentence, ...]
    rules: tuple[str, ...]
    person: bool = False


def weigh(method: str, rules: Iterable[DeviceRule], facts: Mapping[str, str]) -> MethodVerdict:
    """The verdict of the rules for one method: no before ask before after before yes."""
    mine = sorted((rule for rule in rules if method in rule.methods), key=_first_things_first)
    known = [(rule, holds(rule.when, facts)) for rule in mine]
    held = [rule for rule, result in known if result is True]
    open_ = [rule for rule, result in known if result is None and rule.effect == "blocks"]
    doubts = [rule for rule in open_ if rule.fix is None and not rule.rare]
    word, reasons = _decide(held, doubts, facts)
    # A check is worth saying only where the rest is clear, and of rules that need nothing else.
    hopes = open_ if word in ("yes", "after") else []
    near = [rule for rule in hopes if rule.check and len(_unknown(rule, facts)) == 1]
    cautions = [rule for rule in held if rule.effect == "cautions"]
    caveats = [(rule, rule.check) for rule in near] + [(rule, rule.say) for rule in cautions]
    return MethodVerdict(
        method=method,
        verdict=word,
        because=_once(say for _, say in reasons) or (UNPROVEN,),
        caveats=_once(say for _, say in caveats),
        rules=tuple(rule.id for rule, _ in (*reasons, *caveats)),
        person=word == "ask" and any(rule.effect == "asks" for rule in held),
    )


def _decide(
    held: list[DeviceRule], open_: list[DeviceRule], facts: Mapping[str, str]
) -> tuple[Word, Reasons]:
    blocks = [rule for rule in held if rule.effect == "blocks"]
    asks = [rule for rule in held if rule.effect == "asks"]
    if final := [rule for rule in blocks if rule.fix is None]:
        return "no", [(rule, rule.say) for rule in final]
    if asks or open_:
        reasons: Reasons = [(rule, rule.say) for rule in asks]
        return "ask", reasons + [(rule, rule.check or rule.say) for rule in _nearest(open_, facts)]
    if blocks:
        return "after", [(rule, rule.fix) for rule in blocks]
    met = [rule for rule in held if rule.effect == "meets"]
    return ("yes" if met else "ask"), [(rule, rule.say) for rule in met]


def _nearest(rules: list[DeviceRule], facts: Mapping[str, str]) -> list[DeviceRule]:
    """Those with something to find out that are closest to being decided: one step at a time."""
    able = [rule for rule in rules if rule.check] or rules
    fewest = min((len(_unknown(rule, facts)) for rule in able), default=0)
    return [rule for rule in able if len(_unknown(rule, facts)) == fewest]


def _unknown(rule: DeviceRule, facts: Mapping[str, str]) -> list[str]:
    return [fact for fact, test in rule.when.items() if holds({fact: test}, facts) is None]


def _first_things_first(rule: DeviceRule) -> tuple[bool, str]:
    """The system's version before all else: an update can change what the rest looks like."""
    return "system" not in rule.when, rule.id


def _once(sentences: Iterable[Sentence | None]) -> tuple[Sentence, ...]:
    """Each once, though several rules may say the same."""
    return tuple({said.english: said for said in sentences if said is not None}.values())
