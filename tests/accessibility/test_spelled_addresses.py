"""Addresses can be typed by ear: espeak-ng's own phonemes of them are recognised letter by letter."""

import string
import subprocess
from functools import cache

import pytest

from kiosk.journey.renderer import page_labels
from kiosk.services.speech import voice_name
from kiosk.view_model.page import PageLabels
from kiosk.view_model.spelling import SIGN_LABELS, Spellable, spell
from kiosk.view_model.spoken_text import page_utterances, speakable, spelled_utterances
from tests.conftest import needs
from tests.pages import page
from tests.played_visit import shipped_content

LANGUAGES = ("en", "fr")
ADDRESSES = {id: one.url for id, one in shipped_content().addresses.items()}


@cache
def phonemes(text: str, language: str) -> tuple[str, ...]:
    """What espeak-ng says for a text, a line for each part between two pauses."""
    command = ["espeak-ng", "-q", "-x", "-v", voice_name(language), "--stdin"]
    said = subprocess.run(
        command, input=speakable(text).encode(), capture_output=True, check=True, timeout=30
    )
    return tuple(line.strip() for line in said.stdout.decode().splitlines() if line.strip())


def labels_of(language: str) -> PageLabels:
    """The labels of a language, with its names of signs."""
    return page_labels(shipped_content().languages[language])


def heard_as(language: str) -> dict[tuple[str, ...], str]:
    """The sign that each sound stands for: letters, capitals, digits and signs, each said alone."""
    labels = labels_of(language)
    said = {one: one for one in string.ascii_lowercase + string.digits}
    said |= {f"{labels.capital} {one.lower()}": one for one in string.ascii_uppercase}
    said |= {getattr(labels, name): sign for sign, name in SIGN_LABELS.items()}
    signs: dict[tuple[str, ...], str] = {}
    for text, sign in said.items():
        sound = phonemes(text, language)
        assert sound not in signs, f"{sign} and {signs[sound]} sound alike: {sound}"
        signs[sound] = sign
    return signs


def typed_by_ear(sounds: tuple[str, ...], signs: dict[tuple[str, ...], str]) -> str:
    """What somebody types who hears these sounds, one after the other."""
    return "".join(signs.get((one,), f"<{one}>") for one in sounds)


@pytest.fixture(autouse=True)
def espeak() -> None:
    """What all of this needs."""
    needs("espeak-ng", "espeak-ng")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("id", ADDRESSES)
def test_an_address_that_is_spelled_is_typed_by_ear(id: str, language: str) -> None:
    address = ADDRESSES[id]
    shown = page(language=language, labels=labels_of(language))
    spelled = spelled_utterances(Spellable("address", address), shown)
    sounds = tuple(sound for one in spelled for sound in phonemes(one.text, language))
    assert typed_by_ear(sounds, heard_as(language)) == address
    assert all(one.slow and one.language == language for one in spelled)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("id", ADDRESSES)
def test_an_address_that_is_read_in_a_page_is_typed_by_ear(id: str, language: str) -> None:
    address = ADDRESSES[id]
    shown = page(language=language, labels=labels_of(language), title=f"{address}.")
    (first, *_) = page_utterances(shown)
    signs = heard_as(language)
    # Longer parts in small letters are said as words, and such a word is heard as what it is.
    words = {part for part in address.replace("/", ".").split(".") if len(part) > 4}
    signs |= {phonemes(word, language): word for word in words}
    assert typed_by_ear(phonemes(first.text, language), signs) == address


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_letter_of_a_name_and_each_digit_of_a_code_is_heard(language: str) -> None:
    shown = page(language=language, labels=labels_of(language))
    signs = heard_as(language)
    for spellable in (Spellable("button", "Sign in"), Spellable("number", "309 296 011")):
        said = spelled_utterances(spellable, shown)
        sounds = tuple(sound for one in said for sound in phonemes(one.text, language))
        assert typed_by_ear(sounds, signs) == spellable.text.lower().replace(" ", "")


def test_a_sound_that_is_no_letter_is_not_taken_for_one() -> None:
    signs = heard_as("en")
    assert "<" in typed_by_ear(phonemes("c a s", "en"), signs)
    assert "<" in typed_by_ear(phonemes("webgate", "en"), signs)


def test_signs_have_a_name_in_each_language_that_is_shipped() -> None:
    for language in LANGUAGES:
        groups = spell(Spellable("address", "https://a-b_c.eu/@"), labels_of(language))
        assert all(group[0][0].isalpha() for group in groups), groups
