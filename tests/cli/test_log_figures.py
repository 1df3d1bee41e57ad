"""`kiosk log figures` from the shell."""

import json
from pathlib import Path

import pytest

from tests.cli.log_commands import run_log, write_eleven_visits


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A visit log of eleven visits."""
    return write_eleven_visits(tmp_path / "data")


def test_figures_are_printed_as_json_with_the_period_before(data: Path) -> None:
    answer = run_log(data, "figures", "--weeks", "4", "--json")
    assert (answer.returncode, answer.stderr) == (0, "")
    told = json.loads(answer.stdout)
    assert (told["since"], told["until"], told["visits"]) == ("2026-10-26", "2026-11-22", 9)
    assert [week["visits"] for week in told["weeks"]] == [0, 0, 0, 9]
    assert told["stages"] == [{"id": "account", "entered": 9, "done": 0, "minutes": 1}]
    assert told["stops"] == [{"page": "step/account/add-key", "stopped": 9, "help": 0}]
    assert told["before"]["visits"] == 2
    assert set(told) == {
        "since", "until", "visits", "weeks", "languages", "stages", "stops", "methods", "verdicts", "ends",
        "returns", "returned", "differing", "before",
    }  # fmt: skip


def test_figures_are_plain_lines_for_people(data: Path) -> None:
    answer = run_log(data, "figures", "--since", "2026-11-16", "--until", "2026-11-20")
    assert answer.returncode == 0
    assert "2026-11-16 to 2026-11-22" in answer.stdout
    assert "step/account/add-key" in answer.stdout
