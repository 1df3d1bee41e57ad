"""Reads pages aloud through espeak-ng or speech-dispatcher.

Each utterance is said by a command of its own: what has been heard is known, and sound that is still in a buffer
goes with the command that made it. Volume, rate and voice are set anew with each, so that the next member finds
the usual ones.
"""

import shutil
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from itertools import groupby
from threading import Lock, Thread

from kiosk.view_model.spoken_text import Utterance, speakable
from kiosk.visit.services import USUAL_LEVEL

ESPEAK = "espeak-ng"
DISPATCHER = "spd-say"

WORDS_PER_MINUTE = "140"
"""Rate of espeak-ng; its own 175 is too fast for a page that one hears once."""

SPELLING = ("-s", "90", "-g", "20")
"""Rate of espeak-ng for what is spelled, and the pause between words in hundredths of a second."""

AMPLITUDES = {1: "35", 2: "65", 3: "100", 4: "140", 5: "190"}
"""Loudness of espeak-ng by the level of the volume; 100 is its own, and the usual one here."""

DISPATCHER_RATE = "-20"
"""The rate of speech-dispatcher, from -100 to 100."""

DISPATCHER_SPELLING_RATE = "-70"

DISPATCHER_VOLUMES = {1: "-70", 2: "-35", 3: "0", 4: "35", 5: "70"}
"""Its volume by level, from -100 to 100."""

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


def speech_command(language: str, level: int = USUAL_LEVEL, *, slow: bool = False) -> list[str]:
    """The command that says its standard input in a language, slowly; `slow` is for what is spelled."""
    if speech_engine() == DISPATCHER:
        rate = DISPATCHER_SPELLING_RATE if slow else DISPATCHER_RATE
        volume = DISPATCHER_VOLUMES[level]
        # With -w it ends when all was said.
        return [DISPATCHER, "-N", "kiosk", "-l", language, "-r", rate, "-i", volume, "-w", "-e"]
    rates = SPELLING if slow else ("-s", WORDS_PER_MINUTE)
    voice, amplitude = voice_name(language), AMPLITUDES[level]
    return [ESPEAK, "-v", voice, *rates, "-a", amplitude, "-b", "1", "--stdin"]


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
        self._speech: _Speech | None = None

    def say(self, utterances: Sequence[Utterance], level: int = USUAL_LEVEL) -> None:
        """Begin to say utterances; what was being said is silenced."""
        self.stop()
        if utterances and can_speak():
            self._speech = _Speech(utterances, level)
            # On a thread: the command takes as long as its sentence.
            Thread(target=self._speech.say_all, daemon=True).start()

    def left(self) -> int:
        """How many utterances are not said to their end."""
        return self._speech.left if self._speech is not None else 0

    def stop(self) -> None:
        """Be silent at once."""
        speech, self._speech = self._speech, None
        if speech is not None and speech.left:
            speech.stop()
            stop_dispatcher()


class _Speech:
    """Utterances that are being said, one command after the other, until they are silenced."""

    def __init__(self, utterances: Sequence[Utterance], level: int) -> None:
        self._utterances, self._level = tuple(utterances), level
        self.left = len(self._utterances)
        self._lock = Lock()
        self._stopped = False
        self._process: subprocess.Popen[bytes] | None = None

    def say_all(self) -> None:
        """Say them all; what cannot be said is left out."""
        try:
            self._say_each()
        except OSError:
            # No memory for another process, say: this page is not heard, and the visit goes on.
            self.left = 0

    def _say_each(self) -> None:
        for utterance in self._utterances:
            # Whether there is a voice may take a moment to find out, for which no key waits.
            if has_voice(utterance.language):
                process = self._start(utterance)
                if process is None:
                    return
                # The text goes in as standard input: as an argument every user of this computer could read it.
                _write_text(process, speakable(utterance.text).encode())
                process.wait()
            with self._lock:
                if self._stopped:
                    return
                self.left -= 1

    def stop(self) -> None:
        """Say no more; the command is gone when this returns."""
        with self._lock:
            self._stopped = True
            process = self._process
        if process is not None:
            process.kill()
            process.wait()

    def _start(self, utterance: Utterance) -> "subprocess.Popen[bytes] | None":
        """The command that says an utterance; None once they were silenced."""
        command = speech_command(utterance.language, self._level, slow=utterance.slow)
        with self._lock:
            if self._stopped:
                return None
            self._process = subprocess.Popen(
                [*tie_to_parent(), *command],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            return self._process


class SilentVoice:
    """A voice for tests, which keeps what it would have said, and how much of it is left."""

    def __init__(self) -> None:
        self.said: list[tuple[str, str]] = []
        self.levels: list[int] = []
        self._left = 0

    @property
    def speaking(self) -> bool:
        """Whether it still speaks."""
        return self._left > 0

    def say(self, utterances: Sequence[Utterance], level: int = USUAL_LEVEL) -> None:
        """Keep the utterances, as one text for each language."""
        self._left = len(utterances)
        self.levels.append(level)
        for language, of_language in groupby(utterances, lambda one: one.language):
            self.said.append((language, "\n".join(one.text for one in of_language)))

    def left(self) -> int:
        """How many utterances are not said to their end."""
        return self._left

    def finish(self, count: int | None = None) -> None:
        """Have said so many more utterances, or all."""
        self._left = 0 if count is None else max(0, self._left - count)

    def stop(self) -> None:
        """Keep that it is silent."""
        self._left = 0


def _write_text(process: "subprocess.Popen[bytes]", text: bytes) -> None:
    assert process.stdin is not None
    # It may have been silenced meanwhile.
    with suppress(OSError), process.stdin as pipe:
        pipe.write(text)


@cache
def tie_to_parent() -> tuple[str, ...]:
    """What to put before a command, so that it is killed when this process ends, even by SIGKILL.

    It goes with the thread that has started the command, too: that thread must wait for its end.
    """
    return ("setpriv", "--pdeathsig", "KILL", "--") if shutil.which("setpriv") else ()
