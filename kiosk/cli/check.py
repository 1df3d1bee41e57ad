"""`kiosk check`: what is wrong with content, settings, data folder and visit log."""

import os
import shlex
import sqlite3
import sys
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from pathlib import Path
from unicodedata import category

import click
from msgspec import Struct

from kiosk import paths
from kiosk.cli.log_shared import BUSY, DAMAGED, log_error
from kiosk.cli.shared import today
from kiosk.content.catalog import Catalog
from kiosk.content.content_files import ContentTable, all_sentences, content_tables
from kiosk.content.freshness import find_stale_entries, find_unread_labels
from kiosk.content.languages import check_languages
from kiosk.content.loader import load_catalog, load_staff_pages
from kiosk.content.missing_texts import find_missing_texts
from kiosk.content.problem import Problem
from kiosk.content.records import PageTexts
from kiosk.content.references import find_broken_references
from kiosk.content.required_texts import required_texts
from kiosk.i18n.translator import placeholders
from kiosk.i18n.validation import LanguageReport, all_messages, check_english, check_language
from kiosk.journey.resume_code_check import check_numbers
from kiosk.settings.reader import SETTINGS_FILE, read_settings
from kiosk.settings.schema import Settings
from kiosk.settings.validation import find_unknown_ids
from kiosk.staff.pin import find_pin_problems
from kiosk.store.connection import query_log
from kiosk.store.data_folder import LOG_FILE
from tools.plain_language.checks import find_notices, measure_sentences
from tools.plain_language.pages import read_language_texts
from tools.plain_language.rules import load_rules

SOUND = "ok"
"""What SQLite says of a book without a fault."""


def check_data_folder(data: Path) -> list[Problem]:
    """Why nothing could be kept in the data folder; one that does not exist yet is none of it."""
    if data.exists() and not data.is_dir():
        return [_problem(data, "It is no folder.", "Give another one with --data.")]
    there = next(one for one in (data, *data.parents) if one.exists())
    if os.access(there, os.W_OK | os.X_OK):
        return []
    remedy = f"Let its owner give you the right to write in {there}."
    return [_problem(data, "Nothing can be kept in the data folder.", remedy)]


def check_folder_rights(data: Path) -> list[Problem]:
    """A data folder that others can look into; an empty one is shut when the kiosk starts."""
    if sys.platform == "win32":
        return []
    try:
        shut = not data.stat().st_mode & 0o077 or not any(data.iterdir())
    except OSError:
        return []
    remedy = f"Run: chmod -R go= {shlex.quote(str(data))}"
    return [] if shut else [_problem(data, "Others can look into the data folder.", remedy)]


def check_log(data: Path) -> list[Problem]:
    """A logbook that is damaged, or that cannot be read; one that a kiosk is writing in is none of it."""
    try:
        said = query_log(
            data, lambda conn: conn.execute("PRAGMA quick_check(1)").fetchone()[0], SOUND
        )
    except (sqlite3.Error, OSError) as fault:
        told = log_error(fault).message
        return [] if told == BUSY else [_book(told)]
    return [] if said == SOUND else [_book(DAMAGED)]


def _book(told: str) -> Problem:
    """What the commands of the logbook say of it, its fault and its remedy apart."""
    fault, _, remedy = told.rpartition(": ")
    return Problem(LOG_FILE, "", f"{fault}.", f"{remedy[:1].upper()}{remedy[1:]}")


def _problem(data: Path, fault: str, remedy: str) -> Problem:
    return Problem(str(data), "", fault, remedy)


def find_unprintable_texts(settings: Settings) -> list[Problem]:
    """Every own text that holds a tab, a new line or the like, or a sign that the font of paper lacks."""
    return [one for key, text in _texts_own_words(settings) for one in _faults(key, text)]


def _texts_own_words(settings: Settings) -> Iterator[tuple[str, str]]:
    yield "office.name", settings.office.name
    yield from ((f"notes.{id}", text) for id, text in settings.notes.items())
    for id, own in settings.contacts.items():
        yield f"contacts.{id}.name", own.name or ""
        yield from ((f"contacts.{id}.lines", line) for line in own.lines or ())


def _faults(key: str, text: str) -> Iterator[Problem]:
    if controls := set(filter(_controls, text)):
        fault = "It holds a tab, a new line or another sign that cannot be shown."
        yield Problem(SETTINGS_FILE, key, fault, "Write it in one line, with spaces alone.")
    if text.isascii():
        return
    # It takes a while to load, and few offices need it.
    from kiosk.pdf.layout import missing_glyphs

    if signs := missing_glyphs("".join(one for one in text if one not in controls)):
        yield Problem(
            SETTINGS_FILE, key, f"Paper has no sign {' '.join(signs)}.", "Say it in words."
        )


def _controls(sign: str) -> bool:
    """Whether it moves a cursor or has no shape of its own; a space of any width has one."""
    return category(sign)[0] == "C" or category(sign) in ("Zl", "Zp")


