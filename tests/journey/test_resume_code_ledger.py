"""Numbers that stand on paper at home: names are added behind the others, never moved or dropped."""

from kiosk.journey import resume_code_fields
from kiosk.journey.resume_code import (
    ANSWER_NUMBERS,
    KIND_NUMBERS,
    permanent_name,
    permanent_number,
)
from tests.played_visit import shipped_content

GIVEN_KINDS = (
    "iphone", "ipad", "ipod", "mac", "android-phone", "android-tablet", "windows", "chromebook", "linux",
    "basic-phone", "none",
)  # fmt: skip
GIVEN_ANSWERS = {
    "jsis": ("open",), "letter": ("yes",), "settlement": ("brussels", "luxembourg", "ispra"),
}  # fmt: skip
ANSWER_LIMITS = {
    "jsis": resume_code_fields.MAX_JSIS,
    "letter": resume_code_fields.MAX_LETTERS,
    "settlement": resume_code_fields.MAX_SETTLEMENTS,
}
GIVEN_METHODS = {
    "passkey": 1, "trusted_platform": 2, "sms": 3, "app": 4, "eid": 5, "security_key": 6,
}  # fmt: skip


def test_no_kind_was_moved_or_dropped() -> None:
    assert KIND_NUMBERS[: len(GIVEN_KINDS)] == GIVEN_KINDS


def test_no_answer_was_moved_or_dropped() -> None:
    for fact, values in GIVEN_ANSWERS.items():
        assert ANSWER_NUMBERS[fact][: len(values)] == values


def test_no_method_was_renumbered_or_dropped() -> None:
    now = {method.id: method.number for method in shipped_content().methods.values()}
    assert now | GIVEN_METHODS == now


def test_every_kind_of_the_content_has_a_number() -> None:
    assert set(shipped_content().kinds) <= set(KIND_NUMBERS)


def test_every_answer_is_one_that_the_content_sets() -> None:
    content = shipped_content()
    steps = [
        *(step for one in content.stages.values() for step in one.step.values()),
        *(step for one in content.situations.values() for step in one.step.values()),
    ]
    said = {one for step in steps for one in step.sets.items()}
    said |= {one for step in steps for choice in step.choice for one in choice.sets.items()}
    said |= {one for page in content.troubles.values() for one in page.sets.items()}
    assert {(fact, value) for fact in ANSWER_NUMBERS for value in ANSWER_NUMBERS[fact]} <= said


def test_every_method_of_the_content_has_a_number_of_its_own() -> None:
    numbers = [method.number for method in shipped_content().methods.values()]
    assert len(set(numbers)) == len(numbers)
    assert set(numbers) <= set(range(1, resume_code_fields.MAX_METHODS))


def test_all_names_have_room_and_more_may_come() -> None:
    assert len(set(KIND_NUMBERS)) == len(KIND_NUMBERS) < resume_code_fields.MAX_KINDS
    for fact, limit in ANSWER_LIMITS.items():
        assert len(ANSWER_NUMBERS[fact]) < limit


def test_every_number_gives_its_name_back_and_0_is_nothing() -> None:
    for names, limit in (
        (KIND_NUMBERS, resume_code_fields.MAX_KINDS),
        *((ANSWER_NUMBERS[fact], limit) for fact, limit in ANSWER_LIMITS.items()),
    ):
        assert [permanent_name(permanent_number(one, names), names) for one in names] == list(names)
        assert permanent_name(permanent_number("klingon", names), names) == ""
        assert {permanent_name(free, names) for free in range(len(names) + 1, limit)} <= {None}
        assert permanent_name(limit, names) is None
