"""Every place of the journey goes into nine digits and comes back from them."""

import random
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.journey.checklist import build_checklist
from kiosk.journey.resume_code import (
    ANSWER_NUMBERS,
    ResumeCode,
    decode_resume_code,
    encode_resume_code,
    path_steps,
    step_at,
    steps_by_slot,
)
from kiosk.journey.resume_code import KIND_NUMBERS as KIND_NAMES
from kiosk.journey.resume_code_digits import NUMBER_COUNT, UnreadableError, digits_of
from kiosk.journey.resume_code_fields import (
    MAX_KINDS,
    MAX_METHODS,
    MAX_PLACES,
    MAX_WEEKS,
    SPAN,
    STAGE_PLACES,
    CodeFields,
    pack_fields,
)
from kiosk.view_model.replies import Typed
from kiosk.view_model.spoken_text import spoken_page
from tests.played_visit import PlayedVisit, shipped_content

MONDAY = date(2026, 11, 16)
DAYS = st.dates(date(2026, 1, 1), date(2200, 1, 1))
PLACES = [
    (method, key)
    for method in ("", *shipped_content().methods)
    for key in (
        *steps_by_slot(method, shipped_content()).values(),
        *path_steps(shipped_content()).values(),
    )
]
ANSWERS = st.fixed_dictionaries(
    {}, optional={fact: st.sampled_from(values) for fact, values in ANSWER_NUMBERS.items()}
)
SEED = 482_915_730


def made(key: str, method: str, kind: str, day: date = MONDAY, **answers: str) -> str:
    """The code of a place that was reached on a day."""
    facts = {"method": method, "kind": kind, **answers}
    return encode_resume_code(key, facts, day, shipped_content())


def fault(number: int) -> str:
    """Why the code of a number leads nowhere."""
    with pytest.raises(UnreadableError) as caught:
        decode_resume_code(digits_of(number), MONDAY, shipped_content())
    return caught.value.fault


def test_every_step_of_every_method_on_every_device_comes_back_and_has_a_code_of_its_own() -> None:
    codes = set()
    for (method, key), kind in product(PLACES, ("", *KIND_NAMES)):
        code = made(key, method, kind)
        assert decode_resume_code(code, MONDAY, shipped_content()) == ResumeCode(
            key, method, kind, 0
        )
        codes.add(code)
    assert len(codes) == len(PLACES) * 12 > 8000


@given(st.sampled_from(PLACES), st.sampled_from(("", *KIND_NAMES)), DAYS, ANSWERS)
def test_any_place_on_any_day_comes_back_with_all_that_was_said(
    place: tuple[str, str], kind: str, day: date, answers: dict[str, str]
) -> None:
    method, key = place
    code = made(key, method, kind, day, **answers)
    assert decode_resume_code(code, day, shipped_content()) == ResumeCode(
        key, method, kind, 0, answers
    )


def test_every_step_on_a_checklist_has_a_code() -> None:
    shown = set()
    for method in shipped_content().methods.values():
        for kind, stage in product((*method.kinds, "unknown"), shipped_content().stages):
            facts = {"method": method.id, "kind": kind}
            for line in build_checklist(stage, facts, shipped_content()):
                code = encode_resume_code(line.key, facts, MONDAY, shipped_content())
                found = decode_resume_code(code, MONDAY, shipped_content())
                assert (found.step, found.method) == (line.key, method.id)
                shown.add((method.id, line.key))
    assert {method for method, _ in shown} == set(shipped_content().methods)
    assert len(shown) > 150


def test_every_slot_names_a_step_of_the_content() -> None:
    for method, key in PLACES:
        assert step_at(key, method, shipped_content()) is not None, key


@pytest.mark.parametrize(
    "key", ["", "account", "account/", "account/no-such-step", "nowhere/pension-number"]
)
def test_what_is_no_step_with_a_slot_has_no_code(key: str) -> None:
    assert made(key, "passkey", "ipad") == ""