PAGE = "page."
"""What stands before the name of a page in its file."""


class CheckReport(Struct, frozen=True):
    """All that was found, how complete each language is, and how long its sentences are."""

    problems: tuple[Problem, ...]
    notices: tuple[Problem, ...]
    languages: tuple[LanguageReport, ...]
    sentences: int
    lengths: tuple[str, ...] = ()


def run_checks(content: Path, locales: Path, data: Path, day: date) -> CheckReport:
    """Everything that can be said of content, catalogues and data folder on a day."""
    catalog, found = load_catalog(content)
    staff, faults = load_staff_pages(content)
    found += faults
    found += _texts(content, catalog, staff, {one.file for one in found if not one.key})
    settings, faults = read_settings(data)
    found += faults + find_unknown_ids(settings, catalog) + find_unprintable_texts(settings)
    sentences = all_messages(content)
    tags = [tag for tag in catalog.languages if tag != "en"]
    languages = tuple(check_language(locales, tag, sentences) for tag in tags)
    found += (
        check_languages(catalog)
        + find_broken_references(catalog, content)
        + check_numbers(catalog)
        + check_english(all_sentences(content), catalog)
    )
    found += [problem for language in languages for problem in language.problems]
    found += find_unread_labels(catalog, used_labels(content), catalog.languages)
    rules, faults = load_rules(content)
    tellings = [read_language_texts(tag, sentences, locales, catalog) for tag in catalog.languages]
    found += faults
    found += [one for told in tellings for one in find_notices(told, rules.get(told.tag), catalog)]
    found += find_stale_entries(catalog, content, day)
    found += (
        check_data_folder(data)
        + check_folder_rights(data)
        + check_log(data)
        + find_pin_problems(data)
    )
    return CheckReport(
        tuple(problem for problem in found if not problem.notice),
        tuple(problem for problem in found if problem.notice),
        languages,
        len(sentences),
        tuple(f"{told.tag}: {measure_sentences(text for _, _, text in told)}" for told in tellings),
    )


def _texts(
    content: Path, catalog: Catalog, staff: Mapping[str, PageTexts], unread: Collection[str]
) -> list[Problem]:
    """What is wrong with the texts that the code asks the pages for, those of the staff too."""
    pages, texts = {**catalog.pages, **staff}, required_texts(catalog)
    if not find_missing_texts(pages, texts, {}):
        return []
    files = {
        table.key.removeprefix(PAGE): table.file
        for table in content_tables(content)
        if table.key.startswith(PAGE) and table.key.count(".") == 1
    }
    return find_missing_texts(pages, texts, files, unread)


def used_labels(content: Path) -> set[str]:
    """The ids of labels that sentences or drawings name."""
    drawn = {line.strip("[]_") for table in content_tables(content) for line in _drawn(table)}
    return drawn.union(*(placeholders(sentence.english) for _, sentence in all_sentences(content)))


def _drawn(table: ContentTable) -> list[str]:
    found = table.entry.get("drawing")
    return [line for line in found if isinstance(line, str)] if isinstance(found, list) else []


def report_lines(report: CheckReport) -> list[str]:
    """The report as it is printed: problems, notices, totals."""
    told: list[str] = []
    for head, found in (("Problems", report.problems), ("Notices", report.notices)):
        if found:
            told += [f"{head}:", *(f"  {problem}" for problem in found), ""]
    told += [f"{report.sentences} sentences", *map(str, report.languages), *report.lengths]
    told.append(f"{_counted(report.problems, 'problem')}, {_counted(report.notices, 'notice')}")
    return told


def _counted(found: tuple[Problem, ...], name: str) -> str:
    return f"1 {name}" if len(found) == 1 else f"{len(found)} {name}s"


@click.command("check")
@click.option("--strict", is_flag=True, help="Let notices fail too.")
@click.option(
    "--reset", is_flag=True, help="Play visits instead, and look whether they leave anything."
)
@click.option("--data", metavar="DIR", help="The data folder.")
def check_command(strict: bool, reset: bool, data: str | None) -> None:
    """Say what is wrong with content, settings or data folder."""
    given = data or click.get_current_context().find_root().params.get("data")
    folder = paths.data_folder(given)
    if reset:
        raise SystemExit(_reset(folder))
    report = run_checks(paths.CONTENT, paths.shipped("locales"), folder, today())
    click.echo("\n".join(report_lines(report)))
    if report.problems or (strict and report.notices):
        raise SystemExit(1)


def _reset(folder: Path) -> int:
    """Play visits in a kiosk of their own: 0 where nothing of them is left, 1 else, 2 where that cannot be."""
    if sys.platform == "win32":
        raise click.UsageError("The reset check works on Linux only.")
    from kiosk.reset_check.runner import run_reset_check

    found, said = run_reset_check(folder, today())
    click.echo(said, err=not found.well)
    return 0 if found.well else 2 if found.failed else 1
