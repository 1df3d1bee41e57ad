"""Where content, styles, locales and the data folder live, in a checkout and in an installed wheel."""

import os
from pathlib import Path

PACKAGE = Path(__file__).parent
CONTENT = PACKAGE / "content"


def shipped(name: str) -> Path:
    """The folder `name` of the product: inside the package in a wheel, beside it in a checkout."""
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parent / name


def data_folder(given: str | None = None) -> Path:
    """The data folder: the one given, else KIOSK_DATA, else the platform's own; it may not exist yet."""
    chosen = given or os.environ.get("KIOSK_DATA")
    if chosen:
        return Path(chosen).expanduser().absolute()
    from platformdirs import user_data_path

    return user_data_path("kiosk", appauthor=False)
