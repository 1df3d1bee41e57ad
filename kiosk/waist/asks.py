"""The two things that a page can ask: a choice among a few, or a row of digits."""

from msgspec import Struct


class Option(Struct, frozen=True):
    """One numbered choice: the digit that picks it, its permanent id, its words.

    `least` are the columns and rows of the window that it needs; one that needs any stands last.
    """

    key: int
    id: str
    say: str
    careful: bool = False
    least: tuple[int, int] = (0, 0)


class Choices(Struct, frozen=True, tag=True):
    """Up to seven options; Enter alone takes the default, which is never a careful one."""

    options: tuple[Option, ...]
    default: str = ""


class Digits(Struct, frozen=True, tag=True):
    """A field for digits: what to type, its form before typing, and what an empty Enter offers.

    A `masked` one shows a dot for each digit, wherever it is shown.
    """

    say: str
    form: str
    empty: Choices
    longest: int = 20
    signs: str = "+ "
    masked: bool = False


Ask = Choices | Digits
