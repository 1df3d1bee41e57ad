"""Typography: spaces where a line must not break, and curly quotation marks."""

import pytest

from kiosk.i18n.button_names import quote
from tests.content_check.language_rules import rules
from tools.plain_language.rules import PlainLanguageRules
from tools.plain_language.typography import (
    find_breakable_numbers,
    find_breakable_signs,
    find_straight_quotes,
)

NO_BREAK = "\N{NO-BREAK SPACE}"
NARROW = "\N{NARROW NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("language", "text", "signs"),
    [
        ("fr", "Où est-il ?", ["?"]),
        ("fr", "Attention !", ["!"]),
        ("fr", "Le code : 4 chiffres.", [":"]),
        ("fr", "Ouvrez-la ; fermez-la.", [";"]),
        ("fr", "Où ? Ici : là !", ["?", ":", "!"]),
        ("fr", "Dites « oui ».", ["«", "»"]),
        ("fr", f"Dites «{NO_BREAK}oui ».", ["»"]),
        ("br", "Petra eo ?", ["?"]),
        ("en", "Where is it ?", ["?"]),
        ("de", "Achtung !", ["!"]),
    ],
)
def test_a_plain_space_before_a_sign_is_found(language: str, text: str, signs: list[str]) -> None:
    assert sorted(find_breakable_signs(text, language)) == sorted(signs)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", f"Où est-il{NO_BREAK}?"),
        ("fr", f"Où est-il{NARROW}?"),
        ("fr", f"Le code{NO_BREAK}: 4 chiffres."),
        ("fr", f"Appuyez sur {quote('Mot de passe perdu ?', 'fr')}."),
        ("fr", "À 10:30, voyez https://europa.eu:8080/."),
        ("fr", "Tapez `a ? b`."),
        ("en", "Where is it? Here: there!"),
        ("en", "The sign :) is a face."),
        ("en", "Press “Lost ? here”."),
        ("de", "Wo ist es?"),
    ],
)
def test_a_no_break_space_none_and_the_names_of_buttons_are_right(language: str, text: str) -> None:
    assert find_breakable_signs(text, language) == []


NUMBERS = [
    ("en", "Go to step 4.", "step 4"),
    ("en", "Stage 2 begins.", "Stage 2"),
    ("en", "Install iOS 16 or later.", "iOS 16"),
    ("en", "It has version 16.1.", "version 16.1"),
    ("en", "It has 4 groups.", "4 groups"),
    ("en", "Wait 30 seconds.", "30 seconds"),
    ("en", "It ended on 1 July.", "1 July"),
    ("en", "It ended in July 2025.", "July 2025"),
    ("en", "It is 5 mm high.", "5 mm"),
    ("en", "2 people share it.", "2 people"),
    ("fr", "Passez à l’étape 2.", "étape 2"),
    ("fr", "Il faut macOS 13.", "macOS 13"),
    ("fr", "Depuis le 20 décembre.", "20 décembre"),
    ("fr", f"Depuis le 20{NO_BREAK}décembre 2020.", "décembre 2020"),
    ("fr", "Depuis le 1er juillet.", "1er juillet"),
    ("fr", "Tapez-le 2 fois.", "2 fois"),
    ("fr", "Il a 4 groupes.", "4 groupes"),
    ("fr", "Attendez 24 heures.", "24 heures"),
    ("fr", "Il reste 50 %.", "50 %"),
    ("fr", "Le point 3 manque.", "point 3"),
    ("de", "Am 3. Oktober.", "3. Oktober"),
    ("de", "Mit 4 Gruppen.", "4 Gruppen"),
    ("it", "Da iOS 16.", "iOS 16"),
]


def without_rules(language: str) -> PlainLanguageRules:
    """The rules of a language; none where none are shipped."""
    return rules(language) if language in ("en", "fr") else PlainLanguageRules()


@pytest.mark.parametrize(("language", "text", "pair"), NUMBERS)
def test_a_number_that_may_be_parted_from_its_word_is_found(
    language: str, text: str, pair: str
) -> None:
    assert list(find_breakable_numbers(text, language, without_rules(language))) == [pair]


@pytest.mark.parametrize(("language", "text", "pair"), NUMBERS)
def test_a_no_break_space_keeps_a_number_and_its_word_together(
    language: str, text: str, pair: str
) -> None:
    for space in (NO_BREAK, NARROW):
        kept = text.replace(pair, pair.replace(" ", space))
        assert list(find_breakable_numbers(kept, language, without_rules(language))) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Press 2."),
        ("en", "Press 9 to go back."),
        ("en", "16 or higher."),
        ("en", f"Windows{NO_BREAK}10 gets no updates."),
        ("en", "Call +32 2 297 68 88."),
        ("en", "From 1 to 4 of these."),
        ("en", "Since 2018 or so."),
        ("en", "Press “Step 4”."),
        ("en", "See https://europa.eu/a 4."),
        ("en", "The iPhone of 2017."),
        ("fr", "Appuyez sur 1."),
        ("fr", "16 ou plus récent."),
        ("fr", f"Depuis le 20{NO_BREAK}décembre{NO_BREAK}2020 et après."),
        ("fr", "Un code de 4 ou de 6."),
        ("fr", "Tapez le 0470…"),
        ("fr", "Appelez le +32 2 297 68 88."),
        ("fr", "Avant 2018."),
        ("fr", f"Appuyez sur {quote('Étape 4', 'fr')}."),
        ("fr", "Il y en a 3."),
        ("fr", "Un sur 2 est à vous."),
        ("de", "Drücken Sie 2. Warten Sie."),
    ],
)
def test_a_number_that_counts_nothing_may_end_a_line(language: str, text: str) -> None:
    assert list(find_breakable_numbers(text, language, without_rules(language))) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I don't know.", ["don't"]),
        ("Apple's safe place.", ["Apple's"]),
        ("The officials' club.", ["officials'"]),
        ("Sign in 'here now.", ["'here"]),
        ("C'est l'heure.", ["C'est", "l'heure"]),
        ("Aujourd'hui.", ["Aujourd'hui"]),
        ("L'écran s'ouvre.", ["L'écran", "s'ouvre"]),
        ('Press "Next".', ['"Next"']),
        ('Dites "oui" ici.', ['"oui"']),
        ('A 5" screen.', ['"']),
    ],
)
def test_straight_apostrophes_and_quotation_marks_are_found(text: str, found: list[str]) -> None:
    every = find_straight_quotes(text)
    assert every[: len(found) - 1] == found[:-1]
    assert every[-1].startswith(found[-1])


@pytest.mark.parametrize(
    "text",
    [
        "I don’t know.",
        "Apple’s safe place.",
        "Press “Next”.",
        "C’est l’heure.",
        f"Dites {quote('oui', 'fr')}.",
        "Type `it's`.",
        "Write to o'brien@europa.eu.",
        "Open https://europa.eu/it's.",
        "Press “Don't allow”.",
        "Run it with --name='x'.",
    ],
)
def test_curly_ones_code_addresses_and_the_names_of_buttons_are_left_alone(text: str) -> None:
    assert find_straight_quotes(text) == []
