"""A problem in a file, with its remedy."""

from msgspec import Struct

from kiosk.printable import printable


class Problem(Struct, frozen=True):
    """One fault: the file, the dotted key in it, what is wrong, and the remedy, the last two as sentences.

    A `notice` is no error: it only asks for attention.
    """

    file: str
    key: str
    fault: str
    remedy: str
    notice: bool = False

    def __str__(self) -> str:
        place = f"{self.file}: {self.key}" if self.key else self.file
        # File, key and what a parser quotes may come from anywhere: each problem stays one line.
        return printable(f"{place}: {self.fault} {self.remedy}")
