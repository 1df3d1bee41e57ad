"""A damaged visit log that was put aside is kept as long as its newest visit would be, and no longer."""

from datetime import date, timedelta
from pathlib import Path

from kiosk.store.damaged_logs import delete_damaged_logs, list_damaged_logs

BEFORE = date(2026, 11, 20)


def test_one_goes_with_all_that_belongs_to_it_and_others_stay(tmp_path: Path) -> None:
    old, new = f"logbook-damaged-{BEFORE - timedelta(days=1)}", f"logbook-damaged-{BEFORE}"
    kept = {f"{new}.db", f"{new}-2.db", f"{new}.db-wal", "logbook-damaged-someday.db", "logbook.db"}
    for name in (*kept, f"{old}.db", f"{old}-2.db", f"{old}.db-wal", f"{old}.db-shm"):
        (tmp_path / name).write_bytes(b"rows")
    assert delete_damaged_logs(tmp_path, BEFORE) == [f"{old}-2.db", f"{old}.db"]
    assert {path.name for path in tmp_path.iterdir()} == kept
    assert delete_damaged_logs(tmp_path, BEFORE) == []


def test_where_there_is_none_nothing_happens(tmp_path: Path) -> None:
    assert delete_damaged_logs(tmp_path, BEFORE) == []
    assert list_damaged_logs(tmp_path / "missing") == []
