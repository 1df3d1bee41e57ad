"""Speech through espeak-ng or speech-dispatcher."""

import shutil
import subprocess
from contextlib import suppress
from functools import cache
from threading import Thread

from kiosk.view_model.page import Page
from kiosk.view_model.spoken_text import spoken_page

COMMAND = "espeak-ng"
DISPATCHER = "spd-say"
CALM = "140"
"""Words a minute; the command's own 175 is too fast for a page that one hears once."""
CALMER = "-20"
"""The same for speech-dispatcher, of -100 to 100."""
PATIENCE = 3.0
"""Seconds until a command that gives no answer counts as missing."""

ACCENTS = {"en": "en-gb"}


@cache
def speech_engine() -> str:
    """The command that speaks here, "" for none."""
    return next((one for one in (COMMAND, DISPATCHER) if shutil.which(one)), "")


@cache
def has_voice(language: str) -> bool:
    """Whether this computer has a voice for a language."""
    if speech_engine() == COMMAND:
        return len(_told(COMMAND, f"--voices={voice_name(language)}")) > 1
    if speech_engine() == DISPATCHER:
        # Name, language and variant; a name may have blanks in it.
        voices = (line.split() for line in _told(DISPATCHER, "-L")[1:])
        return any(voice[-2:-1] == [language] for voice in voices)
    return False


def speech_command(language: str) -> list[str]:
    """The command that says its input in a language: calmly, and at its usual volume."""
    if speech_engine() == DISPATCHER:
        # It waits after each line, so that no more than one is left to be silenced.
        return [DISPATCHER, "-N", "kiosk", "-l", language, "-r", CALMER, "-i", "0", "-w", "-e"]
    return [COMMAND, "-v", voice_name(language), "-s", CALM, "-a", "100", "-b", "1", "--stdin"]


def stop_dispatcher() -> None:
    """Silence what a service goes on saying after the command that asked for it is gone."""
    if speech_engine() == DISPATCHER:
        _told(DISPATCHER, "--cancel")


def voice_name(language: str) -> str:
    """The name of a language's voice."""
    return ACCENTS.get(language, language.lower())


def _told(*command: str) -> list[str]:
    """The lines that a command prints; none where it fails or is silent for too long."""
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=PATIENCE)
    except (OSError, subprocess.TimeoutExpired):
        return []
    return done.stdout.decode(errors="replace").splitlines()


class Espeak:
    """Reads aloud through espeak-ng or speech-dispatcher; it says nothing where no voice is there."""

    def __init__(self) -> None:
        self._speaking: subprocess.Popen[bytes] | None = None

    def read(self, page: Page) -> None:
        """Begin to read a page in its language."""
        self.say(spoken_page(page), page.language)

    def say(self, text: str, language: str) -> None:
        """Begin to say a text; what was being said is silenced."""
        self.stop()
        if not has_voice(language):
            return
        # The text goes in as input: as an argument everybody on this computer could read it.
        self._speaking = subprocess.Popen(
            [*tie_to_parent(), *speech_command(language)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        # A voice that does not read would keep the page waiting.
        Thread(target=_hand_over, args=(self._speaking, text.encode()), daemon=True).start()

    def stop(self) -> None:
        """Be silent at once."""
        if self._speaking is not None:
            self._speaking.kill()
            self._speaking.wait()
            self._speaking = None
            stop_dispatcher()


class SilentVoice:
    """The silent twin: remembers what a voice would have said, and whether it was silenced."""

    def __init__(self) -> None:
        self.said: list[tuple[str, str]] = []
        self.speaking = False

    def read(self, page: Page) -> None:
        """Note the page as it would be heard."""
        self.say(spoken_page(page), page.language)

    def say(self, text: str, language: str) -> None:
        """Note a text and its language."""
        self.said.append((language, text))
        self.speaking = True

    def stop(self) -> None:
        """Note the silence."""
        self.speaking = False


def _hand_over(voice: "subprocess.Popen[bytes]", text: bytes) -> None:
    assert voice.stdin is not None
    # It may have been silenced meanwhile.
    with suppress(OSError), voice.stdin as pipe:
        pipe.write(text)


@cache
def tie_to_parent() -> tuple[str, ...]:
    """What makes a voice fall silent with its visit, even one that is killed."""
    return ("setpriv", "--pdeathsig", "KILL", "--") if shutil.which("setpriv") else ()
