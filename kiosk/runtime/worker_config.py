"""What a worker is told by its supervisor when it begins."""

from msgspec import Struct, json

from kiosk.settings.schema import Settings


class WorkerConfig(Struct, frozen=True, kw_only=True):
    """The office's settings; whether the logbook is ill, whether the staff have a PIN, memory dumps for a test,
    whether the host can enlarge the terminal's letters, whether the kiosk is out of service."""

    settings: Settings = Settings()
    mark: bool = False
    pin: bool = False
    dumps: bool = False
    enlarges: bool = False
    closed: bool = False


class StaffWorkerConfig(WorkerConfig, frozen=True, kw_only=True):
    """What the staff pages are told besides: the data folder, which no visit ever knows."""

    folder: str


def encode_config(given: WorkerConfig) -> bytes:
    """One line without its end."""
    return json.encode(given)


def decode_config(said: bytes) -> WorkerConfig:
    """What such a line says to a visit."""
    return json.decode(said, type=WorkerConfig)


def decode_staff_config(said: bytes) -> StaffWorkerConfig:
    """What it says to the staff pages."""
    return json.decode(said, type=StaffWorkerConfig)
