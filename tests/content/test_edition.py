"""The edition of a content: its number, its day, and what is new."""

from pathlib import Path

import pytest

from kiosk import __version__
from kiosk.content import shipped_number as shipped
from kiosk.content.edition import read_edition, version_key
from kiosk.content.shipped_number import shipped_number
from tests.played_visit import shipped_content

TEXT = 'number = 8\ndated = 2026-12-03\nprogram = "0.1"\n[changes]\nen = ["New."]\n'


def test_the_content_of_the_program_says_what_is_new_in_each_language_that_is_offered() -> None:
    edition = read_edition()
    offered = {tag for tag, one in shipped_content().languages.items() if one.offered}
    assert offered <= edition.changes.keys()
    assert version_key(edition.program) <= version_key(__version__)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("number = 8", "number = 0"),
        ("number = 8", 'number = "8"'),
        ("number = 8\n", ""),
        ("2026-12-03", '"soon"'),
        ('"0.1"', '"next"'),
        ("en =", "fr ="),
        ('["New."]', "[]"),
        ('["New."]', '["a", "b", "c"]'),
        ('["New."]', '["\\u001b[2J"]'),
        ('["New."]', f'["{"x" * 201}"]'),
    ],
)
def test_an_edition_that_cannot_be_used_is_a_value_error(
    tmp_path: Path, old: str, new: str
) -> None:
    path = tmp_path / "edition.toml"
    path.write_text(TEXT, encoding="utf-8")
    assert read_edition(path).number == 8
    path.write_text(TEXT.replace(old, new), encoding="utf-8")
    with pytest.raises(ValueError, match=r"."):
        read_edition(path)


@pytest.mark.parametrize(
    ("older", "newer"), [("0.1", "0.2"), ("0.9", "0.10"), ("0.9.9", "1"), ("1.0", "1.0.1")]
)
def test_versions_are_compared_by_their_numbers(older: str, newer: str) -> None:
    assert version_key(older) < version_key(newer)
    assert version_key("1.0.0") == version_key("1")


def test_the_number_is_read_without_a_parser_as_a_parser_reads_it() -> None:
    assert shipped_number() == read_edition().number > 0


@pytest.mark.parametrize("text", ["", "number = x\n", "number = \n", "\xff"])
def test_a_broken_edition_has_no_number_and_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    path = tmp_path / "edition.toml"
    monkeypatch.setattr(shipped, "EDITION", path)
    assert shipped_number() == 0
    path.write_bytes(text.encode("latin-1"))
    assert shipped_number() == 0
