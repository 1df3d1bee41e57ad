"""A method or step whose number has no room in the resume code is named, and its slips are served without one."""

from msgspec.structs import replace

from kiosk.content.content import Content
from kiosk.journey.resume_code import encode_resume_code
from kiosk.journey.resume_code_check import check_numbers
from kiosk.journey.resume_code_fields import MAX_METHODS
from tests.played_visit import NOON, shipped_content

DAY = NOON.date()


def with_methods(**numbers: int) -> Content:
    """The content with more methods, each with this number."""
    passkey = shipped_content().methods["passkey"]
    more = {id: replace(passkey, id=id, number=number) for id, number in numbers.items()}
    return replace(shipped_content(), methods={**shipped_content().methods, **more})


def test_the_numbers_of_the_content_have_room_and_are_used_once() -> None:
    assert check_numbers(shipped_content()) == []


def test_an_eighth_method_is_named_with_what_to_do() -> None:
    free = set(range(1, MAX_METHODS)) - {one.number for one in shipped_content().methods.values()}
    content = with_methods(**{f"more-{number}": number for number in free}, eighth=MAX_METHODS)
    (found,) = check_numbers(content)
    assert (found.file, found.key) == ("methods/eighth.toml", "number")
    assert "no room for 8" in found.fault
    assert "another layout" in found.remedy


def test_a_slip_of_an_eighth_method_is_made_without_a_code() -> None:
    content = with_methods(eighth=MAX_METHODS)
    assert len(encode_resume_code("access/open-rcam", {"method": "passkey"}, DAY, content)) == 9
    assert encode_resume_code("access/open-rcam", {"method": "eighth"}, DAY, content) == ""


def test_a_number_that_is_used_twice_is_named() -> None:
    number = shipped_content().methods["sms"].number
    (found,) = check_numbers(with_methods(twin=number))
    assert found.key == "number"
    assert found.fault == f"Another one has the number {number}."


def test_a_slot_without_room_and_one_used_twice_are_named() -> None:
    access = shipped_content().stages["access"]
    first, second = list(access.step)[:2]
    for slot, said in ((128, "no room for 128"), (access.step[first].slot, "Another one")):
        steps = {**access.step, second: replace(access.step[second], slot=slot)}
        stages = {**shipped_content().stages, "access": replace(access, step=steps)}
        found = check_numbers(replace(shipped_content(), stages=stages))
        assert any(said in one.fault for one in found)
        assert f"step.{second}.slot" in {one.key for one in found}
