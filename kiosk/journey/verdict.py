"""The verdict on a device: every method weighed by the rules, and the one recommended."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Literal

from msgspec import Struct

from kiosk.content.content import Content
from kiosk.content.device_records import DeviceRule
from kiosk.content.shared_records import Sentence
from kiosk.content.step_records import Method
from kiosk.i18n.translator import UNPROVEN
from kiosk.journey.conditions import UNKNOWN_ANSWER, evaluate
from kiosk.journey.device_facts import derive_facts
from kiosk.journey.method_status import office_decision

VerdictWord = Literal["yes", "after", "no", "ask"]
Reasons = list[tuple[DeviceRule, Sentence | None]]


class MethodVerdict(Struct, frozen=True):
    """Whether a device suits one method, why, what to watch for, and the ids of the rules that say so.

    `first` says that it comes before the methods that are not; `person` marks an "ask" that no further answer
    can decide: only a person can tell. `costs` marks an "after" whose change costs money. `changes` are the
    targets that say how to make the changes of an "after", such as "step:account/windows-hello".
    """

    method: str
    verdict: VerdictWord
    because: tuple[Sentence, ...]
    caveats: tuple[Sentence, ...]
    rules: tuple[str, ...]
    first: bool = False
    person: bool = False
    costs: bool = False
    changes: tuple[str, ...] = ()


def judge_method(
    method: Method, rules: Iterable[DeviceRule], facts: Mapping[str, str]
) -> MethodVerdict:
    """The verdict of the rules for one method: no before ask before after before yes."""
    id = method.id
    known = [(rule, evaluate(rule.when, facts)) for rule in rules if id in rule.methods]
    held = _sorted([rule for rule, result in known if result is True])
    open_ = _sorted([rule for rule, result in known if result is None and rule.effect == "blocks"])
    doubts = [rule for rule in open_ if rule.fix is None and not rule.rare]
    word, reasons = _decide(held, doubts, facts)
    # A check is worth saying only where the rest is clear, and of rules that need nothing else.
    hopes = open_ if word in ("yes", "after") else []
    near = [rule for rule in hopes if rule.check and len(_unknown(rule, facts)) == 1]
    cautions = [rule for rule in held if rule.effect == "cautions"]
    caveats = [(rule, rule.check) for rule in near] + [(rule, rule.say) for rule in cautions]
    return MethodVerdict(
        method=method.id,
        verdict=word,
        because=_once(say for _, say in reasons) or (UNPROVEN,),
        caveats=_once(say for _, say in caveats),
        rules=tuple(rule.id for rule, _ in (*reasons, *caveats)),
        first=method.first,
        person=word == "ask" and any(rule.effect == "asks" and not _awaited(rule) for rule in held),
        costs=word == "after" and any(rule.costs for rule, _ in reasons),
        changes=tuple(rule.how for rule, _ in reasons if rule.how) if word == "after" else (),
    )


def _decide(
    held: list[DeviceRule], open_: list[DeviceRule], facts: Mapping[str, str]
) -> tuple[VerdictWord, Reasons]:
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


def awaited_facts(
    judged: MethodVerdict, rules: Iterable[DeviceRule], known: Mapping[str, str]
) -> tuple[str, ...]:
    """The facts that would decide an "ask": those that its rules wait for, in the order of the rules."""
    reasons = [rule for rule in rules if rule.id in judged.rules and rule.effect != "cautions"]
    facts = (fact for rule in reasons for fact in (*_awaited(rule), *_unknown(rule, known)))
    return tuple(dict.fromkeys(facts))


def _awaited(rule: DeviceRule) -> list[str]:
    """The facts of which a rule says that they must not stay unknown."""
    return [fact for fact, test in rule.when.items() if test.is_ == UNKNOWN_ANSWER]


def _unknown(rule: DeviceRule, facts: Mapping[str, str]) -> list[str]:
    return [fact for fact, test in rule.when.items() if evaluate({fact: test}, facts) is None]


def _sorted(rules: list[DeviceRule]) -> list[DeviceRule]:
    """The system's version before all else: an update can change what the rest looks like."""
    return sorted(rules, key=lambda rule: ("system" not in rule.when, rule.id))


def _once(sentences: Iterable[Sentence | None]) -> tuple[Sentence, ...]:
    """Each once, though several rules may say the same."""
    return tuple({said.english: said for said in sentences if said is not None}.values())


class Verdict(Struct, frozen=True):
    """What each method comes to, the best known first, and the one recommended.

    None is recommended only where something must be found out first, or where the office closed all that work.
    """

    methods: tuple[MethodVerdict, ...]
    recommended: str | None


def judge_device(
    facts: Mapping[str, str],
    content: Content,
    today: date,
    reopened: Collection[str] = (),
    closed: Collection[str] = (),
) -> Verdict:
    """The verdict for these facts today, in an office that reopened or closed some methods."""
    known = derive_facts(facts, content)
    rules = [rule for rule in content.rules if rule.is_valid_on(today)]
    methods = tuple(
        judge_method(
            method, rules, {**known, "office": office_decision(method.id, reopened, closed)}
        )
        for method in _judged_methods(rules, content)
    )
    return Verdict(methods, recommend_method(methods, preferred_methods(known, content)))


def recommend_method(methods: Iterable[MethodVerdict], liked: Iterable[str] = ()) -> str | None:
    """The best that works, of the first ones if any; while these are not clear, none of the others.

    One that costs money is recommended only where no free method is left to find out about.
    """
    words = {one.method: one for one in methods}
    ranked = [words[method] for method in dict.fromkeys((*liked, *words)) if method in words]
    first = [one for one in ranked if one.first]
    if (found := _best(first)) or is_unclear(first):
        return found
    others = [one for one in ranked if not one.first]
    if found := _best(one for one in others if not one.costs):
        return found
    return None if is_unclear(others) else _best(others)


def is_unclear(methods: Iterable[MethodVerdict]) -> bool:
    """Whether one of these methods waits for something that the member can find out."""
    return any(one.verdict == "ask" and not one.person for one in methods)


def preferred_methods(known: Mapping[str, str], content: Content) -> tuple[str, ...]:
    """The methods that suit this kind of device, best first: those whose `preferred` holds, then the others."""
    kind = content.kinds.get(known.get("kind", ""))

    def holds(id: str) -> bool:
        preferred = content.methods[id].preferred if id in content.methods else {}
        return bool(preferred) and evaluate(preferred, known) is True

    return tuple(sorted(kind.prefer, key=lambda id: not holds(id))) if kind else ()


def _judged_methods(rules: Iterable[DeviceRule], content: Content) -> Iterator[Method]:
    """The first methods, then those that a rule speaks of, each in the order of the content."""
    judged = {id for rule in rules for id in rule.methods}
    yield from (method for method in content.methods.values() if method.first)
    yield from (
        method for id, method in content.methods.items() if id in judged and not method.first
    )


def _best(ranked: Iterable[MethodVerdict]) -> str | None:
    able = list(ranked)
    for wanted in ("yes", "after"):
        for one in able:
            if one.verdict == wanted:
                return one.method
    return None
