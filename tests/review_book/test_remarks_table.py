"""The table of remarks: written, filled in as spreadsheets do, and read back."""

import csv
import io
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.pages import page
from tools.review_book.book_pages import BookPage
from tools.review_book.main import main
from tools.review_book.recording_translator import SaidSentence
from tools.review_book.remarks_table import (
    COLUMNS,
    NoTableError,
    read_table,
    report_lines,
    write_table,
)

SENTENCES = (
    SaidSentence("arrival.intent.title", "Bienvenue"),
    SaidSentence("arrival.intent.lead", 'Qu’est-ce ; « cela », "ici"\u00a0?'),
    SaidSentence("", "+32 2 000 00 00"),
)
PAGES = (
    BookPage(1, "arrival", replace(page(), id="intent"), SENTENCES, ()),
    BookPage(2, "arrival", replace(page(), id="other"), SENTENCES[:1], ("another",)),
)


def rows(table: bytes, between: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(table.decode("utf-8-sig"), newline=""), delimiter=between))


def filled(table: bytes, between: str, saved_with: str = "") -> str:
    """The table as a spreadsheet saves it, with something in the last columns of three rows."""
    written = rows(table, between)
    written[4][4:] = ["pas clair", ""]
    written[2][4:] = ["", "Qu’y a-t-il ?"]
    written[3][4:] = ["un numéro ?", "aucun"]
    text = io.StringIO()
    csv.writer(text, delimiter=saved_with or between).writerows(written)
    return text.getvalue()


@pytest.mark.parametrize(("language", "between"), [("en", ","), ("fr", ";")])
def test_each_sentence_of_each_page_has_a_row_that_spreadsheets_open(
    language: str, between: str
) -> None:
    table = write_table(PAGES, language)
    assert table.startswith(b"\xef\xbb\xbf")
    head, *written = rows(table, between)
    assert tuple(head) == COLUMNS
    assert [row[:4] for row in written[:2]] == [
        ["1", "intent", said.context, said.text] for said in SENTENCES[:2]
    ]
    assert [row[0] for row in written] == ["1", "1", "1", "2"]
    assert all(row[4:] == ["", ""] for row in written)


def test_no_cell_is_taken_for_a_formula() -> None:
    assert rows(write_table(PAGES, "en"), ",")[3][3] == "'+32 2 000 00 00"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "cp1252"])
@pytest.mark.parametrize("saved_with", [",", ";", "\t"])
def test_a_filled_table_comes_back_however_a_spreadsheet_saved_it(
    encoding: str, saved_with: str, tmp_path: Path
) -> None:
    path = tmp_path / "filled.csv"
    path.write_text(filled(write_table(PAGES, "fr"), ";", saved_with), encoding=encoding)
    remarks = read_table(path)
    assert [(one.number, one.page, one.remark, one.wording) for one in remarks] == [
        (1, "intent", "", "Qu’y a-t-il ?"),
        (1, "intent", "un numéro ?", "aucun"),
        (2, "other", "pas clair", ""),
    ]
    assert [one.text for one in remarks] == [SENTENCES[1].text, SENTENCES[2].text, "Bienvenue"]


def test_remarks_of_several_readers_are_printed_by_page_and_context(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("one.csv", "two.csv"):
        (tmp_path / name).write_text(filled(write_table(PAGES, "fr"), ";"), encoding="utf-8")
    assert main(["--collect", str(tmp_path / "one.csv"), str(tmp_path / "two.csv")]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if line[:1].isdigit()] == ["1  intent", "2  other"]
    assert lines.count("    remark: pas clair") == 2
    assert lines.index("    better: Qu’y a-t-il ?") < lines.index("2  other")


def test_a_table_without_remarks_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "empty.csv"
    path.write_bytes(write_table(PAGES, "en"))
    assert main(["--collect", str(path)]) == 0
    assert capsys.readouterr().out == "There are no remarks in it.\n"


@pytest.mark.parametrize(
    "data", [b"", b"a,b,c\n1,2,3\n", b"PK\x03\x04\0\0", b"%PDF-1.4\n", b"\xff\xfe\x00"]
)
def test_what_is_no_such_table_is_refused_in_one_sentence(
    data: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "other.csv"
    path.write_bytes(data)
    assert main(["--collect", str(path)]) == 2
    told = capsys.readouterr().err
    assert told.startswith("other.csv is no table of remarks")
    assert len(told.splitlines()) == 1


def test_a_file_that_is_not_there_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--collect", str(tmp_path / "none.csv")]) == 2
    assert "none.csv cannot be read" in capsys.readouterr().err


def test_a_row_without_a_page_number_is_named(tmp_path: Path) -> None:
    path = tmp_path / "broken.csv"
    path.write_text(",".join(COLUMNS) + "\nx,intent,,Welcome,wrong,\n", encoding="utf-8")
    with pytest.raises(NoTableError, match="row 2"):
        read_table(path)


def test_a_broken_csv_file_is_refused_and_not_a_crash(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "broken.csv"
    path.write_text(",".join(COLUMNS) + "\n1,intent,," + "x" * 200_000 + ",y,\n", encoding="utf-8")
    assert main(["--collect", str(path)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_control_characters_of_a_table_do_not_reach_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "hostile.csv"
    path.write_text(",".join(COLUMNS) + "\n1,intent,,Welcome,\x1b[2Jgone,\n", encoding="utf-8")
    assert main(["--collect", str(path)]) == 0
    assert "\x1b" not in capsys.readouterr().out


def test_lines_stand_by_number_and_then_by_context() -> None:
    assert list(report_lines(())) == []
