"""Pseudo-languages, up to 60 percent longer than English, with accents and in Greek letters, fit everywhere."""

from functools import cache
from pathlib import Path

import pytest

from kiosk.content.shared_records import Sentence
from kiosk.i18n.catalogs import load_translator
from kiosk.journey.state import State
from kiosk.pdf.document import render_pdf
from kiosk.pdf.layout import Size
from kiosk.pdf.paper_text import paper_words
from kiosk.view_model.page import Page
from kiosk.view_model.plain_text import page_lines, plain_page
from kiosk.view_model.spoken_text import spoken_page
from tests.accessibility.shown_pages import SMALLEST, PlannedPage, one_of_each, plan_all, show
from tests.accessibility.test_line_mode import DRAWN
from tests.accessibility.test_reflow import faults
from tests.conftest import needs
from tests.journey.test_pages import pages
from tests.languages import PSEUDO_LANGUAGES, PseudoTranslator, pseudo_journey
from tests.played_visit import NOON
from tests.services.canary_slip import read_pdf
from tests.tui.window import window

LONG_STEPS = {"write-to-support", "write-to-help-desk", "ask-pmo", "name-and-pin"}
"""Steps that show a whole message to write, or all rules for a PIN; all other pages have two parts at most."""

TO_TAKE_HOME = {"home-steps", "home"}
"""All steps of a stage, and a slip that says how a change is made: they need a third part for some methods."""

each_language = pytest.mark.parametrize("name", PSEUDO_LANGUAGES)


@cache
def states() -> dict[str, State]:
    """A state in which a page is shown, by the id of each page."""
    return {page.id: state for state, page in pages("en")}


@cache
def pages_in(name: str) -> tuple[Page, ...]:
    """Every page by its id as such a language says it."""
    journey = pseudo_journey(name)
    return tuple(journey.page(state, NOON, "screen") for state in states().values())


@cache
def plans_in(name: str) -> tuple[PlannedPage, ...]:
    """The same, planned for the smallest window."""
    return tuple(plan for page in pages_in(name) for plan in plan_all(page))


@each_language
def test_the_language_is_so_much_longer_and_in_other_letters(name: str) -> None:
    english = "You may answer by number, and nothing is lost."
    language = PSEUDO_LANGUAGES[name]
    pseudo = PseudoTranslator(language)
    longer = pseudo.translate(english)
    assert language.longer - 0.15 < len(longer) / len(english) < language.longer + 0.05
    assert not set("aeiou") & set(longer)
    said = pseudo.say(Sentence("", "Press {next} now"), next="Next")
    assert "Next" in said
    assert (
        load_translator("en").say(Sentence("", "Press {next} now"), next="Next") in "Press Next now"
    )


@each_language
def test_every_page_fits_the_smallest_window_in_that_language(name: str) -> None:
    planned = plans_in(name)
    assert len(planned) > 500
    assert {plan.page.id: faults(plan) for plan in planned if faults(plan)} == {}


@each_language
def test_only_a_step_with_a_whole_text_to_write_needs_more_than_two_parts(name: str) -> None:
    parts = {plan.page.id: plan.parts for plan in plans_in(name)}
    long = {id for id, count in parts.items() if count > 2}
    assert {id.rpartition("/")[2] for id in long} - TO_TAKE_HOME == LONG_STEPS
    assert len(long) < 20
    assert max(parts.values()) <= 4


@pytest.mark.parametrize("name", ["accents-60", "greek-40"])
def test_all_words_of_a_page_are_shown_in_that_language(name: str) -> None:
    chosen = list(one_of_each(plans_in(name)))[::2]
    with window(chosen[0].page, size=SMALLEST) as opened:
        for plan in chosen:
            parts = list(show(opened, plan))
            told = " ".join(one.shown.text for one in parts)
            for option in plan.options.options:
                assert " ".join(option.say.split()) in told, (plan.page.id, option.say)
                assert any(target.key == str(option.key) for target in parts[-1].shown.targets)
            for one in parts:
                assert [box for box in one.boxes if box.visible != box.region] == [], plan.page.id
    assert len(chosen) > 10


@each_language
def test_line_mode_and_speech_say_every_page_in_that_language(name: str) -> None:
    filler = PSEUDO_LANGUAGES[name].filler
    for page in pages_in(name):
        for line in page_lines(page, 40):
            assert len(line) <= 40 or " " not in line, (page.id, line)
        spoken = spoken_page(page)
        assert filler in spoken, page.id
        assert not DRAWN.search(spoken), (page.id, spoken)


@each_language
@pytest.mark.parametrize("size", ["a4", "a5"])
def test_the_slip_is_one_sheet_with_every_word_in_that_language(
    name: str, size: Size, tmp_path: Path
) -> None:
    needs("pdftotext", "poppler-utils")
    slip = pseudo_journey(name).slip(states()["home"], NOON, "screen")
    paper = tmp_path / "slip.pdf"
    paper.write_bytes(render_pdf(slip, size))
    # A long address breaks after its "@".
    said = "".join(read_pdf(paper).split())
    assert PSEUDO_LANGUAGES[name].filler in " ".join(plain_page(slip).head)
    assert [one for one in paper_words(slip) if "".join(one.split()) not in said] == []
