"""What `scripts/check-content` reports of the shipped content, and of a copy that is broken in one place."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from babel.messages.catalog import Message

from kiosk.cli.check_command import run_checks
from kiosk.content.problem import Problem
from tests.content_check.content_copy import ContentCopy
from tools.content_check.report import ContentReport, report_lines


@pytest.fixture
def content(tmp_path: Path) -> ContentCopy:
    """A copy of the content."""
    return ContentCopy(tmp_path)


def only(report: ContentReport) -> Problem:
    """The one problem of a report."""
    (problem,) = report.problems
    return problem


def test_the_content_of_the_product_is_sound(content: ContentCopy) -> None:
    report = content.report()
    assert report.problems == ()
    assert str(report.languages[0]) == "fr: 0 missing, 0 fuzzy"
    assert report.sentences > 1000


def test_all_faults_are_reported_at_once_and_none_hides_another(content: ContentCopy) -> None:
    content.replace("codes.toml", "[code.", "[[[code.")
    content.replace("terms.toml", "[term.passkey]", "[term.passkey]\nunheard_of = 1")
    content.replace("troubles/mail.toml", 'go = "trouble:', 'go = "trouble:un')
    files = {problem.file for problem in content.report().problems}
    assert files >= {"codes.toml", "terms.toml", "troubles/mail.toml"}


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        ("methods/passkey.toml", '"[key-menu]"', '"[key-manu]"', "There is no label key-manu."),
        ("methods/passkey.toml", '"add-key"', '"ad-key"', "There is no step ad-key."),
        ("stages/account.toml", 'go = "trouble:', 'go = "trouble:not-', "There is no trouble not-"),
        ("stages/access.toml", 'address = "rcam"', 'address = "rkam"', "There is no address rkam."),
        ("before.toml", 'then = "trouble:', 'then = "trouble:not-', "There is no trouble not-"),
        ("stages/account.toml", "when = { account", "when = { acount", "There is no fact acount."),
        ("contacts.toml", 'problems = ["', 'problems = ["not-', "There is no problem not-"),
        ("devices/kinds.toml", 'prefer = ["passkey"', 'prefer = ["pass"', "no method pass."),
    ],
)
def test_a_name_that_leads_nowhere_is_reported_with_its_key(
    content: ContentCopy, file: str, old: str, new: str, fault: str
) -> None:
    content.replace(file, old, new)
    content.translate()
    found = [one for one in content.report().problems if one.file == file]
    assert any(fault in one.fault and one.key and one.remedy for one in found), found


def test_the_remedy_names_the_nearest_name(content: ContentCopy) -> None:
    content.replace("methods/passkey.toml", '"[key-menu]"', '"[key-manu]"')
    assert only(content.report()).remedy == "Did you mean key-menu?"


def test_a_field_that_nobody_fills_is_reported(content: ContentCopy) -> None:
    content.replace("methods/passkey.toml", "{on_device}", "{on_divice}")
    content.translate()
    assert only(content.report()).fault == "Nobody fills {on_divice}."


def test_words_around_the_page_are_whole_and_have_their_fields(content: ContentCopy) -> None:
    content.replace("languages.toml", 'back = "Retour"\n', "")
    content.replace("languages.toml", "Enter: {choice}", "Enter: {chosen}")
    assert {problem.key for problem in content.report().problems} == {
        "language.fr.labels.back",
        "language.en.labels.enter",
    }


def test_a_missing_a_fuzzy_and_a_broken_translation_are_reported(content: ContentCopy) -> None:
    changed = {"phrases.today": "", "phrases.may-differ": "{libellé} (peut différer)"}

    def change(message: Message) -> None:
        message.string = changed.get(str(message.context), message.string)
        message.flags |= {"fuzzy"} if message.context == "phrases.tomorrow" else set()

    content.translate(change)
    report = content.report()
    assert [problem.key for problem in report.problems] == [
        "phrases.may-differ",
        "phrases.today",
        "phrases.tomorrow",
    ]
    assert {problem.file for problem in report.problems} == {"locales/fr/LC_MESSAGES/kiosk.po"}
    assert str(report.languages[0]) == "fr: 1 missing, 1 fuzzy"


DAYS = "staff_care.staff-retention.note.days"


@pytest.mark.parametrize(
    ("forms", "fault"),
    [
        (("{number} jour", ""), "The form for 2, 3, 4 is missing: msgstr[1]."),
        (("un jour", "{number} jours"), "Its names in braces differ from those of: {number} days"),
        (("{number} jour", "des jours"), "Its names in braces differ from those of: {number} days"),
        (("", ""), "The translation is missing."),
    ],
)
def test_a_form_that_is_missing_or_cannot_be_filled_is_reported(
    content: ContentCopy, forms: tuple[str, str], fault: str
) -> None:
    def change(message: Message) -> None:
        message.string = forms if message.context == DAYS else message.string

    content.translate(change)
    problem = only(content.report())
    assert (problem.key, problem.fault) == (DAYS, fault)


@pytest.mark.parametrize(
    "declared",
    [
        "nplurals=INTEGER; plural=EXPRESSION;",
        "nplurals=2; plural=(n != 1);",
        "nplurals=3; plural=(n > 1);",
    ],
)
def test_the_plural_rule_of_another_language_is_named_with_the_right_one(
    content: ContentCopy, declared: str
) -> None:
    text = content.french.read_text(encoding="utf-8")
    whole = text.replace("nplurals=2; plural=(n > 1);", declared)
    assert whole != text
    content.french.write_text(whole, encoding="utf-8")
    (first, *others) = content.report().problems
    assert first.key == "Plural-Forms"
    assert declared in first.fault
    assert first.remedy == "Write: nplurals=2; plural=(n > 1);"
    # What counts something is not said by another rule; all else is still said in French.
    assert {problem.fault for problem in others} == {"The translation is missing."}
    assert 10 < len(others) < 100


def test_a_sentence_with_half_a_plural_or_nothing_to_count_is_reported(
    content: ContentCopy,
) -> None:
    content.replace("staff/staff_care.toml", 'days = { one = "{number} day", ', "days = { ")
    content.replace("pages/leaving.toml", '{seconds} second.", other', 'one second.", othr')
    content.replace("pages/arrival.toml", "{number} weeks ago", "{of} weeks ago")
    content.translate()
    found = {(one.key, one.fault) for one in content.report().problems}
    assert ("page.staff-retention.note.days", "It says nothing.") in found
    assert ("page.warning.lead", "It says nothing.") in found
    fault = "It has a form for one and another for many, and counts nothing."
    assert ("arrival.comeback.note.weeks", fault) in found


def test_a_translation_that_nothing_asks_for_is_reported(content: ContentCopy) -> None:
    content.replace("before.toml", 'ask = "', 'ask = "Now, ')
    faults = {problem.fault for problem in content.report().problems}
    assert "Nothing in the content says this any more." in faults
    assert "The translation is missing." in faults


def test_a_catalog_that_cannot_be_read_is_one_problem(content: ContentCopy) -> None:
    (content.locales / "fr" / "LC_MESSAGES" / "kiosk.po").write_text('msgid "no end')
    assert only(content.report()).fault.startswith("This file cannot be read")


@pytest.mark.parametrize("broken", ['"', '"Aide', '"Ai"de"', '"Aide\\"', "Aide"])
def test_a_line_whose_quotation_mark_is_missing_is_one_problem(
    content: ContentCopy, broken: str
) -> None:
    with content.french.open("a", encoding="utf-8") as file:
        file.write(f'\nmsgctxt "help.x"\nmsgid "Help"\nmsgstr {broken}\n')
    assert "is no whole line of a catalog" in only(content.report()).fault


def test_old_facts_passed_dates_and_long_sentences_are_only_notices(content: ContentCopy) -> None:
    content.replace("before.toml", 'ask = "', f'ask = "{"word " * 21}')
    content.translate()
    report = content.report(date(2030, 1, 1))
    assert report.problems == ()
    told = "\n".join(notice.fault for notice in report.notices)
    assert "Not looked at since" in told
    assert "It was valid until 2025-06-30, and that day has passed." in told
    assert "A sentence of 3" in told
    assert "Nobody has read this name on a real screen" in told
    assert "It still waits to be confirmed." in told


def test_facts_of_less_than_a_year_are_not_old(content: ContentCopy) -> None:
    told = [notice.fault for notice in content.report(date(2025, 1, 1)).notices]
    assert not any("2025-09-09" in fault for fault in told)


def test_the_report_names_every_fault_and_ends_with_the_totals(content: ContentCopy) -> None:
    content.replace("methods/passkey.toml", '"[key-menu]"', '"[key-manu]"')
    report = content.report()
    told = report_lines(report)
    assert told[0] == "Problems:"
    assert told[1] == (
        "  methods/passkey.toml: step.open-key-menu.drawing: There is no label key-manu."
        " Did you mean key-menu?"
    )
    assert "fr: 0 missing, 0 fuzzy" in told
    assert told[-1] == f"1 problem, {len(report.notices)} notices"


def notices_in(file: str, faults: list[str]) -> list[Problem]:
    """Notices of a file, one for each fault, with keys a, b, c and so on."""
    return [
        Problem(file, key, one, "Mend it.", notice=True)
        for key, one in zip("abcdef", faults, strict=False)
    ]


def test_notices_that_say_the_same_of_a_file_share_a_line() -> None:
    alike = [*notices_in("one.toml", ["Old."] * 5), *notices_in("two.toml", ["Old.", "Long."])]
    report = ContentReport((), tuple(alike), (), 0)
    assert report_lines(report)[1:4] == [
        "  one.toml: a, b, c and 2 more: 5 times: Old. Mend it.",
        "  two.toml: a: Old. Mend it.",
        "  two.toml: b: Long. Mend it.",
    ]
    assert report_lines(report)[-1] == "0 problems, 7 notices"
    assert report_lines(report, every=True)[1:8] == [f"  {one}" for one in alike]


@pytest.mark.parametrize(("arguments", "code"), [([], 0), (["--all"], 0), (["--strict"], 1)])
def test_the_command_fails_for_notices_only_where_it_is_strict(
    arguments: list[str], code: int
) -> None:
    command = [sys.executable, "-I", "-m", "tools.content_check", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (code, "")
    assert "fr: 0 missing, 0 fuzzy" in done.stdout
    assert done.stdout.splitlines()[-1].startswith("0 problems, ")


def test_what_only_editors_can_put_right_is_not_told_to_the_office(content: ContentCopy) -> None:
    content.replace("before.toml", 'ask = "', 'ask = "Now, ')
    assert content.report().problems
    report = run_checks(content.folder, content.locales, content.folder.parent / "data")
    assert report.problems == ()
    assert {one.file for one in report.notices} == {"kiosk.toml", "pin"}
