"""Text files as editors of other systems save them: with a byte order mark, and lines ended by CR and LF."""

import shutil
from codecs import BOM_UTF8
from pathlib import Path

import pytest

from hatch_build import _compile
from kiosk.content.content_files import all_sentences, content_tables
from kiosk.content.loader import load_content, load_staff_pages
from kiosk.files import FileLimitError, read_limited, read_text
from kiosk.i18n.catalogs import load_translations
from kiosk.i18n.po_file import read_catalog
from kiosk.paths import CONTENT, SETTINGS_FILE, shipped_folder
from kiosk.settings.reader import read_settings
from kiosk.settings.writer import change_settings, restore_settings
from tests.played_visit import shipped_content
from tools.translations.po_format import catalog_text, read_edited
from tools.translations.translation_table import read_table

FRENCH = shipped_folder("locales") / "fr/LC_MESSAGES/kiosk.po"


def foreign(data: bytes) -> bytes:
    """The same text with a mark before it, its lines ended in the other way."""
    return BOM_UTF8 + data.replace(b"\n", b"\r\n")


@pytest.fixture
def french(tmp_path: Path) -> Path:
    """The French catalog so."""
    path = tmp_path / "fr" / "LC_MESSAGES" / "kiosk.po"
    path.parent.mkdir(parents=True)
    path.write_bytes(foreign(FRENCH.read_bytes()))
    return path


def test_settings(tmp_path: Path) -> None:
    text = b'# Ours.\nregion = "LU"\n\n[contacts.pmo-brussels]\nlines = ["Telephone: 1", "2"]\n'
    (tmp_path / SETTINGS_FILE).write_bytes(foreign(text))
    settings, problems = read_settings(tmp_path)
    assert problems == []
    assert settings.region == "LU"
    assert settings.contacts["pmo-brussels"].lines == ("Telephone: 1", "2")
    change_settings(tmp_path, {("paper",): "a5"}, shipped_content())
    assert (tmp_path / SETTINGS_FILE).read_bytes().startswith(b'# Ours.\nregion = "LU"\n')
    assert read_settings(tmp_path)[0].paper == "a5"


def test_copies_of_the_settings(tmp_path: Path) -> None:
    copy = tmp_path / "kiosk-settings-2026-11-20.toml"
    copy.write_bytes(foreign(b'region = "LU"\nguard_ms = 300\n'))
    restore_settings(tmp_path / "data", copy, shipped_content())
    settings, problems = read_settings(tmp_path / "data")
    assert (settings.region, settings.guard_ms, problems) == ("LU", 300, [])


def test_every_file_of_the_content(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(CONTENT, tmp_path / "content"))
    for path in (*folder.rglob("*.toml"), *folder.rglob("*.tsv")):
        path.write_bytes(foreign(path.read_bytes()))
    assert load_content(folder) == load_content(CONTENT)
    assert load_staff_pages(folder) == load_staff_pages(CONTENT)
    assert list(all_sentences(folder)) == list(all_sentences(CONTENT))
    assert list(content_tables(folder)) == list(content_tables(CONTENT))


def test_catalogs(french: Path) -> None:
    assert read_catalog(french) == read_catalog(FRENCH)
    assert catalog_text(read_edited(french)) == catalog_text(read_edited(FRENCH))
    (sentence, entry), *_ = read_catalog(FRENCH).items()
    assert load_translations(french).pgettext(sentence.context, sentence.english) == entry.said


def test_a_catalog_in_the_wheel(french: Path, tmp_path: Path) -> None:
    for name, content in (("there", french), ("here", FRENCH)):
        _compile(content, tmp_path / f"{name}.mo")
    assert (tmp_path / "there.mo").read_bytes() == (tmp_path / "here.mo").read_bytes()


def test_tables_of_translators(tmp_path: Path) -> None:
    table = tmp_path / "table.tsv"
    table.write_bytes(foreign(b"a.b\tYes\tOui\nc.d\tNo\tNon\n"))
    assert [(one.context, one.said) for one in read_table(table)] == [
        ("a.b", "Oui"),
        ("c.d", "Non"),
    ]
    told = tmp_path / "told.json"
    told.write_bytes(foreign(b'{\n"a.b": "Oui"\n}\n'))
    assert [(one.context, one.said) for one in read_table(told)] == [("a.b", "Oui")]


def test_only_so_much_of_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(BOM_UTF8 + b"a\r\nb\rc\n")
    assert read_text(path, 100) == "a\nb\nc\n"
    assert read_limited(path, path.stat().st_size) == path.read_bytes()
    with pytest.raises(FileLimitError, match="larger"):
        read_limited(path, path.stat().st_size - 1)
    with pytest.raises(FileLimitError, match="not a regular file"):
        read_limited(Path("/dev/zero"), 100)
