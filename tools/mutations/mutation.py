"""A small patch that takes one promise of docs/accessibility.md away, with the tests that must then fail."""

import re
import subprocess
from pathlib import Path

from msgspec import Struct

from tools.mutations.conformance import ROOT

FOLDER = ROOT / "tests/accessibility/mutations"


class Mutation(Struct, frozen=True):
    """One patch: the row of docs/accessibility.md that it breaks, and the tests that hold the row."""

    name: str
    claim: str
    tests: tuple[str, ...]
    file: Path


def read_mutations(folder: Path = FOLDER) -> list[Mutation]:
    """All patches of a folder, by name; ValueError for one whose head names no claim or no test.

    The head stands before the first line of the diff: `Claim:` is the first cell of a row, `Test:` a test that
    the row names. A row may name several tests; a patch names those that it breaks.
    """
    return [_read_mutation(file) for file in sorted(folder.glob("*.patch"))]


def _read_mutation(file: Path) -> Mutation:
    head = file.read_text(encoding="utf-8").partition("\ndiff --git ")[0]
    claims = re.findall(r"^Claim: (.+)$", head, re.MULTILINE)
    tests = re.findall(r"^Test: (.+)$", head, re.MULTILINE)
    if len(claims) != 1 or not tests:
        raise ValueError(
            f"{file.name}: write one line “Claim: …” and a line “Test: …” at its head."
        )
    return Mutation(file.stem, claims[0], tuple(tests), file)


def apply_patch(mutation: Mutation, tree: Path, *, check_only: bool = False) -> str:
    """Patch a tree, or only see whether that can be done; what git complains of, "" where all is well."""
    options = ["--check"] if check_only else []
    done = subprocess.run(
        ["git", "apply", "--unidiff-zero", *options, str(mutation.file)],
        cwd=tree,
        capture_output=True,
        text=True,
        check=False,
        # A folder inside a repository would be taken for a part of it, and patches of other parts passed over.
        env={"GIT_CEILING_DIRECTORIES": str(tree.parent), "PATH": "/usr/bin:/bin:/usr/local/bin"},
    )
    return done.stderr if done.returncode else ""
