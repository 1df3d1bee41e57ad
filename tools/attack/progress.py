"""Where a long run has got to: a small file for each attack, so that it can go on where it stopped."""

import os
import tempfile
from pathlib import Path

from msgspec import Struct, json

from tools.attack.attack_report import AttackReport


class Progress(Struct, kw_only=True):
    """The seed and the count of a run, and what it has told so far."""

    seed: int
    count: int
    report: AttackReport


def folder() -> Path:
    """Where the files lie unless another folder is named."""
    return Path(tempfile.gettempdir(), f"kiosk-attack-{os.getuid()}")


def read(place: Path, name: str) -> Progress | None:
    """What an attack that was stopped has left."""
    try:
        return json.decode((place / f"{name}.json").read_bytes(), type=Progress)
    except FileNotFoundError:
        return None


def keep(place: Path, name: str, state: Progress) -> None:
    """Keep it, whole or not at all."""
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = place / f".{name}.json"
    draft.write_bytes(json.encode(state))
    draft.replace(place / f"{name}.json")
