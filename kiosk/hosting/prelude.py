"""What a host does for its first visit before it loads anything large, which would slow that visit down."""

import select
from pathlib import Path

from kiosk.hosting.child import Child
from kiosk.hosting.pinned import has_pin
from kiosk.hosting.signals import Bell
from kiosk.paths import data_folder
from kiosk.store.folder import ailment

SETTINGS = "kiosk.toml"

FIRST_WORD = 20.0
"""Seconds after which the host loads what it needs, whatever became of its first visit."""


def look_at(data: str | None) -> tuple[Path, str]:
    """The data folder, and why nothing can be written there, in one sentence."""
    folder = data_folder(data)
    return folder, ailment(folder)


def told(folder: Path, *, mark: bool, dumps: bool, enlarges: bool = False) -> bytes:
    """The line for the first visit; only an office with settings of its own has to load what reads them."""
    pin = has_pin(folder)
    if not has_settings(folder):
        return defaults(mark=mark, pin=pin, dumps=dumps, enlarges=enlarges)
    from kiosk.catalog.settings_file import read_settings
    from kiosk.hosting.given import Given, line

    settings = read_settings(folder)[0]
    return line(Given(settings=settings, mark=mark, pin=pin, dumps=dumps, enlarges=enlarges))


def has_settings(folder: Path) -> bool:
    """Whether the office has settings of its own."""
    try:
        return (folder / SETTINGS).exists()
    except OSError:
        return False


def defaults(*, mark: bool, dumps: bool, pin: bool = False, enlarges: bool = False) -> bytes:
    """The line for a visit without settings, which kiosk.hosting.given says at length."""
    said = {"mark": mark, "pin": pin, "dumps": dumps, "enlarges": enlarges}
    return repr(said).lower().replace("'", '"').encode()


def wait_for_first_word(child: Child, bell: Bell) -> None:
    """Wait until the visit speaks, once its page stands, or ends, or the bell rings, or it takes too long."""
    poll = select.poll()
    poll.register(child.events, select.POLLIN)
    bell.register(poll)
    poll.poll(FIRST_WORD * 1000)
