"""All that editors of the content must look at, as a report."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from msgspec import Struct

from kiosk.cli.check_command import CheckReport, count_line
from kiosk.cli.check_command import report_lines as check_lines
from kiosk.content.content_files import ContentTable, all_sentences, content_tables
from kiosk.content.freshness import find_stale_entries, find_unread_labels, name_some
from kiosk.content.problem import Problem
from kiosk.i18n.placeholders import placeholders
from kiosk.i18n.validation import (
    LanguageReport,
    SourcedSentences,
    check_english,
    check_language,
    with_phrases,
)
from kiosk.journey.content_check import check_structure
from tools.plain_language.checks import find_notices
from tools.plain_language.page_texts import read_language_texts
from tools.plain_language.rules import load_rules


class ContentReport(Struct, frozen=True):
    """Problems, notices, how complete each language is, and the number of sentences."""

    problems: tuple[Problem, ...]
    notices: tuple[Problem, ...]
    languages: tuple[LanguageReport, ...]
    sentences: int


def check_content(content_folder: Path, locales: Path, day: date) -> ContentReport:
    """Check content and translations as of a day, on which some facts are stale or past."""
    content, found = check_structure(content_folder)
    of_content = list(all_sentences(content_folder))
    sentences = with_phrases(of_content)
    languages = tuple(
        check_language(locales, tag, sentences, language.forms)
        for tag, language in content.languages.items()
        if tag != "en"
    )
    found += check_english(of_content, content)
    found += [problem for language in languages for problem in language.problems]
    found += find_unread_labels(
        content, find_used_labels(content_folder, of_content), content.languages
    )
    rules, faults = load_rules(content_folder)
    found += faults
    texts = [read_language_texts(tag, sentences, locales, content) for tag in content.languages]
    for one in texts:
        found += find_notices(one, rules.get(one.tag), content)
    found += find_stale_entries(content, content_folder, day)
    return ContentReport(
        tuple(problem for problem in found if not problem.notice),
        tuple(problem for problem in found if problem.notice),
        languages,
        len(sentences),
    )


def find_used_labels(content_folder: Path, sourced: SourcedSentences) -> set[str]:
    """The ids of the labels that these sentences of the content, and its drawings, name."""
    drawn = {
        line.strip("[]_")
        for table in content_tables(content_folder)
        for line in _drawing_lines(table)
    }
    return drawn.union(*(placeholders(" ".join(sentence.forms)) for _, sentence in sourced))


def _drawing_lines(table: ContentTable) -> list[str]:
    drawing = table.entry.get("drawing")
    return [line for line in drawing if isinstance(line, str)] if isinstance(drawing, list) else []


def report_lines(report: ContentReport, *, every: bool = False) -> list[str]:
    """The lines of the report: problems, notices, number of sentences, languages, totals.

    Notices that say the same of one file share a line, unless every single one is asked for.
    """
    notices = report.notices if every else group_notices(report.notices)
    found = check_lines(CheckReport(report.problems, notices))[:-1]
    totals = [f"{report.sentences} sentences", *map(str, report.languages)]
    return [*found, *totals, count_line(report.problems, report.notices)]


def group_notices(notices: Iterable[Problem]) -> tuple[Problem, ...]:
    """One notice for all that say the same of one file, in the order of the first; it names their first keys."""
    alike: dict[tuple[str, str, str], list[Problem]] = defaultdict(list)
    for one in notices:
        alike[one.file, one.fault, one.remedy].append(one)
    return tuple(_join_notices(group) for group in alike.values())


def _join_notices(group: list[Problem]) -> Problem:
    first = group[0]
    if len(group) == 1:
        return first
    keys = name_some(list(dict.fromkeys(one.key for one in group)))
    fault = f"{len(group)} times: {first.fault}"
    return Problem(first.file, keys, fault, first.remedy, notice=True)
