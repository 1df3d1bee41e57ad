"""What the supervisor sends to a worker when it begins: one line of JSON."""

import os
from pathlib import Path

from msgspec import Struct, json

from kiosk.settings.schema import Settings


class WorkerConfig(Struct, frozen=True, kw_only=True):
    """The office's settings and the state of the kiosk, as the worker of a visit needs them.

    `log_failed`: the visit log cannot be written; `has_pin`: the staff have a PIN; `dumpable`: the worker's memory
    may be read, which tests need; `can_enlarge`: the supervisor can enlarge the terminal's letters;
    `console_letters`: those that the font of the console has, None where the terminal is no console.
    `practice_seconds`: for how long practice goes on, 0 outside practice. `pack`: the folder of the content pack
    in use, as bytes, since the name of a folder need not be text; empty for the content of the program.
    `startup.encode_default_config` writes the same names without this module.
    """

    settings: Settings = Settings()
    log_failed: bool = False
    has_pin: bool = False
    dumpable: bool = False
    can_enlarge: bool = False
    console_letters: str | None = None
    out_of_service: bool = False
    practice_seconds: float = 0.0
    pack: bytes = b""

    @property
    def pack_folder(self) -> Path | None:
        """The folder of the content pack in use; None for the content of the program."""
        return Path(os.fsdecode(self.pack)) if self.pack else None


class StaffWorkerConfig(WorkerConfig, frozen=True, kw_only=True):
    """What the worker of the staff pages needs besides: the data folder, which no visit ever knows.

    As bytes, as above. `alone`: no visit follows these
    pages, which `kiosk staff` has opened.
    """

    folder: bytes
    alone: bool = False


def encode_folder(folder: Path | None) -> bytes:
    """A folder as a configuration holds it; empty for none."""
    return os.fsencode(folder) if folder else b""


def encode_config(config: WorkerConfig) -> bytes:
    """A configuration as one line of JSON, without its line end."""
    return json.encode(config)


def decode_config(line: bytes) -> WorkerConfig:
    """The configuration of a visit; raises msgspec.DecodeError where the line is none."""
    return json.decode(line, type=WorkerConfig)


def decode_staff_config(line: bytes) -> StaffWorkerConfig:
    """The configuration of the staff pages; raises msgspec.DecodeError where the line is none."""
    return json.decode(line, type=StaffWorkerConfig)
