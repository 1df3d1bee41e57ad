"""The papers of docs/office, read back by poppler and held against what the kiosk does."""

import math
import re
from itertools import pairwise
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from sqlite_utils import Database

from kiosk.paths import shipped_folder
from kiosk.settings.schema import Settings
from kiosk.store.schema import migrations
from tests.conftest import needs
from tests.languages import LANGUAGES
from tests.pdf.poppler import asked, boxes, info, text
from tools.office_papers.main import FOLDER, main
from tools.office_papers.markdown_source import Paper, Paragraph, Table, read_paper
from tools.office_papers.paper_pdf import render_paper
from tools.office_papers.paragraph_words import break_lines, split_words
from tools.office_papers.typographic_spaces import add_no_break_spaces

SOURCES = sorted(FOLDER.glob("*/*.md"))
NAMES = {"how-to-use", "installation", "privacy"}
LEGIBLE = math.radians(0.7)
"""What a capital must take of the sight (EN 301 549, 5.1.4)."""

HEIGHT_OF_TYPE = 1.164
"""From the top of the highest letter to the foot of the lowest, in sizes of type."""

each_paper = pytest.mark.parametrize(
    "source", SOURCES, ids=lambda path: f"{path.parent.name}-{path.stem}"
)
each_language = pytest.mark.parametrize("language", LANGUAGES)


def made(source: Path) -> Path:
    """The PDF beside a source."""
    needs("pdfinfo", "poppler-utils")
    return source.with_suffix(".pdf")


def test_each_paper_is_there_in_both_languages() -> None:
    assert {(path.parent.name, path.stem) for path in SOURCES} == {
        (language, name) for language in ("en", "fr") for name in NAMES
    }


