"""What `scripts/translate update` makes of a catalog when the content has changed."""

import argparse
from pathlib import Path

import pytest
from babel.messages.catalog import Message

from kiosk.content.shared_records import Sentence
from kiosk.i18n.catalogs import read_translator
from kiosk.i18n.no_break_spaces import with_fixed_signs
from kiosk.i18n.po_file import po_path
from tools.translations.catalog_update import WORDING, update_catalog
from tools.translations.command import language_tag
from tools.translations.po_format import EditedCatalog, read_edited, write_edited

HELLO, BYE = Sentence("a.hello", "Hello."), Sentence("a.bye", "Goodbye.")
DAYS = Sentence("a.days", "{number} day", "{number} days")
FRENCH: dict[Sentence, str | tuple[str, ...]] = {
    HELLO: "Bonjour.",
    BYE: "Au revoir.",
    DAYS: ("{number} jour", "{number} jours"),
}
"""The translations of the catalog that the tests begin with."""


def template(*sentences: Sentence) -> EditedCatalog:
    """A template of these sentences."""
    made = EditedCatalog()
    for one in sentences:
        made.add(one.forms if one.plural else one.english, context=one.context)
    return made


def french() -> EditedCatalog:
    """The French catalog of three sentences."""
    catalog = EditedCatalog("fr")
    for sentence, said in FRENCH.items():
        forms = sentence.forms if sentence.plural else sentence.english
        catalog.add(forms, said, context=sentence.context, user_comments=["Checked by Zoé."])
    return catalog


def changed_to(sentence: Sentence, *wording: str) -> Message:
    """The one message of the catalog after the content has come to hold nothing but this sentence."""
    catalog = french()
    update_catalog(catalog, template(sentence), wording)
    (message,) = catalog.texts()
    return message


def test_what_stays_keeps_its_translation_and_its_comment() -> None:
    for sentence, said in FRENCH.items():
        message = changed_to(sentence)
        assert (message.string, message.fuzzy) == (said, False)
        assert message.user_comments == ["Checked by Zoé."]


def test_a_changed_sentence_keeps_its_translation_as_fuzzy_with_what_it_was_made_for() -> None:
    message = changed_to(Sentence("a.hello", "Hello, you."))
    assert (message.string, message.fuzzy) == ("Bonjour.", True)
    assert message.previous_id == ["Hello."]
    assert message.user_comments == ["Checked by Zoé."]


def test_only_what_changed_is_told() -> None:
    catalog = french()
    new = Sentence("a.hello", "Hello, you.")
    assert [one.id for one in update_catalog(catalog, template(new, BYE))] == ["Hello, you."]
    assert update_catalog(catalog, template(new, BYE)) == []


def test_a_sentence_that_says_the_same_in_other_words_keeps_its_translation_in_use() -> None:
    message = changed_to(Sentence("a.hello", "Hello there."), "a.hello")
    assert (message.string, message.fuzzy, message.previous_id) == ("Bonjour.", False, [])
    assert message.user_comments == [f"{WORDING}Hello.", "Checked by Zoé."]


def test_wording_can_be_said_after_the_update_and_keeps_the_first_sentence_when_it_changes_again() -> (
    None
):
    catalog = french()
    update_catalog(catalog, template(Sentence("a.hello", "Hello there.")))
    update_catalog(catalog, template(Sentence("a.hello", "Hello there.")), ["a.hello"])
    update_catalog(catalog, template(Sentence("a.hello", "Hello to you.")), ["a.hello"])
    (message,) = catalog.texts()
    assert not message.fuzzy
    assert message.user_comments[0] == f"{WORDING}Hello."


def test_a_translation_that_could_not_be_filled_any_more_is_fuzzy_whatever_the_editor_says() -> (
    None
):
    assert changed_to(Sentence("a.hello", "Hello {name}."), "a.hello").fuzzy
    assert changed_to(Sentence("a.days", "{seconds} day", "{seconds} days"), "a.days").fuzzy
    assert not changed_to(Sentence("a.days", "{number} a day", "{number} or so"), "a.days").fuzzy


