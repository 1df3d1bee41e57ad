"""Checks the English sentences of the content, and the translations of each language."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from kiosk.content.content import Content
from kiosk.content.content_files import all_sentences
from kiosk.content.problem import Problem
from kiosk.content.shared_records import Sentence
from kiosk.i18n.nouns import unknown_forms, with_noun_forms
from kiosk.i18n.placeholders import (
    COUNTED_FIELDS,
    counted_field,
    has_placeholders_of,
    has_same_placeholders,
    has_stray_brace,
    placeholders,
)
from kiosk.i18n.plural_rule import PluralRule, plural_rule
from kiosk.i18n.po_file import (
    CatalogEntries,
    CatalogEntry,
    catalog_path,
    read_catalog,
    read_declared_rule,
)
from kiosk.i18n.translator import PHRASES
from kiosk.printable import describe_unprintable

PHRASES_FILE = "i18n/translator.py"
"""Where the sentences of the code itself stand; all others are in files of the content."""

DEVICE_FIELDS = frozenset(["device", "on_device", "device_name"])
"""The fields that hold the member's device."""

PAGE_FIELDS = frozenset((
    "country", "date", "first", "kind", "label", "last", "meant", "method", "name", "names", "new", "note",
    "number", "of", "old", "path", "seconds", "stage", "state", "step", "time", "title", "typed", "until",
    "verdict", "window",
))  # fmt: skip
"""The fields that page builders fill in the sentences of some pages."""

SourcedSentences = Iterable[tuple[str, Sentence]]
"""Sentences, each with the file that it stands in."""

UPDATE = "Run scripts/translate update, then translate what it leaves open."
TAKE_OUT = "Run scripts/translate update."


class LanguageReport(Struct, frozen=True):
    """A language: how many sentences lack a translation or have a fuzzy one, and all that is wrong in its file."""

    tag: str
    missing: int
    fuzzy: int
    problems: tuple[Problem, ...]

    def __str__(self) -> str:
        return f"{self.tag}: {self.missing} missing, {self.fuzzy} fuzzy"


def check_language(
    locales: Path, tag: str, sourced: SourcedSentences, forms: Sequence[str] = ()
) -> LanguageReport:
    """Check the translations of these sentences, and of the `forms` that the language has of their nouns.

    A sentence that stands in two contexts counts twice.
    """
    wanted = list(dict.fromkeys(sentence for _, sentence in with_noun_forms(sourced, forms)))
    path = catalog_path(locales, tag)
    file = f"locales/{path.relative_to(locales).as_posix()}"
    try:
        entries = read_catalog(path) if path.is_file() else {}
    except ValueError as fault:
        broken = Problem(file, "", f"This file cannot be read: {fault}.", "Correct that line.")
        return LanguageReport(tag, len(wanted), 0, (broken,))
    present = [entries[sentence] for sentence in wanted if sentence in entries]
    problems = (
        *_check_rule(file, path, plural_rule(tag)),
        *_check_entries(file, entries, wanted, plural_rule(tag)),
        *_check_noun_forms(file, entries, forms),
        *find_unprintable_translations(file, entries),
    )
    fuzzy = sum(entry.fuzzy for entry in present)
    whole = sum(all(entry.forms) for entry in present)
    return LanguageReport(tag, len(wanted) - whole, fuzzy, problems)


def find_wrong_translations(
    locales: Path, tag: str, sourced: SourcedSentences, forms: Sequence[str] = ()
) -> list[Problem]:
    """What is wrong with the translations of a language, without those that are missing, fuzzy or left over."""
    problems = check_language(locales, tag, sourced, forms).problems
    return [one for one in problems if one.remedy not in (UPDATE, TAKE_OUT)]


def _check_rule(file: str, path: Path, rule: PluralRule) -> Iterator[Problem]:
    """The line of the header by which gettext chooses among the forms for numbers."""
    if path.suffix != ".po" or not path.is_file():
        return
    declared = read_declared_rule(path)
    if not (isinstance(declared, PluralRule) and declared.means_the_same(rule)):
        fault = f"Its plural rule is not that of the language: {declared or 'none'}."
        yield Problem(file, "Plural-Forms", fault, f"Write: {rule}")


