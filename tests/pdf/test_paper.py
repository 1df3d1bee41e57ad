"""A page on paper, before anything reads it back: what is said, how large, how airy, and that it fits."""

import subprocess
import sys
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kiosk.pdf.document import fitting_measure, overflow_of, render_pdf
from kiosk.pdf.layout import (
    FONT_SIZE,
    FULL_SIZE_MEASURES,
    MIN_LEADING,
    SHEETS,
    Size,
    TooLongError,
)
from kiosk.pdf.paper_text import paper_words
from kiosk.view_model.page import (
    Block,
    CodeBoxes,
    ContactDetails,
    DrawingLine,
    Notice,
    Page,
    QrCode,
    ScreenDrawing,
    StepList,
    StepRow,
    StepStatus,
    Table,
    Text,
    Wait,
    WebAddress,
)
from kiosk.view_model.plain_text import plain_page
from kiosk.view_model.printable_page import printable_page
from tests.pdf.recorded import recorded
from tests.pdf.slips import FRENCH, SLIPS, slip

SIZES: tuple[Size, ...] = ("a4", "a5")
ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 20)
LONG = slip("Longue", *(Text(f"Phrase {number} de cette longue page.") for number in range(60)))


@pytest.mark.parametrize("page", SLIPS, ids=lambda page: page.language)
def test_paper_says_what_lines_and_voice_say(page: Page) -> None:
    """Capitals and the stops at which a voice pauses aside."""
    told = plain_page(page)
    aloud = [line.removeprefix("! ").rstrip(".").lower() for line in (*told.head, *told.body)]
    assert [line.rstrip(".").lower() for line in paper_words(page)] == aloud


def test_nothing_is_written_in_capitals_throughout() -> None:
    assert "Pas encore\u00a0: 3, Taper votre code final" in paper_words(FRENCH)


def test_a_code_gets_no_full_stop_that_somebody_would_type() -> None:
    assert "482 915 730" in paper_words(FRENCH)


@pytest.mark.parametrize("size", SIZES)
def test_a_whole_slip_fits_one_sheet(size: Size) -> None:
    measure = fitting_measure(FRENCH, size)
    assert (measure.font_size, measure.leading >= MIN_LEADING) == (FONT_SIZE, True)


def test_there_is_more_air_where_there_is_more_room() -> None:
    assert fitting_measure(FRENCH, "a4").leading > fitting_measure(FRENCH, "a5").leading
    assert fitting_measure(slip("Courte", Text("Une phrase.")), "a5") == FULL_SIZE_MEASURES[0]


def test_lines_move_together_before_the_blocks_and_the_title_give() -> None:
    tight = [measure for measure in FULL_SIZE_MEASURES if measure.leading == MIN_LEADING]
    loose = [measure for measure in FULL_SIZE_MEASURES if measure.leading > MIN_LEADING]
    assert {measure.font_size for measure in FULL_SIZE_MEASURES} == {FONT_SIZE}
    assert len(loose) > 5
    assert min(measure.gap for measure in loose) >= max(measure.gap for measure in tight)
    assert min(measure.title_size for measure in loose) >= max(
        measure.title_size for measure in tight
    )


@pytest.mark.parametrize("size", SIZES)
def test_each_measure_takes_less_room_than_the_one_before(size: Size) -> None:
    with overflow_of(FRENCH, size) as overflow:
        heights = list(map(overflow, FULL_SIZE_MEASURES))
    assert heights == sorted(heights, reverse=True)
    assert heights[0] > heights[-1]


@pytest.mark.parametrize("size", SIZES)
def test_a_page_that_is_too_long_says_by_how_many_lines(size: Size) -> None:
    with pytest.raises(TooLongError, match=r"slip is \d+ lines too long for one sheet of a"):
        fitting_measure(LONG, size)


def test_a_page_that_is_too_long_is_set_smaller_rather_than_not_at_all() -> None:
    longer = slip("Longue", *FRENCH.blocks, Text("Une phrase de votre bureau. " * 4))
    with pytest.raises(TooLongError):
        fitting_measure(longer, "a5")
    assert 12 <= min(line.size for line in recorded(longer, "a5").lines) < FONT_SIZE


def test_a_page_that_cannot_be_read_any_more_is_refused() -> None:
    with pytest.raises(TooLongError):
        render_pdf(LONG, "a5")


def test_the_code_to_wait_for_is_drawn_as_one_box_a_character() -> None:
    frames = recorded(slip("Code", CodeBoxes("Votre code", (3, 3, 3, 3))), "a5").frames
    steps = [round(after.x - before.x, 1) for before, after in pairwise(frames)]
    assert len(frames) == 12
    assert [number for number, step in enumerate(steps) if step > min(steps)] == [2, 5, 8]


