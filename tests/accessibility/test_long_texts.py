"""A language that nobody speaks, 40 percent longer than English and full of accents, fits every page."""

import re
from functools import cache

from kiosk.content.shared_records import Sentence
from kiosk.i18n.catalogs import load_translator
from kiosk.i18n.placeholders import fill_placeholders
from kiosk.i18n.translator import Translator
from kiosk.journey.context import Office
from kiosk.journey.journey import Journey
from kiosk.tui.rows import breadth
from kiosk.tui.sheet import lay
from kiosk.tui.stand import begin
from kiosk.view_model.page import Page
from tests.accessibility.shown_pages import SMALLEST, options_of, rows
from tests.journey.test_pages import pages
from tests.played_visit import NOON, shipped_content

ACCENTS = str.maketrans("aeiounycAEIOUNYC", "áéîöûñýçÁÉÎÖÛÑÝÇ")
LONGER = 1.4


class Pseudo(Translator):
    """English made longer, word by word, at run time; what stands in braces stays."""

    def say(self, sentence: Sentence, /, **fields: object) -> str:
        """The sentence, longer and with accents."""
        pieces = re.split(r"(\{[^}]*\})", sentence.english)
        longer = [one if one.startswith("{") else stretched(one) for one in pieces]
        return fill_placeholders("".join(longer), fields)


def stretched(text: str) -> str:
    """Each word with accents, and so many letters more."""
    return re.sub(r"[^\W\d_]+", lambda found: _longer(found[0]), text)


def _longer(word: str) -> str:
    return word.translate(ACCENTS) + "ü" * round(len(word) * (LONGER - 1))


@cache
def pseudo() -> tuple[Page, ...]:
    """Every page by its id, as that language says it."""
    content = shipped_content()
    made = Journey(
        content.languages,
        lambda: content,
        Office(languages=("en",)),
        lambda tag: Pseudo(tag),
        prints=lambda: True,
    )
    states = {page.id: state for state, page in pages("en")}
    return tuple(made.page(state, NOON, "screen") for state in states.values())


def test_the_language_is_40_percent_longer() -> None:
    english = "You may answer by number, and nothing is lost."
    assert 1.25 < len(stretched(english)) / len(english) < 1.45
    assert stretched("{next}") != "{next}"
    said = Pseudo("en").say(Sentence("", "Press {next} now"), next="Next")
    assert "Next" in said
    assert (
        load_translator("en").say(Sentence("", "Press {next} now"), next="Next") in "Press Next now"
    )


def test_every_page_fits_the_smallest_window_in_that_language() -> None:
    most = 0
    for page in pseudo():
        stand, told = begin(page), list[str]()
        for part in range(20):
            stand.part = part
            sheet = lay(page, stand, *SMALLEST)
            assert sheet.parts, page.id
            assert len(sheet.rows) <= SMALLEST[1], page.id
            assert all(breadth(row) <= SMALLEST[0] for row in sheet.rows), page.id
            told += rows(sheet)
            most = max(most, sheet.parts)
            if part + 1 == sheet.parts:
                break
        said = " ".join(" ".join(told).split())
        for option in getattr(page.ask, "options", ()):
            assert " ".join(option.say.split()) in said, (page.id, option.say)
            assert str(option.key) in options_of(page)
    assert len(pseudo()) > 500
    assert most <= 6