def test_a_step_of_another_method_has_no_code() -> None:
    ours = set(steps_by_slot("passkey", shipped_content()).values())
    others = [key for key in steps_by_slot("app", shipped_content()).values() if key not in ours]
    assert others
    assert {made(key, "passkey", "ipad") for key in others} == {""}


def test_what_is_unknown_is_left_out_of_the_code() -> None:
    code = made(
        "account/own-device", "unknown", "unknown", settlement="not-known", letter="old", jsis=""
    )
    assert decode_resume_code(code, MONDAY, shipped_content()) == ResumeCode(
        "account/own-device", "", "", 0
    )


@given(DAYS, st.integers(0, MAX_WEEKS - 1), st.integers(0, 6))
def test_weeks_are_counted_from_monday_to_monday(day: date, weeks: int, weekday: int) -> None:
    monday = day - timedelta(days=day.weekday())
    code = made("access/open-rcam", "passkey", "ipad", day)
    assert (
        decode_resume_code(
            code, monday + timedelta(weeks=weeks, days=weekday), shipped_content()
        ).weeks
        == weeks
    )


def test_the_day_within_a_week_leaves_the_code_as_it_is() -> None:
    week = {made("access/open-rcam", "app", "mac", MONDAY + timedelta(days=n)) for n in range(7)}
    (code,) = week
    assert made("access/open-rcam", "app", "mac", MONDAY + timedelta(days=7)) != code
    assert made("access/open-rcam", "app", "mac", MONDAY - timedelta(days=1)) != code


@given(st.integers(SPAN, NUMBER_COUNT - 1))
def test_a_code_of_any_later_layout_is_called_newer(number: int) -> None:
    assert fault(number) == "newer"


@given(st.integers(SPAN, NUMBER_COUNT - 1), st.integers(0, 999_999))
def test_a_longer_code_is_called_newer(number: int, more: int) -> None:
    for text in (
        digits_of(number),
        f"{digits_of(number)} {more % 1000:03}",
        f"{digits_of(number)}{more:06}",
    ):
        with pytest.raises(UnreadableError) as caught:
            decode_resume_code(text, MONDAY, shipped_content())
        assert caught.value.fault == "newer"


@pytest.mark.parametrize(
    "fields",
    [CodeFields(MAX_PLACES - 1), CodeFields(MAX_PLACES - 1, 1), CodeFields(STAGE_PLACES - 1, 1),
     CodeFields(0, MAX_METHODS - 1), CodeFields(0, 1, MAX_KINDS - 1), CodeFields(40, 0)],
)  # fmt: skip
def test_a_place_that_nobody_knows_is_called_unknown(fields: CodeFields) -> None:
    assert fault(pack_fields(fields)) == "unknown"


def test_a_step_that_no_longer_applies_to_a_device_leads_to_the_checklist_of_its_stage() -> None:
    visit = PlayedVisit(language="en")
    visit.choose("come-back")
    visit.reply(Typed(made("account/windows-hello", "passkey", "ipad")))
    assert visit.page.id == "comeback/was"
    assert visit.choose("yes").id == "stage/account"


def test_a_longer_code_is_called_newer_in_a_visit_too() -> None:
    visit = PlayedVisit(language="en")
    visit.choose("come-back")
    visit.reply(Typed(digits_of(SPAN) + "123"))
    assert "newer kiosk" in spoken_page(visit.page)


def test_few_random_numbers_are_a_place(capsys: pytest.CaptureFixture[str]) -> None:
    dice, tries, read_well = random.Random(SEED), 20_000, 0
    for _ in range(tries):
        try:
            decode_resume_code(f"{dice.randrange(10**9):09}", MONDAY, shipped_content())
        except UnreadableError:
            continue
        read_well += 1
    print(f"Random numbers that read as a place: {read_well / tries:.2%}")
    said = capsys.readouterr().out
    print(said)
    share = float(said.partition(": ")[2].rstrip("%\n"))
    assert 0 < share < 10
