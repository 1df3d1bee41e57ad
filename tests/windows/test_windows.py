"""What does not need Windows to be shown: without Unix's modules the kiosk loads, decides, and runs a visit.

Nobody has run it on Windows itself.
"""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

from kiosk.store.queries import all_visits
from tests.sampling import IS_WHOLE, sampled

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PLAYED = [sys.executable, "-I", str(HERE / "played.py")]

LINUX_ONLY = {
    "kiosk.reset_check.kiosk_harness": "plays visits on a pseudo-terminal, which Windows has not",
    "kiosk.reset_check.runner": "plays visits on a pseudo-terminal",
    "kiosk.tui.driver.hardened_driver": "hardens Textual's Linux driver; on Windows Textual's own is used",
}
"""The modules that Windows cannot load, and does not ask for."""

PURE = (
    *("visit", "i18n"),
    *(
        "journey/test_phone_number.py",
        "journey/test_code_shape.py",
        "journey/test_office.py",
        "journey/test_decision_table.py",
    ),
    *(
        "journey/test_resume_code_digits.py",
        "journey/test_qr_code_page.py",
        "journey/test_device_lookup.py",
    ),
    *("line_mode/test_front_end.py", "line_mode/test_line_parser.py"),
    *("tui/test_wrap.py", "tui/test_part_fitting.py", "tui/test_double_press_guard.py"),
    *("store/test_visit_record.py", "store/test_closed_lists.py"),
)
"""Tests of what decides, words it, lays it out and reads the visit log."""


def test_every_module_but_the_named_ones_loads_without_the_modules_of_unix() -> None:
    said = subprocess.check_output([*PLAYED, HERE / "imports.py"], text=True)
    modules = dict(line.partition("\t")[::2] for line in said.splitlines())
    assert len(modules) > 200
    failed = {name: fault for name, fault in modules.items() if fault}
    assert {*failed} == {*LINUX_ONLY}, failed


def test_the_tests_of_what_decides_pass_without_the_modules_of_unix() -> None:
    plain = ("-p", "no:cacheprovider", "-p", "no:xdist", "-q", "--no-header")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "tests.windows.plays", *plain]
        + [f"tests/{name}" for name in sampled(PURE, 3)],
        cwd=ROOT,
        # What they find by chance they find where they run by themselves.
        env={**os.environ, "TESTS_EXAMPLES": "5" if IS_WHOLE else "2"},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout[-3000:]
    count = int(done.stdout.split(" passed")[0].split()[-1])
    assert count > (400 if IS_WHOLE else 100)


def shell(*commands: tuple[str, ...], data: Path | None = None, typed: str = "") -> list[str]:
    """What commands of the shell say, one after the other, without the modules of Unix; all are typed the same."""
    where = ["--data", str(data)] if data else []
    done = subprocess.run(
        [
            *PLAYED,
            str(HERE / "shell.py"),
            json.dumps([([*words, *where], typed) for words in commands]),
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")
    said: list[tuple[int, str, str]] = json.loads(done.stdout)
    assert len(said) == len(commands)
    for words, (status, _, errors) in zip(commands, said, strict=True):
        assert (status, errors) == (0, ""), words
    return [out for _, out, _ in said]


def test_the_commands_that_answer_a_question_answer_it_without_the_modules_of_unix(
    tmp_path: Path,
) -> None:
    place = ("slip", "--method", "passkey", "--stage", "2", "--language", "fr")
    device, phone, code, guide, _, slip = shell(
        ("device", "iPad 2017"),
        ("phone", "0032 (470) 12.34.56"),
        ("code", "AB12CD34EF56"),
        ("guide", "app", "--language", "fr"),
        (*place, "--to", str(tmp_path / "slip.pdf")),
        (*place, "--text"),
    )
    assert "iPad" in device
    assert "+32470123456" in phone
    assert code
    assert guide
    assert (tmp_path / "slip.pdf").read_bytes().startswith(b"%PDF")
    (digits,) = re.findall(r"^\d{3} \d{3} \d{3}$", slip, re.MULTILINE)
    (resumed,) = shell(("resume", *digits.split()))
    assert resumed


def test_the_office_s_commands_work_without_the_modules_of_unix(tmp_path: Path) -> None:
    data, out = tmp_path / "data", tmp_path / "out"
    out.mkdir()
    shell(
        ("setup",),
        ("check",),
        ("log", "list"),
        ("log", "figures"),
        ("log", "export", "--csv", str(out), "--yes"),
        ("log", "purge", "--before", "2026-01-01", "--yes"),
        data=data,
        typed="\n" * 60,
    )
    assert (data / "kiosk.toml").is_file()
    assert [*out.glob("*.csv")]


def test_a_visit_in_line_mode_is_run_and_logged_without_the_modules_of_unix(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    done = subprocess.run(
        [*PLAYED, HERE / "visit.py", data],
        input="1\n1\n9\n",
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("Votre choix") == 4
    (row,) = all_visits(data)
    assert (row["outcome"], row["language"], row["front_end"]) == ("left", "fr", "line")
