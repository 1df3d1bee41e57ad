"""Every tool whose reader closes the pipe at once, as `true` does, ends quietly."""

import os
import re
import sys
from pathlib import Path

import pytest

from tests.conftest import needs
from tests.unread_output import run_unread

ROOT = Path(__file__).parents[2]

TOOLS = {
    "attack": "from tools.attack.__main__ import main; main()",
    "bench": "from tools.bench.__main__ import main; main()",
    "check-content": "from tools.content_check.__main__ import main; main()",
    "font": "from tools.font import main; main()",
    "make-log": "from tools.bench.make_log import main; main()",
    "mutations": "from tools.mutations.__main__ import main; main()",
    "office-papers": "from tools.office_papers.main import main; main(sys.argv[1:])",
    "pack-content": "from tools.content_pack.__main__ import main; main()",
    "pictures": "from tools.pictures import main; main()",
    "release": "from tools.release.__main__ import main; main()",
    "review-book": "from tools.review_book.main import main; main(sys.argv[1:])",
    "test-in-root": "from tools.test_in_root.main import main; main(sys.argv[1:])",
    "translate": "from tools.translations.command import main; main()",
    "try-release": "from tools.release_trial.main import main; main(sys.argv[1:])",
}
"""What each script of the folder scripts runs in Python."""

WORK = {
    "check-content": [],
    "make-log": ["1", "--data", "log"],
    "mutations": ["--draw", "2"],
    "release": ["--key", "private.pem", "key"],
    "pack-content": ["key", "editors", "--into", "keys"],
    "translate": ["todo", "fr"],
}
"""What some of them are called with to do their work, which is short."""


def unread(
    tool: str, words: list[str], folder: Path, *, errors_too: bool = False
) -> tuple[int, str]:
    """What becomes of a tool that nobody reads."""
    start, _, call = TOOLS[tool].partition("; ")
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r}); {start}; sys.exit({call})"
    command = [sys.executable, "-I", "-B", "-c", code, *words]
    given = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "HOME": str(folder)}
    return run_unread(command, folder, given, errors_too=errors_too)


def test_every_script_that_runs_a_tool_is_tried() -> None:
    texts = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "scripts").iterdir()}
    runs = {name for name, text in texts.items() if re.search(r"(-m|from) tools\.", text)}
    assert set(TOOLS) == {name for name in runs if not name.startswith("_")}


@pytest.mark.parametrize("tool", TOOLS)
def test_help_that_nobody_reads_ends_without_a_complaint(tool: str, tmp_path: Path) -> None:
    assert unread(tool, ["--help"], tmp_path) == (1, "")


@pytest.mark.parametrize("tool", WORK)
def test_a_tool_that_nobody_reads_ends_without_a_complaint(tool: str, tmp_path: Path) -> None:
    if tool == "release":
        needs("openssl", "openssl")
    for name in ("unread", "errors"):
        (tmp_path / name).mkdir()
    assert unread(tool, WORK[tool], tmp_path / "unread") == (1, "")
    assert unread(tool, WORK[tool], tmp_path / "errors", errors_too=True) == (1, "")
