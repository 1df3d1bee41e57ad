"""What a visit is told by its host when it begins."""

from msgspec import Struct, json

from kiosk.catalog.settings import Settings


class Given(Struct, frozen=True, kw_only=True):
    """The office's settings; whether the logbook is ill, whether the staff have a PIN, memory dumps for a test,
    whether the host can enlarge the terminal's letters, whether the kiosk is out of service."""

    settings: Settings = Settings()
    mark: bool = False
    pin: bool = False
    dumps: bool = False
    enlarges: bool = False
    closed: bool = False


class StaffGiven(Given, frozen=True, kw_only=True):
    """What the staff pages are told besides: the data folder, which no visit ever knows."""

    folder: str


def line(given: Given) -> bytes:
    """One line without its end."""
    return json.encode(given)


def read(said: bytes) -> Given:
    """What such a line says to a visit."""
    return json.decode(said, type=Given)


def read_staff(said: bytes) -> StaffGiven:
    """What it says to the staff pages."""
    return json.decode(said, type=StaffGiven)
