"""Which languages members are offered, and why not the others."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk.content.content import Language
from kiosk.i18n.eu_languages import EU_LANGUAGES, own_name
from kiosk.i18n.language_offer import LanguageOffer, Obstacle, offer_languages
from kiosk.i18n.letters import missing_letters
from kiosk.i18n.po_file import po_path
from kiosk.settings.schema import Settings
from tests.played_visit import shipped_content

WHOLE = '\nmsgctxt "a.b"\nmsgid "One"\nmsgstr "{}"\n'
HALF = WHOLE + '\nmsgctxt "a.c"\nmsgid "Two"\nmsgstr ""\n'
ASCII = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
WESTERN = ASCII + "ÀÂÇÉÈÊËÎÏÔŒÙÛŸàâçéèêëîïôœùûüöäß"

Offer = Callable[..., LanguageOffer]


def languages(**offered: bool) -> dict[str, Language]:
    """These languages of the content, each of which native readers have read, or not."""
    pattern = shipped_content().languages["en"]
    return {
        tag: replace(pattern, tag=tag, name=own_name(tag), offered=has_readers)
        for tag, has_readers in offered.items()
    }


@pytest.fixture
def offer(tmp_path: Path) -> Offer:
    """What becomes of an office's settings where French, German and Greek are translated, Dutch by half."""
    for tag, catalog in {
        "fr": WHOLE.format("Un été"),
        "de": WHOLE.format("Eins"),
        "el": WHOLE.format("Ένα"),
        "nl": HALF.format("Een"),
    }.items():
        path = po_path(tmp_path, tag)
        path.parent.mkdir(parents=True)
        path.write_text(catalog, encoding="utf-8")
    known = languages(fr=True, en=True, de=False, el=False, nl=True)

    def offered(letters: str | None = None, **settings: object) -> LanguageOffer:
        return offer_languages(Settings(**settings), known, tmp_path, letters)  # type: ignore[arg-type]

    return offered


def test_what_native_readers_have_read_and_is_complete_is_offered(offer: Offer) -> None:
    assert offer(languages=("en", "fr")) == LanguageOffer(("en", "fr"))


def test_a_language_that_nobody_has_read_waits_until_the_office_names_a_reader(
    offer: Offer,
) -> None:
    obstacle = Obstacle(tag="de", name="Deutsch", reason="no-reader")
    assert offer(languages=("de", "fr")) == LanguageOffer(("fr",), (obstacle,))
    named = offer(languages=("de", "fr"), native_readers={"de": "Anna Muster"})
    assert named == LanguageOffer(("de", "fr"))


def test_an_incomplete_language_waits_unless_the_office_insists(offer: Offer) -> None:
    obstacle = Obstacle(tag="nl", name="Nederlands", reason="incomplete", missing=1, of=2)
    assert offer(languages=("nl", "fr")) == LanguageOffer(("fr",), (obstacle,))
    insisted = offer(languages=("nl", "fr"), incomplete_languages=("nl",))
    assert insisted == LanguageOffer(("nl", "fr"))


def test_on_a_console_a_language_waits_whose_letters_the_font_lacks(offer: Offer) -> None:
    greek = {"languages": ("el", "fr"), "native_readers": {"el": "Άννα"}}
    assert offer(**greek) == LanguageOffer(("el", "fr"))
    on_console = offer(WESTERN, **greek)
    assert on_console.tags == ("fr",)
    (obstacle,) = on_console.obstacles
    assert (obstacle.tag, obstacle.reason) == ("el", "no-letters")
    assert set("ΈναΕλληνικά") - set("Ε") <= set(obstacle.letters) | set("Ε")
    assert not set(obstacle.letters) & set(ASCII)


def test_each_obstacle_is_named_by_itself(offer: Offer) -> None:
    found = offer(ASCII, languages=("el", "nl")).obstacles
    assert [(one.tag, one.reason) for one in found] == [
        ("el", "no-reader"),
        ("el", "no-letters"),
        ("nl", "incomplete"),
    ]


@pytest.mark.parametrize(
    ("letters", "offered"), [(None, ("fr",)), (WESTERN, ("fr",)), (ASCII, ("en",)), ("", ("en",))]
)
def test_where_no_language_of_the_office_can_be_offered_the_first_that_can_is(
    offer: Offer, letters: str | None, offered: tuple[str, ...]
) -> None:
    assert offer(letters, languages=("de", "nl")).tags == offered
    assert offer(letters, languages=("xx",)).tags == offered


def test_without_any_language_none_is_offered(tmp_path: Path) -> None:
    assert offer_languages(Settings(), {}, tmp_path) == LanguageOffer(())


@pytest.mark.parametrize("tag", EU_LANGUAGES)
def test_the_letters_of_a_language_are_those_of_its_months_and_days_too(
    tmp_path: Path, tag: str
) -> None:
    from kiosk.i18n.translator import Translator
    from tests.played_visit import NOON

    language = languages(**{tag: False})[tag]
    lacking = missing_letters(language, tmp_path, "")
    day = Translator(tag).date(NOON.date()) + Translator(tag).day(NOON.date())
    assert {letter for letter in day + own_name(tag) if letter.isalpha()} <= set(lacking)
    assert missing_letters(language, tmp_path, lacking) == ""
