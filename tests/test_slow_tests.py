"""Slow tests are few, are slow for a reason that is known, and are never left out in silence."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TypeGuard

import pytest

from tests.sampling import sampled
from tests.slow_tests import REASONS

ROOT = Path(__file__).parent.parent
PLUGINS = ("-p", "no:cacheprovider", "-p", "tests.slow_tests", "-p", "xdist.plugin")
ALONE, PARALLEL = ("-n", "0"), ("-n", "1")
MARKER = "pytest.mark.slow("
MARKED = """
import pytest
@pytest.mark.slow("{reason}")
@pytest.mark.parametrize("number", [1, 2, 3])
def test_what_takes_long(number):
    pass
def test_another_thing():
    pass
"""


def run(folder: Path, wanted: str, *options: str, reason: str = "attack") -> tuple[int, list[str]]:
    """Run pytest on four tests, three of them slow; its exit code and its lines."""
    (folder / "test_marked.py").write_text(MARKED.format(reason=reason), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *PLUGINS, "-q", "--strict-markers", *options, str(folder)],
        capture_output=True,
        text=True,
        cwd=folder,
        check=False,
        env={
            **os.environ,
            "KIOSK_TEST_SLOW": wanted,
            "PYTHONPATH": str(ROOT),
            "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        },
    )
    return done.returncode, (done.stdout + done.stderr).splitlines()


@pytest.mark.parametrize("options", sampled([PARALLEL, ALONE], 2), ids=" ".join)
def test_the_last_line_says_how_many_were_left_out_and_how_to_run_them(
    tmp_path: Path, options: tuple[str, ...]
) -> None:
    code, lines = run(tmp_path, "", *options)
    assert code == 0
    assert lines[-1] == (
        "Not run, because they are slow: 3 tests (attack 3); KIOSK_TEST_SLOW=1 scripts/test runs them, too."
    )
    assert any(line.startswith("1 passed") for line in lines)


def test_they_run_where_they_are_asked_for(tmp_path: Path) -> None:
    code, lines = run(tmp_path, "1")
    assert code == 0
    assert lines[-1].startswith("4 passed")


@pytest.mark.parametrize("options", sampled([PARALLEL, ALONE], 2), ids=" ".join)
def test_another_reason_is_an_error(tmp_path: Path, options: tuple[str, ...]) -> None:
    code, lines = run(tmp_path, "1", *options, reason="boredom")
    assert code not in (0, 5)
    assert any("is marked slow for 'boredom': name one of" in line for line in lines)


def functions() -> Iterator[tuple[ast.FunctionDef, bool]]:
    """Every test function of the suite, and whether it or its whole file is marked slow."""
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        text = path.read_text(encoding="utf-8")
        tree = ast.parse(text)
        if MARKER not in text:
            # To write all of a tree as text takes long.
            yield from ((node, False) for node in ast.walk(tree) if is_test(node))
            continue
        whole = any(
            isinstance(node, ast.Assign)
            and ast.unparse(node.targets[0]) == "pytestmark"
            and marks_slow(node.value)
            for node in tree.body
        )
        named = {
            ast.unparse(node.targets[0])
            for node in tree.body
            if isinstance(node, ast.Assign) and marks_slow(node.value)
        }
        for node in ast.walk(tree):
            if is_test(node):
                own = any(
                    marks_slow(one) or ast.unparse(one) in named for one in node.decorator_list
                )
                yield node, whole or own


def is_test(node: ast.AST) -> TypeGuard[ast.FunctionDef]:
    """Whether this is a test function."""
    return isinstance(node, ast.FunctionDef) and node.name.startswith("test_")


def marks_slow(node: ast.AST) -> bool:
    """Whether an expression holds the marker."""
    return MARKER in ast.unparse(node)


def test_nine_test_functions_in_ten_are_not_slow() -> None:
    found = list(functions())
    slow = sum(marked for _, marked in found)
    assert len(found) > 1000
    assert 0 < slow <= len(found) / 10


def test_the_guide_for_contributors_names_each_reason_and_no_other() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert tuple(re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)) == REASONS
