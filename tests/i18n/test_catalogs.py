"""Loading the translator of a language."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from kiosk.content.shared_records import Sentence
from kiosk.i18n.catalogs import load_translator, read_translator

HELLO, BYE = Sentence("a.hello", "Hello."), Sentence("a.bye", "Goodbye.")
PO = """\
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

msgctxt "a.hello"
msgid "Hello."
msgstr "Bonjour."

#, fuzzy
msgctxt "a.bye"
msgid "Goodbye."
msgstr "À bientôt."
"""


def catalog(folder: Path, text: str = PO) -> Path:
    """A French catalog in a folder of locales."""
    po = folder / "fr" / "LC_MESSAGES" / "kiosk.po"
    po.parent.mkdir(parents=True, exist_ok=True)
    po.write_text(text, encoding="utf-8")
    return po


def compile_to(mo: Path, text: str) -> None:
    """A `.mo` of a text, as the wheel has it."""
    source = mo.with_suffix(".other")
    source.write_text(text, encoding="utf-8")
    with source.open("rb") as lines, mo.open("wb") as out:
        write_mo(out, read_po(lines))


def age(path: Path, seconds: int) -> None:
    """Makes a file older."""
    then = path.stat().st_mtime - seconds
    os.utime(path, (then, then))


def test_a_catalog_translates_by_context_and_leaves_fuzzy_advice_in_english(
    tmp_path: Path,
) -> None:
    catalog(tmp_path)
    words = read_translator("fr", tmp_path)
    assert words.say(HELLO) == "Bonjour."
    assert words.say(Sentence("b.hello", "Hello.")) == "Hello."
    assert words.say(BYE) == "Goodbye."


def test_a_compiled_catalog_is_used_alone_and_when_it_is_newer(tmp_path: Path) -> None:
    po = catalog(tmp_path)
    compile_to(po.with_suffix(".mo"), PO.replace("Bonjour", "Salut"))
    age(po, 60)
    assert read_translator("fr", tmp_path).say(HELLO) == "Salut."
    po.unlink()
    assert read_translator("fr", tmp_path).say(HELLO) == "Salut."


def test_a_compiled_catalog_that_is_older_than_its_source_is_never_used(tmp_path: Path) -> None:
    po = catalog(tmp_path)
    compile_to(po.with_suffix(".mo"), PO.replace("Bonjour", "Salut"))
    age(po.with_suffix(".mo"), 60)
    assert read_translator("fr", tmp_path).say(HELLO) == "Bonjour."


def test_english_and_a_language_without_a_catalog_speak_english(tmp_path: Path) -> None:
    catalog(tmp_path)
    for tag in ("en", "de"):
        assert read_translator(tag, tmp_path).say(HELLO) == "Hello."


def test_a_language_is_loaded_once() -> None:
    assert load_translator("en") is load_translator("en")


def test_english_is_loaded_and_spoken_without_babel() -> None:
    program = (
        "import sys; from kiosk.i18n.catalogs import load_translator\n"
        "from kiosk.content.shared_records import Sentence\n"
        "print(load_translator('en').say(Sentence('a', 'Hello.')), 'babel' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["Hello.", "False"]


@pytest.mark.parametrize(
    "text", ['msgid "unfinished', "\0\1\2", 'msgid ""\nmsgstr "Language: zz\\n"']
)
def test_a_broken_catalog_speaks_english_and_prints_nothing(
    text: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    po = catalog(tmp_path, text)
    assert read_translator("fr", tmp_path).say(HELLO) == "Hello."
    po.with_suffix(".mo").write_bytes(b"no catalog")
    assert read_translator("fr", tmp_path).say(HELLO) == "Hello."
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    "line",
    [
        '#~| msgid "Old."\n#~ msgctxt "a.old"\n#~ msgid "Older."\n#~ msgstr "Vieux."',
        '#, fuzzy\n#~ msgctxt "a.old"\n#~ msgid "Older."\n#~ msgstr "Vieux."',
        '#| msgid "Hello there."',
        "#: a/file with spaces.toml:x \N{FIRST STRONG ISOLATE}",
    ],
)
def test_what_tools_of_translators_leave_in_a_catalog_costs_no_sentence(
    line: str, tmp_path: Path
) -> None:
    catalog(tmp_path, PO.replace('\n\nmsgctxt "a.hello"', f'\n\n{line}\n\nmsgctxt "a.hello"'))
    assert read_translator("fr", tmp_path).say(HELLO) == "Bonjour."


def test_a_date_in_any_form_costs_no_sentence(tmp_path: Path) -> None:
    header = 'msgstr ""\n"PO-Revision-Date: 3 May 2026\\n"\n"POT-Creation-Date: \\n"\n'
    catalog(tmp_path, PO.replace("msgstr ", f"{header}", 1))
    assert read_translator("fr", tmp_path).say(HELLO) == "Bonjour."
