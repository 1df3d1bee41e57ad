"""Whatever is answered, the device check ends, and ends in a way that can work."""

from functools import cache

from kiosk.journey.verdict import Verdict, is_unclear
from tests.built_once import built_once
from tests.journey.device_verdicts import (
    FIRST_METHODS,
    OTHER_METHODS,
    method_verdict,
    reasons,
    verdict,
    words,
)
from tests.journey.device_walks import End, every_end
from tests.played_visit import shipped_content

WORKS = ("yes", "after")
HELP = (
    "buy",
    "lend",
    "lent",
    "borrow",
    "volunteer",
    "update",
    "set ",
    "turn on",
    "get a card reader",
)
"""What a way after a change says is needed: to buy, to borrow, a person, or a setting."""


@cache
def ends() -> tuple[tuple[End, Verdict], ...]:
    """The end of every walk with its verdict."""
    return built_once(
        "device-verdicts", lambda: tuple((end, verdict(end.facts)) for end in every_end())
    )


def asked_for(*methods: str) -> set[str]:
    """The questions asked for these methods alone."""
    return {
        id for id, one in shipped_content().questions.items() if set(methods) & set(one.methods)
    }


def test_every_question_is_asked_on_some_walk() -> None:
    assert {id for end in every_end() for id in end.asked} == set(shipped_content().questions)


def test_every_combination_of_answers_ends_in_a_way_that_can_work() -> None:
    assert len(ends()) > 10_000
    for end, found in ends():
        if end.known:
            assert found.recommended is not None, end
            assert method_verdict(found.recommended, found).verdict in WORKS, end


def test_where_something_was_not_known_a_way_can_work_or_the_page_says_what_to_find_out() -> None:
    for end, found in ends():
        assert any(one.verdict in WORKS for one in found.methods), end
        if found.recommended is None:
            assert is_unclear(found.methods), end
            assert not end.known


def test_a_way_that_needs_something_says_what_to_buy_borrow_or_ask_for() -> None:
    for end, found in ends():
        if (
            found.recommended
            and (best := method_verdict(found.recommended, found)).verdict == "after"
        ):
            assert any(word in reasons(best).lower() for word in HELP), (end, reasons(best))


def test_every_combination_of_answers_has_a_reason_for_every_way() -> None:
    for end, found in ends():
        assert all(one.because and one.rules for one in found.methods), end
        first = [one for one in found.methods if one.method in FIRST_METHODS]
        assert not end.known or not is_unclear(first), end


def test_no_member_whose_device_takes_a_first_method_is_asked_about_the_other_ways() -> None:
    other = asked_for(*OTHER_METHODS)
    for end, found in ends():
        if set(WORKS) & set(words(found)):
            assert not other & set(end.asked), end


def test_the_list_of_questions_stays_short() -> None:
    other = asked_for(*OTHER_METHODS)
    for end in every_end():
        assert len(other & set(end.asked)) <= 4, end
        assert not end.known or len(end.asked) <= 10, end


def test_the_questions_end_at_the_first_way_that_works_as_it_is() -> None:
    for end, found in ends():
        able = [
            method for method in OTHER_METHODS if method_verdict(method, found).verdict == "yes"
        ]
        if found.recommended in OTHER_METHODS and able:
            assert found.recommended == able[0], end
            later = OTHER_METHODS[OTHER_METHODS.index(able[0]) + 1 :]
            assert not asked_for(*later) & set(end.asked), end
