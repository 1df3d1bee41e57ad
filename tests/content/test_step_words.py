"""The words of the steps: short enough, safe, and clear about what the guides confuse."""

import re

import pytest

from tests.content.steps import Placed, content, every, placed, said, text

each_step = pytest.mark.parametrize("placed", placed(), ids=str)
SAMPLE = re.compile(r"(?=\S*[A-Z])(?=\S*[a-z])(?=\S*[0-9])\S{8,}|\b\d\d-\d\d\w")


def words(sentence: str) -> int:
    """How many words a sentence has, a button's name counted as one."""
    return len(sentence.split())


@each_step
def test_a_page_is_short(placed: Placed) -> None:
    step = placed.step
    assert len(step.title.english) <= 34
    assert words(step.lead.english) <= 16
    assert len(step.say) <= 2
    assert len(step.watch) <= 2
    assert len(step.wrong) <= 4
    assert sum(words(one.english) for one in said(step)) <= 60


@each_step
def test_no_sentence_is_longer_than_20_words(placed: Placed) -> None:
    for sentence in every(placed.step):
        assert all(words(one) <= 20 for one in re.split(r"[.?!]\s", sentence.english))


@each_step
def test_nothing_teaches_a_password_or_names_a_test_system(placed: Placed) -> None:
    for sentence in every(placed.step):
        assert not SAMPLE.search(sentence.english)
        assert "acceptance" not in sentence.english.lower()
        assert "ukraine" not in sentence.english.lower()
        assert "token" not in sentence.english.lower()


@pytest.mark.parametrize("sample", ["25-09Ukraine", "Zomer2024x", "Maison-12b"])
def test_a_sample_password_would_be_noticed(sample: str) -> None:
    assert SAMPLE.search(f"Such as {sample} perhaps.")


def test_every_address_is_one_of_the_live_system() -> None:
    for address in content().addresses.values():
        assert re.match(r"https://(webgate|ecas)\.ec\.europa\.eu/", address.url)


@each_step
def test_face_and_finger_are_never_asked_for_without_the_code(placed: Placed) -> None:
    for sentence in every(placed.step):
        if re.search(r"\b(face|finger)\b", sentence.english):
            assert "code" in sentence.english


def test_the_three_codes_are_told_apart() -> None:
    assert "12 letters and digits: 4 groups of 3" in text("final-code", "type-final-code")
    assert "A code of 8 or 9 characters is an old SMS code" in text("final-code", "type-final-code")
    assert "9 characters" in text("sms", "type-sms-code")
    assert "not your final code" in text("sms", "type-sms-code")
    assert "8 characters" in text("sms", "type-phone-code")
    for id in ("wait-for-code", "read-receipt"):
        assert "e-mail or SMS" in text("access", id)


def test_the_three_french_names_of_one_thing_stand_in_one_sentence() -> None:
    sentences = content().methods["passkey"].step["add-key"].say
    assert any(
        all(f"clé {name}" in one.english for name in ("d’accès", "d’identification", "de sécurité"))
        for one in sentences
    )


def test_the_rules_of_a_password_are_whole() -> None:
    rules = text("account", "choose-password")
    for rule in ("10 characters", "Spaces", "3 of these 4", "user name"):
        assert rule in rules
    assert "6 months" in " ".join(one.english for one in content().stages["final-code"].next)


def test_sms_is_whole_and_says_since_when_it_is_closed() -> None:
    sms = content().methods["sms"]
    assert str(sms.valid_until) == "2025-06-30"
    assert sms.closed is not None
    assert "1 July 2025" in sms.closed.english
    assert len(sms.step) == 11
