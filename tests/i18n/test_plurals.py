"""Sentences that count something, in languages with other rules than English, and with broken catalogs."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.shared_records import Sentence
from kiosk.i18n.catalogs import read_translator
from kiosk.i18n.plural_rule import PluralRule, declare_rule, declared_rule, plural_rule
from kiosk.i18n.po_file import po_path, read_catalog
from kiosk.i18n.translator import Translator

DAYS = Sentence("a.days", "{number} day", "{number} days")
HELLO = Sentence("a.hello", "Hello.")
FORMS = {
    "fr": ("{number} jour", "{number} jours"),
    "pl": ("{number} dzień", "{number} dni", "{number} dniów"),
    "mt": ("jum", "{number} jiem", "{number}-il jum", "{number} jum"),
}


def write_catalog(
    locales: Path, tag: str, forms: tuple[str, ...], declared: str | None = None
) -> None:
    """A catalog of two sentences, which declares the rule of its language unless another is given."""
    path = po_path(locales, tag)
    path.parent.mkdir(parents=True, exist_ok=True)
    said = "\n".join(f'msgstr[{number}] "{form}"' for number, form in enumerate(forms))
    rule = str(plural_rule(tag)) if declared is None else declared
    path.write_text(
        f'msgid ""\nmsgstr ""\n"Language: {tag}\\n"\n"Plural-Forms: {rule}\\n"\n\n'
        f'msgctxt "a.hello"\nmsgid "Hello."\nmsgstr "[{tag}]"\n\n'
        f'msgctxt "a.days"\nmsgid "{DAYS.english}"\nmsgid_plural "{DAYS.plural}"\n{said}\n',
        encoding="utf-8",
    )


@pytest.mark.parametrize(
    ("tag", "number", "said"),
    [
        ("fr", 0, "0 jour"),
        ("fr", 1, "1 jour"),
        ("fr", 2, "2 jours"),
        ("pl", 1, "1 dzień"),
        ("pl", 3, "3 dni"),
        ("pl", 5, "5 dniów"),
        ("pl", 22, "22 dni"),
        ("mt", 1, "jum"),
        ("mt", 7, "7 jiem"),
        ("mt", 12, "12-il jum"),
        ("mt", 30, "30 jum"),
        ("de", 1, "1 day"),
        ("de", 0, "0 days"),
    ],
)
def test_a_number_takes_the_form_of_its_language(
    tmp_path: Path, tag: str, number: int, said: str
) -> None:
    if tag in FORMS:
        write_catalog(tmp_path, tag, FORMS[tag])
    assert read_translator(tag, tmp_path).say(DAYS, number=number) == said


def test_english_needs_no_catalog_and_a_sentence_without_its_number_is_said_for_many() -> None:
    words = Translator("en")
    assert [words.say(DAYS, number=n) for n in (0, 1, 2)] == ["0 days", "1 day", "2 days"]
    assert words.say(DAYS, number="1,000") == "1,000 days"
    assert words.say(DAYS) == "number days"


@pytest.mark.parametrize(
    "declared",
    [
        "nplurals=INTEGER; plural=EXPRESSION;",
        "nplurals=2; plural=n != 1;",
        "nplurals=2; plural=n/0;",
        "nplurals=9; plural=n;",
        "nplurals=1; plural=0;",
        "nonsense",
        "",
    ],
)
def test_another_rule_than_that_of_the_language_costs_only_the_sentences_that_count(
    tmp_path: Path, declared: str
) -> None:
    write_catalog(tmp_path, "pl", FORMS["pl"], declared)
    words = read_translator("pl", tmp_path)
    assert words.say(HELLO) == "[pl]"
    assert [words.say(DAYS, number=n) for n in (1, 2, 5)] == ["1 day", "2 days", "5 days"]
    assert set(read_catalog(po_path(tmp_path, "pl"))) == {HELLO}


def test_a_rule_in_other_letters_is_the_same_rule(tmp_path: Path) -> None:
    write_catalog(tmp_path, "fr", FORMS["fr"], "nplurals=2; plural=n>=2")
    assert read_translator("fr", tmp_path).say(DAYS, number=2) == "2 jours"


@pytest.mark.parametrize("missing", [0, 1, 2])
def test_a_missing_form_is_never_replaced_by_english_chosen_by_another_rule(
    tmp_path: Path, missing: int
) -> None:
    forms = tuple("" if n == missing else form for n, form in enumerate(FORMS["pl"]))
    write_catalog(tmp_path, "pl", forms)
    words = read_translator("pl", tmp_path)
    assert [words.say(DAYS, number=n) for n in (1, 22, 5)] == ["1 day", "22 days", "5 days"]
    assert words.say(HELLO) == "[pl]"


def test_a_form_that_cannot_be_filled_is_said_in_english(tmp_path: Path) -> None:
    write_catalog(tmp_path, "fr", ("{number} jour", "{nombre} jours"))
    words = read_translator("fr", tmp_path)
    assert [words.say(DAYS, number=n) for n in (1, 2)] == ["1 jour", "2 days"]


@given(st.sampled_from(sorted(FORMS)), st.text(max_size=40), st.integers(0, 10**9))
def test_no_declared_rule_makes_a_catalog_unreadable(
    tmp_path_factory: pytest.TempPathFactory, tag: str, rule: str, number: int
) -> None:
    locales = tmp_path_factory.getbasetemp() / "any-rule"
    printable = "".join(sign for sign in rule if sign.isprintable() and sign not in '"\\')
    write_catalog(locales, tag, FORMS[tag], printable)
    words = read_translator(tag, locales)
    assert words.say(HELLO) == f"[{tag}]"
    assert words.say(DAYS, number=number) in {f"{number} days", f"{number} day"}


def test_a_rule_is_found_over_several_lines_and_replaced_whole() -> None:
    text = (
        'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=2; "\n"plural=(n "\n"> 1);\\n"\n"X: y\\n"\n'
    )
    assert declared_rule(text) == PluralRule(2, "(n > 1)")
    replaced = declare_rule(text, PluralRule(1, "0"))
    assert replaced == 'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=1; plural=0;\\n"\n"X: y\\n"\n'
    assert declared_rule('msgid ""\nmsgstr ""\n') is None


@pytest.mark.parametrize("tag", ["xx-nonsense", "pt-BR", "en"])
def test_every_tag_has_a_rule(tag: str) -> None:
    rule = plural_rule(tag)
    assert rule.means_the_same(rule)
    assert all(rule.numbers_of_form(form) for form in range(rule.count))
