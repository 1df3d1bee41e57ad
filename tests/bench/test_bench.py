"""The bench: its terminal tells when words show, its table says what was kept, and it runs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tools.bench.processor_time import processor_time
from tools.bench.pseudo_terminal import Terminal
from tools.bench.result_table import Row, medians, table

ROOT = Path(__file__).parents[2]


def play(code: str) -> Terminal:
    return Terminal([sys.executable, "-u", "-c", code], os.environ)


def test_the_terminal_tells_the_moment_when_words_show() -> None:
    code = "import sys; print('\\x1b[3;5Hready'); print('heard', sys.stdin.readline())"
    with play(code) as terminal:
        ready = terminal.shows(["ready"], 20)
        pressed = terminal.press("7\n")
        heard = terminal.shows(["ready", "heard 7"], 20)
    assert terminal.began < ready < pressed < heard


def test_words_that_never_show_are_an_error_that_quotes_the_terminal() -> None:
    with (
        play("print('something else'); input()") as terminal,
        pytest.raises(TimeoutError, match="something else"),
    ):
        terminal.shows(["nowhere"], 1)


def test_processor_time_counts_descendants_and_grows_with_work() -> None:
    work = "print(sum(range(10**7)) > 0, flush=True); input()"
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {work!r}])"
    with play(code) as terminal:
        terminal.shows(["True"], 30)
        assert processor_time(terminal.pid) > 0.05


def test_a_promise_is_kept_up_to_its_target() -> None:
    kept = medians("Start", [0.2, 0.14, 9.0], [0.1, 0.1, 0.1], 2)
    assert kept.kept
    assert str(kept) == "| Start | 200 ms | 100 ms | 2.00 | ≤ 2 | ok |"
    assert not Row("Start", 201, 100, 2).kept
    assert table([kept]).splitlines()[-1] == str(kept)


def test_a_quick_bench_prints_every_row_of_the_table() -> None:
    command = [sys.executable, "-I", "-m", "tools.bench", "--quick"]
    printed = subprocess.run(command, capture_output=True, text=True, cwd="/", check=False)
    assert printed.returncode == 0, printed.stderr
    lines = [line for line in printed.stdout.splitlines() if line.startswith("|")]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]
    assert [row[0].split(",")[0].split(" of ")[0] for row in rows] == [
        "Start to the welcome page",
        "Start to the welcome page",
        "Digit to the next page",
        "End to the next welcome page",
        "Processor time",
        *["First leaf", "First leaf", "First leaf"],
        *["Next leaf", "Next leaf", "Next leaf"],
        *["The slowest"] * 4,
        "All filters",
        *["Figures"] * 3,
        "Memory",
    ]
    for row in rows:
        assert row[5] in ("ok", "over")
        assert (float(row[3]) <= float(row[4].removeprefix("≤ "))) == (row[5] == "ok")
    assert all(float(row[1].removesuffix(" ms")) > 0 for row in rows[:4])
    assert "`scripts/bench --quick`" in printed.stdout
