"""Read aloud: a whole visit through the real espeak-ng into files, and what is never said at all."""

import os
import re
import wave
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk.services import speech
from kiosk.services.speech import Espeak, SilentVoice, has_voice, speech_command, speech_engine
from kiosk.view_model.page import CodeBoxes, Notice
from kiosk.view_model.plain_text import page_lines
from kiosk.view_model.replies import Again, Chose, Typed
from kiosk.view_model.spoken_text import Utterance, spoken_page
from kiosk.visit.services import Voice
from tests.accessibility.shown_pages import every
from tests.conftest import needs
from tests.crawl import watched_journey
from tests.played_visit import NOON, PlayedVisit, answers
from tests.runtime.waiting import wait_until
from tests.services.speech_caches import forget_voices

REAL = "/usr/bin/espeak-ng"
TO_FILE = """#!/bin/sh
case "$*" in *--voices=*) exec {real} "$@";; esac
echo "$@" > "{folder}/$$.arguments"
exec {real} "$@" -w "{folder}/$$.wav"
"""
CANARIES = ("0470918273", "0032470918273", "918273645", "029918273")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder into which the real espeak-ng speaks."""
    needs("espeak-ng", "espeak-ng")
    command = tmp_path / "espeak-ng"
    command.write_text(TO_FILE.format(real=REAL, folder=tmp_path))
    command.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    forget_voices()
    yield tmp_path
    forget_voices()


@pytest.mark.parametrize(("language", "voice"), [("en", "en-gb"), ("fr", "fr")])
def test_a_whole_visit_is_spoken_in_its_language(language: str, voice: str, folder: Path) -> None:
    speaker = Espeak()
    visit = PlayedVisit(voice=speaker)
    visit.choose("voice")
    heard = {recorded(speaker, folder)}
    for page, option, text in answers("final-code"):
        assert visit.page.id == page
        if page == "welcome":
            visit.choose(language)
        elif option == "typed":
            visit.reply(Typed(text))
        else:
            visit.choose(option)
        if visit.session.outcome:
            break
        seconds, said = recorded(speaker, folder)
        assert seconds > 1, visit.page.id
        assert f"-v {voice} " in said
        assert "-a 100" in said
        heard.add((seconds, said))
    assert len(heard) > 8


def recorded(speaker: Espeak, folder: Path) -> tuple[float, str]:
    """How long the page that is being read takes to hear, and what the command was told."""
    wait_until(lambda: not speaker.left())
    seconds, told = 0.0, ""
    for arguments in folder.glob("*.arguments"):
        told += arguments.read_text()
        with wave.open(str(arguments.with_suffix(".wav"))) as file:
            seconds += file.getnframes() / file.getframerate()
        arguments.unlink()
    return seconds, told


def test_nothing_that_was_typed_is_ever_said_or_handed_to_a_voice() -> None:
    made, shown = watched_journey(), 0
    for node in ("phone", "comeback"):
        for typed in CANARIES:
            start = made.start("en")
            state = replace(start, position=replace(start.position, node=node))
            page = made.page(state, NOON, "line")
            turn = made.answer(state, page, Typed(typed), NOON + timedelta(seconds=9), "line")
            after = made.page(turn.state, NOON, "line")
            digits = re.sub(r"\D", "", typed)[-6:]
            shown += digits in re.sub(r"\D", "", "".join(page_lines(after)))
            assert digits not in re.sub(r"\D", "", spoken_page(after)), (node, typed)
            assert digits not in " ".join(speech_command("en"))
    assert shown > 4


def test_what_is_private_is_shown_and_printed_and_not_said() -> None:
    page = every("en")[0]
    blocks = (
        Notice("+32 470", sign="→", private=True),
        CodeBoxes("Typed", (3,), "918", private=True),
    )
    held = replace(page, blocks=blocks)
    assert "470" in "".join(page_lines(held))
    assert "918" in "".join(page_lines(held))
    assert "470" not in spoken_page(held)
    assert "9" not in re.sub(r"^.*Back.*$", "", spoken_page(held), flags=re.MULTILINE)


def test_8_reads_the_page_again_and_any_next_key_silences_it() -> None:
    twin = SilentVoice()
    speaker: Voice = twin
    visit = PlayedVisit(voice=speaker)
    visit.choose("voice")
    visit.choose("en")
    said = list(twin.said)
    visit.reply(Again())
    assert twin.said == [*said, said[-1]]
    assert twin.speaking
    visit.session.touch()
    assert not twin.speaking
    visit.reply(Again())
    visit.reply(Chose("space"))
    assert twin.said[-1][0] == "en"


def test_speech_comes_back_to_its_usual_voice_rate_and_volume_with_each_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # All three are said with each page, so nothing of a visit is left in the voice.
    monkeypatch.setattr(speech, "speech_engine", lambda: "espeak-ng")
    assert speech_command("fr") == [
        "espeak-ng",
        "-v",
        "fr",
        "-s",
        "140",
        "-a",
        "100",
        "-b",
        "1",
        "--stdin",
    ]
    monkeypatch.setattr(speech, "speech_engine", lambda: "spd-say")
    said = " ".join(speech_command("fr"))
    assert "-l fr" in said
    assert "-r -20" in said
    assert "-i 0" in said


def test_a_visitor_who_wants_a_voice_where_there_is_none_reads_why() -> None:
    silent = watched_journey()
    silent._speaks = lambda tag: False
    for language, word in (("en", "no voice"), ("fr", "pas de voix")):
        state = silent.start(language)
        state = replace(state, preferences=replace(state.preferences, voice=True))
        state = replace(state, position=replace(state.position, node="intent"))
        assert word in " ".join(page_lines(silent.page(state, NOON, "screen")))
        quiet = replace(state, preferences=replace(state.preferences, voice=False))
        assert word not in " ".join(page_lines(silent.page(quiet, NOON, "screen")))


DISPATCHER = """#!/bin/sh
case "$*" in
  *-L*) printf 'NAME LANGUAGE VARIANT\\nFrench (France) fr none\\nGreek el none\\n'; exit;;
  *--cancel*) echo cancelled > "{folder}/cancelled"; exit;;
esac
echo "$@" > "{folder}/arguments"
cat > "{folder}/heard.part"
mv "{folder}/heard.part" "{folder}/heard"
exec sleep 600
"""


def test_speech_dispatcher_speaks_where_espeak_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = tmp_path / "spd-say"
    command.write_text(DISPATCHER.format(folder=tmp_path))
    command.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    monkeypatch.setattr(speech, "ESPEAK", "no-such-command")
    forget_voices()
    try:
        assert speech_engine() == "spd-say"
        assert has_voice("fr")
        assert not has_voice("en")
        speaker = Espeak()
        speaker.say([Utterance("Bonjour.", "fr"), Utterance("Encore.", "fr")])
        wait_until((tmp_path / "heard").exists)
        assert (tmp_path / "heard").read_text() == "Bonjour."
        assert "Bonjour" not in (tmp_path / "arguments").read_text()
        speaker.stop()
        assert (tmp_path / "cancelled").exists()
    finally:
        forget_voices()
