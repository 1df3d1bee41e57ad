"""The sieve before the parser: whole sequences that are known go through, everything else is lost."""

import re
from collections.abc import Container, Iterator

ESC = "\x1b"
PASTE, PASTED = f"{ESC}[200~", f"{ESC}[201~"
WHOLE = re.compile(
    r"\x1b(?:\[\[.|\[M...|\[(?![\[M])[0-?]*[ -/]*[@-~]|O.|[]P_^X].*?(?:\x07|\x1b\\)|[^\x1b\[O\]P_^X])",
    re.DOTALL,
)
"""An escape sequence with its end: console keys, old mouse reports, CSI, SS3, strings, Alt and a key."""
MOUSE = re.compile(r"\x1b\[<\d{1,3};\d{1,4};\d{1,4}[Mm]")
SYNCHRONISED = re.compile(r"\x1b\[\?2026;\d\$y")
LONGEST = 4096


class InputFilter:
    """Takes text as the terminal sends it; `keys` are the sequences of known keys."""

    def __init__(self, keys: Container[str]) -> None:
        self._keys = keys
        self._rest = ""
        self._pasting = False

    @property
    def patience(self) -> float | None:
        """Seconds of silence after which `hush` is due: what began has no end; None for never."""
        return 1.0 if self._pasting else 0.1 if self._rest else None

    def feed(self, text: str) -> Iterator[str]:
        """The characters and whole sequences in a text, one by one; a pasted text is left out."""
        self._rest += text
        while self._rest:
            before, escape, after = self._rest.partition(ESC)
            if not self._pasting:
                yield from before
            self._rest = escape + after
            if not escape:
                return
            if after.startswith(ESC):
                self._rest = after
                continue
            found = WHOLE.match(self._rest)
            if found is None:
                self._rest = self._rest if len(self._rest) < LONGEST else ""
                return
            self._rest = self._rest[found.end() :]
            yield from self._known(found[0])

    def hush(self) -> str:
        """Silence: the Escape key alone was the Escape key; what else had no end is lost."""
        alone = self._rest == ESC and not self._pasting
        self._rest, self._pasting = "", False
        return ESC if alone else ""

    def _known(self, sequence: str) -> Iterator[str]:
        if sequence in (PASTE, PASTED):
            self._pasting = sequence == PASTE
        elif not self._pasting and (
            sequence in self._keys or MOUSE.fullmatch(sequence) or SYNCHRONISED.fullmatch(sequence)
        ):
            yield sequence
