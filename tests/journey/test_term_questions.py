"""A choice that explains a word is a whole question, so that it cannot be taken for an answer."""

import pytest

from kiosk.i18n.catalogs import load_translator
from tests.languages import LANGUAGES
from tests.played_visit import shipped_content

QUESTION_STARTS = {"en": "What is ", "fr": "Qu’est-ce qu"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_to_be_explained_is_a_whole_question(language: str) -> None:
    questions = {
        id: load_translator(language).say(term.ask) for id, term in shipped_content().terms.items()
    }
    assert len(questions) > 20
    for id, say in questions.items():
        assert say.startswith(QUESTION_STARTS[language]), id
        assert say.endswith("?"), id


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_name_of_a_situation_is_no_list_of_words(language: str) -> None:
    for id, path in shipped_content().situations.items():
        assert "," not in load_translator(language).say(path.short), id
