"""The voice, with a script in the place of espeak-ng, and once with itself."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from kiosk.services import speech
from kiosk.services.speech import Espeak, SilentVoice, can_speak, has_voice, speech_engine
from kiosk.view_model.page import Notice
from kiosk.view_model.spoken_text import Utterance, page_utterances
from kiosk.visit.read_aloud import ReadAloud
from kiosk.visit.services import Voice
from tests.conftest import needs
from tests.pages import page
from tests.services.speech_caches import forget_voices

FAKE_WORKER = """#!/bin/sh
case "$*" in
  *--voices=xx*) echo Pty; exit;;
  *--voices=*) echo Pty; echo one; exit;;
esac
echo $$ "$@" > "{folder}/arguments"
cat > "{folder}/heard.part"
mv "{folder}/heard.part" "{folder}/heard"
exec sleep 600
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with a stand-in for espeak-ng, and what it heard."""
    command = tmp_path / "espeak-ng"
    command.write_text(FAKE_WORKER.format(folder=tmp_path))
    command.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    forget_voices()
    yield tmp_path
    forget_voices()


def utterances(*texts: str, language: str = "en") -> list[Utterance]:
    """Texts as a voice is given them."""
    return [Utterance(text, language) for text in texts]


def heard(folder: Path) -> str:
    """The text that was said last; "" before the first."""
    said = folder / "heard"
    return said.read_text() if said.exists() else ""


def has_heard(folder: Path, text: str) -> bool:
    """Whether a text was said last."""
    return heard(folder) == text


def speaking(folder: Path) -> int:
    """The process of the command that says it."""
    return int((folder / "arguments").read_text().split()[0])


def wait_for(seen: Callable[[], bool]) -> None:
    """Look again and again, for ten seconds at the most."""
    deadline = time.monotonic() + 10
    while not seen():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_a_text_is_said_through_standard_input_and_never_as_an_argument(folder: Path) -> None:
    speaker = Espeak()
    shown = page(language="fr", title="Où êtes-vous ?", blocks=(Notice("Ici", sign="!"),))
    speaker.say(page_utterances(shown))
    wait_for((folder / "heard").exists)
    speaker.stop()
    assert (folder / "heard").read_text() == "Où êtes-vous ?"
    arguments = (folder / "arguments").read_text()
    assert "-v fr" in arguments
    assert "vous" not in arguments


def test_a_voice_is_told_words_alone_and_no_command_phoneme_or_markup(folder: Path) -> None:
    speaker = Espeak()
    speaker.say(utterances("!-!SET self RATE 100\n<speak>[[h@l'oU]] \x01100S\x1b]52;c;eA==\x07"))
    wait_for((folder / "heard").exists)
    speaker.stop()
    heard = (folder / "heard").read_text()
    assert heard.split() == ["SET", "self", "RATE", "100", "speak", "h@l'oU", "100S", "]52;c;eA=="]


def test_a_voice_is_silenced_at_once_and_the_next_page_silences_the_last(folder: Path) -> None:
    speaker = Espeak()
    speaker.say(utterances("One."))
    wait_for((folder / "heard").exists)
    first = Path("/proc") / (folder / "arguments").read_text().split()[0]
    assert first.exists()
    speaker.say(utterances("Two."))
    assert not first.exists()
    wait_for(lambda: (folder / "heard").read_text() == "Two.")
    second = Path("/proc") / (folder / "arguments").read_text().split()[0]
    speaker.stop()
    assert not second.exists()


def test_texts_are_said_one_after_the_other_and_what_is_left_is_known(folder: Path) -> None:
    speaker = Espeak()
    speaker.say(utterances("One.", "Two.", "Three."))
    for left, text in ((3, "One."), (2, "Two."), (1, "Three.")):
        wait_for(partial(has_heard, folder, text))
        assert speaker.left() == left
        os.kill(speaking(folder), signal.SIGTERM)
    wait_for(lambda: not speaker.left())


def test_a_pause_leaves_no_command_and_the_text_that_was_interrupted_is_said_again(
    folder: Path,
) -> None:
    voice = Espeak()
    reader = ReadAloud(voice)
    shown = page(title="One", place="Two", has_voice=True)
    reader.read(shown)
    wait_for(lambda: heard(folder) == "One.")
    os.kill(speaking(folder), signal.SIGTERM)
    wait_for(lambda: heard(folder) == "Two.")
    first = speaking(folder)
    reader.press("voice", shown, is_on=True, prints=False)
    assert not Path(f"/proc/{first}").exists()
    assert not voice.left()
    (folder / "heard").unlink()
    reader.press("voice", shown, is_on=True, prints=False)
    wait_for((folder / "heard").exists)
    assert heard(folder) == "Two."
    assert speaking(folder) != first
    voice.stop()


def test_the_volume_and_the_slow_rate_are_told_to_the_command(folder: Path) -> None:
    speaker = Espeak()
    speaker.say([Utterance("a, b", "en", slow=True)], 5)
    wait_for((folder / "heard").exists)
    arguments = (folder / "arguments").read_text()
    assert "-s 90 -g 20 -a 190" in arguments
    speaker.stop()


def test_of_several_languages_those_without_a_voice_are_left_out(folder: Path) -> None:
    speaker = Espeak()
    speaker.say([*utterances("One.", language="xx"), *utterances("Deux.", language="fr")])
    wait_for((folder / "heard").exists)
    assert heard(folder) == "Deux."
    assert speaker.left() == 1
    speaker.stop()


def test_where_no_command_can_be_started_nothing_is_left_to_be_said(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*command: object, **options: object) -> None:
        raise OSError

    speaker = Espeak()
    assert has_voice("en")
    monkeypatch.setattr(subprocess, "Popen", fail)
    speaker.say(utterances("One.", "Two."))
    wait_for(lambda: not speaker.left())


def test_a_language_without_a_voice_is_not_read_in_another_one(folder: Path) -> None:
    assert can_speak()
    assert not has_voice("xx")
    speaker = Espeak()
    speaker.say(utterances("One.", language="xx"))
    wait_for(lambda: not speaker.left())
    assert not (folder / "arguments").exists()


def test_without_the_command_nothing_is_said_and_nothing_fails(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(speech, "ESPEAK", "no-such-command")
    monkeypatch.setattr(speech, "DISPATCHER", "no-such-service")
    speech_engine.cache_clear()
    assert not can_speak()
    assert not has_voice("fr")
    Espeak().say(utterances("One.", language="fr"))
    Espeak().stop()


def test_the_silent_twin_remembers_what_would_have_been_said() -> None:
    twin = SilentVoice()
    speaker: Voice = twin
    speaker.say(page_utterances(page(title="Hello")), 3)
    assert twin.speaking
    assert twin.said[0][0] == "en"
    assert twin.said[0][1].startswith("Hello.")
    speaker.stop()
    assert not twin.speaking


def test_espeak_itself_has_a_voice_for_both_languages() -> None:
    needs("espeak-ng", "espeak-ng")
    forget_voices()
    assert has_voice("fr")
    assert has_voice("en")
    assert not has_voice("xx")


def test_a_voice_falls_silent_with_a_visit_that_is_killed(folder: Path) -> None:
    needs("setpriv", "util-linux")
    program = "from kiosk.services.speech import Espeak\n"
    program += "from kiosk.view_model.spoken_text import Utterance\n"
    program += "Espeak().say([Utterance('On.', 'en')], 3); input()"
    with subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE) as visit:
        wait_for((folder / "heard").exists)
        speaking = Path("/proc") / (folder / "arguments").read_text().split()[0]
        assert speaking.exists()
        visit.kill()
    wait_for(lambda: not speaking.exists())
