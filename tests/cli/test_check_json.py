"""`kiosk check --json`: one object for machines, with the exit code of the text form."""

import json
import os
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from kiosk import __version__
from kiosk.cli import check_command
from kiosk.cli.main import kiosk
from kiosk.paths import SETTINGS_FILE
from kiosk.services.printer import PrinterStatus
from kiosk.staff.health.installation import Installation
from kiosk.staff.health.item import KINDS
from kiosk.store.reset_check_result import ResetCheckResult, describe_result
from tests.staff.pins import with_pin
from tests.store.simulated_computer import START, SimulatedComputer
from tests.visit_logs import copy_log

Check = Callable[..., Result]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with settings, a PIN and a visit log, on a computer with a ready printer."""
    monkeypatch.setattr(check_command, "look_at_clock", SimulatedComputer().shown)

    def installation(**given: Any) -> Installation:
        status = PrinterStatus("ready", "office")
        return Installation(**given, printer_status=lambda _: status, speaks=lambda _: True)

    monkeypatch.setattr(check_command, "Installation", installation)
    folder = tmp_path / "data"
    copy_log(folder, 20, 5, 40, 1, START.date())
    folder.chmod(0o700)
    (folder / SETTINGS_FILE).write_text('[office]\nid = "lisboa"\nname = "AIACE Lisboa"\n')
    return with_pin(folder)


def check(data: Path, *options: str) -> Result:
    """Run `kiosk check` on a data folder."""
    return CliRunner().invoke(kiosk, ["check", "--data", str(data), *options])


def told(result: Result) -> dict[str, Any]:
    """The one object that was printed, and nothing beside it."""
    found: dict[str, Any] = json.loads(result.stdout)
    assert result.stderr == ""
    return found


def test_the_object_says_of_which_office_version_and_time_it_is(data: Path) -> None:
    result = check(data, "--json")
    found = told(result)
    assert result.exit_code == 0
    assert set(found) == {"format", "version", "office", "time", "items"}
    assert (found["format"], found["version"]) == (1, __version__)
    assert found["office"] == {"id": "lisboa", "name": "AIACE Lisboa"}
    assert datetime.fromisoformat(found["time"]).tzinfo is not None


def test_each_item_has_the_same_fields_and_every_kind_has_one(data: Path) -> None:
    items = told(check(data, "--json"))["items"]
    assert {frozenset(item) for item in items} == {
        frozenset({"kind", "state", "since", "text", "remedy"})
    }
    assert {item["state"] for item in items} == {"ok"}
    assert {item["kind"] for item in items} == set(KINDS) - {"crashes"}
    assert all(item["text"] and item["since"] is None for item in items)


@pytest.mark.parametrize("options", [(), ("--strict",)])
def test_a_problem_is_first_with_its_remedy_and_the_exit_code_is_that_of_the_text(
    data: Path, options: tuple[str, ...]
) -> None:
    (data / SETTINGS_FILE).write_text("wrong = 1\n")
    os.utime(data / SETTINGS_FILE, (START.timestamp(), START.timestamp()))
    as_json, as_text = check(data, "--json", *options), check(data, *options)
    assert as_json.exit_code == as_text.exit_code == 1
    first, *others = told(as_json)["items"]
    assert first["kind"] == "settings"
    assert first["state"] == "act"
    assert date.fromisoformat(first["since"]) == START.date()
    assert f"{first['text']} {first['remedy']}" in as_text.stdout
    assert {item["state"] for item in others} == {"ok"}


@pytest.mark.parametrize(("options", "code"), [((), 0), (("--strict",), 1)])
def test_a_notice_fails_with_strict_alone(data: Path, options: tuple[str, ...], code: int) -> None:
    (data / "waiting-visits-0001.json").write_text("{}")
    as_json, as_text = check(data, "--json", *options), check(data, *options)
    assert as_json.exit_code == as_text.exit_code == code
    first = told(as_json)["items"][0]
    assert (first["kind"], first["state"]) == ("log", "notice")
    assert "waiting-visits-0001.json" in first["text"]


@pytest.mark.parametrize(
    ("result", "code", "state"),
    [
        (ResetCheckResult(day=START.date(), visits=3), 0, "ok"),
        (ResetCheckResult(day=START.date(), visits=3, traces=("screen: phone",)), 1, "act"),
        (ResetCheckResult(day=START.date(), failed="TimeoutError"), 2, "notice"),
    ],
)
def test_the_reset_check_is_told_as_one_item(
    data: Path,
    monkeypatch: pytest.MonkeyPatch,
    result: ResetCheckResult,
    code: int,
    state: str,
) -> None:
    monkeypatch.setattr(
        "kiosk.reset_check.runner.run_reset_check",
        lambda folder, day: (result, describe_result(result)),
    )
    done = check(data, "--json", "--reset")
    assert done.exit_code == check(data, "--reset").exit_code == code
    (item,) = told(done)["items"]
    assert (item["kind"], item["state"]) == ("reset", state)


def test_what_may_not_be_shown_is_not_printed(data: Path) -> None:
    (data / SETTINGS_FILE).write_text('"\\u001b]0;x\\u0007" = 1\n')
    result = check(data, "--json")
    assert "\x1b" not in result.stdout
    assert "u001b" not in result.stdout
    assert told(result)["items"][0]["state"] == "act"
