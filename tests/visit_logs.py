"""Synthetic visit logs for tests, each made once a run and then copied."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from kiosk.store.data_folder import LOG_FILE, make_data_folder
from tests.built_once import built_once
from tools.bench.synthetic_log import make_log


def copy_log(folder: Path, visits: int, events: int, week: int, seed: int, today: date) -> None:
    """Put into a folder the log that `make_log` makes of the same arguments."""

    def build() -> bytes:
        with TemporaryDirectory() as made:
            make_log(Path(made), visits, events, week, seed, today)
            return (Path(made) / LOG_FILE).read_bytes()

    make_data_folder(folder)
    (folder / LOG_FILE).write_bytes(
        built_once(f"logbook-{visits}-{events}-{week}-{seed}-{today}", build)
    )
    (folder / LOG_FILE).chmod(0o600)
