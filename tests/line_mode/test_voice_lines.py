"""Lines that are keys of the voice: what is answered, and that no page is printed again for them."""

import re

from kiosk.line_mode.front_end import run_session
from kiosk.services.speech import SilentVoice
from kiosk.view_model.page import WebAddress
from kiosk.view_model.replies import Typed
from tests.line_mode.scripted_session import RecordedOutput, ScriptedReader
from tests.played_visit import PlayedVisit, answers


def printed(visit: PlayedVisit, *lines: str) -> list[str]:
    """What is printed after the page, for each of the lines."""
    output = RecordedOutput()
    run_session(visit.session, ScriptedReader(*lines), output)
    labels = visit.page.labels
    return re.split(f"{re.escape(labels.prompt)}|{re.escape(labels.type_number)}", output.text)[1:]


def test_the_star_starts_and_pauses_the_voice() -> None:
    voice = SilentVoice()
    visit = PlayedVisit(language="en", front_end="line", voice=voice)
    started, paused, gone_on, *_ = printed(visit, "*", "*", "*")
    assert visit.page.title in started
    assert paused.strip() == visit.page.labels.paused
    assert gone_on.strip() == ""
    assert len(voice.said) == 2


def test_plus_and_minus_are_answered_by_the_volume() -> None:
    visit = PlayedVisit(language="en", front_end="line", voice=SilentVoice())
    louder, quieter, *_ = printed(visit, "+", "-")
    assert louder.strip() == "Volume: 4 of 5."
    assert quieter.strip() == "Volume: 3 of 5."


def test_a_slash_prints_the_last_address_letter_by_letter_as_often_as_one_likes() -> None:
    visit = PlayedVisit(language="en", front_end="line", voice=SilentVoice())
    play_to_address(visit)
    first, second, *_ = printed(visit, "/", "/")
    said = "h t t p s, colon, slash, slash, w e b g a t e, dot, e c, dot, e u r o p a, dot, e u"
    assert " ".join(first.split()).startswith(said)
    assert first == second


def play_to_address(visit: PlayedVisit) -> None:
    """Go to the first page with an address to type."""
    for _, option, text in answers("final-code"):
        if any(isinstance(block, WebAddress) for block in visit.page.blocks):
            return
        if option == "typed":
            visit.reply(Typed(text))
        elif visit.page.id != "intent" or option != "fr":
            visit.choose(option)
    raise AssertionError("no page has an address")


def test_another_line_silences_the_voice_even_one_that_means_nothing() -> None:
    voice = SilentVoice()
    visit = PlayedVisit(language="en", front_end="line", voice=voice)
    printed(visit, "*", "*", "*", "what?")
    assert not voice.speaking