def test_a_sentence_that_begins_to_count_or_ends_it_is_fuzzy() -> None:
    counting = changed_to(Sentence("a.hello", "Hello.", "Hello {number}."), "a.hello")
    assert (counting.string, counting.fuzzy) == (("Bonjour.", "Bonjour."), True)
    plain = changed_to(Sentence("a.days", "{number} day"), "a.days")
    assert (plain.string, plain.fuzzy) == ("{number} jours", True)


def test_a_sentence_that_is_changed_back_is_no_longer_fuzzy() -> None:
    catalog = french()
    update_catalog(catalog, template(Sentence("a.hello", "Hello, you.")))
    update_catalog(catalog, template(HELLO))
    (message,) = catalog.texts()
    assert (message.string, message.fuzzy, message.previous_id) == ("Bonjour.", False, [])


def test_a_sentence_that_only_moved_keeps_its_translation() -> None:
    message = changed_to(Sentence("b.hello", "Hello."))
    assert (message.context, message.string, message.fuzzy) == ("b.hello", "Bonjour.", False)


def test_a_sentence_before_others_of_a_list_leaves_each_its_own_translation() -> None:
    catalog = EditedCatalog("fr")
    for number, (english, said) in enumerate((("One.", "Un."), ("Two.", "Deux."))):
        catalog.add(english, said, context=f"a.say.{number}")
    now = ("New.", "One.", "Two.")
    sentences = [Sentence(f"a.say.{number}", english) for number, english in enumerate(now)]
    assert update_catalog(catalog, template(*sentences)) == []
    assert {one.id: one.string or "" for one in catalog.texts()} == {
        "New.": "",
        "One.": "Un.",
        "Two.": "Deux.",
    }


def test_an_equal_sentence_elsewhere_is_not_taken_for_one_that_moved() -> None:
    catalog = french()
    update_catalog(catalog, template(Sentence("a.hello", "Good day."), Sentence("b.x", "Hello.")))
    assert {one.id: (one.string or "", one.fuzzy) for one in catalog.texts()} == {
        "Good day.": ("Bonjour.", True),
        "Hello.": ("", False),
    }


def test_a_new_sentence_begins_without_a_translation_however_like_another_it_is() -> None:
    message = changed_to(Sentence("c", "Hello!"))
    assert (message.string or "", message.fuzzy) == ("", False)
    assert changed_to(Sentence("c", "{number} hour", "{number} hours")).string == ("", "")


def test_what_goes_is_kept_as_obsolete_and_comes_back_with_its_sentence(tmp_path: Path) -> None:
    path = po_path(tmp_path, "fr")
    catalog = french()
    update_catalog(catalog, template(BYE))
    write_edited(path, catalog)
    assert '#~ msgid "Hello."' in path.read_text(encoding="utf-8")
    again = read_edited(path)
    update_catalog(again, template(BYE, HELLO, DAYS))
    assert {one.context: one.string for one in again.texts()} == {
        one.context: said for one, said in FRENCH.items()
    }
    assert not again.obsolete


def test_a_template_serves_several_languages_and_stays_as_it_is() -> None:
    shared = template(DAYS)
    for tag, count in (("pl", 3), ("fr", 2), ("mt", 4)):
        catalog = EditedCatalog(tag)
        update_catalog(catalog, shared)
        (message,) = catalog.texts()
        assert message.string == ("",) * count
        message.user_comments.append("only here")
    (message,) = shared.texts()
    assert message.user_comments == []


@pytest.mark.parametrize("text", ["Plain.", 'With "quotes" and \\.', "Né à « Liège » {next}."])
def test_what_is_written_is_what_a_visit_says(tmp_path: Path, text: str) -> None:
    path = po_path(tmp_path, "fr")
    catalog = EditedCatalog("fr")
    catalog.add(text, f"{text} Oui.", context="a")
    write_edited(path, catalog)
    said = read_translator("fr", tmp_path).say(Sentence("a", text), next="{next}")
    assert said == with_fixed_signs(f"{text} Oui.")


@pytest.mark.parametrize("tag", ["fr", "pt-BR", "el"])
def test_a_catalog_may_be_begun_for_any_language_that_babel_knows(tag: str) -> None:
    assert language_tag(tag) == tag


@pytest.mark.parametrize("text", ["account.choose-password.lead", "xx", "", "de_AT", "../de"])
def test_no_catalog_is_begun_for_what_is_no_language(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="not the tag of a language"):
        language_tag(text)
