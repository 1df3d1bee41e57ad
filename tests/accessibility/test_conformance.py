"""docs/accessibility.md has a row for every requirement, and names only tests that exist."""

import re

from tools.mutations.conformance import CONFORMANCE, ROOT, TEST_NAME, conformance_rows

TEXT = CONFORMANCE.read_text(encoding="utf-8")
ROWS = conformance_rows()
CLAUSES = (
    *(f"5.1.3.{n}" for n in range(1, 17)),
    *("5.1.2.1", "5.1.2.2", "5.1.4", "5.1.5", "5.1.6.1", "5.1.6.2", "5.1.7"),
    *(f"5.{n}" for n in range(2, 10)),
    *("11.5", "11.6.2", "11.7", "11.8"),
)
CRITERIA = """1.1.1 1.3.1 1.3.2 1.3.3 1.3.4 1.3.5 1.4.1 1.4.2 1.4.3 1.4.4 1.4.5 1.4.6 1.4.10 1.4.11
    1.4.12 1.4.13 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.2.3 2.2.6 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4 2.4.5
    2.4.6 2.4.7 2.4.11 2.5.1 2.5.2 2.5.3 2.5.4 2.5.5 2.5.7 2.5.8 3.1.1 3.1.2 3.2.1 3.2.2 3.2.3
    3.2.4 3.2.6 3.3.1 3.3.2 3.3.3 3.3.4 3.3.7 3.3.8 4.1.2 4.1.3"""


def test_every_test_that_is_named_exists() -> None:
    named = TEST_NAME.findall(TEXT)
    assert len(named) > 80
    for path, test in named:
        assert (ROOT / path).is_file(), path
        defined = re.search(rf"^(?:async )?def {test}\(", (ROOT / path).read_text(), re.MULTILINE)
        assert defined, f"{path}::{test}"


def test_every_row_says_how_it_is_known() -> None:
    assert len(ROWS) > 110
    for row in ROWS:
        told = row[-1]
        assert TEST_NAME.search(told) or told.startswith(("by hand: ", "does not apply")), row[0]
        assert all(row), row[0]


def test_every_requirement_clause_and_criterion_has_a_row() -> None:
    ids = [row[0] for row in ROWS]
    assert [id for id in ids if id.startswith("A")] == [f"A{n:02}" for n in range(1, 37)]
    assert set(CLAUSES) <= set(ids)
    criteria = {one for id in ids for one in re.findall(r"\d\.\d\.\d+", id)}
    assert set(CRITERIA.split()) <= criteria
