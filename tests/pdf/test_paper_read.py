"""A page on paper, read back by poppler and by a reader of QR codes."""

import re
import subprocess
from pathlib import Path

import pytest

from kiosk.pdf.layout import Size
from kiosk.pdf.paper_text import paper_words
from kiosk.view_model.page import Page
from tests.conftest import needs
from tests.pdf.poppler import asked, boxes, info, printed, rendered, text
from tests.pdf.recorded import recorded
from tests.pdf.slips import DIGITS, FRENCH, SLIPS

pytestmark = pytest.mark.slow("pdf")

PAPER = {"a4": (595.28, 841.89), "a5": (420, 595)}
HEIGHT_OF_TYPE = 1.164
"""From the top of the highest letter to the foot of the lowest, in sizes of type."""

each_size = pytest.mark.parametrize("size", PAPER)
each_slip = pytest.mark.parametrize("page", SLIPS, ids=lambda page: page.language)


@each_size
def test_there_is_one_sheet_of_the_size_that_was_asked_for(size: Size, tmp_path: Path) -> None:
    said = info(printed(FRENCH, size, tmp_path))
    assert said["Pages"] == "1"
    wide, _, high = said["Page size"].split()[:3]
    assert (float(wide), float(high)) == pytest.approx(PAPER[size], abs=0.01)


@each_size
@each_slip
@pytest.mark.parametrize("how", ["-layout", "-raw"])
def test_the_words_on_paper_are_those_of_the_page_in_their_order(
    page: Page, size: Size, how: str, tmp_path: Path
) -> None:
    assert text(printed(page, size, tmp_path), how) == " ".join(" ".join(paper_words(page)).split())


@each_size
def test_the_nine_digits_stand_in_three_groups(size: Size, tmp_path: Path) -> None:
    said = asked("pdftotext", "-layout", printed(FRENCH, size, tmp_path), "-")
    assert re.findall(r"^ *(\d{3} \d{3} \d{3})$", said, re.MULTILINE) == ["482 915 730"]


@each_size
@each_slip
def test_the_fonts_are_embedded_upright_and_cut_down(
    page: Page, size: Size, tmp_path: Path
) -> None:
    lines = asked("pdffonts", printed(page, size, tmp_path)).splitlines()[2:]
    names = {line.split()[0].partition("+")[2] for line in lines}
    assert names == {"DejaVuSansCondensed", "DejaVuSansCondensedBold"}
    assert all(line.split()[-5:-2] == ["yes", "yes", "yes"] for line in lines)


@each_size
@each_slip
def test_no_letter_is_smaller_than_18_points(page: Page, size: Size, tmp_path: Path) -> None:
    sizes = [bottom - top for _, top, _, bottom, _ in boxes(printed(page, size, tmp_path))]
    assert len(sizes) > 10
    assert min(sizes) / HEIGHT_OF_TYPE == pytest.approx(18, abs=0.1)
    assert max(sizes) / HEIGHT_OF_TYPE >= 21


@each_size
def test_the_code_to_come_back_with_is_the_largest_thing(size: Size, tmp_path: Path) -> None:
    found = boxes(printed(FRENCH, size, tmp_path))
    largest = max(bottom - top for _, top, _, bottom, _ in found)
    largest_words = [word for _, top, _, bottom, word in found if bottom - top > largest - 0.1]
    assert largest_words == ["482", "915", "730"]


@each_size
@pytest.mark.parametrize("dots", [100, 300])
def test_a_reader_of_qr_codes_reads_the_nine_digits(size: Size, dots: int, tmp_path: Path) -> None:
    needs("zbarimg", "zbar-tools")
    path = printed(FRENCH, size, tmp_path)
    rendered(path, dots).save(path.with_suffix(".png"))
    read = ["zbarimg", "--quiet", "--raw", str(path.with_suffix(".png"))]
    assert subprocess.check_output(read, text=True) == f"{DIGITS}\n"


@each_size
def test_the_boxes_of_the_code_to_wait_for_are_seen(size: Size, tmp_path: Path) -> None:
    last = recorded(FRENCH, size).frames[-1]
    middle = last.y + last.side / 2
    picture = rendered(printed(FRENCH, size, tmp_path), 144).convert("1")
    row = "".join(
        "x" if picture.getpixel((x, int(middle * 2))) == 0 else " " for x in range(picture.width)
    )
    assert len(row.split()) == 2 * 12


@each_size
def test_paper_is_black_on_white(size: Size, tmp_path: Path) -> None:
    colours = rendered(printed(FRENCH, size, tmp_path), 72).getcolors()
    assert colours is not None
    assert {(0, 0, 0), (255, 255, 255)} <= {colour for _, colour in colours}
    assert all(isinstance(colour, tuple) and len(set(colour)) == 1 for _, colour in colours)


def test_the_file_names_its_title_and_language_and_nobody(tmp_path: Path) -> None:
    path = printed(FRENCH, "a4", tmp_path)
    said = info(path)
    assert said["Title"] == FRENCH.title
    assert "00:00:00 " in said["CreationDate"]
    assert not {"Author", "Creator", "Producer", "Subject", "Keywords", "ModDate"} & set(said)
    assert said["Metadata Stream"] == "no"
    assert b"/Lang (fr)" in path.read_bytes()
