"""Sentences, dates and numbers in one language."""

import gettext
import re
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.content_files import all_sentences
from kiosk.content.shared_records import EMPTY, Sentence
from kiosk.i18n.catalogs import load_translator
from kiosk.i18n.eu_languages import EU_LANGUAGES
from kiosk.i18n.no_break_spaces import with_fixed_signs
from kiosk.i18n.translator import Translator
from kiosk.paths import CONTENT
from tests.languages import LANGUAGES
from tests.played_visit import shipped_content

TAP = Sentence("a.tap", "Tap {next} {on_device}.")


class OneTranslation(gettext.NullTranslations):
    """A catalog with one translation for every sentence."""

    def __init__(self, said: str) -> None:
        super().__init__()
        self.said = said

    def pgettext(self, context: str, message: str) -> str:
        return self.said


def translator(said: str) -> Translator:
    """A French translator that says everything in one way."""
    return Translator("fr", lambda: OneTranslation(said))


def test_a_sentence_is_translated_and_filled() -> None:
    words = translator("{On_device}, touchez {next}.")
    assert words.say(TAP, next="« Suivant »", on_device="sur votre iPad") == (
        "Sur votre iPad, touchez « Suivant »."
    )


@pytest.mark.parametrize(
    "broken",
    ["Touchez {nxt} {on_device}.", "Touchez {next.", "Touchez {next} {on_device} {0}.", "Touchez."],
)
def test_a_broken_placeholder_in_a_translation_falls_back_to_english(broken: str) -> None:
    assert translator(broken).say(TAP, next="x", on_device="y") == "Tap x y."


@given(st.text(), st.text(), st.dictionaries(st.sampled_from(["next", "device"]), st.text()))
def test_no_translation_and_no_sentence_makes_saying_it_fail(
    english: str, said: str, fields: dict[str, str]
) -> None:
    assert isinstance(translator(said).say(Sentence("a", english), **fields), str)


def test_a_field_that_nobody_knows_is_read_as_its_name_without_braces() -> None:
    assert Translator("en").say(TAP, next="x") == "Tap x on device."


def test_the_empty_sentence_stays_empty_whatever_the_catalog_says() -> None:
    assert translator("Project-Id-Version: x").say(EMPTY) == ""


@pytest.mark.parametrize(
    ("tag", "near", "full"),
    [
        ("en", "Friday 27 November", "27 November 2026"),
        ("fr", "vendredi 27 novembre", "27 novembre 2026"),
        ("de", "Freitag, 27. November", "27. November 2026"),
        ("es", "viernes, 27 de noviembre", "27 de noviembre de 2026"),
    ],
)
def test_a_day_is_written_in_full_words(tag: str, near: str, full: str) -> None:
    words = Translator(tag)
    assert (words.date(date(2026, 11, 27)), words.day(date(2026, 11, 27))) == (near, full)


def test_the_first_of_a_month_is_an_ordinal_in_french() -> None:
    assert Translator("fr").day(date(2025, 7, 1)) == "1er juillet 2025"


NEAR_DAYS = {
    "bg": "петък, 27 ноември",
    "es": "viernes, 27 de noviembre",
    "cs": "pátek 27. listopadu",
    "da": "fredag den 27. november",
    "de": "Freitag, 27. November",
    "et": "reede, 27. november",
    "el": "Παρασκευή 27 Νοεμβρίου",
    "en": "Friday 27 November",
    "fr": "vendredi 27 novembre",
    "ga": "Dé hAoine 27 Samhain",
    "hr": "petak, 27. studenoga",
    "it": "venerdì 27 novembre",
    "lv": "piektdiena, 27. novembris",
    "lt": "lapkričio 27 d., penktadienis",
    "hu": "november 27., péntek",
    "mt": "Il-Ġimgħa, 27 ta’ Novembru",
    "nl": "vrijdag 27 november",
    "pl": "piątek, 27 listopada",
    "pt": "sexta-feira, 27 de novembro",
    "ro": "vineri, 27 noiembrie",
    "sk": "piatok 27. novembra",
    "sl": "petek, 27. november",
    "fi": "perjantai 27. marraskuuta",
    "sv": "fredag 27 november",
}


@pytest.mark.parametrize("tag", EU_LANGUAGES)
def test_a_near_day_has_the_words_of_its_language_and_no_number_for_the_month(tag: str) -> None:
    assert Translator(tag).date(date(2026, 11, 27)) == NEAR_DAYS[tag]


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (datetime(2026, 11, 26, 10, 40), "today at 10.40"),
        (datetime(2026, 11, 27, 9, 5), "tomorrow at 9.05"),
        (datetime(2026, 11, 28, 0, 0), "Saturday 28 November at 0.00"),
    ],
)
def test_a_moment_is_called_seen_from_now(at: datetime, said: str) -> None:
    assert Translator("en").until(at, datetime(2026, 11, 26, 9, 41)) == said


def test_numbers_countries_and_lists_are_reported_in_their_language() -> None:
    words = Translator("fr")
    assert words.number(1234) == "1\N{NO-BREAK SPACE}234"
    assert (words.country("BE"), words.country("be")) == ("Belgique", "Belgique")
    assert words.country("QQ") == "QQ"
    assert words.join(["a", "b", "c"]) == "a, b et c"
    assert words.time(time(8, 0)) == "8.00"


