"""One verdict for several devices that may be meant."""

from collections.abc import Callable, Iterable, Mapping

from kiosk.content.catalog import Catalog
from kiosk.content.records import Sentence
from kiosk.flow.facts import settle
from kiosk.flow.finder.candidate import Candidate
from kiosk.flow.verdict import FIRST, MethodVerdict, Verdict, unclear

Judge = Callable[[Mapping[str, str]], Verdict]


def agreed(candidates: Iterable[Candidate], catalog: Catalog, judge: Judge) -> Verdict:
    """The verdict where all agree on a method; where they do not, ask what tells them apart."""
    known = [settle(one.facts, catalog) for one in candidates]
    each = [judge(facts) for facts in known]
    if len(each) == 1:
        return each[0]
    shared = {
        fact: value for fact, value in known[0].items() if all(f.get(fact) == value for f in known)
    }
    common = judge(shared)
    methods = tuple(
        _merge([verdict.methods[n] for verdict in each], one)
        for n, one in enumerate(common.methods)
    )
    return Verdict(methods, _recommended(methods, (common, *each)))


def _merge(each: list[MethodVerdict], common: MethodVerdict) -> MethodVerdict:
    words = {one.verdict for one in each}
    person = all(one.person or one.verdict == "no" for one in each)
    if len(words) > 1:
        reasons = common.because if common.verdict == "ask" else _once(one.because for one in each)
        return MethodVerdict(common.method, "ask", reasons, common.caveats, common.rules, person)
    return MethodVerdict(
        common.method,
        each[0].verdict,
        _once(one.because for one in each),
        _once(one.caveats for one in each),
        tuple(dict.fromkeys(id for one in each for id in one.rules)),
        person and words == {"ask"},
    )


def _recommended(methods: tuple[MethodVerdict, ...], verdicts: Iterable[Verdict]) -> str | None:
    """What is recommended for what all have in common, else for one of them, if it works for all."""
    open_ = [one for one in methods if one.method in FIRST] if unclear(methods) else methods
    for wanted in ("yes", "after"):
        able = {one.method for one in open_ if one.verdict == wanted}
        for verdict in verdicts:
            if verdict.recommended in able:
                return verdict.recommended
    return None


def _once(groups: Iterable[tuple[Sentence, ...]]) -> tuple[Sentence, ...]:
    return tuple({say.english: say for group in groups for say in group}.values())
