"""Commands of the shell on the Windows that is played: a JSON list of their words and what is typed to each.

Prints a JSON list of the exit status of each, and what it wrote to its output and its errors.
"""

import io
import json
import sys
from contextlib import redirect_stderr, redirect_stdout

from kiosk.cli.main import run_command


def run(words: list[str], typed: str) -> tuple[int, str, str]:
    """What one command says; all of them share one process, which takes long to start."""
    out, errors = io.StringIO(), io.StringIO()
    sys.stdin = io.TextIOWrapper(io.BytesIO(typed.encode()), encoding="utf-8")
    with redirect_stdout(out), redirect_stderr(errors):
        status = run_command([*words, "--debug"])
    return status, out.getvalue(), errors.getvalue()


if __name__ == "__main__":
    print(json.dumps([run(words, typed) for words, typed in json.loads(sys.argv[1])]))
