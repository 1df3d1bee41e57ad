"""`kiosk check`: what the office can put right, in its settings, its data folder and a damaged installation."""

import sys
from pathlib import Path

import click
from msgspec import Struct

from kiosk import paths
from kiosk.cli.data_folder_check import (
    check_data_folder,
    check_folder_rights,
    check_log,
    check_waiting_visits,
)
from kiosk.cli.environment_check import check_environment
from kiosk.cli.language_offer_check import find_unoffered_languages
from kiosk.cli.output import print_text
from kiosk.cli.settings_text_check import find_texts_not_for_paper
from kiosk.cli.shared import today
from kiosk.content.content import Content
from kiosk.content.problem import Problem
from kiosk.i18n.po_file import catalog_path, read_catalog
from kiosk.i18n.validation import find_unprintable_translations
from kiosk.journey.content_check import check_structure
from kiosk.settings.reader import read_settings
from kiosk.settings.validation import check_settings
from kiosk.staff.pin import find_pin_problems


class CheckReport(Struct, frozen=True):
    """What was found: problems, each with its remedy, and notices, which only `--strict` counts as failures."""

    problems: tuple[Problem, ...]
    notices: tuple[Problem, ...]


def run_checks(content_folder: Path, locales: Path, data: Path) -> CheckReport:
    """Check the installed content and translations for damage, then settings, data folder, visit log and PIN.

    What editors of the content must look at is not among it: `scripts/check-content` says that.
    """
    content, found = check_structure(content_folder)
    found += find_damaged_catalogs(locales, content)
    settings, faults = read_settings(data)
    found += faults + check_settings(settings, content) + find_texts_not_for_paper(settings)
    found += find_unoffered_languages(settings, content, locales)
    found += (
        check_environment(data)
        + check_data_folder(data)
        + check_folder_rights(data)
        + check_log(data)
        + check_waiting_visits(data)
        + find_pin_problems(data)
    )
    return CheckReport(
        tuple(problem for problem in found if not problem.notice),
        tuple(problem for problem in found if problem.notice),
    )


def find_damaged_catalogs(locales: Path, content: Content) -> list[Problem]:
    """A problem for each translation catalog that cannot be read, and each translation that cannot be shown."""
    found: list[Problem] = []
    for tag in content.languages:
        path = catalog_path(locales, tag)
        file = f"locales/{path.relative_to(locales).as_posix()}"
        try:
            if path.is_file():
                found += find_unprintable_translations(file, read_catalog(path))
        except (OSError, ValueError) as fault:
            remedy = "Install the kiosk again, which puts the file back."
            found.append(Problem(file, "", f"This file cannot be read: {fault}.", remedy))
    return found


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


@click.command("check")
@click.option("--strict", is_flag=True, help="Let notices fail too.")
@click.option(
    "--reset", is_flag=True, help="Play visits instead, and look whether they leave anything."
)
@click.option("--data", metavar="DIR", help="The data folder.")
def check(strict: bool, reset: bool, data: str | None) -> None:
    """Say what is wrong with content, settings or data folder."""
    # --data may stand before the command as well as behind it.
    chosen = data or click.get_current_context().find_root().params.get("data")
    folder = paths.data_folder(chosen)
    if reset:
        raise SystemExit(_check_reset(folder))
    report = run_checks(paths.CONTENT, paths.shipped_folder("locales"), folder)
    print_text("\n".join(report_lines(report)))
    if report.problems or (strict and report.notices):
        raise SystemExit(1)


def _check_reset(folder: Path) -> int:
    """Run the reset check; the exit code: 0 where nothing was left, 1 where something was, 2 where it failed."""
    if sys.platform == "win32":
        raise click.UsageError("The reset check works on Linux only.")
    from kiosk.reset_check.runner import run_reset_check

    result, sentence = run_reset_check(folder, today())
    print_text(sentence, err=not result.passed)
    return 0 if result.passed else 2 if result.failed else 1
