"""How much of a language is translated, counted in the text of its catalog as Babel would count it."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.i18n.completeness import Completeness, count_untranslated
from kiosk.i18n.po_file import catalog_path, po_path, read_catalog
from kiosk.i18n.po_parser import message_forms
from kiosk.i18n.validation import all_messages
from kiosk.paths import CONTENT, shipped_folder
from tests.content_check.content_copy import english_catalog
from tools.translations.po_format import write_edited
from tools.translations.template import template_path

LOCALES = shipped_folder("locales")

HEAD = 'msgid ""\nmsgstr ""\n"Language: de\\n"\n'


def locales_with(folder: Path, messages: str) -> Path:
    """A folder of locales with a German catalog of these messages, and without a template."""
    path = po_path(folder, "de")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes((HEAD + messages).encode())
    return folder


def test_the_shipped_french_is_complete() -> None:
    sentences = len({sentence.context for _, sentence in all_messages(CONTENT)})
    assert count_untranslated(LOCALES, "fr") == Completeness(0, sentences)
    assert count_untranslated(LOCALES, "en").missing == 0


@pytest.mark.parametrize(
    ("messages", "missing", "of"),
    [
        ('\nmsgctxt "a.b"\nmsgid "One"\nmsgstr "Eins"\n', 0, 1),
        ('\nmsgctxt "a.b"\nmsgid "One"\nmsgstr ""\n', 1, 1),
        ('\nmsgctxt "a.b"\nmsgid "One"\nmsgstr ""', 1, 1),
        ('\nmsgctxt "a.b"\r\nmsgid "One"\r\nmsgstr ""\r\n', 1, 1),
        ('\nmsgctxt "a.b"\nmsgid "One"\nmsgstr ""\n"Eins "\n"mehr"\n', 0, 1),
        ('\nmsgctxt ""\n"a."\n"b"\nmsgid ""\n"One "\n"more"\nmsgstr ""\n"Eins"\n', 0, 1),
        ('\n#, fuzzy\n#| msgid "Two"\nmsgctxt "a.b"\nmsgid "One"\nmsgstr "Zwei"\n', 0, 1),
        ('\n#~ msgctxt "a.b"\n#~ msgid "One"\n#~ msgstr ""\n', 1, 1),
        ('\nmsgctxt "a.b"\nmsgid "One \\"\\""\nmsgstr "Eins \\"\\""\n', 0, 1),
        (
            '\nmsgctxt "a.b"\nmsgid "{number} day"\nmsgid_plural "{number} days"\n'
            'msgstr[0] "{number} Tag"\nmsgstr[1] ""\n',
            1,
            1,
        ),
        (
            '\nmsgctxt "a.b"\nmsgid "One"\nmsgstr "Eins"\n'
            '\nmsgctxt "a.c"\nmsgid "Two"\nmsgstr ""\n\nmsgctxt "a.d"\nmsgid "Two"\nmsgstr "2"\n',
            1,
            3,
        ),
    ],
)
def test_a_message_without_one_of_its_texts_is_missing_and_a_fuzzy_one_is_not(
    tmp_path: Path, messages: str, missing: int, of: int
) -> None:
    assert count_untranslated(locales_with(tmp_path, messages), "de") == Completeness(missing, of)


def test_what_the_template_holds_and_the_catalog_lacks_is_missing(tmp_path: Path) -> None:
    shutil.copy(template_path(LOCALES), template_path(tmp_path))
    every = count_untranslated(LOCALES, "fr").of
    assert count_untranslated(tmp_path, "de") == Completeness(every, every)
    locales_with(tmp_path, '\nmsgctxt "words.words.note.more"\nmsgid "More"\nmsgstr "Mehr"\n')
    assert count_untranslated(tmp_path, "de") == Completeness(every - 1, every)


def test_a_form_of_a_noun_counts_for_the_languages_that_have_it(tmp_path: Path) -> None:
    header = 'msgid ""\nmsgstr ""\n'
    noun = '\nmsgctxt "a.b"\nmsgid "your iPad"\nmsgstr "{}"\n'
    form = '\nmsgctxt "a.b.dative"\nmsgid "your iPad [dative]"\nmsgstr ""\n'
    (tmp_path / "kiosk.pot").write_text(header + noun.format("") + form)
    for tag, text, counted in (
        ("fr", noun.format("votre iPad"), (0, 1)),
        ("de", noun.format("Ihr iPad") + form, (1, 2)),
    ):
        path = po_path(tmp_path, tag)
        path.parent.mkdir(parents=True)
        path.write_text(header + text)
        found = count_untranslated(tmp_path, tag)
        assert (found.missing, found.of) == counted


def test_a_compiled_catalog_alone_is_taken_for_complete(tmp_path: Path) -> None:
    path = po_path(tmp_path, "de").with_suffix(".mo")
    path.parent.mkdir(parents=True)
    assert count_untranslated(tmp_path, "de").missing == 1
    path.touch()
    assert count_untranslated(tmp_path, "de").missing == 0


def test_a_catalog_that_changed_is_counted_again(tmp_path: Path) -> None:
    locales_with(tmp_path, '\nmsgctxt "a.b"\nmsgid "One"\nmsgstr ""\n')
    assert count_untranslated(tmp_path, "de").missing == 1
    locales_with(tmp_path, '\nmsgctxt "a.b"\nmsgid "One"\nmsgstr "Eins"\n')
    assert count_untranslated(tmp_path, "de").missing == 0


@given(st.binary(max_size=300))
def test_no_bytes_make_counting_fail(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = tmp_path_factory.mktemp("locales")
    path = po_path(folder, "de")
    path.parent.mkdir(parents=True)
    path.write_bytes(data)
    found = count_untranslated(folder, "de")
    assert 0 <= found.missing <= found.of


@pytest.mark.parametrize("step", [1, 7])
def test_the_count_is_that_of_babels_reader(tmp_path: Path, step: int) -> None:
    catalog = english_catalog(CONTENT)
    for number, message in enumerate(catalog.texts()):
        if number % step == step - 1 and step > 1:
            message.string = ("",) * len(message_forms(message)) if message.pluralizable else ""
    write_edited(po_path(tmp_path, "fr"), catalog)
    entries = read_catalog(catalog_path(tmp_path, "fr"))
    whole = {sentence.context for sentence, entry in entries.items() if all(entry.forms)}
    every = {sentence.context for _, sentence in all_messages(CONTENT)}
    assert count_untranslated(tmp_path, "fr") == Completeness(len(every - whole), len(every))
