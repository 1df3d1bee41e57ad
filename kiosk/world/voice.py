"""The voice: espeak-ng, one page at a time, silenced at once."""

import shutil
import subprocess
from functools import cache

from kiosk.waist.page import Page
from kiosk.waist.plain import spoken

COMMAND = "espeak-ng"
CALM = "140"
"""Words a minute; the command's own 175 is too fast for a page that one hears once."""

ACCENTS = {"en": "en-gb"}


class Espeak:
    """Reads aloud through espeak-ng; it says nothing where that command or a voice is missing."""

    def __init__(self) -> None:
        self._speaking: subprocess.Popen[bytes] | None = None

    def read(self, page: Page) -> None:
        """Begin to read a page in its language."""
        self.say(spoken(page), page.language)

    def say(self, text: str, language: str) -> None:
        """Begin to say a text; what was being said is silenced."""
        self.stop()
        if not available(language):
            return
        # The text goes in as input: as an argument everybody on this computer could read it.
        self._speaking = subprocess.Popen(
            [*leash(), COMMAND, "-v", accent(language), "-s", CALM, "-b", "1", "--stdin"],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        assert self._speaking.stdin is not None
        try:
            self._speaking.stdin.write(text.encode())
            self._speaking.stdin.close()
        except OSError:
            self.stop()

    def stop(self) -> None:
        """Be silent at once."""
        if self._speaking is not None:
            self._speaking.kill()
            self._speaking.wait()
            self._speaking = None


class Mute:
    """The silent twin: remembers what a voice would have said, and whether it was silenced."""

    def __init__(self) -> None:
        self.said: list[tuple[str, str]] = []
        self.speaking = False

    def read(self, page: Page) -> None:
        """Note the page as it would be heard."""
        self.say(spoken(page), page.language)

    def say(self, text: str, language: str) -> None:
        """Note a text and its language."""
        self.said.append((language, text))
        self.speaking = True

    def stop(self) -> None:
        """Note the silence."""
        self.speaking = False


@cache
def available(language: str) -> bool:
    """Whether this computer has a voice for a language."""
    if shutil.which(COMMAND) is None:
        return False
    listed = subprocess.run(
        [COMMAND, f"--voices={accent(language)}"], capture_output=True, check=False
    )
    return len(listed.stdout.splitlines()) > 1


def accent(language: str) -> str:
    """The name of a language's voice."""
    return ACCENTS.get(language, language.lower())


@cache
def leash() -> tuple[str, ...]:
    """What makes a voice fall silent with its visit, even one that is killed."""
    return ("setpriv", "--pdeathsig", "KILL", "--") if shutil.which("setpriv") else ()
