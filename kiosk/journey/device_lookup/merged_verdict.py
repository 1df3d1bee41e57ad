"""One verdict for all the devices that words can mean."""

from collections.abc import Callable, Iterable, Mapping

from msgspec.structs import replace

from kiosk.content.content import Content
from kiosk.content.shared_records import Sentence
from kiosk.journey.device_facts import derive_facts
from kiosk.journey.device_lookup.candidates import DeviceCandidate
from kiosk.journey.verdict import MethodVerdict, Verdict, is_unclear

JudgeDevice = Callable[[Mapping[str, str]], Verdict]


def merge_verdicts(
    candidates: Iterable[DeviceCandidate], content: Content, judge: JudgeDevice
) -> Verdict:
    """The verdict for all candidates, of whom there must be one at least.

    Where they agree on a method, so does this verdict; where they differ, it asks what tells them apart.
    """
    known = [derive_facts(one.facts, content) for one in candidates]
    verdicts = [judge(facts) for facts in known]
    if len(verdicts) == 1:
        return verdicts[0]
    shared = {
        fact: value
        for fact, value in known[0].items()
        if all(facts.get(fact) == value for facts in known)
    }
    common = judge(shared)
    # All verdicts have the same methods in the same order.
    methods = tuple(
        _merge_method([verdict.methods[n] for verdict in verdicts], one)
        for n, one in enumerate(common.methods)
    )
    return Verdict(methods, _recommended(methods, (common, *verdicts)))


def _merge_method(each: list[MethodVerdict], common: MethodVerdict) -> MethodVerdict:
    """One method: `each` is its verdict for each candidate, `common` that for what they have in common."""
    words = {one.verdict for one in each}
    if len(words) > 1:
        all_reasons = _each_once(one.because for one in each)
        return replace(
            common,
            verdict="ask",
            because=common.because if common.verdict == "ask" else all_reasons,
            person=all(one.person or one.verdict == "no" for one in each),
            costs=False,
            changes=(),
        )
    # What stands against all of them is enough, as that they are lent; other reasons may hold for some alone.
    against_all = _in_each(one.because for one in each) if words == {"no"} else ()
    return replace(
        common,
        verdict=each[0].verdict,
        because=against_all or _each_once(one.because for one in each),
        caveats=() if against_all else _each_once(one.caveats for one in each),
        rules=tuple(dict.fromkeys(id for one in each for id in one.rules)),
        person=words == {"ask"} and all(one.person for one in each),
        costs=all(one.costs for one in each),
        changes=tuple(dict.fromkeys(how for one in each for how in one.changes)),
    )


def _recommended(methods: tuple[MethodVerdict, ...], verdicts: Iterable[Verdict]) -> str | None:
    """What is recommended for what all have in common, else for one of them, if it works for all."""
    first = [one for one in methods if one.first]
    eligible = first if is_unclear(first) else list(methods)
    if is_unclear(methods):
        eligible = [one for one in eligible if not one.costs]
    for wanted in ("yes", "after"):
        able = {one.method for one in eligible if one.verdict == wanted}
        for verdict in verdicts:
            if verdict.recommended in able:
                return verdict.recommended
    return None


def _each_once(groups: Iterable[tuple[Sentence, ...]]) -> tuple[Sentence, ...]:
    return tuple({sentence.english: sentence for group in groups for sentence in group}.values())


def _in_each(groups: Iterable[tuple[Sentence, ...]]) -> tuple[Sentence, ...]:
    """The sentences that stand in every group."""
    first, *others = groups
    return tuple(
        one for one in first if all(one.english in {x.english for x in group} for group in others)
    )