LISTS = {
    "bg": "A, B и C",
    "cs": "A, B a\N{NO-BREAK SPACE}C",
    "da": "A, B og C",
    "de": "A, B und C",
    "el": "A, B και C",
    "en": "A, B and C",
    "es": "A, B y C",
    "et": "A, B ja C",
    "fi": "A, B ja C",
    "fr": "A, B et C",
    "ga": "A, B agus C",
    "hr": "A, B i C",
    "hu": "A, B és C",
    "it": "A, B e C",
    "lt": "A, B ir C",
    "lv": "A, B un C",
    "mt": "A, B, u C",
    "nl": "A, B en C",
    "pl": "A, B i C",
    "pt": "A, B e C",
    "ro": "A, B și C",
    "sk": "A, B a C",
    "sl": "A, B in C",
    "sv": "A, B och C",
}


@pytest.mark.parametrize("tag", EU_LANGUAGES)
def test_a_list_is_joined_as_its_language_joins_it(tag: str) -> None:
    words = Translator(tag)
    assert words.join(["A", "B", "C"]) == LISTS[tag]
    assert words.join(["A"]) == "A"
    assert words.join([]) == ""


@pytest.mark.parametrize(
    ("items", "said"),
    [
        (["la app", "itsme"], "la app e itsme"),
        (["«Aceptar»", "«Iniciar sesión»"], "«Aceptar» e «Iniciar sesión»"),
        (["agua", "hielo"], "agua y hielo"),
        (["a", "b"], "a y b"),
    ],
)
def test_the_spanish_and_changes_before_its_own_sound(items: list[str], said: str) -> None:
    assert Translator("es").join(items) == said


FULL_DAYS = {
    "bg": "27 ноември 2026\N{NO-BREAK SPACE}г.",
    "cs": "27. listopadu 2026",
    "es": "27 de noviembre de 2026",
    "fi": "27. marraskuuta 2026",
    "lt": "2026 m. lapkričio 27 d.",
    "sk": "27. novembra 2026",
    "sl": "27. november 2026",
}


@pytest.mark.parametrize("tag", FULL_DAYS)
def test_a_day_with_its_year_has_the_case_and_the_little_words_of_its_language(tag: str) -> None:
    assert Translator(tag).day(date(2026, 11, 27)) == FULL_DAYS[tag]


@pytest.mark.parametrize("tag", EU_LANGUAGES)
def test_a_number_has_separators_that_every_console_font_has(tag: str) -> None:
    text = Translator(tag).number(1234567)
    assert text.replace(text[1], "") == "1234567"
    assert text[1] in ",.\N{NO-BREAK SPACE}"


def test_a_language_that_babel_does_not_know_writes_days_as_english_does() -> None:
    assert Translator("xx-nonsense").date(date(2026, 11, 27)) == "Friday 27 November"


def test_a_translation_of_one_letter_that_is_the_same_as_the_english_is_one() -> None:
    stage = Sentence("stage.first", "1")
    words = translator("1")
    assert words.say(stage) == "1"
    assert words.untranslated == set()
    without = Translator("fr", gettext.NullTranslations)
    assert without.say(stage) == "1"
    assert without.untranslated == {"stage.first"}


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Où est-elle ?", "Où est-elle\N{NO-BREAK SPACE}?"),
        ("Son adresse : la voici", "Son adresse\N{NO-BREAK SPACE}: la voici"),
        ("Pressez « Suivant ».", "Pressez «\N{NO-BREAK SPACE}Suivant\N{NO-BREAK SPACE}»."),
        (
            "« Nom », puis 5 %, oui",
            "«\N{NO-BREAK SPACE}Nom\N{NO-BREAK SPACE}», puis 5\N{NO-BREAK SPACE}%, oui",
        ),
        ("Oui ; non !", "Oui\N{NO-BREAK SPACE}; non\N{NO-BREAK SPACE}!"),
        ("12:30, 100% and a :-) b", "12:30, 100% and a :-) b"),
    ],
)
def test_no_line_can_begin_with_a_sign_that_belongs_to_a_word(typed: str, shown: str) -> None:
    assert with_fixed_signs(typed) == shown
    assert with_fixed_signs(shown) == shown


@pytest.mark.parametrize("tag", LANGUAGES)
def test_no_sentence_that_is_shown_has_a_plain_space_before_such_a_sign(tag: str) -> None:
    translator = load_translator(tag)
    for page in shipped_content().pages.values():
        for sentence in (page.lead, *page.say, *page.watch):
            if sentence is not None and not sentence.plural:
                assert not re.search(r" [?!;»]|« ", translator.say(sentence))


@pytest.mark.parametrize("tag", LANGUAGES)
def test_no_sentence_of_any_file_can_begin_a_line_with_such_a_sign(tag: str) -> None:
    translator = load_translator(tag)
    sentences = [one for _, one in all_sentences(CONTENT) if not one.plural]
    assert len(sentences) > 3000
    for sentence in sentences:
        assert not re.search(r" [?!;»]|« ", translator.say(sentence))
