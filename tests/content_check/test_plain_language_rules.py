"""Plain language: what the rules see in a sentence, and what they leave alone."""

import pytest

from kiosk.i18n.button_names import quote
from tests.content_check.language_rules import rules
from tools.plain_language.rules import (
    check_word_choice,
    count_words,
    split_sentences,
)


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("en", "Click here.", "Click"),
        ("en", "Tap the picture.", "Tap"),
        ("en", "Log in with your key.", "Log in"),
        ("en", "Enter your name.", "Enter your"),
        ("en", "Press the green button.", "the green button"),
        ("en", "The square is read by the app.", "is read by the"),
        ("fr", "Cliquez ici.", "Cliquez"),
        ("fr", "Envoyez un mail.", "mail"),
        ("fr", "Appuyez sur le bouton vert.", "bouton vert"),
        ("fr", "Le code est lu par la borne.", "est lu par"),
    ],
)
def test_a_word_that_is_not_plain_is_named(language: str, text: str, word: str) -> None:
    assert any(
        word in fault and remedy for fault, remedy in check_word_choice(text, rules(language))
    )


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Open EU Login, and press Enter."),
        ("en", "All three are right, at login.example."),
        ("en", "Press “Click here”, the green button."),
        ("en", "Turn on two-factor authentication."),
        ("fr", "Ouvrez EU Login, puis appuyez sur Entrée."),
        ("fr", "Oui, les deux, avec l’identification à deux facteurs."),
    ],
)
def test_names_and_addresses_are_left_as_they_are(language: str, text: str) -> None:
    assert list(check_word_choice(text, rules(language))) == []


def test_the_name_of_a_button_ends_no_sentence_and_its_signs_are_no_words() -> None:
    button = quote("Mot de passe perdu\N{NARROW NO-BREAK SPACE}?", "fr")
    first = f"Appuyez sur {button} ici."
    assert split_sentences(f"{first} Attendez.") == [first, "Attendez."]
    assert count_words("Oui : « non » ?") == 2
