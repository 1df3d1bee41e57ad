"""The line that answers a key that changes nothing."""

import pytest
from msgspec.structs import replace
from textual.geometry import Size

from kiosk.events import LARGER_TEXT
from kiosk.i18n.catalogs import load_translator
from kiosk.journey.context import Office
from kiosk.journey.journey import Journey
from kiosk.runtime.console_font import SETFONT_TIMEOUT
from kiosk.tui.app import LARGER_WITHIN
from kiosk.view_model.page import Appearance, Choices, Page, PageWords
from kiosk.view_model.replies import Again, Chose, VoiceKey
from tests.played_visit import NOON, PlayedVisit, shipped_content
from tests.spaces import plain_spaces
from tests.tui.conftest import OpenWindow
from tests.tui.pages import ENGLISH, FRENCH, LONG, PHONE, STEP

SAYS_WHY = replace(ENGLISH, not_larger="No larger text here.")
SHIPPED = {
    tag: language.labels["no_such_key"] for tag, language in shipped_content().languages.items()
}
VOICE_ON = Appearance(voice=True)


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (replace(STEP, has_voice=True), ENGLISH.voice_off),
        (STEP, ENGLISH.no_voice),
        (replace(STEP, appearance=VOICE_ON), ENGLISH.no_voice),
    ],
    ids=["off", "none", "on but none"],
)
def test_reading_again_without_a_voice_is_answered_until_the_next_key(
    page: Page, said: str, open_window: OpenWindow
) -> None:
    window = open_window(page)
    window.press("8")
    assert window.replies == [Again()]
    assert said in window.shown().text
    window.press("down")
    assert said not in window.shown().text


def test_reading_again_with_a_voice_needs_no_line(open_window: OpenWindow) -> None:
    window = open_window(replace(STEP, has_voice=True, appearance=VOICE_ON))
    before = window.shown().rows
    window.press("8")
    assert window.replies == [Again()]
    assert window.shown().rows == before


def test_on_a_later_part_the_first_one_is_answer_enough(open_window: OpenWindow) -> None:
    window = open_window(replace(LONG, has_voice=True))
    window.press("enter", "8")
    shown = window.shown()
    assert shown.part == 0
    assert ENGLISH.voice_off not in shown.text
    window.press("8")
    assert ENGLISH.voice_off in window.shown().text


def test_an_empty_field_says_it_too(open_window: OpenWindow) -> None:
    visit = PlayedVisit("en")
    visit.choose("something-else")
    page = visit.choose("phone")
    window = open_window(page)
    window.press("enter", "8")
    assert window.replies == [Chose("again")]
    assert page.labels.voice_off in window.shown().text


def test_the_asterisk_starts_the_voice_also_beside_a_field(open_window: OpenWindow) -> None:
    for page in (STEP, PHONE):
        window = open_window(page)
        window.press("*")
        assert window.replies == [VoiceKey("voice")]
        assert window.entry == ""


def test_enter_on_a_page_that_takes_nothing_by_itself_is_answered(open_window: OpenWindow) -> None:
    assert isinstance(STEP.ask, Choices)
    window = open_window(replace(STEP, ask=replace(STEP.ask, default="")))
    window.press("enter")
    assert window.replies == []
    assert ENGLISH.no_such_key in window.shown().text


@pytest.mark.parametrize("width", [60, 66, 120])
def test_before_a_language_is_chosen_it_is_said_in_each(
    width: int, open_window: OpenWindow
) -> None:
    page = replace(PlayedVisit().page, has_voice=True)
    window = open_window(page, size=(width, 24))
    for key, label in (("x", "no_such_key"), ("8", "voice_off")):
        window.press(key)
        said = f"{getattr(page.labels, label)} / {getattr(page.other_languages[0].labels, label)}"
        assert said in plain_spaces(window.shown().text)


def test_the_language_that_has_the_focus_says_it_first(open_window: OpenWindow) -> None:
    window = open_window(PlayedVisit().page)
    window.press("down", "x")
    assert f"{SHIPPED['en']} / {SHIPPED['fr']}" in window.shown().text


def test_languages_for_which_there_is_no_room_are_left_out(open_window: OpenWindow) -> None:
    long = replace(FRENCH, no_such_key="Cette touche n’a pas le moindre effet sur cette page.")
    other = PageWords("fr", STEP.blocks, STEP.ask, FRENCH)
    page = replace(STEP, other_languages=(other, replace(other, labels=long)))
    window = open_window(page)
    window.press("x")
    assert f"{ENGLISH.no_such_key} / {FRENCH.no_such_key} ─" in window.shown().text
    window = open_window(replace(page, labels=long, other_languages=(other,)))
    window.press("x")
    assert f"{long.no_such_key} ─" in window.shown().text


def test_once_a_language_is_chosen_it_is_said_in_that_one_alone() -> None:
    visit = PlayedVisit(office=Office(languages=("fr", "en")))
    assert len(visit.page.other_languages) == 1
    assert visit.choose("en").other_languages == ()


@pytest.mark.parametrize("speaks", [True, False])
def test_whether_there_is_a_voice_is_known_without_looking_for_one_of_a_language(
    speaks: bool,
) -> None:
    """Looking for one starts a program, for which no page waits."""

    def look(language: str) -> bool:
        raise AssertionError(language)

    content = shipped_content()
    journey = Journey(
        content.languages, lambda: content, Office(), load_translator, look, lambda: speaks
    )
    assert journey.page(journey.start(), NOON, "screen").has_voice is speaks


@pytest.mark.parametrize("size", [(60, 18), (66, 20)])
def test_text_that_did_not_become_larger_is_answered(
    size: tuple[int, int], open_window: OpenWindow
) -> None:
    window = open_window(replace(STEP, labels=SAYS_WHY), size=size)
    before = window.app.size
    window.do(lambda: window.app.explain_size(before))
    assert SAYS_WHY.not_larger in window.shown().text
    window.press("down")
    assert SAYS_WHY.not_larger not in window.shown().text


def test_text_that_became_larger_needs_no_word(open_window: OpenWindow) -> None:
    window = open_window(replace(STEP, labels=SAYS_WHY), size=(80, 24))
    window.do(lambda: window.app.explain_size(Size(120, 40)))
    assert SAYS_WHY.not_larger not in window.shown().text


def test_choosing_larger_text_looks_at_the_window_a_little_later(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, asked = open_window(STEP), list[float]()

    def note(delay: float, callback: object) -> None:
        asked.append(delay)

    monkeypatch.setattr(window.app, "set_timer", note)
    window.do(lambda: window.app.answer(Chose(LARGER_TEXT)))
    assert LARGER_WITHIN in asked
    assert LARGER_WITHIN > SETFONT_TIMEOUT
