"""Words are explained briefly, codes lead on, and every problem has somebody to ask."""

import pytest

from kiosk.i18n.placeholders import has_stray_brace, placeholders
from tests.content.shipped import content, exists, words

FIELDS = {"device", "on_device", "device_name"}


def test_a_person_is_tied_to_known_problems_and_every_problem_has_a_person() -> None:
    tied = {problem for person in content().people.values() for problem in person.problems}
    assert tied == set(content().problems)


def test_every_code_leads_on() -> None:
    assert all(exists(code.go) for code in content().codes.values())


@pytest.mark.parametrize("id", content().terms)
def test_a_word_is_explained_in_at_most_3_short_sentences(id: str) -> None:
    term = content().terms[id]
    assert 1 <= len(term.means) <= 3
    assert all(words(one) <= 14 for one in term.means)
    assert len(term.ask.english) <= 34


def test_the_three_french_names_of_one_thing_stand_together() -> None:
    for id in ("passkey", "security-key"):
        means = " ".join(one.english for one in content().terms[id].means)
        for name in ("clé d’accès", "clé d’identification", "clé de sécurité"):
            assert name in means


def test_every_field_in_braces_can_be_filled() -> None:
    troubles = content().troubles.values()
    pages = [one for page in troubles for one in (page.lead, *page.say, *page.watch)]
    pages += [one for term in content().terms.values() for one in term.means]
    pages += [one for code in content().codes.values() for one in code.say]
    for sentence in pages:
        assert placeholders(sentence.english) <= {*content().labels, *FIELDS}
        assert not has_stray_brace(sentence.english)
