"""Where this process reads content and translations from: the program's own folders, or those of a pack."""

from pathlib import Path
from typing import NamedTuple

from kiosk import paths

DATA, LOCALES = "content", "locales"
"""The two folders in a pack."""


class ContentFolders(NamedTuple):
    """The folder of the content and that of the translations which belong to it."""

    content: Path
    locales: Path


_pack: Path | None = None


def use_pack(folder: Path | None) -> None:
    """From now on read from the folder of a pack; None for the content that comes with the program."""
    global _pack
    _pack = folder


def folders_in_use() -> ContentFolders:
    """The folders that hold now: every reader of content or translations in the program asks here."""
    if _pack is None:
        return ContentFolders(paths.CONTENT, paths.shipped_folder("locales"))
    return pack_folders(_pack)


def pack_folders(pack: Path) -> ContentFolders:
    """The folders in the folder of a pack."""
    return ContentFolders(pack / DATA, pack / LOCALES)
