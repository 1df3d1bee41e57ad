"""What a choice says can be told from an answer: a word to be explained is asked about in full."""

import pytest

from kiosk.i18n.catalogs import load_translator
from tests.journey.test_pages import LANGUAGES
from tests.played_visit import shipped_content

OPENS = {"en": "What is ", "fr": "C’est quoi, "}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_to_be_explained_is_a_whole_question(language: str) -> None:
    asked = {
        id: load_translator(language).say(term.ask) for id, term in shipped_content().terms.items()
    }
    assert len(asked) > 20
    for id, say in asked.items():
        assert say.startswith(OPENS[language]), id
        assert say.endswith("?"), id


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_has_happened_is_no_heap_of_words(language: str) -> None:
    for id, path in shipped_content().situations.items():
        assert "," not in load_translator(language).say(path.short), id
