"""The keys of the voice on a screen: what they mean on each page, and the line that answers them."""

import pytest
from msgspec.structs import replace

from kiosk.services.speech import SilentVoice
from kiosk.view_model.keys import KEYPAD_MINUS
from kiosk.view_model.page import Appearance, Choices, Option, Page
from kiosk.view_model.replies import Chose, Help, Typed, VoiceKey
from tests.played_visit import PlayedVisit
from tests.spaces import plain_spaces
from tests.tui.conftest import OpenWindow
from tests.tui.pages import PHONE, STEP
from tests.tui.window import Window

SIX = replace(
    STEP,
    ask=Choices(tuple(Option(key, f"c{key}", f"Choice {key}") for key in range(1, 7)), "c1"),
    has_voice=True,
)
READ_ALOUD = Appearance(voice=True)
MEANINGS = {"*": "voice", "+": "louder", "/": "spell", KEYPAD_MINUS: "quieter"}


@pytest.mark.parametrize("key", MEANINGS)
def test_on_a_page_of_choices_each_key_means_one_thing(key: str, open_window: OpenWindow) -> None:
    for page in (STEP, SIX):
        window = open_window(page)
        window.press(key)
        assert [one.action for one in window.replies if isinstance(one, VoiceKey)] == [
            MEANINGS[key]
        ]


def test_a_hyphen_is_the_6_of_a_french_keyboard_unless_the_voice_is_in_use(
    open_window: OpenWindow,
) -> None:
    window = open_window(SIX)
    window.press("-")
    assert window.replies == [Chose("c6")]
    for page, keys in (
        (replace(SIX, appearance=READ_ALOUD), "-"),
        (SIX, "+-"),
        (STEP, "-"),
    ):
        window = open_window(page)
        window.press(*keys)
        assert window.replies[-1] == VoiceKey("quieter")


def test_on_a_page_of_numbers_the_plus_belongs_to_the_number(open_window: OpenWindow) -> None:
    window = open_window(replace(PHONE, has_voice=True, appearance=READ_ALOUD))
    window.press("+", "3", "2", "-", "4", "/", "7", "enter")
    (typed,) = window.replies
    assert isinstance(typed, Typed)
    assert typed.text.startswith("+32")
    assert "".join(filter(str.isdigit, typed.text)) == "3247"


def test_in_an_empty_field_the_slash_spells_and_the_star_starts_the_voice(
    open_window: OpenWindow,
) -> None:
    window = open_window(replace(PHONE, has_voice=True))
    window.press("/", "*")
    assert window.replies == [VoiceKey("spell"), VoiceKey("voice")]
    assert window.entry == ""


def visit_window(visit: PlayedVisit) -> Window:
    """A window with a visit."""
    return Window(visit.session, (60, 18), guard=0)


def shows(window: Window, sentence: str) -> bool:
    """Whether a sentence stands in the window."""
    return sentence in plain_spaces(window.shown().text)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_each_key_is_answered_by_a_line_until_the_next_key(language: str) -> None:
    voice = SilentVoice()
    visit = PlayedVisit(language=language, voice=voice)
    labels = visit.page.labels
    with visit_window(visit) as window:
        window.press("+")
        louder = labels.volume.format(level=4, levels=5)
        assert shows(window, louder)
        assert voice.said == []
        window.press("+")
        assert shows(window, labels.volume.format(level=5, levels=5))
        window.press("+")
        assert shows(window, labels.volume.format(level=5, levels=5))
        window.press("down")
        assert not shows(window, labels.volume.format(level=5, levels=5))
        window.press("*")
        assert visit.page.appearance.voice
        window.press("*")
        assert shows(window, labels.paused)
        assert not voice.speaking
        window.press("f4")
        assert voice.speaking
        assert not shows(window, labels.paused)
        window.press("/")
        assert shows(window, labels.nothing_to_spell)
        assert voice.said[-1][1] == labels.nothing_to_spell


def test_any_other_key_silences_even_one_that_means_nothing() -> None:
    voice = SilentVoice()
    with visit_window(PlayedVisit(language="en", voice=voice)) as window:
        for key in ("x", "down", "0"):
            window.press("9", "*")
            if not voice.speaking:
                window.press("*")
            assert voice.speaking
            before = len(voice.said)
            window.press(key)
            assert not voice.speaking or len(voice.said) > before


@pytest.mark.parametrize("key", ["x", "down", "1", "enter"])
def test_the_first_key_brings_the_invitation_and_does_what_it_does(key: str) -> None:
    voice = SilentVoice()
    visit = PlayedVisit(voice=voice)
    with visit_window(visit) as window:
        window.press(key)
        assert [language for language, _ in voice.said] == ["fr", "en"]
        assert voice.speaking
        assert (visit.page.id == "welcome") == (key in ("x", "down"))
        window.press("down")
        assert not voice.speaking
        window.press("x")
        assert len(voice.said) == 2


def test_in_several_languages_the_one_that_has_the_focus_answers() -> None:
    visit = PlayedVisit(voice=SilentVoice())
    with visit_window(visit) as window:
        window.press("down", "+")
        assert shows(window, "Volume: 4 of 5.")
        window.press("up", "+")
        assert shows(window, "Volume : 5 sur 5.")


def test_the_line_fits_the_narrowest_window() -> None:
    for language in ("en", "fr"):
        labels = PlayedVisit(language=language).page.labels
        for said in (labels.paused, labels.nothing_to_spell, labels.volume, labels.no_voice):
            assert len(said) <= 56


def test_keys_of_the_voice_take_no_choice_and_open_no_help(open_window: OpenWindow) -> None:
    page: Page = replace(SIX, appearance=READ_ALOUD)
    window = open_window(page, guard=0)
    window.press("*", "+", "-", "/", "*", "0")
    assert window.replies[-1] == Help()
    assert not [one for one in window.replies if isinstance(one, Chose)]
