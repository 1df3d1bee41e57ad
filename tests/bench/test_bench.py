"""The benchmark: its terminal tells when pages are painted, its table says which targets are met, and it runs."""

import os
import subprocess
import sys
from itertools import islice
from pathlib import Path

import pytest

from tools.bench.page_walk import plan_walk
from tools.bench.processor_time import processor_time
from tools.bench.pseudo_terminal import SMALL, PseudoTerminal
from tools.bench.result_table import (
    MissingRow,
    ResultRow,
    format_table,
    median_row,
    size_rows,
)
from tools.bench.spare_start import has_spare, wait_for_spare_start

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


def test_a_frame_is_painted_once_no_cell_changes_and_counts_all_bytes() -> None:
    code = "input(); print('new page', end='', flush=True); input(); print('\\x1b[H', end='', flush=True); input()"
    with run_code(code) as terminal:
        pressed = terminal.press("\n")
        frame = terminal.wait_for_frame(["new page"], 20)
        assert pressed < frame.painted
        assert frame.size == len("\r\nnew page")
        terminal.press("\n")
        unchanged = terminal.wait_for_frame((), 20)
        assert (unchanged.painted, unchanged.size) == (0, len("\r\n\x1b[H"))


def test_a_terminal_that_is_resized_waits_for_the_new_picture() -> None:
    code = (
        "import os, signal; signal.signal(signal.SIGWINCH, lambda *_: print(os.get_terminal_size()))\n"
        "print('ready'); input()"
    )
    with run_code(code) as terminal:
        terminal.wait_for_words(["ready"], 20)
        terminal.resize(SMALL)
        assert terminal.shows([f"columns={SMALL.columns}, lines={SMALL.lines}"])


def test_a_walk_shows_many_pages_and_goes_back_from_some() -> None:
    turns = list(islice(plan_walk(), 200))
    assert len({turn.title for turn in turns[:30]}) > 20
    assert any(turn.key == "9" and not turn.choices for turn in turns)
    onward = [turn for turn in turns if turn.key != "9"]
    assert all(0 < int(turn.key) <= len(turn.choices) for turn in onward)


def test_a_spare_is_a_second_child_process() -> None:
    start = "subprocess.Popen([sys.executable, '-c', 'input()'])"
    code = f"import subprocess, sys; {start}; print('one'); input(); {start}; print('two'); input()"
    with run_code(code) as terminal:
        terminal.wait_for_words(["one"], 20)
        assert not has_spare(terminal.pid)
        assert not wait_for_spare_start(terminal.pid, terminal.rest, 0.02)
        terminal.press("\n")
        assert wait_for_spare_start(terminal.pid, terminal.rest, 20)


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


def test_too_little_to_be_compared_meets_a_target() -> None:
    assert ResultRow("Idle", 9, 0, 1.2, floor=10).is_met
    assert not ResultRow("Idle", 13, 0, 1.2, floor=10).is_met


def test_a_maximum_and_a_median_each_have_their_row() -> None:
    rows = size_rows("Bytes", [500, 600, 1701], 700)
    assert [row.is_met for row in rows] == [True, False]
    assert str(rows[1]) == "| Bytes, most | 1,701 B | 700 B | 2.43 | ≤ 1 | over |"


def test_what_is_not_there_is_neither_met_nor_missed() -> None:
    row = MissingRow("Digit", "no spare", 1.7)
    assert str(row) == "| Digit | no spare | | | ≤ 1.7 | |"


def test_a_quick_bench_prints_every_row_of_the_table() -> None:
    command = [sys.executable, "-I", "-m", "tools.bench", "--quick"]
    printed = subprocess.run(command, capture_output=True, text=True, cwd="/", check=False)
    assert printed.returncode == 0, printed.stderr
    lines = [line for line in printed.stdout.splitlines() if line.startswith("|")]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]
    assert [row[0].split(",")[0].split(" of ")[0] for row in rows] == [
        "Start to the welcome page",
        "Start to the welcome page",
        *["Digit to the next page"] * 3,
        *["Bytes"] * 8,
        "End to the next welcome page",
        "Processor time",
        "Memory",
        *["First page", "Last page", "The slowest filter", "Figures"] * 2,
        *["The page"] * 2,
        *["Rows that are unique"] * 2,
    ]
    (spare,) = [row for row in rows if row[1] == "no spare"]
    assert spare[0].endswith("while the spare starts")
    for row in rows:
        if row is spare:
            continue
        assert row[5] in ("ok", "over")
        assert (float(row[3]) <= float(row[4].removeprefix("≤ "))) == (row[5] == "ok")
    assert all(
        float(row[1].split()[0].replace(",", "")) > 0 for row in rows[:14] if row is not spare
    )
    assert "`scripts/bench --quick`" in printed.stdout
