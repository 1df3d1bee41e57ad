"""Where content, styles, locales and the data folder are, in a checkout and in an installed wheel."""

import os
from pathlib import Path

PACKAGE = Path(__file__).parent
CONTENT = PACKAGE / "content" / "data"
EDITION = PACKAGE / "content" / "edition.toml"

# Names within the data folder that the supervisor looks for before it imports what reads these files.
SETTINGS_FILE = "kiosk.toml"
PIN_FILE = "pin"
CHOSEN_FILE = "content/chosen.json"
PACK_MANIFEST, PACK_SIGNATURE = "manifest.toml", "manifest.sig"
"""The two files that a content pack has besides its content."""


def shipped_folder(name: str) -> Path:
    """The product's folder `name` ("styles", "locales"): in the package of a wheel, beside it in a checkout."""
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parent / name


class NoHomeError(Exception):
    """The data folder would lie in a home folder that cannot be found; the message names the remedy."""

    def __init__(self) -> None:
        super().__init__(
            "There is no home folder for the data: name a data folder with --data or KIOSK_DATA, such as"
            " KIOSK_DATA=/srv/kiosk."
        )


def data_folder(given: str | None = None) -> Path:
    """The data folder: the one given, else KIOSK_DATA, else the platform's own; it may not exist yet.

    Raises NoHomeError for a user of whom neither HOME nor the system names a home folder.
    """
    chosen = given or os.environ.get("KIOSK_DATA")
    try:
        if chosen:
            return Path(chosen).expanduser().absolute()
        from platformdirs import user_data_path

        folder = user_data_path("kiosk", appauthor=False)
    except RuntimeError:
        raise NoHomeError from None
    if not folder.is_absolute():
        raise NoHomeError
    return folder
