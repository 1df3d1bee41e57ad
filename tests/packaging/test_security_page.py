"""The page on security is true word for word: each sentence names what shows it, its figures are the code's."""

import ast
import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from kiosk.settings.schema import MAX_RETENTION_DAYS, Settings, TimeLimits
from kiosk.staff.pin_attempts import FIRST_WAIT, FREE_ATTEMPTS, LONGEST_WAIT
from kiosk.view_model.page import Digits
from tests.crawl import walk
from tests.sampling import IS_WHOLE
from tools.attack.attacks import ATTACKS
from tools.bench.unique_rows import measure_unique_rows

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
THREATS = PAGE.partition("## The threats\n")[2].partition("\n## ")[0]
CLAIMS = re.findall(r"^- (.+?\.)\n  (.+)$", THREATS, re.MULTILINE)
"""Each sentence, and the line of what shows it."""

NAMED = sorted({name for _, shown in CLAIMS for name in re.findall(r"`([^`]+)`", shown)})


@cache
def functions(file: str) -> frozenset[str]:
    """The names of the tests in a file."""
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef))


def test_every_sentence_against_a_threat_names_what_shows_it() -> None:
    bullets = re.findall(r"^- .*", THREATS, re.MULTILINE)
    assert len(bullets) == len(CLAIMS) > 40
    assert all(re.fullmatch(r"`[^`]+`(, `[^`]+`)*", shown) for _, shown in CLAIMS)


@pytest.mark.parametrize("name", NAMED)
def test_what_is_named_is_there(name: str) -> None:
    if name.startswith("scripts/attack "):
        assert name.removeprefix("scripts/attack ") in {attack.name for attack in ATTACKS}
    elif name.startswith("scripts/kiosk "):
        assert name == "scripts/kiosk check --reset"
    else:
        file, _, function = name.partition("::")
        assert function in functions(file)


def test_there_are_two_fields_to_type_into() -> None:
    fields = {
        page.id
        for _, page in walk("en", limit=40_000 if IS_WHOLE else 4_000)
        if isinstance(page.ask, Digits)
    }
    assert fields == {"phone", "comeback"}


def test_the_times_that_it_names_are_those_of_the_settings() -> None:
    seconds = TimeLimits()
    paces = (seconds.question, seconds.reading, seconds.device, seconds.waiting)
    shortest, longest = (int(one(paces) + seconds.warning) // 60 for one in (min, max))
    assert f"ends {shortest} to {longest} minutes after the last key" in PAGE
    assert seconds.warning == 60
    assert (seconds.helped_end, seconds.cover) == (2 * 3600, 3 * 60)
    assert f"Rows go after {Settings().retention_days} days (1 to {MAX_RETENTION_DAYS}" in PAGE


def test_the_waits_that_it_names_are_those_of_the_pin() -> None:
    assert (FREE_ATTEMPTS, FIRST_WAIT, LONGEST_WAIT) == (5, 60, 30 * 60)
    assert "After 5 wrong ones the next waits 1, 2, 4 … minutes, up to 30." in PAGE


@pytest.mark.parametrize(
    ("visits_a_week", "share"), [(10, "all are unique with 10"), (40, "99 % with 40")]
)
def test_nearly_every_row_is_the_only_one_of_its_kind_and_the_page_says_so(
    visits_a_week: int, share: str
) -> None:
    found = next(
        row
        for row in measure_unique_rows(date(2026, 11, 30))
        if f", {visits_a_week} visits" in row.what
    )
    assert found.kiosk == 100 or f"{found.kiosk:.0f} %" in share
    assert found.kiosk > 95
    assert share in " ".join(PAGE.split())
