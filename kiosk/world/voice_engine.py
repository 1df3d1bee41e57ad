"""What speaks on this computer: espeak-ng, else speech-dispatcher, and how each is asked to."""

import shutil
import subprocess
from functools import cache

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
def engine() -> str:
    """The command that speaks here, "" for none."""
    return next((one for one in (COMMAND, DISPATCHER) if shutil.which(one)), "")


@cache
def available(language: str) -> bool:
    """Whether this computer has a voice for a language."""
    if engine() == COMMAND:
        return len(_told(COMMAND, f"--voices={accent(language)}")) > 1
    if engine() == DISPATCHER:
        # Name, language and variant; a name may have blanks in it.
        voices = (line.split() for line in _told(DISPATCHER, "-L")[1:])
        return any(voice[-2:-1] == [language] for voice in voices)
    return False


def saying(language: str) -> list[str]:
    """The command that says its input in a language: calmly, and at its usual volume."""
    if engine() == DISPATCHER:
        # It waits after each line, so that no more than one is left to be silenced.
        return [DISPATCHER, "-N", "kiosk", "-l", language, "-r", CALMER, "-i", "0", "-w", "-e"]
    return [COMMAND, "-v", accent(language), "-s", CALM, "-a", "100", "-b", "1", "--stdin"]


def hush() -> None:
    """Silence what a service goes on saying after the command that asked for it is gone."""
    if engine() == DISPATCHER:
        _told(DISPATCHER, "--cancel")


def accent(language: str) -> str:
    """The name of a language's voice."""
    return ACCENTS.get(language, language.lower())


def _told(*command: str) -> list[str]:
    """The lines that a command prints; none where it fails or is silent for too long."""
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=PATIENCE)
    except (OSError, subprocess.TimeoutExpired):
        return []
    return done.stdout.decode(errors="replace").splitlines()
