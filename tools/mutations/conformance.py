"""The rows of docs/accessibility.md: what holds, and the tests that hold it."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
CONFORMANCE = ROOT / "docs/accessibility.md"

ROW = re.compile(r"\| [A0-9]")
"""How the row of a requirement, a clause or a criterion begins."""

TEST_NAME = re.compile(r"(tests/[\w/]+\.py)::(test_\w+)")


def conformance_rows() -> list[list[str]]:
    """The cells of each row: its id first, how it is known last."""
    return [
        [cell.strip() for cell in line.strip("|\n ").split(" | ")]
        for line in CONFORMANCE.read_text(encoding="utf-8").splitlines()
        if ROW.match(line)
    ]


def held_claims() -> dict[str, list[str]]:
    """The tests that each row names, by its id; rows that no test holds are left out."""
    named = {row[0]: [one[0] for one in TEST_NAME.finditer(row[-1])] for row in conformance_rows()}
    return {claim: tests for claim, tests in named.items() if tests}
