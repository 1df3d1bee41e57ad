"""The benchmark: its terminal tells when words appear, its table says which targets are met, and it runs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tools.bench.processor_time import processor_time
from tools.bench.pseudo_terminal import PseudoTerminal
from tools.bench.result_table import ResultRow, format_table, median_row

ROOT = Path(__file__).parents[2]


def run_code(code: str) -> PseudoTerminal:
    return PseudoTerminal([sys.executable, "-u", "-c", code], os.environ)


def test_the_terminal_tells_the_moment_when_words_appear() -> None:
    code = "import sys; print('\\x1b[3;5Hready'); print('heard', sys.stdin.readline())"
    with run_code(code) as terminal:
        ready = terminal.wait_for_words(["ready"], 20)
        pressed = terminal.press("7\n")
        heard = terminal.wait_for_words(["ready", "heard 7"], 20)
    assert terminal.began < ready < pressed < heard


def test_words_that_never_appear_are_an_error_that_quotes_the_terminal() -> None:
    with (
        run_code("print('something else'); input()") as terminal,
        pytest.raises(TimeoutError, match="something else"),
    ):
        terminal.wait_for_words(["nowhere"], 1)


def test_processor_time_counts_descendants_and_grows_with_work() -> None:
    work = "print(sum(range(10**7)) > 0, flush=True); input()"
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {work!r}])"
    with run_code(code) as terminal:
        terminal.wait_for_words(["True"], 30)
        assert processor_time(terminal.pid) > 0.05


def test_a_target_is_met_up_to_its_ratio() -> None:
    row = median_row("Start", [0.2, 0.14, 9.0], [0.1, 0.1, 0.1], 2)
    assert row.is_met
    assert str(row) == "| Start | 200 ms | 100 ms | 2.00 | ≤ 2 | ok |"
    assert not ResultRow("Start", 201, 100, 2).is_met
    assert format_table([row]).splitlines()[-1] == str(row)


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
        *["First page", "First page", "First page"],
        *["Next page", "Next page", "Next page"],
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
