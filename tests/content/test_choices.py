"""Choices are written in one way: none ends with a full stop, in no language."""

from collections.abc import Iterator

import pytest

from kiosk.content.shared_records import Sentence
from kiosk.content.step_records import Method, Situation, Stage
from kiosk.i18n.catalogs import load_translator
from kiosk.i18n.placeholders import placeholders
from tests.content.shipped import content
from tests.languages import LANGUAGES


def choices() -> Iterator[Sentence]:
    """Every sentence of the content that is a choice."""
    shipped = content()
    homes: tuple[Stage | Method | Situation, ...] = (
        *shipped.stages.values(),
        *shipped.methods.values(),
        *shipped.situations.values(),
    )
    for step in (step for home in homes for step in home.step.values()):
        yield from (one.see for one in step.wrong)
        yield from (one.say for one in step.choice)
        yield from (one for one in (step.done,) if one is not None)
    for trouble in shipped.troubles.values():
        yield from (one.say for one in trouble.jumps)
    for question in (*shipped.before.values(), *shipped.questions.values()):
        yield from (one.say for one in question.choice)
    yield from (term.ask for term in shipped.terms.values())
    for page in shipped.pages.values():
        yield from page.choice.values()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_choice_ends_with_a_full_stop(language: str) -> None:
    words = load_translator(language)
    found = list(choices())
    assert len(found) > 800
    for sentence in found:
        fields = dict.fromkeys(placeholders(sentence.english), "x")
        assert not words.say(sentence, **fields).endswith("."), sentence.context
