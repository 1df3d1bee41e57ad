"""Reads pages aloud through espeak-ng or speech-dispatcher.

Volume, rate and voice are set anew with each page, so that the next member finds the usual ones.
"""

import shutil
import subprocess
from contextlib import suppress
from functools import cache
from threading import Thread

from kiosk.view_model.page import Page
from kiosk.view_model.spoken_text import speakable, spoken_page

ESPEAK = "espeak-ng"
DISPATCHER = "spd-say"

WORDS_PER_MINUTE = "140"
"""Rate of espeak-ng; its own 175 is too fast for a page that one hears once."""

DISPATCHER_RATE = "-20"
"""The same for speech-dispatcher, from -100 to 100."""

ANSWER_SECONDS = 3.0
"""Seconds until a command that gives no answer counts as missing."""

VOICE_NAMES = {"en": "en-gb"}


@cache
def speech_engine() -> str:
    """The command that speaks on this computer; "" where there is none."""
    return next((name for name in (ESPEAK, DISPATCHER) if shutil.which(name)), "")


def can_speak() -> bool:
    """Whether this computer can read aloud in any language; much cheaper to find out than for one of them."""
    return bool(speech_engine())


@cache
def has_voice(language: str) -> bool:
    """Whether this computer has a voice for a language, given by its tag."""
    if speech_engine() == ESPEAK:
        # The first line is the head of the table.
        return len(_output_lines(ESPEAK, f"--voices={voice_name(language)}")) > 1
    if speech_engine() == DISPATCHER:
        # Columns: name, language, variant; a name may contain spaces.
        voices = (line.split() for line in _output_lines(DISPATCHER, "-L")[1:])
        return any(voice[-2:-1] == [language] for voice in voices)
    return False


def speech_command(language: str) -> list[str]:
    """The command that says its standard input in a language, slowly and at the usual volume."""
    if speech_engine() == DISPATCHER:
        # With -w it waits after each line, so that at most one is still to be said when it is killed.
        return [
            DISPATCHER,
            "-N",
            "kiosk",
            "-l",
            language,
            "-r",
            DISPATCHER_RATE,
            "-i",
            "0",
            "-w",
            "-e",
        ]
    return [
        ESPEAK,
        "-v",
        voice_name(language),
        "-s",
        WORDS_PER_MINUTE,
        "-a",
        "100",
        "-b",
        "1",
        "--stdin",
    ]


def stop_dispatcher() -> None:
    """Silence speech-dispatcher, a service that goes on speaking when the command is gone."""
    if speech_engine() == DISPATCHER:
        _output_lines(DISPATCHER, "--cancel")


def voice_name(language: str) -> str:
    """The name of the espeak-ng voice of a language."""
    return VOICE_NAMES.get(language, language.lower())


def _output_lines(*command: str) -> list[str]:
    """The lines that a command prints; none where it fails or takes too long."""
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=ANSWER_SECONDS)
    except (OSError, subprocess.TimeoutExpired):
        return []
    return done.stdout.decode(errors="replace").splitlines()


class Espeak:
    """A voice through espeak-ng or speech-dispatcher; it says nothing in a language without a voice."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, page: Page) -> None:
        """Begin to read a page in its language."""
        self.say(spoken_page(page), page.language)

    def say(self, text: str, language: str) -> None:
        """Begin to say a text; what was being said is silenced."""
        self.stop()
        if not has_voice(language):
            return
        # The text goes in as standard input: as an argument every user of this computer could read it.
        self._process = subprocess.Popen(
            [*tie_to_parent(), *speech_command(language)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        # On a thread: writing blocks until the command has read the text.
        said = speakable(text).encode()
        Thread(target=_write_text, args=(self._process, said), daemon=True).start()

    def stop(self) -> None:
        """Be silent at once."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None
            stop_dispatcher()


class SilentVoice:
    """A voice for tests, which keeps what it would have said, and whether it still speaks."""

    def __init__(self) -> None:
        self.said: list[tuple[str, str]] = []
        self.speaking = False

    def read(self, page: Page) -> None:
        """Keep the page as it would be heard."""
        self.say(spoken_page(page), page.language)

    def say(self, text: str, language: str) -> None:
        """Keep a text and its language."""
        self.said.append((language, text))
        self.speaking = True

    def stop(self) -> None:
        """Keep that it is silent."""
        self.speaking = False


def _write_text(process: "subprocess.Popen[bytes]", text: bytes) -> None:
    assert process.stdin is not None
    # It may have been silenced meanwhile.
    with suppress(OSError), process.stdin as pipe:
        pipe.write(text)


@cache
def tie_to_parent() -> tuple[str, ...]:
    """What to put before a command, so that it is killed when this process ends, even by SIGKILL."""
    return ("setpriv", "--pdeathsig", "KILL", "--") if shutil.which("setpriv") else ()
