"""`kiosk check`: what the office can put right, in its settings, its data folder and a damaged installation."""

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click
from msgspec import Struct

from kiosk import __version__, clock, paths
from kiosk.cli.output import print_text
from kiosk.cli.shared import json_option, letters_here, print_json, today
from kiosk.content.folders_in_use import folders_in_use
from kiosk.content.loader import load_content
from kiosk.content.problem import Problem
from kiosk.operating_system import has_posix_processes
from kiosk.printable import printable
from kiosk.settings.reader import read_settings
from kiosk.staff.health.installation import Installation
from kiosk.staff.health.item import HealthItem, State
from kiosk.staff.health.looks import look_at_all
from kiosk.staff.health.reset_check import reset_check_item
from kiosk.store.clock_file import look_at_clock

FORMAT = 1
"""The version of what `--json` prints; it rises when a field changes its meaning or goes."""


class CheckReport(Struct, frozen=True):
    """What was found: problems, each with its remedy, and notices, which only `--strict` counts as failures."""

    problems: tuple[Problem, ...]
    notices: tuple[Problem, ...]
    items: tuple[HealthItem, ...] = ()


def run_checks(content_folder: Path, locales: Path, data: Path) -> CheckReport:
    """Check the installed content and translations for damage, then settings, data folder, visit log and PIN.

    What editors of the content must look at is not among it: `scripts/check-content` says that.
    """
    kiosk = Installation(
        data=data,
        content=load_content(content_folder)[0],
        content_folder=content_folder,
        locales=locales,
        console_letters=letters_here(),
        today=_day,
        look=look_at_clock,
    )
    return report_of(look_at_all(kiosk))


def _day() -> date:
    """Today, or the day that is previewed; today where KIOSK_TODAY names none, which is a notice of its own."""
    try:
        return clock.today()
    except ValueError:
        return date.today()


def report_of(items: Iterable[HealthItem]) -> CheckReport:
    """The report that items come to; what is in order is in it, and is not printed."""
    items = tuple(items)

    def problems(state: State) -> tuple[Problem, ...]:
        return tuple(one.problem for one in items if one.state == state)

    return CheckReport(problems("act"), problems("notice"), items)


def report_lines(report: CheckReport) -> list[str]:
    """The report as lines of text: problems, notices, and how many there are of each."""
    lines: list[str] = []
    for head, found in (("Problems", report.problems), ("Notices", report.notices)):
        if found:
            lines += [f"{head}:", *(f"  {problem}" for problem in found), ""]
    return [*lines, count_line(report.problems, report.notices)]


def count_line(problems: tuple[Problem, ...], notices: tuple[Problem, ...]) -> str:
    """How many there are of each, as in "1 problem, 0 notices"."""
    return f"{_counted(problems, 'problem')}, {_counted(notices, 'notice')}"


def _counted(found: tuple[Problem, ...], name: str) -> str:
    return f"1 {name}" if len(found) == 1 else f"{len(found)} {name}s"


def report_record(report: CheckReport, data: Path, moment: datetime) -> dict[str, Any]:
    """The report for machines: every item, with those in order too."""
    office = read_settings(data)[0].office
    return {
        "format": FORMAT,
        "version": __version__,
        "office": {"id": office.id, "name": printable(office.name)},
        "time": moment.astimezone().isoformat(timespec="seconds"),
        "items": [_item_record(one) for one in report.items],
    }


def _item_record(item: HealthItem) -> dict[str, str | None]:
    return {
        "kind": item.kind,
        "state": item.state,
        "since": item.since.isoformat() if item.since else None,
        "text": item.printed_text,
        "remedy": printable(item.remedy),
    }


@click.command("check")
@click.option("--strict", is_flag=True, help="Let notices fail too.")
@click.option(
    "--reset", is_flag=True, help="Play visits instead, and look whether they leave anything."
)
@json_option
@click.option("--data", metavar="DIR", help="The data folder.")
def check(strict: bool, reset: bool, as_json: bool, data: str | None) -> None:
    """Say what is wrong with content, settings or data folder.

    The exit code is 1 where there is a problem (with --strict, where there is a notice, too), and 2 where --reset
    could not look.
    """
    # --data may stand before the command as well as behind it.
    chosen = data or click.get_current_context().find_root().params.get("data")
    folder = paths.data_folder(chosen)
    if reset:
        raise SystemExit(_check_reset(folder, as_json=as_json))
    report = run_checks(*folders_in_use(), folder)
    if as_json:
        _print_json(report, folder)
    else:
        print_text("\n".join(report_lines(report)))
    if report.problems or (strict and report.notices):
        raise SystemExit(1)


def _print_json(report: CheckReport, data: Path) -> None:
    print_json(report_record(report, data, datetime.now()))


def _check_reset(folder: Path, *, as_json: bool) -> int:
    """Run the reset check; the exit code: 0 where nothing was left, 1 where something was, 2 where it failed."""
    if not has_posix_processes():
        raise click.UsageError("The reset check works on Linux only.")
    from kiosk.reset_check.runner import run_reset_check

    result, sentence = run_reset_check(folder, today())
    if as_json:
        _print_json(report_of([reset_check_item(result)]), folder)
    else:
        print_text(sentence, err=not result.passed)
    return 0 if result.passed else 2 if result.failed else 1
