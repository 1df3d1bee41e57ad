"""A program for test_voice_keys.py: a visit in English, whose voice writes into a file what it says."""

import sys
from collections.abc import Sequence
from pathlib import Path

from kiosk.services.speech import SilentVoice
from kiosk.tui.app import run
from kiosk.view_model.spoken_text import Utterance
from tests.played_visit import PlayedVisit


class WrittenVoice(SilentVoice):
    """Writes each text on a line of its own, with the level of the volume before it; "-" is silence."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path

    def say(self, utterances: Sequence[Utterance], level: int = 3) -> None:
        """Write them as one line."""
        super().say(utterances, level)
        self._write(f"{level} {' '.join(one.text for one in utterances)}")

    def stop(self) -> None:
        """Write a silence."""
        if self.speaking:
            self._write("-")
        super().stop()

    def _write(self, line: str) -> None:
        with self._path.open("a", encoding="utf-8") as file:
            file.write(f"{line}\n")


def main() -> None:
    """Play it, without the guard against double presses."""
    run(PlayedVisit("en", voice=WrittenVoice(Path(sys.argv[1]))).session, 0)


if __name__ == "__main__":
    main()
