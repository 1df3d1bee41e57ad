"""Which content is in use: one small file in the data folder says so, and holds for the program that wrote it."""

from pathlib import Path

from msgspec import DecodeError, Struct, ValidationError, json

from kiosk import __version__
from kiosk.content.shipped_number import shipped_number
from kiosk.files import read_limited
from kiosk.paths import CHOSEN_FILE, PACK_MANIFEST

MAX_BYTES = 10_000
SHIPPED = 0
"""The number of no pack: the content that comes with the program."""


class ContentChoice(Struct, frozen=True, kw_only=True):
    """The number of the pack in use, SHIPPED for none, and of the content before it, None where there was none.

    `program` is the version by which it was checked, `shipped` the number of the content in the program then.
    `refused` is a pack that was in use, and that this program cannot use; 0 for none.
    """

    number: int = SHIPPED
    before: int | None = None
    program: str = ""
    shipped: int = 0
    refused: int = 0

    @property
    def holds(self) -> bool:
        """Whether it was made by this program with the content that this has now."""
        return self.program == __version__ and self.shipped == shipped_number()


def packs_folder(data: Path) -> Path:
    """The folder of the packs in a data folder."""
    return (data / CHOSEN_FILE).parent


def pack_folder(data: Path, number: int) -> Path:
    """The folder of a pack."""
    return packs_folder(data) / str(number)


def read_choice(data: Path) -> ContentChoice:
    """What was chosen; the content of the program where nothing was, or the file is damaged."""
    try:
        choice = json.decode(read_limited(data / CHOSEN_FILE, MAX_BYTES), type=ContentChoice)
    except (OSError, DecodeError, ValidationError, UnicodeDecodeError):
        return ContentChoice()
    return choice if choice.number >= 0 and (choice.before or 0) >= 0 else ContentChoice()


def find_pack(data: Path, choice: ContentChoice) -> Path | None:
    """The folder of the pack in use; None for the content of the program, also where the pack's folder is gone."""
    folder = pack_folder(data, choice.number)
    return folder if choice.number and is_pack(folder) else None


def is_pack(folder: Path) -> bool:
    """Whether a pack is kept in this folder; a draft of one has no manifest yet."""
    try:
        return (folder / PACK_MANIFEST).is_file()
    except OSError:
        return False
