"""A sentence that takes away a worry is said as a plain one, and never as a warning."""

import re
from collections.abc import Iterator

import pytest

from kiosk.content.shared_records import Sentence
from kiosk.view_model.page import Notice, Text
from kiosk.view_model.plain_text import plain_page
from tests.journey.test_qr_code_page import page_of, state_at
from tests.languages import LANGUAGES
from tests.played_visit import shipped_content

CALMS = re.compile(r"\b(fine|normal|no need to worry|nothing wrong)\b", re.IGNORECASE)


def warnings() -> Iterator[Sentence]:
    """Every warning of a step or a trouble."""
    content = shipped_content()
    for table in (content.stages, content.methods, content.situations):
        for entry in table.values():
            yield from (one for step in entry.step.values() for one in step.watch)
    yield from (one for trouble in content.troubles.values() for one in trouble.watch)


def test_no_warning_says_that_something_is_fine() -> None:
    found = [one.english for one in warnings()]
    assert len(found) > 80
    assert [one for one in found if CALMS.search(one)] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("front_end", ["screen", "line"])
def test_the_page_of_a_key_that_is_ready_warns_of_nothing(language: str, front_end: str) -> None:
    page = page_of(state_at("step/account/key-added", language), front_end)
    assert page.id == "step/account/key-added"
    assert not [one for one in page.blocks if isinstance(one, Notice)]
    assert len([one for one in page.blocks if isinstance(one, Text)]) == 2
    assert page.labels.warning not in " ".join(plain_page(page).body)
