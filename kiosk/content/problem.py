"""What is wrong with a file, and what to do about it."""

from msgspec import Struct


class Problem(Struct, frozen=True):
    """One fault: the file, the key in it, what is wrong, and the remedy; a notice only wants attention."""

    file: str
    key: str
    fault: str
    remedy: str
    notice: bool = False

    def __str__(self) -> str:
        place = f"{self.file}: {self.key}" if self.key else self.file
        return f"{place}: {self.fault} {self.remedy}"
