"""Whatever is answered, the device check ends, and ends in a verdict."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.flow.device_questions import questions_left
from kiosk.flow.holds import UNKNOWN
from tests.flow.device_walks import answer
from tests.flow.known import catalog, verdict, words


def test_every_question_can_be_reached() -> None:
    seen: set[str] = set()
    open_: list[dict[str, str]] = [{}]
    while open_:
        facts = open_.pop()
        question = questions_left(facts, catalog())
        if question is not None:
            # The last questions only repeat themselves once they have been seen.
            if not (question.id in seen and question.id.startswith(("lock", "keychain", "two"))):
                choices = (*(one.id for one in question.choice[:5]), UNKNOWN)
                open_.extend(answer(facts, question, choice) for choice in choices)
            seen.add(question.id)
    assert seen == set(catalog().questions)


@given(st.data())
def test_any_row_of_answers_ends_in_a_verdict_with_reasons(data: st.DataObject) -> None:
    facts: dict[str, str] = {}
    doubt = False
    for _ in range(12):
        question = questions_left(facts, catalog())
        if question is None:
            break
        choice = data.draw(st.sampled_from([*(one.id for one in question.choice), UNKNOWN]))
        doubt = doubt or choice == UNKNOWN
        facts = answer(facts, question, choice)
    assert questions_left(facts, catalog()) is None
    found = verdict(facts)
    assert all(one.because for one in found.methods)
    old_mac = facts.get("kind") == "mac" and facts.get("touch") == "yes"
    if not (doubt or old_mac or facts.get("kind") == "chromebook"):
        assert "ask" not in words(found)


@given(st.integers(0, 11), st.data())
def test_not_knowing_one_thing_still_leads_somewhere(at: int, data: st.DataObject) -> None:
    facts: dict[str, str] = {}
    for n in range(13):
        question = questions_left(facts, catalog())
        if question is None:
            break
        known = data.draw(st.sampled_from([*(one.id for one in question.choice)]))
        facts = answer(facts, question, UNKNOWN if n == at else known)
    for one in verdict(facts).methods:
        assert one.verdict != "ask" or all(say.english for say in one.because)
