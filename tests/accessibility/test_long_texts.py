"""Languages that nobody speaks, 40 and 60 percent longer than English and full of accents, fit every page."""

import re
from functools import cache

import pytest

from kiosk.content.shared_records import Sentence
from kiosk.i18n.catalogs import load_translator
from kiosk.i18n.placeholders import fill_placeholders
from kiosk.i18n.translator import Translator
from kiosk.journey.context import Office
from kiosk.journey.journey import Journey
from tests.accessibility.shown_pages import SMALLEST, PlannedPage, one_of_each, plan_all, show
from tests.accessibility.test_reflow import faults
from tests.journey.test_pages import pages
from tests.played_visit import NOON, shipped_content
from tests.tui.window import window

LONGER = (1.4, 1.6)
MESSAGES = {"write-to-support", "write-to-help-desk", "ask-pmo"}
"""Steps that show a whole message to write; all other pages have two parts at most."""
ACCENTS = str.maketrans("aeiounycAEIOUNYC", "áéîöûñýçÁÉÎÖÛÑÝÇ")


class Pseudo(Translator):
    """English made so many times as long, word by word, at run time; what stands in braces stays."""

    def __init__(self, longer: float) -> None:
        super().__init__("en")
        self.longer = longer

    def say(self, sentence: Sentence, /, **fields: object) -> str:
        """The sentence, longer and with accents."""
        pieces = re.split(r"(\{[^}]*\})", sentence.forms[-1])
        longer = [one if one.startswith("{") else self.stretched(one) for one in pieces]
        return fill_placeholders("".join(longer), fields)

    def stretched(self, text: str) -> str:
        """Each word with accents, and so many letters more."""
        return re.sub(r"[^\W\d_]+", lambda found: self._stretched_word(found[0]), text)

    def _stretched_word(self, word: str) -> str:
        return word.translate(ACCENTS) + "ü" * round(len(word) * (self.longer - 1))


@cache
def plans_in(longer: float) -> tuple[PlannedPage, ...]:
    """Every page by its id as such a language says it, planned for the smallest window."""
    content = shipped_content()
    made = Journey(
        content.languages,
        lambda: content,
        Office(languages=("en",)),
        lambda tag: Pseudo(longer),
        prints=lambda: True,
    )
    states = {page.id: state for state, page in pages("en")}
    said = [made.page(state, NOON, "screen") for state in states.values()]
    return tuple(plan for page in said for plan in plan_all(page))


@pytest.mark.parametrize("longer", LONGER)
def test_the_language_is_so_much_longer(longer: float) -> None:
    english = "You may answer by number, and nothing is lost."
    pseudo = Pseudo(longer)
    assert longer - 0.15 < len(pseudo.stretched(english)) / len(english) < longer + 0.05
    assert pseudo.stretched("{next}") != "{next}"
    said = pseudo.say(Sentence("", "Press {next} now"), next="Next")
    assert "Next" in said
    assert (
        load_translator("en").say(Sentence("", "Press {next} now"), next="Next") in "Press Next now"
    )


@pytest.mark.parametrize("longer", LONGER)
def test_every_page_fits_the_smallest_window_in_that_language(longer: float) -> None:
    planned = plans_in(longer)
    assert len(planned) > 500
    assert {plan.page.id: faults(plan) for plan in planned if faults(plan)} == {}


@pytest.mark.parametrize("longer", LONGER)
def test_only_a_step_with_a_message_to_write_needs_more_than_two_parts(longer: float) -> None:
    parts = {plan.page.id: plan.parts for plan in plans_in(longer)}
    long = {id for id, count in parts.items() if count > 2}
    assert {id.rpartition("/")[2] for id in long} == MESSAGES
    assert len(long) < 20
    assert max(parts.values()) <= 4


def test_all_words_of_a_page_are_shown_in_that_language() -> None:
    chosen = list(one_of_each(plans_in(1.6)))[::3]
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
