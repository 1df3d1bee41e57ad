"""`kiosk log figures` from the shell."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kiosk.cli.log_figures_command import TITLES
from kiosk.store.count_relations import FIGURES
from tests.cli.log_commands import EVENTS, run_log, write_eleven_visits
from tests.store.logs import write_visits


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A visit log of nine visits on 18 November 2026, and of two on 9 October."""
    return write_eleven_visits(tmp_path / "data")


def told_of(data: Path, *options: str) -> dict[str, Any]:
    """The figures as JSON on 20 November 2026."""
    answer = run_log(data, "figures", "--json", *options)
    assert (answer.returncode, answer.stderr) == (0, "")
    told: dict[str, Any] = json.loads(answer.stdout)
    return told


def test_this_month_stands_beside_the_same_days_of_last_month(data: Path) -> None:
    for options in ([], ["--span", "this-month"]):
        told = told_of(data, *options)
        assert (told["since"], told["until"]) == ("2026-11-01", "2026-11-20")
        assert (told["source"], told["visits"]) == ("months", 9)
        assert told["days"] == {"2026-11-18": 9}
        assert told["before"] == {
            "since": "2026-10-01", "until": "2026-10-20", "source": "days", "visits": 2,
        }  # fmt: skip
        assert told["figures"]["stage_entered"] == [
            {"value": "account", "detail": "", "visits": 9, "before": None}
        ]


def test_the_json_has_every_figure_and_the_medians(data: Path) -> None:
    told = told_of(data)
    assert set(told) == {
        "since", "until", "source", "before", "visits", "days", "figures", "median_minutes",
    }  # fmt: skip
    assert set(told["figures"]) == set(FIGURES) - {"visits"}
    assert told["figures"]["stop"] == [
        {"value": "step/account/add-key", "detail": "", "visits": 9, "before": None}
    ]
    assert told["figures"]["outcome"] == [
        {"value": "stopped", "detail": "alone", "visits": 9, "before": None}
    ]
    assert told["median_minutes"] == {
        "minutes": {"account": 1}, "step_minutes": {"step/account/add-key": 1},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("span", "days", "visits", "before"),
    [
        ("last-month", ("2026-10-01", "2026-10-31"), 2, 0),
        ("2026-10", ("2026-10-01", "2026-10-31"), 2, 0),
        ("quarter", ("2026-07-01", "2026-09-30"), 0, 0),
        ("2026-Q4", ("2026-10-01", "2026-12-31"), 11, 0),
        ("year", ("2025-01-01", "2025-12-31"), 0, 0),
        ("2026", ("2026-01-01", "2026-12-31"), 11, 0),
        ("12-months", ("2025-11-01", "2026-10-31"), 2, 0),
        ("2026-11", ("2026-11-01", "2026-11-30"), 9, 2),
    ],
)
def test_a_span_is_named_or_written_as_month_quarter_or_year(
    data: Path, span: str, days: tuple[str, str], visits: int, before: int
) -> None:
    told = told_of(data, "--span", span)
    assert (told["since"], told["until"]) == days
    assert (told["visits"], told["before"]["visits"]) == (visits, before)
    assert told["source"] == told["before"]["source"] == "months"


def test_single_days_within_the_retention_are_counted_from_their_rows(data: Path) -> None:
    write_visits(data, [(date(2026, 11, 17), EVENTS)])
    told = told_of(data, "--since", "2026-11-18", "--until", "2026-11-18")
    assert (told["source"], told["visits"]) == ("rows", 9)
    assert told["before"]["source"] == "rows"
    assert (told["before"]["since"], told["before"]["visits"]) == ("2026-11-17", 1)
    assert told["figures"]["language"] == [{"value": "fr", "detail": "", "visits": 9, "before": 1}]
    assert told["figures"]["minutes"] == told["figures"]["step_minutes"] == []


def test_days_further_back_are_whole_months(data: Path) -> None:
    told = told_of(data, "--since", "2026-10-09", "--until", "2026-10-10")
    assert (told["since"], told["until"]) == ("2026-10-01", "2026-10-31")
    assert (told["source"], told["visits"]) == ("months", 2)


def test_figures_are_plain_lines_for_people(data: Path) -> None:
    answer = run_log(data, "figures", "--since", "2026-11-16", "--until", "2026-11-20")
    assert answer.returncode == 0
    lines = answer.stdout.splitlines()
    assert lines[0] == "2026-11-16 to 2026-11-20, in brackets 2026-11-11 to 2026-11-15"
    assert any(line.split() == ["all", "9", "(0)"] for line in lines)
    assert any(line.split() == ["step/account/add-key", "9", "(0)"] for line in lines)
    assert [line for line in lines if line in TITLES.values()] == [TITLES[one] for one in FIGURES]


def test_each_figure_that_the_log_counts_has_a_title() -> None:
    assert set(TITLES) == set(FIGURES)
