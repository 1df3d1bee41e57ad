"""Plain language: what the rules see in a sentence, and what they leave alone."""

from functools import cache

import pytest

from kiosk.i18n.button_names import quote
from kiosk.paths import CONTENT
from tools.plain_language.checks import measure_sentences
from tools.plain_language.rules import (
    PlainLanguageRules,
    check_word_choice,
    count_instructions,
    count_words,
    load_rules,
    split_sentences,
)


@cache
def rules(language: str) -> PlainLanguageRules:
    """The shipped rules of a language."""
    found, problems = load_rules(CONTENT)
    assert not problems
    return found[language]


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("en", "Press “Next”.", 1),
        ("en", "Type your name, then press “Next”.", 2),
        ("en", "Sign out. Then close the page.", 1),
        ("en", "Open it and sign in.", 2),
        ("en", "Pull it out, put it in again, and touch its metal.", 3),
        ("en", "Keep your account: change the address in it.", 2),
        ("en", "Press “Add and sign out” once.", 1),
        ("en", "Press Settings, then General, then About.", 1),
        ("en", "Look in your e-mail, in junk mail, and in your SMS.", 1),
        ("en", "Use 3 of these 4: capital, small letter, digit, sign.", 1),
        ("en", "Do you type it, or press it?", 0),
        ("en", "The volunteer opens it, and you sign in.", 0),
        ("en", "At the end do not forget it, and never leave it there.", 2),
        ("fr", "Tapez votre nom, puis appuyez sur « Suivant ».", 2),
        ("fr", "Ne l’ouvrez pas.", 0),
        ("fr", "N’ouvrez rien, et n’en créez pas d’autre.", 2),
        ("fr", "Décochez-la, puis faites la suite.", 2),
        ("fr", "Vous tapez votre nom, et la page s’ouvre chez vous.", 0),
        ("fr", "Ouvrez Réglages, puis Général, puis Informations.", 1),
        ("fr", "Fermez la page ou redemandez ?", 0),
    ],
)
def test_verbs_at_the_head_of_a_clause_are_counted(language: str, text: str, count: int) -> None:
    found = [count_instructions(one, rules(language)) for one in split_sentences(text)]
    assert max(found) == count


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("en", "Click here.", "Click"),
        ("en", "Tap the picture.", "Tap"),
        ("en", "Log in with your key.", "Log in"),
        ("en", "Enter your name.", "Enter your"),
        ("en", "Press the green button.", "the green button"),
        ("en", "The square is read by the app.", "is read by the"),
        ("en", "Two methods are better.", "2"),
        ("fr", "Cliquez ici.", "Cliquez"),
        ("fr", "Envoyez un mail.", "mail"),
        ("fr", "Appuyez sur le bouton vert.", "bouton vert"),
        ("fr", "Il y a deux méthodes.", "2"),
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


def test_figures_leave_out_titles_and_choices() -> None:
    found = measure_sentences(
        ["Your device", "One two three.", f"{'word ' * 12}end.", f"{'word ' * 20}end."]
    )
    assert (found.sentences, found.over_aim, found.over_maximum) == (3, 2, 1)
    assert found.mean == pytest.approx((3 + 13 + 21) / 3)
