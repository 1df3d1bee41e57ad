"""A next version of the program, whose log has a column and a view more, and processes of it."""

import subprocess
import sys
from pathlib import Path

MIGRATION = "2-trial"
BEFORE = f"logbook-before-{MIGRATION}.db"
"""The copy of before its migration."""

REGISTER = f"""
from kiosk.store.log_views import VIEWS, renew_views
from kiosk.store.schema import migrations

VIEWS["trials_by_day"] = "SELECT day, trial, count(*) AS visits FROM visit GROUP BY day, trial"
VIEWS["visits_by_month"] += ", visits DESC"

@migrations(name={MIGRATION!r})
def add_trial(db):
    db.execute("ALTER TABLE visit ADD COLUMN trial TEXT CHECK (trial IN ('left', 'right'))")
    renew_views(db)
"""
OPEN = """
import sys
from datetime import date
from pathlib import Path
from kiosk.runtime.log_writer import load_vocabulary
from kiosk.store.locks import LogLocks
from kiosk.store.repository import LogRepository
folder = Path(sys.argv[1])
locks = LogLocks(folder)
LogRepository(folder, load_vocabulary(), locks, date.fromisoformat(sys.argv[2])).close()
locks.close()
"""
"""Opens the log of a folder as a kiosk does at its start."""

COMMAND = "import sys; from kiosk.__main__ import main; sys.argv[0] = 'kiosk'; main()"


def next_code(code: str) -> str:
    """The same code in the next version."""
    return REGISTER + code


def run_next(code: str, *arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    """A process of the next version."""
    command = [sys.executable, "-I", "-c", next_code(code), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def open_with_next(folder: Path, day: object) -> None:
    """Let the next version open the log of a folder."""
    done = run_next(OPEN, folder, str(day))
    assert done.returncode == 0, done.stderr


def call_next(folder: Path, *words: str | Path) -> "subprocess.CompletedProcess[str]":
    """A command of the next version."""
    return run_next(COMMAND, *words, "--data", folder)
