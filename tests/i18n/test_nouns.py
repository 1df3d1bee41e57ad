"""Nouns in the forms that a sentence needs, shown on pages in German; and faults in the forms of a language."""

from pathlib import Path

import pytest

from kiosk.content.shared_records import Sentence
from kiosk.i18n.catalogs import read_translator
from kiosk.i18n.nouns import is_noun, noun_form, with_noun_forms
from kiosk.i18n.placeholders import fill_placeholders
from kiosk.i18n.validation import all_messages, check_language
from kiosk.paths import CONTENT
from tests.i18n.german_trial import FORMS, GermanPages
from tools.translations.template import build_template

TAKE = Sentence("a.take", "Take {device}.")
YOURS = Sentence("kinds.windows.yours", "your computer")


@pytest.fixture(scope="module")
def german(tmp_path_factory: pytest.TempPathFactory) -> GermanPages:
    """The pages of the German trial."""
    return GermanPages(tmp_path_factory.mktemp("locales"))


@pytest.mark.parametrize(
    ("id", "facts", "said"),
    [
        ("step/account/own-device", {"kind": "ipad"}, "Nehmen Sie Ihr iPad. Es muss Ihr eigenes"),
        ("step/account/own-device", {"kind": "windows"}, "Nehmen Sie Ihren Computer. Es muss"),
        ("step/account/move-to-device", {}, "Nehmen Sie jetzt Ihr iPad: Dort"),
        ("step/account/move-to-device", {}, "Auf Ihrem iPad, nicht hier"),
        (
            "step/account/stay-on-computer",
            {"kind": "windows"},
            "Bleiben Sie an Ihrem Computer: Dort",
        ),
        ("step/account/stay-on-computer", {"kind": "windows"}, "Auf Ihrem Computer, nicht hier"),
        ("verdict", {}, "Ja: Mit Ihrem iPad können Sie einen Passkey verwenden."),
        ("why", {}, "Weiter mit der vertrauenswürdigen Plattform (TPM)"),
        ("why", {}, "Mehr über den Passkey"),
        ("second/best", {}, "Wir empfehlen Ihnen eine vertrauenswürdige Plattform."),
        ("second/best", {}, "zweite Methode: eine vertrauenswürdige Plattform."),
        ("second/best", {}, "und bleibt, wenn Ihr iPad verloren geht."),
        ("comeback/was", {}, "Zu diesem Schritt kamen Sie vor 5 Wochen."),
        ("warning", {}, "Dieser Besuch endet in 60 Sekunden."),
    ],
)
def test_a_page_in_german_has_each_noun_in_its_case_and_each_number_in_its_form(
    german: GermanPages, id: str, facts: dict[str, str], said: str
) -> None:
    assert said in german.text(id, **facts)


def test_a_language_without_cases_gets_no_messages_for_them() -> None:
    contexts = {str(message.context) for message in build_template(CONTENT).texts()}
    with_forms = {str(message.context) for message in build_template(CONTENT, FORMS).texts()}
    assert noun_form(YOURS, "dative").context in with_forms - contexts
    assert all(context.endswith(FORMS) for context in with_forms - contexts)


def test_translators_read_which_forms_a_sentence_may_ask_for() -> None:
    comments = {
        message.context: message.auto_comments for message in build_template(CONTENT, FORMS).texts()
    }
    asks = "where your sentence needs another, write: {device.accusative}, {device.dative}."
    assert any(asks in line for line in comments["account.own-device.lead"])
    assert comments["kinds.windows.yours.dative"][0].endswith(
        "without the name in brackets: dative."
    )


def test_nouns_are_the_names_of_devices_and_of_ways_to_sign_in() -> None:
    nouns = {one.context for file, one in all_messages(CONTENT) if is_noun(file, one)}
    assert {"kinds.ipad.yours", "kinds.ipad.name", "passkey.name", "passkey.title"} <= nouns
    assert "words.device-words.note.yours" in nouns
    assert "account.own-device.title" not in nouns
    assert "passkey.name-device.lead" not in nouns


def _translator(tmp_path: Path, *messages: str) -> Path:
    folder = tmp_path / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    header = 'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
    (folder / "kiosk.po").write_text("\n".join([header, *messages]), encoding="utf-8")
    return tmp_path


TAKE_DATIVE = 'msgctxt "a.take"\nmsgid "Take {device}."\nmsgstr "Mit {device.dative}."\n'
BASIC = 'msgctxt "kinds.windows.yours"\nmsgid "your computer"\nmsgstr "Ihr Computer"\n'


def test_a_form_without_a_translation_is_the_basic_one_and_is_noted(tmp_path: Path) -> None:
    words = read_translator("de", _translator(tmp_path, TAKE_DATIVE, BASIC))
    assert words.say(TAKE, device=words.noun(YOURS)) == "Mit Ihr Computer."
    # So the page is shown whole in another language.
    assert words.untranslated == {"kinds.windows.yours.dative"}


def test_a_form_that_the_language_does_not_list_is_named(tmp_path: Path) -> None:
    locales = _translator(tmp_path, TAKE_DATIVE.replace("dative", "datve"), BASIC)
    report = check_language(locales, "de", [("a.toml", TAKE)], FORMS)
    named = [one for one in report.problems if "{device.datve}" in one.fault]
    assert [one.remedy for one in named] == [
        "Use one of these, for a device or a method: accusative, dative."
    ]


def test_a_missing_form_counts_as_a_missing_sentence(tmp_path: Path) -> None:
    sourced = [("devices/kinds.toml", YOURS)]
    locales = _translator(tmp_path, BASIC)
    assert check_language(locales, "de", sourced).missing == 0
    assert check_language(locales, "de", sourced, FORMS).missing == len(FORMS)
    assert len(list(with_noun_forms(sourced, FORMS))) == 1 + len(FORMS)


def test_a_form_of_what_is_no_noun_is_the_text_itself_and_no_brace_is_shown() -> None:
    assert fill_placeholders("Mit {submit.dative}.", {"submit": "„Absenden“"}) == "Mit „Absenden“."
    assert fill_placeholders("Mit {nobody.dative}.", {}) == "Mit nobody."


def test_a_noun_that_begins_a_sentence_has_a_capital_in_each_form(tmp_path: Path) -> None:
    dative = 'msgctxt "kinds.windows.yours.dative"\nmsgid "your computer [dative]"\nmsgstr "ihrem Computer"\n'
    words = read_translator("de", _translator(tmp_path, BASIC, dative))
    noun = words.noun(YOURS)
    assert fill_placeholders("{Device.dative} fehlt nichts.", {"device": noun}) == (
        "Ihrem Computer fehlt nichts."
    )
