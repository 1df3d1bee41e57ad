"""The voice: what is installed reads one page at a time, silenced at once.

Volume, rate and voice are said anew with each page, so that the next visitor finds the usual ones.
"""

import shutil
import subprocess
from contextlib import suppress
from functools import cache
from threading import Thread

from kiosk.view_model.page import Page
from kiosk.view_model.plain_text import spoken_page
from kiosk.world.voice_engine import available, hush, saying


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
        if not available(language):
            return
        # The text goes in as input: as an argument everybody on this computer could read it.
        self._speaking = subprocess.Popen(
            [*leash(), *saying(language)],
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
            hush()


class Mute:
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
def leash() -> tuple[str, ...]:
    """What makes a voice fall silent with its visit, even one that is killed."""
    return ("setpriv", "--pdeathsig", "KILL", "--") if shutil.which("setpriv") else ()