def _check_entries(
    file: str, entries: CatalogEntries, wanted: list[Sentence], rule: PluralRule
) -> Iterator[Problem]:
    for sentence in wanted:
        entry = entries.get(sentence)
        if entry is None:
            yield Problem(file, sentence.context, "The translation is missing.", UPDATE)
        elif entry.fuzzy:
            fault = "The English sentence has changed since it was translated."
            yield Problem(file, sentence.context, fault, UPDATE)
        elif sentence.plural:
            yield from _check_forms(file, sentence, entry, rule)
        elif not entry.said.strip():
            yield Problem(file, sentence.context, "The translation says nothing.", UPDATE)
        elif not has_same_placeholders(entry.said, sentence.english):
            fault = f"Its names in braces differ from those of: {sentence.english}"
            yield Problem(file, sentence.context, fault, "Use the same names.")
    for sentence in entries.keys() - set(wanted):
        fault = "Nothing in the content says this any more."
        yield Problem(file, sentence.context, fault, TAKE_OUT)


def _check_noun_forms(
    file: str, entries: CatalogEntries, forms: Sequence[str]
) -> Iterator[Problem]:
    for sentence, entry in entries.items():
        for unknown in unknown_forms(" ".join(entry.forms), forms):
            fault = f"The language has no such form: {{{unknown}}}."
            remedy = f"Use one of these, for a device or a method: {', '.join(forms) or 'none'}."
            yield Problem(file, sentence.context, fault, remedy)


def find_unprintable_translations(file: str, entries: CatalogEntries) -> Iterator[Problem]:
    """A problem for each translation with a character that may not be shown."""
    for sentence, entry in entries.items():
        if fault := describe_unprintable([*entry.forms]):
            yield Problem(file, sentence.context, fault, "Write that translation anew.")


def _check_forms(
    file: str, sentence: Sentence, entry: CatalogEntry, rule: PluralRule
) -> Iterator[Problem]:
    for index, form in enumerate(entry.forms):
        numbers = rule.numbers_of_form(index)
        # The form for a single number may say it as a word, or not at all.
        alike = has_placeholders_of if len(numbers) == 1 else has_same_placeholders
        if not form.strip():
            some = ", ".join(map(str, numbers[:3]))
            fault = f"The form for {some} is missing: msgstr[{index}]."
            yield Problem(file, sentence.context, fault, UPDATE)
        elif not alike(form, sentence.plural):
            fault = f"Its names in braces differ from those of: {sentence.plural}"
            yield Problem(file, sentence.context, fault, "Use the same names.")


def check_english(sourced: SourcedSentences, content: Content) -> list[Problem]:
    """Placeholders that nothing fills, stray braces, and contexts that two different sentences use."""
    every = list(sourced)
    return [*_check_placeholders(every, content), *_find_shared_contexts(every)]


def _check_placeholders(sourced: SourcedSentences, content: Content) -> Iterator[Problem]:
    known = DEVICE_FIELDS | PAGE_FIELDS | set(content.labels)
    for file, sentence in sourced:
        for name in sorted(placeholders(" ".join(sentence.forms)) - known):
            remedy = "Use an id of labels.tsv, device, on_device or device_name."
            yield Problem(file, sentence.context, f"Nobody fills {{{name}}}.", remedy)
        if has_stray_brace(" ".join(sentence.forms)):
            remedy = "Write a name between both braces, or none."
            yield Problem(file, sentence.context, "A brace stands alone.", remedy)
        if sentence.plural and not counted_field(sentence.plural):
            fault = "It has a form for one and another for many, and counts nothing."
            remedy = f"Write one of {' or '.join(COUNTED_FIELDS)} in braces."
            yield Problem(file, sentence.context, fault, remedy)
        elif sentence.plural and not has_placeholders_of(sentence.english, sentence.plural):
            fault = "Its forms for one and for many have different names in braces."
            yield Problem(file, sentence.context, fault, "Use the same names.")


def _find_shared_contexts(sourced: SourcedSentences) -> Iterator[Problem]:
    first_use: dict[str, tuple[str, Sentence]] = {}
    for file, sentence in sourced:
        first, other = first_use.setdefault(sentence.context, (file, sentence))
        if other != sentence:
            fault = f"{first} uses this context for another sentence."
            yield Problem(file, sentence.context, fault, "Give one of the entries another id.")


def all_messages(folder: Path) -> list[tuple[str, Sentence]]:
    """Every sentence to translate, each with its file: those of the content folder, and those of the code."""
    return with_phrases(all_sentences(folder))


def with_phrases(sourced: SourcedSentences) -> list[tuple[str, Sentence]]:
    """The sentences of the content, and behind them those of the code."""
    return [*sourced, *((PHRASES_FILE, phrase) for phrase in PHRASES)]
