"""Numbers that stand on paper at home: names are added behind the others, never moved or dropped."""

from kiosk.journey import resume_code_fields
from kiosk.journey.resume_code import (
    KIND_NUMBERS,
    LANGUAGE_NUMBERS,
    permanent_name,
    permanent_number,
)
from tests.played_visit import shipped_content

GIVEN_KINDS = (
    "iphone", "ipad", "ipod", "mac", "android-phone", "android-tablet", "windows", "chromebook", "linux",
    "basic-phone", "none",
)  # fmt: skip
GIVEN_LANGUAGES = (
    "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr",
    "hu", "it", "lt", "lv", "mt", "nl", "pl", "pt", "ro", "sk", "sl", "sv",
)  # fmt: skip
GIVEN_METHODS = {
    "passkey": 1, "trusted_platform": 2, "sms": 3, "app": 4, "eid": 5, "security_key": 6,
}  # fmt: skip


def test_no_kind_was_moved_or_dropped() -> None:
    assert KIND_NUMBERS[: len(GIVEN_KINDS)] == GIVEN_KINDS


def test_no_language_was_moved_or_dropped() -> None:
    assert LANGUAGE_NUMBERS[: len(GIVEN_LANGUAGES)] == GIVEN_LANGUAGES


def test_no_method_was_renumbered_or_dropped() -> None:
    now = {method.id: method.number for method in shipped_content().methods.values()}
    assert now | GIVEN_METHODS == now


def test_the_official_languages_are_24_in_the_order_of_their_tags() -> None:
    assert len(GIVEN_LANGUAGES) == 24
    assert list(GIVEN_LANGUAGES) == sorted(set(GIVEN_LANGUAGES))


def test_every_kind_and_every_language_of_the_content_has_a_number() -> None:
    assert set(shipped_content().kinds) <= set(KIND_NUMBERS)
    assert set(shipped_content().languages) <= set(LANGUAGE_NUMBERS)


def test_every_method_of_the_content_has_a_number_of_its_own() -> None:
    numbers = [method.number for method in shipped_content().methods.values()]
    assert len(set(numbers)) == len(numbers)
    assert set(numbers) <= set(range(1, resume_code_fields.MAX_METHODS))


def test_all_names_have_room_and_more_may_come() -> None:
    assert len(set(KIND_NUMBERS)) == len(KIND_NUMBERS) < resume_code_fields.MAX_KINDS
    assert len(set(LANGUAGE_NUMBERS)) == len(LANGUAGE_NUMBERS) < resume_code_fields.MAX_LANGUAGES


def test_every_number_gives_its_name_back_and_0_is_nothing() -> None:
    for names, limit in (
        (KIND_NUMBERS, resume_code_fields.MAX_KINDS),
        (LANGUAGE_NUMBERS, resume_code_fields.MAX_LANGUAGES),
    ):
        assert [permanent_name(permanent_number(one, names), names) for one in names] == list(names)
        assert permanent_name(permanent_number("klingon", names), names) == ""
        assert {permanent_name(free, names) for free in range(len(names) + 1, limit)} == {None}
