"""Codes that stand on paper at home, from every version of the kiosk: they are read for ever.

Lines are added to resume_codes.tsv, never changed; `python -m tests.journey.resume_codes` prints those of a new
version.
"""

import csv
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest

from kiosk import __version__
from kiosk.journey.resume_code import (
    ANSWER_NUMBERS,
    KIND_NUMBERS,
    ResumeCode,
    decode_resume_code,
    encode_resume_code,
)
from tests.journey.resume_codes import lines
from tests.played_visit import shipped_content

FACTS = ("method", "kind", *ANSWER_NUMBERS)
HEAD = ("kiosk", "issued", "code", "step", *FACTS)
GOLDEN = Path(__file__).with_name("resume_codes.tsv")


@cache
def golden() -> tuple[dict[str, str], ...]:
    """The lines of the file."""
    with GOLDEN.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file, delimiter="\t"))


def facts_of(row: Mapping[str, str]) -> dict[str, str]:
    """What the member of a line had said."""
    return {fact: row[fact] for fact in FACTS if row[fact]}


def issued(row: Mapping[str, str]) -> date:
    """The day on which the code of a line was made."""
    return date.fromisoformat(row["issued"])


@pytest.mark.parametrize(("later", "weeks"), [(0, 0), (1, 1), (5, 5), (51, 51), (52, 0), (53, 1)])
def test_every_code_is_read_as_what_it_was_made_of(later: int, weeks: int) -> None:
    for row in golden():
        found = decode_resume_code(
            row["code"], issued(row) + timedelta(weeks=later), shipped_content()
        )
        assert (found.step, found.facts, found.weeks) == (row["step"], facts_of(row), weeks), row


def test_this_version_still_makes_its_own_codes() -> None:
    own = [row for row in golden() if row["kiosk"] == __version__]
    for row in own:
        made = encode_resume_code(row["step"], facts_of(row), issued(row), shipped_content())
        assert made == row["code"], row
    assert len(own) >= 40, (
        f"resume_codes.tsv lacks codes of {__version__}: add tests.journey.resume_codes"
    )


def test_the_file_holds_every_stage_method_kind_and_answer() -> None:
    rows = golden()
    stages = {(row["method"], row["step"].partition("/")[0]) for row in rows}
    assert {
        (method, stage)
        for method in shipped_content().methods
        for stage in shipped_content().stages
    } <= stages
    assert {row["method"] for row in rows} >= {"", *shipped_content().methods}
    assert {row["kind"] for row in rows} >= {"", *KIND_NUMBERS}
    for fact, values in ANSWER_NUMBERS.items():
        assert {row[fact] for row in rows} >= {"", *values}


def test_a_new_version_can_add_codes_enough() -> None:
    added = list(lines(date(2027, 3, 1)))
    assert len(added) >= 40
    for _, day, code, step, method, kind, *said in added:
        found = decode_resume_code(code, date.fromisoformat(day), shipped_content())
        answers = dict(zip(ANSWER_NUMBERS, said, strict=True))
        known = {fact: value for fact, value in answers.items() if value}
        assert found == ResumeCode(step, method, kind, 0, known)
    assert {tuple(row) for row in golden()} == {tuple(HEAD)}


def test_no_code_stands_there_twice() -> None:
    codes = [row["code"] for row in golden()]
    assert len(set(codes)) == len(codes)
    assert all(len(code) == 9 and code.isascii() and code.isdigit() for code in codes)
