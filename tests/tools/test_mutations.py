"""Each promise of docs/accessibility.md that a patch takes away is one that the named test holds."""

from pathlib import Path

import pytest

from tests.conftest import needs
from tools.mutations.__main__ import judge
from tools.mutations.conformance import ROOT, held_claims
from tools.mutations.mutation import Mutation, apply_patch, read_mutations
from tools.mutations.patched_copy import PatchedCopy

REPORTED = {"A06", "A21", "2.4.4", "3.3.2", "A19", "5.1.3.3", "A25", "A03", "A11", "5.1.6.1"}
"""Rows whose tests once held only half of what they say, or none of it."""

NAMED_TEST = "tests/test_sign.py::test_the_sign_is_a_star"


def test_each_patch_applies_and_names_a_row_and_tests_of_that_row() -> None:
    needs("git", "git")
    claims = held_claims()
    for mutation in read_mutations():
        assert mutation.claim in claims, mutation.name
        assert set(mutation.tests) <= set(claims[mutation.claim]), mutation.name
        assert apply_patch(mutation, ROOT, check_only=True) == "", mutation.name


def test_thirty_rows_have_a_patch_and_all_that_were_reported_are_among_them() -> None:
    patched = {mutation.claim for mutation in read_mutations()}
    assert patched >= REPORTED
    assert len(patched) >= 30


def test_a_patch_without_a_claim_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "lost.patch").write_text("Nothing.\n\ndiff --git a/x b/x\n")
    with pytest.raises(ValueError, match=r"lost\.patch: write one line “Claim"):
        read_mutations(tmp_path)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of one module and one test."""
    root = tmp_path / "project"
    for name, text in (
        ("kiosk/sign.py", 'SIGN = "*"\nOTHER = "+"\n'),
        (
            "tests/test_sign.py",
            "from kiosk.sign import SIGN\n\n\ndef test_the_sign_is_a_star():\n    assert SIGN == '*'\n",
        ),
    ):
        (root / name).parent.mkdir(parents=True)
        (root / name).write_text(text)
    return root


@pytest.mark.parametrize(
    ("before", "after", "outcome"),
    [
        ('SIGN = "*"', 'SIGN = "-"', "seen"),
        ('OTHER = "+"', 'OTHER = "-"', f"NOT SEEN by {NAMED_TEST}: passed"),
        ('GONE = "+"', 'GONE = "-"', "does not apply"),
    ],
)
def test_a_promise_that_can_be_broken_unseen_is_told(
    project: Path, tmp_path: Path, before: str, after: str, outcome: str
) -> None:
    needs("git", "git")
    line = 2 if "OTHER" in before else 1
    file = tmp_path / "one.patch"
    file.write_text(
        f"A sign.\n\nClaim: A00\nTest: {NAMED_TEST}\n\n"
        "diff --git a/kiosk/sign.py b/kiosk/sign.py\n--- a/kiosk/sign.py\n+++ b/kiosk/sign.py\n"
        f"@@ -{line} +{line} @@\n-{before}\n+{after}\n"
    )
    (mutation,) = read_mutations(tmp_path)
    assert judge(mutation, PatchedCopy(tmp_path / "copy", project)).startswith(outcome)
    # The project itself is as it was.
    assert 'SIGN = "*"' in (project / "kiosk/sign.py").read_text()


def test_a_test_that_fails_without_any_patch_proves_nothing(project: Path, tmp_path: Path) -> None:
    (project / "kiosk/sign.py").write_text('SIGN = "-"\n')
    mutation = Mutation("one", "A00", (NAMED_TEST,), tmp_path / "one.patch")
    outcome = judge(mutation, PatchedCopy(tmp_path / "copy", project))
    assert outcome == "without the patch: failed"
