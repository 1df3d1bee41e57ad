"""In practice every page says so, and no page, slip or QR code holds digits to come back with."""

import re

import pytest
from msgspec.structs import replace

from kiosk.events import FrontEndName
from kiosk.journey.context import Office
from kiosk.journey.pages.visit_record import RECORD_NODE
from kiosk.journey.state import Position, State
from kiosk.pdf.paper_text import paper_words
from kiosk.view_model.page import CodeBoxes, Page, QrCode
from kiosk.view_model.page_languages import page_in_each_language
from kiosk.view_model.plain_text import page_lines
from kiosk.view_model.replies import Help, Typed
from kiosk.view_model.spoken_text import spoken_page
from tests.crawl import resume_codes, watched_journey
from tests.journey.test_pages import pages
from tests.languages import LANGUAGES
from tests.pages import page as made_page
from tests.played_visit import NOON, PlayedVisit
from tests.sampling import sampled

PRACTICE = Office(practice=True)
WORDS = {"en": "PRACTICE", "fr": "EXERCICE"}
CODE = re.compile(r"(?<!\d)\d{3} ?\d{3} ?\d{3}(?!\d)")
"""Nine digits, as a resume code is shown or scanned; a telephone number is none, nor is the end of one."""

each_language = pytest.mark.parametrize("language", LANGUAGES)


def digits_in(page: Page) -> list[str]:
    """The resume codes of a page and its sheets: those in boxes, and what a QR code holds of them."""
    found = []
    for sheet in (page, *page.further_sheets):
        for block in sheet.blocks:
            if isinstance(block, CodeBoxes) and not block.private:
                found += [block.text] if block.text else []
            elif isinstance(block, QrCode):
                found += CODE.findall(block.text)
    return found


def coded_states(language: str) -> list[tuple[State, Page]]:
    """The states whose pages show a resume code outside practice."""
    return [(state, page) for state, page in pages(language) if digits_in(page)]


@each_language
def test_no_page_shows_a_resume_code_where_the_same_page_outside_practice_does(
    language: str,
) -> None:
    journey, looked_at = watched_journey(PRACTICE), set[str]()
    for state, usual in sampled(coded_states(language), 12):
        page = journey.page(state, NOON, "screen")
        assert digits_in(page) == [], page.id
        assert page.id == usual.id
        looked_at.add(page.id.partition("/")[0])
    assert looked_at >= {"home", "paper", "end", "step", "square"}


@each_language
@pytest.mark.parametrize("front_end", ["screen", "line"])
def test_slip_and_warning_hold_words_in_place_of_the_code(
    language: str, front_end: FrontEndName
) -> None:
    states = [state for state, page in coded_states(language) if page.id == "home"]
    assert states
    for state in sampled(states, 8):
        found = {}
        for office in (Office(), PRACTICE):
            journey = watched_journey(office)
            shown = journey.page(state, NOON, front_end)
            found[office.practice] = (
                journey.slip(state, NOON, front_end),
                journey.overlay("warning", state, NOON, front_end, seconds=60),
                shown,
            )
        assert all(map(digits_in, found[False]))
        assert not any(map(digits_in, found[True]))
        slip, warning, shown = found[True]
        sentence = {"en": "This is a practice slip", "fr": "Fiche d’exercice"}
        assert any(said.startswith(sentence[language]) for said in paper_words(slip))
        assert any(said.startswith(sentence[language]) for said in page_lines(shown))
        assert not CODE.search("\n".join(page_lines(warning)))
        # Neither to write digits down nor to save them is asked of anybody.
        assert "9 digits" not in spoken_page(shown)
        assert "Write this number down" not in spoken_page(shown)


def test_each_sheet_of_a_practice_slip_says_that_it_is_practice() -> None:
    journey = watched_journey(PRACTICE)
    slips = [
        journey.slip(state, NOON, "screen")
        for state, page in coded_states("en")
        if page.id == "home"
    ]
    with_sheets = [slip for slip in slips if slip.further_sheets]
    assert with_sheets
    for slip in with_sheets:
        for sheet in (slip, *slip.further_sheets):
            assert paper_words(replace(sheet, further_sheets=()))[1].startswith("PRACTICE")


@each_language
def test_each_page_begins_with_the_word_in_lines_and_aloud(language: str) -> None:
    journey, word, looked_at = watched_journey(PRACTICE), WORDS[language], set[str]()
    for state, usual in sampled(pages(language), 20):
        page = journey.page(state, NOON, "line")
        lines, said = page_lines(page, 200), spoken_page(page)
        assert lines[0] == f"{word}, {page_lines(replace(page, practice=False), 200)[0]}"
        assert said.startswith(f"{word}, ")
        assert word not in page_lines(usual)[0]
        looked_at.add(page.id)
    assert len(looked_at) > 100


def test_cover_warning_and_the_welcome_page_in_each_language_say_it_too() -> None:
    visit = PlayedVisit(office=PRACTICE)
    in_each = page_in_each_language(visit.page)
    assert {page.language: page.practice_word for page in in_each} == WORDS
    journey = watched_journey(PRACTICE)
    state = State(Position("intent"))
    for id in ("cover", "warning"):
        overlay = journey.overlay(id, state, NOON, "screen", seconds=60)
        assert overlay.practice_word == "EXERCICE"


def test_outside_practice_no_page_says_it() -> None:
    page = made_page(title="A page")
    assert page.practice_word == ""
    assert not any(page.practice for _, page in pages("en"))


def test_a_code_typed_in_practice_leads_to_its_place_and_the_new_slip_has_none() -> None:
    visit = PlayedVisit("en", office=PRACTICE)
    visit.choose("come-back")
    assert visit.page.id == "comeback"
    visit.reply(Typed(resume_codes()[0]))
    assert visit.page.id == "comeback/was"
    visit.choose("yes")
    assert visit.page.id.startswith("step/")
    assert digits_in(visit.page) == []


def test_the_page_on_what_is_counted_says_that_nothing_is() -> None:
    journey = watched_journey(PRACTICE)
    states = {page.id: state for state, page in pages("en")}
    for id in ("counted", RECORD_NODE):
        page = journey.page(states[id], NOON, "screen")
        assert "nothing is recorded about this visit" in " ".join(page_lines(page))


def test_help_in_practice_is_the_help_of_any_visit() -> None:
    visits = [PlayedVisit("en", office=office) for office in (Office(), PRACTICE)]
    usual, practised = (visit.reply(Help()) for visit in visits)
    assert replace(practised, practice=False) == usual
