"""What a visit is told by its host when it begins."""

from msgspec import Struct, json

from kiosk.catalog.settings import Settings


class Given(Struct, frozen=True, kw_only=True):
    """The office's settings; whether the logbook is ill, and whether memory may be dumped for a test."""

    settings: Settings = Settings()
    mark: bool = False
    dumps: bool = False


def line(given: Given) -> bytes:
    """One line without its end."""
    return json.encode(given)


def read(said: bytes) -> Given:
    """What such a line says."""
    return json.decode(said, type=Given)
