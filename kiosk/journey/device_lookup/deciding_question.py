"""The one question that brings a verdict without a recommendation nearer to one."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from kiosk.content.content import Content
from kiosk.content.shared_records import Sentence
from kiosk.journey.conditions import UNKNOWN_ANSWER
from kiosk.journey.device_lookup.candidates import DeviceCandidate
from kiosk.journey.device_questions import next_device_question
from kiosk.journey.verdict import Verdict, is_unclear

Facts = Mapping[str, str]

FORM = "form"
"""The fact, and the question, which sort of device it is."""


def sentence_to_ask(
    candidates: Iterable[DeviceCandidate],
    verdict: Verdict,
    content: Content,
    reopened: Collection[str] = (),
    closed: Collection[str] = (),
) -> tuple[Sentence, ...]:
    """The question to ask next and where to look, or what to ask a person; none where a method is recommended."""
    if verdict.recommended is not None:
        return ()
    known: list[Facts] = [_facts_to_ask_with(one, content) for one in candidates]
    if not is_unclear(one for one in verdict.methods if one.first):
        # The first methods are decided for all candidates, and what is asked of one for the others holds for all.
        of_person = {one.method for one in verdict.methods if one.person}
        about = [
            question.id
            for question in content.questions.values()
            if of_person.issuperset(question.methods)
        ]
        known = [{**dict.fromkeys(about, UNKNOWN_ANSWER), **facts} for facts in known[:1]]
    asked = {
        question.id: question
        for facts in _shared_by_kind(known)
        if (question := next_device_question(facts, content, reopened, closed)) is not None
    }
    if len(asked) > 1:
        shared = next_device_question(_shared_facts(known), content, reopened, closed)
        asked = {shared.id: shared} if shared else asked
    for question in asked.values():
        return (question.ask, *question.where)
    return next((one.because[:1] for one in verdict.methods if one.verdict == "ask"), ())


def _facts_to_ask_with(candidate: DeviceCandidate, content: Content) -> Facts:
    """What is known of a candidate, its form too; what it could not be known by counts as asked."""
    unknown = {fact for fact, value in candidate.facts.items() if value == UNKNOWN_ANSWER}
    asked = {
        question.id: UNKNOWN_ANSWER
        for question in content.questions.values()
        if any(unknown & choice.sets.keys() for choice in question.choice)
    }
    return {**_form_fact(candidate, content), **asked, **candidate.facts}


def _shared_by_kind(known: Iterable[Facts]) -> Iterator[Facts]:
    """For each kind of device, what all candidates of it have in common."""
    kinds: dict[str, list[Facts]] = {}
    for facts in known:
        kinds.setdefault(facts.get("kind", ""), []).append(facts)
    return map(_shared_facts, kinds.values())


def _shared_facts(known: Iterable[Facts]) -> Facts:
    first, *others = known
    return {
        fact: value
        for fact, value in first.items()
        if all(facts.get(fact) == value for facts in others)
    }


def _form_fact(candidate: DeviceCandidate, content: Content) -> dict[str, str]:
    """The first form under which the questions know a kind, as "tablet" for an iPad."""
    kind = candidate.facts.get("kind", "")
    questions = content.questions
    form = questions.get(FORM)
    for choice in form.choice if form else ():
        if choice.sets.get("kind") == kind:
            return dict(choice.sets)
    found = {
        test.is_
        for one in questions.values()
        for fact, test in one.when.items()
        if fact == FORM and test.is_ and any(x.sets.get("kind") == kind for x in one.choice)
    }
    # A Windows tablet is a computer where nothing else was said.
    form_id = "computer" if "computer" in found else next(iter(found), None)
    return {FORM: form_id} if form_id else {}
