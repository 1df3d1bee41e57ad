"""Synthetic logbooks for tests, each made once a run and then copied."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.synthetic import make_logbook
from kiosk.store.folder import BOOK, make
from tests.built_once import built_once


def copy_logbook(folder: Path, visits: int, events: int, week: int, seed: int, today: date) -> None:
    """Put into a folder what `make_logbook` makes there of the same arguments."""

    def build() -> bytes:
        with TemporaryDirectory() as made:
            make_logbook(Path(made), visits, events, week, seed, today)
            return (Path(made) / BOOK).read_bytes()

    make(folder)
    (folder / BOOK).write_bytes(
        built_once(f"logbook-{visits}-{events}-{week}-{seed}-{today}", build)
    )
    (folder / BOOK).chmod(0o600)
