"""The names of buttons in sentences."""

import pytest

from kiosk.content.button_labels import ButtonLabel
from kiosk.i18n.button_names import button_name
from kiosk.i18n.placeholders import ControlName, fill_placeholders
from kiosk.i18n.translator import Translator

NEXT = ButtonLabel("next", {"en": "Next", "fr": "Suivant", "de": "Weiter"}, frozenset({"en", "fr"}))
SUBMIT = ButtonLabel("submit", {"en": "Submit", "sl": "Potrdi"}, frozenset({"sl"}))
SAME = ButtonLabel("eu-login", {"en": "EU Login", "fr": "EU Login"}, frozenset({"en", "fr"}))
FR = ("«\N{NO-BREAK SPACE}", "\N{NO-BREAK SPACE}»")


@pytest.mark.parametrize(
    ("entry", "tag", "shown"),
    [
        (NEXT, "en", "“Next”"),
        (NEXT, "fr", f"{FR[0]}Suivant{FR[1]}"),
        (NEXT, "de", f"“Next” / {FR[0]}Suivant{FR[1]}"),
        (SAME, "de", "“EU Login”"),
        (SUBMIT, "sl", "„Potrdi“"),
        (SUBMIT, "fr", "“Submit” (the wording may differ)"),
    ],
)
def test_only_a_verified_name_is_shown_alone_in_the_language_of_the_device(
    entry: ButtonLabel, tag: str, shown: str
) -> None:
    assert button_name(Translator("en"), entry, tag) == shown


def test_a_name_known_in_one_far_language_alone_is_still_only_a_guess() -> None:
    only = ButtonLabel("x", {"es": "Fin"}, frozenset({"es"}))
    assert button_name(Translator("en"), only, "fr") == "«Fin» (the wording may differ)"


def test_an_english_device_shows_an_english_name_even_where_only_the_french_one_is_verified() -> (
    None
):
    label = ButtonLabel("key", {"en": "Key", "fr": "Clé", "de": "Schlüssel"}, frozenset({"fr"}))
    assert label.shown_in("en") == ("Key",)
    assert label.shown_in("fr") == ("Clé",)
    assert label.shown_in("de") == ("Clé",), "only a verified name in another language"
    assert "Clé" not in button_name(Translator("en"), label, "en")


def test_a_name_has_its_role_after_words_that_ask_to_press_it_and_nowhere_else() -> None:
    name = ControlName("« Suivant »", "le bouton « Suivant »", ("sur", "puis"))
    for sentence, said in (
        ("Appuyez sur {next}.", "Appuyez sur le bouton « Suivant »."),
        (
            "Puis {next}, puis sur {next}.",
            "Puis le bouton « Suivant », puis sur le bouton « Suivant ».",
        ),
        ("Le bouton {next} est en bas.", "Le bouton « Suivant » est en bas."),
        ("{next}", "« Suivant »"),
        ("Mesur {next}", "Mesur « Suivant »"),
    ):
        assert fill_placeholders(sentence, {"next": name}) == said