@pytest.mark.slow("pdf")
def test_the_pdfs_are_those_of_their_sources_byte_for_byte(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["--check"]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.slow("pdf")
def test_a_changed_source_is_noticed_and_written_anew(tmp_path: Path) -> None:
    assert main(["--check", "--to", str(tmp_path)]) == 1
    assert not [*tmp_path.rglob("*.pdf")]
    assert main(["--to", str(tmp_path)]) == 0
    assert {path.read_bytes() for path in tmp_path.rglob("*.pdf")} == {
        path.with_suffix(".pdf").read_bytes() for path in SOURCES
    }


@pytest.mark.slow("pdf")
@each_paper
def test_it_is_a4_dated_and_names_its_title_and_language(source: Path) -> None:
    paper, said = read_paper(source), info(made(source))
    assert said["Page size"].endswith("(A4)")
    assert int(said["Pages"]) <= (1 if source.stem == "how-to-use" else 2)
    assert said["Title"] == paper.title
    assert f"/Lang ({source.parent.name})".encode() in made(source).read_bytes()
    assert not {"Author", "Creator", "Producer", "ModDate"} & set(said)
    foot = text(made(source), "-layout")
    assert paper.foot in foot
    assert str(paper.day.day) in paper.foot
    assert str(paper.day.year) in paper.foot


@pytest.mark.slow("pdf")
@each_paper
def test_the_fonts_are_embedded(source: Path) -> None:
    rows = asked("pdffonts", made(source)).splitlines()[2:]
    assert len(rows) == 2
    assert all(row.split()[-5:-2] == ["yes", "yes", "yes"] for row in rows)


@pytest.mark.slow("pdf")
@each_paper
def test_every_word_of_the_source_is_on_paper_and_within_its_margins(source: Path) -> None:
    needs("pdftotext", "poppler-utils")
    on_paper = re.sub(r"\s", "", text(made(source), "-raw"))
    for block in read_paper(source).blocks:
        cells = (
            [block.text]
            if isinstance(block, Paragraph)
            else [cell for row in block.rows for cell in row]
        )
        for cell in cells:
            for word in re.split(r"\s+", re.sub(r"[*`]|____", "", cell)):
                assert word in on_paper
    found = boxes(made(source))
    left, right = min(box[0] for box in found), max(box[2] for box in found)
    assert left >= 50
    assert right <= 595.28 - 48


@pytest.mark.slow("pdf")
@each_language
def test_the_page_beside_the_screen_is_in_large_print(language: str) -> None:
    source = FOLDER / language / "how-to-use.md"
    paper = read_paper(source)
    assert paper.font_size >= 18
    foot = {*paper.foot.split(), "1"}
    keys = {one.text for block in paper.blocks for one in split_words(str(block)) if one.key}
    small = [
        word
        for _, top, _, bottom, word in boxes(made(source))
        if (bottom - top) / HEIGHT_OF_TYPE < 17.9 and word not in foot
    ]
    assert {*small} <= keys | {"Entrée", "Enter"}


@each_language
def test_the_heights_of_letters_are_what_the_rule_gives(language: str) -> None:
    said = (FOLDER / language / "installation.md").read_text().replace(",", ".")
    pairs = re.findall(r"\| (\d\d) cm \| ([\d.]+) mm \|", said)
    assert len(pairs) == 3
    for distance, height in pairs:
        assert float(height) == pytest.approx(int(distance) * 10 * LEGIBLE, abs=0.06)
    reached = re.findall(r"([\d.]+) mm. (\d\d) cm", said)
    assert len(reached) == 12
    for height, distance in reached:
        assert int(distance) == pytest.approx(float(height) / LEGIBLE / 10, abs=0.8)


def test_both_languages_say_the_same_numbers() -> None:
    for name in NAMES:
        english, french = (
            (FOLDER / language / f"{name}.md").read_text().partition("---\n# ")[2]
            for language in ("en", "fr")
        )
        numbers = [sorted(re.findall(r"\d+", text.replace(".", ","))) for text in (english, french)]
        assert numbers[0] == numbers[1], name


@each_language
def test_the_privacy_notice_names_the_days_that_the_kiosk_keeps(language: str) -> None:
    said = (FOLDER / language / "privacy.md").read_text()
    days = re.findall(r"(\d+) (?:days|jours)", said)
    assert days == [str(Settings().retention_days)]
    assert said.count("____") == 6


def test_a_word_that_ends_a_line_is_cut_off_from_nothing_that_it_belongs_to() -> None:
    found = break_lines(split_words("Press `0`, then **stop**."), 10, 60)
    assert [[one.text for one in line] for line in found] == [
        ["Press", "0", ","],
        ["then", "stop", "."],
    ]


@pytest.mark.slow("pdf")
def test_the_same_paper_gives_the_same_bytes() -> None:
    paper: Paper = read_paper(SOURCES[0])
    assert render_paper(paper) == render_paper(paper)


def test_no_french_sign_and_no_unit_begins_a_line() -> None:
    said = "« Trop petit ? » : 50 cm ; 60 × 18, 30 jours !"
    assert add_no_break_spaces(said, "fr").split(" ") == [
        "«\u00a0Trop",
        "petit\u202f?\u00a0»\u00a0:",
        "50\u00a0cm\u202f;",
        "60\u00a0×\u00a018,",
        "30\u00a0jours\u202f!",
    ]
    assert add_no_break_spaces("30 days: a ; b", "en") == "30\u00a0days: a ; b"


@pytest.mark.slow("pdf")
@each_paper
def test_a_heading_or_a_sentence_before_a_table_stands_on_the_same_page(source: Path) -> None:
    needs("pdftotext", "poppler-utils")
    pages = [re.sub(r"\s", "", page) for page in text(made(source), "-raw").split("\f")]
    blocks = read_paper(source).blocks
    pairs = [
        (one.text, after.rows[1][0] if isinstance(after, Table) else after.text)
        for one, after in pairwise(blocks)
        if isinstance(one, Paragraph) and (one.kind == "head" or isinstance(after, Table))
    ]
    assert pairs
    for one, after in pairs:
        begin, end = (re.sub(r"\s|[*`]|____", "", said) for said in (one, after))
        assert any(begin in page and end[:12] in page for page in pages), one


@each_language
def test_what_the_papers_tell_to_press_is_on_the_screen(language: str) -> None:
    papers = "".join((FOLDER / language / f"{name}.md").read_text() for name in NAMES)
    pressed = (
        "I want to stop",
        "Spacing, contrast, voice",
        "What does the kiosk count?",
        "Kiosk health",
    )
    words = catalogue(language)
    for english in pressed:
        assert words[english].replace("\u202f", " ") in papers


def catalogue(language: str) -> dict[str, str]:
    """The sentences of the kiosk in a language, by the English ones."""
    with (shipped_folder("locales") / "fr/LC_MESSAGES/kiosk.po").open("rb") as file:
        entries = [entry for entry in read_po(file) if isinstance(entry.id, str) and entry.id]
    return {str(entry.id): str(entry.string if language == "fr" else entry.id) for entry in entries}


NOTED = {
    "id": "",
    "office": "The office",
    "day": "The day",
    "part_of_day": "morning, afternoon or evening",
    "language": "The language",
    "front_end": "in full screen or line by line",
    "reason": "What brought you here",
    "device": "which of six classes your device belongs to",
    "method": "the method of signing in",
    "stage": "the stage",
    "outcome": "how the visit ended",
    "helped": "hether somebody helped",
    "unknown_events": "",
    "date_state": "If the computer’s clock was wrong",
    "written_day": "the day on which the note was made",
    "page": "The pages that you saw",
    "choice": "and the choices that you made, in their order and without times",
    "second": "how many minutes you needed for each step",
    "kind": "The help that you asked for, and what you set",
    "kiosk": "The office, and the kiosk in it",
    "number": "",
    "visit": "",
    "type": "where in the program",
    "file": "where in the program",
    "line": "where in the program",
}
"""What the privacy notice says of each column of a visit; nothing of those that tell nothing of it."""


def test_the_privacy_notice_tells_of_each_column_of_a_visit_and_of_no_other() -> None:
    db = Database(memory=True)
    migrations.apply(db)
    columns = {
        column.name
        for table in ("visit", "event", "uncounted_event", "crash")
        for column in db.table(table).columns
    }
    assert columns == {*NOTED}
    notice = (FOLDER / "en/privacy.md").read_text()
    noted = notice.partition("## What we note about a visit")[2].partition("## What we never")[0]
    assert [said for said in NOTED.values() if said not in noted] == []
    french = (FOLDER / "fr/privacy.md").read_text()
    ours = french.partition("## Ce que nous notons d’une visite")[2].partition(
        "## Ce que nous ne notons jamais"
    )[0]
    assert ours.count("\n- ") == noted.count("\n- ")
