"""A visit log grown visit by visit over two months, and the bytes of its files."""

from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from kiosk.store.connection import open_log
from kiosk.store.data_folder import LOG_FILE
from tests.built_once import built_once
from tests.store.logs import MEMORY, WORDS

FIRST = date(2026, 9, 1)
DAYS = 60
LIMIT = date(2026, 10, 1)
TODAY = date(2026, 10, 31)


def read_log_files(folder: Path) -> bytes:
    """The bytes of all files of the log."""
    files = sorted(folder.glob(f"{LOG_FILE}*"))
    assert files
    return b"".join(path.read_bytes() for path in files)


def copy_grown_log(folder: Path, seed: int) -> list[tuple[str, str]]:
    """Put a log there that grew visit by visit, each event in a transaction of its own; its ids and days."""
    log, ids = built_once(f"grown-{seed}", lambda: _grow(seed))
    (folder / LOG_FILE).write_bytes(log)
    (folder / LOG_FILE).chmod(0o600)
    return ids


def _grow(seed: int) -> tuple[bytes, list[tuple[str, str]]]:
    with TemporaryDirectory(dir=MEMORY) as folder:
        ids = _fill(Path(folder), seed)
        (log,) = Path(folder).glob(f"{LOG_FILE}*")
        return log.read_bytes(), ids


def _fill(folder: Path, seed: int) -> list[tuple[str, str]]:
    random = Random(seed)
    db = open_log(folder, (*WORDS, "brussels", "left"), TODAY)
    ids = []
    with closing(db.conn) as conn:
        conn.execute("PRAGMA synchronous = OFF")
        for number in range(400):
            id = random.randbytes(6).hex()
            day = (FIRST + timedelta(days=number * DAYS // 400)).isoformat()
            ids.append((id, day))
            conn.execute(
                "INSERT INTO visit (id, office, kiosk, day, part_of_day, language, outcome, helped,"
                " unknown_events) VALUES (?, 'brussels', '1', ?, 'morning', ?, 'left', 0, 0)",
                (id, day, random.choice(("fr", "en"))),
            )
            for at in range(1, random.randrange(2, 30)):
                page = random.choice(WORDS)
                conn.execute("INSERT INTO event VALUES (?, ?, 'page', ?, NULL)", (id, at, page))
                conn.commit()
    return ids