def test_a_done_step_has_a_tick_and_one_to_come_has_none() -> None:
    def strokes(status: StepStatus) -> int:
        steps = StepList((StepRow(1, "Créer", status, "MOT"),))
        return recorded(slip("Étapes", steps), "a4").strokes

    assert (strokes("done"), strokes("later"), strokes("not-yet")) == (1, 0, 0)


BLOCKS: tuple[Block, ...] = (
    Text("Une phrase."),
    Text("Une phrase.", lead=True),
    StepList((StepRow(1, "Créer", "done", "FAIT"),), caption="Vos étapes"),
    Notice("Attention.", sign="!"),
    Notice("Par ici.", sign="→"),
    CodeBoxes("", (3, 3)),
    CodeBoxes("2.", (2, 2), "1234"),
    CodeBoxes("Code", (3,), "12", qr=True),
    Wait("Un courriel", "5 minutes", at_most="20 minutes"),
    Table((("Clé", "oui", "non"), ("SMS", "non", "")), head=("", "ici", "là")),
    ContactDetails("PMO", ("Rue 1",), dated="2024", doubt="À vérifier"),
    ScreenDrawing(
        "EU Login", (DrawingLine("Suivant", "button", press=True),), say="Un bouton.", other="?"
    ),
    WebAddress("Tapez", "https://webgate.ec.europa.eu"),
    QrCode("https://webgate.ec.europa.eu", small="Trop petit"),
)


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: type(block).__name__)
def test_every_kind_of_block_is_put_on_paper_word_for_word(block: Block) -> None:
    page = slip("Titre", block)
    lines = [line.text for line in recorded(page, "a4").lines]
    assert " ".join(lines).split() == " ".join(paper_words(page)).split()


@given(st.lists(st.text(min_size=1, max_size=300), max_size=12), st.sampled_from(SIZES))
def test_whatever_is_said_stays_within_the_margins(said: list[str], size: Size) -> None:
    page = printable_page(slip("Titre", *map(Text, said), Notice("Fin.", sign="!")))
    sheet = SHEETS[size]
    try:
        lines = recorded(page, size).lines
    except TooLongError:
        return
    assert lines[-1].text == "Fin."
    for line in lines:
        assert line.left >= sheet.margin - 0.01
        assert line.right <= sheet.width - sheet.margin + 0.01
        assert line.bottom <= sheet.height - sheet.margin + 0.01
    written = "".join(line.text for line in lines)
    assert "".join(written.split()) == "".join("".join(paper_words(page)).split())


def test_a_long_address_breaks_after_its_at_sign() -> None:
    address = "EU-LOGIN-EXTERNAL-SUPPORT@ec.europa.eu"
    lines = [line.text for line in recorded(slip("Titre", Text(address)), "a5").lines]
    assert lines == ["Titre", "EU-LOGIN-EXTERNAL-SUPPORT@", "ec.europa.eu"]


def test_the_further_sheets_of_a_slip_follow_it_each_on_its_own() -> None:
    page = replace(FRENCH, further_sheets=(slip("Chez vous", Text("Une phrase.")),))
    assert render_pdf(page, "a5", DAY).count(b"/Type /Page\n") == 2
    assert paper_words(page) == [*paper_words(FRENCH), "Chez vous", "Une phrase."]


@pytest.mark.parametrize("size", SIZES)
def test_the_same_page_on_the_same_day_is_the_same_paper(size: Size) -> None:
    assert render_pdf(FRENCH, size, DAY) == render_pdf(FRENCH, size, DAY)
    assert render_pdf(FRENCH, size, DAY) != render_pdf(FRENCH, size, date(2026, 11, 21))


def test_a_character_that_the_font_lacks_causes_no_message_and_no_error() -> None:
    code = (
        "from tests.pdf.slips import *; from kiosk.pdf.document import render_pdf;"
        " render_pdf(slip('日', Text('😀')))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    assert (done.stdout, done.stderr) == (b"", b"")


def test_the_words_of_a_page_are_had_without_loading_the_pdf_library() -> None:
    code = "import kiosk.pdf.paper_text, sys; print('fpdf' in sys.modules, 'segno' in sys.modules)"
    assert subprocess.check_output([sys.executable, "-I", "-c", code], text=True) == "False False\n"


def test_a_page_that_is_printed_leaves_no_file_open() -> None:
    render_pdf(FRENCH)
    before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(3):
        render_pdf(FRENCH)
    assert len(list(Path("/proc/self/fd").iterdir())) <= before
