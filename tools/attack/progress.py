"""The progress of a long attack in a small file, so that it can go on where it stopped."""

import os
import tempfile
from pathlib import Path

from msgspec import Struct, json

from tools.attack.attack_report import AttackReport


class Progress(Struct, kw_only=True):
    """The seed and the count of a run, and its report so far."""

    seed: int
    count: int
    report: AttackReport


def default_folder() -> Path:
    """Where the files lie unless another folder is named."""
    return Path(tempfile.gettempdir(), f"kiosk-attack-{os.getuid()}")


def read_progress(folder: Path, attack: str) -> Progress | None:
    """The progress of an attack that was stopped; None where there is none."""
    try:
        return json.decode((folder / f"{attack}.json").read_bytes(), type=Progress)
    except FileNotFoundError:
        return None


def write_progress(folder: Path, attack: str, progress: Progress) -> None:
    """Write it, whole or not at all."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = folder / f".{attack}.json"
    draft.write_bytes(json.encode(progress))
    draft.replace(folder / f"{attack}.json")
