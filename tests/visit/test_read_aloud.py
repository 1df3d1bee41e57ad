"""The keys of the voice in a visit: start and pause, volume, spelling, and the invitation."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from kiosk.events import FrontEndName
from kiosk.i18n.catalogs import load_translator
from kiosk.journey.context import Office
from kiosk.journey.journey import Journey
from kiosk.journey.renderer import page_labels
from kiosk.services.speech import SilentVoice
from kiosk.view_model.page import CodeBoxes, Notice, Page, PageLabels, Text, WebAddress
from kiosk.view_model.replies import Again, Chose, Onward, Reply, Typed, VoiceKey
from kiosk.view_model.spoken_text import page_utterances, spoken_page
from kiosk.visit.read_aloud import ReadAloud
from kiosk.visit.visit import Visit
from tests.pages import page
from tests.played_visit import NOON, PlayedVisit, shipped_content

STAR, PLUS = VoiceKey("voice"), VoiceKey("louder")
MINUS, SLASH = VoiceKey("quieter"), VoiceKey("spell")


def labels_of(language: str) -> PageLabels:
    """The labels that are shipped for a language."""
    return page_labels(shipped_content().languages[language])


class Heard:
    """A visit in English, and what its voice says."""

    def __init__(self, language: str = "en", **options: object) -> None:
        self.voice = SilentVoice()
        self.visit = PlayedVisit(language=language, voice=self.voice, **options)  # type: ignore[arg-type]

    @property
    def page(self) -> Page:
        """The page shown now."""
        return self.visit.page

    def press(self, reply: Reply) -> str:
        """What the visit answers to a reply."""
        return self.visit.session.answer(reply)

    @property
    def last(self) -> str:
        """What was said last."""
        return self.voice.said[-1][1]

    def rest(self, done: int) -> str:
        """The page as it is heard without so many utterances."""
        return "\n".join(one.text for one in page_utterances(self.page)[done:])


def test_the_key_starts_pauses_and_goes_on_with_the_sentence_that_was_interrupted() -> None:
    heard = Heard()
    assert heard.press(STAR) == ""
    assert heard.last == spoken_page(heard.page)
    heard.voice.finish(2)
    assert heard.press(STAR) == heard.page.labels.paused
    assert not heard.voice.speaking
    assert heard.press(STAR) == ""
    assert heard.last == heard.rest(2)
    heard.voice.finish(1)
    heard.press(STAR)
    heard.press(STAR)
    assert heard.last == heard.rest(3)


def test_another_key_silences_and_the_key_goes_on_there() -> None:
    heard = Heard()
    heard.press(STAR)
    heard.voice.finish(1)
    heard.visit.session.touch()
    assert not heard.voice.speaking
    heard.press(STAR)
    assert heard.last == heard.rest(1)


def test_another_page_begins_anew() -> None:
    heard = Heard()
    heard.press(STAR)
    heard.voice.finish(2)
    heard.press(STAR)
    heard.visit.choose("start")
    assert heard.last == spoken_page(heard.page)


def test_a_page_that_was_said_to_its_end_or_is_to_be_read_again_begins_again() -> None:
    heard = Heard()
    heard.press(STAR)
    heard.voice.finish()
    heard.press(STAR)
    assert heard.last == spoken_page(heard.page)
    heard.voice.finish(1)
    heard.press(Again())
    assert heard.last == spoken_page(heard.page)


def test_on_a_pc_without_a_voice_the_key_switches_on_and_off() -> None:
    session = without_voice()
    session.answer(STAR)
    assert session.page().appearance.voice
    session.answer(STAR)
    assert not session.page().appearance.voice


def without_voice() -> Visit:
    """A visit on a PC that has no voice at all."""
    content = shipped_content()
    journey = Journey(
        content.languages, lambda: content, Office(), load_translator, can_speak=lambda: False
    )
    return Visit(journey, lambda: 0.0, lambda: NOON, lambda event: None, language="en")


def test_the_volume_goes_up_and_down_in_five_steps_and_is_said() -> None:
    heard, labels = Heard(), labels_of("en")
    heard.press(STAR)
    assert heard.voice.levels == [3]
    for key, level in ((PLUS, 4), (PLUS, 5), (PLUS, 5), (MINUS, 4)):
        assert heard.press(key) == labels.volume.format(level=level, levels=5)
        assert heard.voice.levels[-1] == level
        assert heard.last.startswith(f"Volume: {level} of 5.")
    for _ in range(6):
        heard.press(MINUS)
    assert heard.voice.levels[-1] == 1


def test_after_the_volume_was_said_the_reading_goes_on_with_the_sentence_that_was_interrupted() -> (
    None
):
    heard = Heard()
    heard.press(STAR)
    heard.voice.finish(2)
    heard.press(PLUS)
    assert heard.last == f"Volume: 4 of 5.\n{heard.rest(2)}"
    heard.press(PLUS)
    assert heard.last == f"Volume: 5 of 5.\n{heard.rest(2)}"
    heard.voice.finish(2)
    heard.press(MINUS)
    assert heard.last == f"Volume: 4 of 5.\n{heard.rest(3)}"


def test_the_volume_is_shown_also_where_nothing_is_read_and_the_next_page_is_read_with_it() -> None:
    heard = Heard("fr")
    assert heard.press(MINUS) == "Volume : 2 sur 5."
    assert heard.voice.said == []
    heard.press(STAR)
    assert heard.voice.levels[-1] == 2


def test_the_next_visit_begins_at_the_usual_volume() -> None:
    first = Heard()
    first.press(PLUS)
    second = Heard()
    second.press(STAR)
    assert second.voice.levels == [3]


def test_without_a_voice_on_this_pc_nothing_is_claimed_of_volume_or_spelling() -> None:
    session = without_voice()
    assert session.answer(PLUS) == labels_of("en").no_voice
    assert session.answer(MINUS) == labels_of("en").no_voice
    assert session.answer(SLASH) == labels_of("en").nothing_to_spell


def shown_page(*blocks: Text | WebAddress | CodeBoxes | Notice) -> Page:
    """A page with these blocks, on a PC with a voice."""
    return page(blocks=blocks, labels=labels_of("en"), has_voice=True)


def spelled(text: str) -> str:
    """Signs one by one as they are heard, a group a line."""
    return "\n".join(", ".join(group) for group in text.split())


@pytest.fixture
def aloud() -> tuple[ReadAloud, SilentVoice]:
    """A voice, and what reads through it."""
    voice = SilentVoice()
    return ReadAloud(voice), voice


def spell(aloud: ReadAloud, shown: Page, *, prints: bool = False) -> str:
    """Press the key that spells, with pages read aloud."""
    return aloud.press("spell", shown, is_on=True, prints=prints)


@pytest.mark.parametrize(
    ("blocks", "heard"),
    [
        ((WebAddress("Type this", "a-b.eu/Ca"), Text("Press “Next”.")), "a hyphen b dot eu slash"),
        ((CodeBoxes("Your digits", (3, 3), "309296"), Text("Press “Next”.")), "next"),
        ((CodeBoxes("Your digits", (3, 3, 3), "309296011"), Text("“Next”.")), "309 296 011"),
        ((Text("Press “Yes”, then “Sign in”."),), "sign in"),
        ((Text("Appuyez sur « Oui »."),), "oui"),
    ],
    ids=["address", "short code", "code", "button", "French button"],
)
def test_the_last_address_or_code_or_name_of_a_button_is_spelled(
    blocks: tuple[Text | WebAddress | CodeBoxes, ...],
    heard: str,
    aloud: tuple[ReadAloud, SilentVoice],
) -> None:
    reader, voice = aloud
    assert spell(reader, shown_page(*blocks)) == ""
    if "slash" in heard:
        assert voice.said[-1][1].startswith("a\nhyphen\nb\ndot\ne, u\nslash\ncapital C, a")
    else:
        assert voice.said[-1][1] == spelled(heard)
    before = list(voice.said)
    spell(reader, shown_page(*blocks))
    assert voice.said == [*before, before[-1]]


def test_what_was_said_last_is_spelled_and_then_the_reading_goes_on(
    aloud: tuple[ReadAloud, SilentVoice],
) -> None:
    reader, voice = aloud
    shown = shown_page(Text("Press “One”."), Text("Wait."), Text("Press “Two”."))
    reader.read(shown)
    voice.finish(2)
    spell(reader, shown)
    assert voice.said[-1][1] == "o, n, e"
    spell(reader, shown)
    assert voice.said[-1][1] == "o, n, e"
    voice.finish()
    reader.press("voice", shown, is_on=True, prints=False)
    assert voice.said[-1][1].startswith("Wait.\nPress “Two”.")
    reader.silence()
    spell(reader, shown)
    assert voice.said[-1][1] == "o, n, e"


def test_spelling_too_is_paused_and_gone_on_with(aloud: tuple[ReadAloud, SilentVoice]) -> None:
    reader, voice = aloud
    shown = shown_page(Text("Press “Sign in now”."))
    spell(reader, shown)
    voice.finish(1)
    labels = shown.labels
    assert reader.press("voice", shown, is_on=True, prints=False) == labels.paused
    reader.press("voice", shown, is_on=True, prints=False)
    assert voice.said[-1][1] == "i, n\nn, o, w"


def test_a_page_with_nothing_to_spell_says_so(aloud: tuple[ReadAloud, SilentVoice]) -> None:
    reader, voice = aloud
    shown = shown_page(Text("Press Enter."))
    assert spell(reader, shown) == shown.labels.nothing_to_spell
    assert voice.said == [("en", shown.labels.nothing_to_spell)]


def test_in_lines_it_is_printed_letter_by_letter(aloud: tuple[ReadAloud, SilentVoice]) -> None:
    reader, voice = aloud
    shown = shown_page(WebAddress("Type", "ec.eu/cas"))
    said = reader.press("spell", shown, is_on=False, prints=True)
    assert said == "e c, dot, e u, slash, c a s"
    assert voice.said == []
    assert spell(reader, shown, prints=True) == said
    assert voice.said == [("en", "e, c\ndot\ne, u\nslash\nc, a, s")]


def test_what_was_typed_is_never_spelled_nor_gone_on_with(
    aloud: tuple[ReadAloud, SilentVoice],
) -> None:
    reader, voice = aloud
    shown = shown_page(
        Notice("+32 470 91 82 73", sign="→", private=True),
        CodeBoxes("Typed", (3, 3, 3), "918273645", private=True),
    )
    assert spell(reader, shown) == shown.labels.nothing_to_spell
    reader.read(shown)
    for _ in range(4):
        reader.press("voice", shown, is_on=True, prints=False)
    assert "9, 1" not in str(voice.said)
    assert "9 1" not in str(voice.said)


@pytest.mark.parametrize("typed", ["0470918273", "0032470918273"])
def test_no_key_of_the_voice_says_a_number_that_was_typed_in_a_visit(typed: str) -> None:
    heard = Heard()
    heard.press(STAR)
    heard.visit.choose("something-else")
    heard.visit.choose("phone")
    heard.press(Typed(typed))
    for _ in range(3):
        for key in (SLASH, STAR, PLUS, STAR, MINUS):
            heard.press(key)
    heard.visit.session.answer(Again())
    heard.press(SLASH)
    said = "".join(one for one in str(heard.voice.said) if one.isdigit())
    assert "470918273" not in said
    assert "918273" not in said


def invited(language: str = "", **options: object) -> Heard:
    """A visit on the welcome page."""
    return Heard(language, **options)


INVITATIONS = [("fr", labels_of("fr").invitation), ("en", labels_of("en").invitation)]


@pytest.mark.parametrize(
    "press",
    [
        lambda visit: visit.session.touch(),
        lambda visit: visit.reply(Onward()),
        lambda visit: visit.reply(Chose("en")),
        lambda visit: visit.reply(Again()),
        lambda visit: visit.reply(PLUS),
    ],
    ids=["moves", "enter", "language", "again", "volume"],
)
def test_the_first_key_brings_one_sentence_in_each_language(
    press: Callable[[PlayedVisit], object],
) -> None:
    heard = invited()
    press(heard.visit)
    assert heard.voice.said == INVITATIONS
    assert heard.voice.speaking
    heard.visit.session.touch()
    assert not heard.voice.speaking
    heard.press(Onward())
    assert heard.voice.said == INVITATIONS


def test_a_key_that_leaves_the_welcome_page_does_so_at_once() -> None:
    heard = invited()
    assert heard.visit.choose("en").id == "intent"
    assert heard.voice.said == INVITATIONS


@pytest.mark.parametrize("reply", [STAR, Chose("voice")])
def test_who_starts_the_voice_hears_the_page_and_no_invitation(reply: Reply) -> None:
    heard = invited()
    heard.press(reply)
    assert [language for language, _ in heard.voice.said] == ["fr"]
    assert heard.last == spoken_page(heard.page)
    heard.visit.choose("en")
    assert heard.last == spoken_page(heard.page)


def test_the_key_that_interrupts_the_invitation_reads_the_page() -> None:
    heard = invited()
    heard.visit.choose("en")
    heard.press(STAR)
    assert heard.last == spoken_page(heard.page)


@pytest.mark.parametrize(
    ("language", "front_end", "office"),
    [("en", "screen", Office()), ("", "line", Office()), ("", "screen", Office(invites=False))],
    ids=["no welcome page", "lines", "a quiet office"],
)
def test_elsewhere_nobody_is_invited(
    language: str, front_end: FrontEndName, office: Office
) -> None:
    heard = invited(language, front_end=front_end, office=office)
    heard.press(Onward())
    heard.visit.session.touch()
    assert heard.voice.said == []


@pytest.mark.parametrize("option", ["staff", "line"])
def test_neither_staff_nor_whoever_goes_on_in_lines_is_invited(option: str) -> None:
    heard = invited()
    heard.press(Chose(option))
    assert heard.voice.said == []


def test_the_log_takes_that_the_voice_was_switched_on_and_no_other_of_these_keys() -> None:
    heard = Heard()
    before = len(heard.visit.events)
    for key in (STAR, STAR, PLUS, MINUS, SLASH, STAR):
        heard.press(key)
    assert [one.kind for one in heard.visit.events[before:]] == ["setting"]


def test_a_key_of_the_voice_lifts_a_warning_and_does_nothing_else() -> None:
    heard = Heard()
    heard.visit.clock.seconds = 240
    heard.visit.session.tick()
    assert heard.page.id == "warning"
    assert heard.press(STAR) == ""
    assert heard.page.id == "intent"
    assert heard.voice.said == []


def test_where_pages_are_read_aloud_the_warning_is_heard_once_and_any_key_silences_it() -> None:
    heard = Heard()
    heard.press(STAR)
    heard.visit.clock.seconds = 240
    heard.visit.session.tick()
    assert heard.page.id == "warning"
    assert heard.last == spoken_page(heard.page)
    said = len(heard.voice.said)
    heard.visit.clock.seconds = 275
    heard.visit.session.tick()
    assert len(heard.voice.said) == said
    heard.press(Onward())
    assert not heard.voice.speaking
    heard.press(STAR)
    assert heard.last == spoken_page(heard.page)


def test_a_language_without_an_invitation_of_its_own_has_none() -> None:
    content = shipped_content()
    french = content.languages["fr"]
    labels = {key: text for key, text in french.labels.items() if key != "invitation"}
    languages = content.languages | {"fr": replace(french, labels=labels)}
    journey = Journey(languages, lambda: content, Office(), load_translator)
    assert [tag for tag, _ in journey.invitations()] == ["en"]
