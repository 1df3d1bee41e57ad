"""Makes the packages of a later version of this checkout, which changes the tables of the visit log."""

import subprocess
import tempfile
from pathlib import Path

from tools.test_in_root.debian_root import copy_checkout

VERSION_FILE, SCHEMA = "kiosk/__init__.py", "kiosk/store/schema.py"
NEXT_VERSION = "99.0.0"

MIGRATION = '''

@migrations(name="2-trial")
def add_trial(db: Database) -> None:
    """Add a column to each visit."""
    from kiosk.store.log_views import renew_views

    db.execute("ALTER TABLE visit ADD COLUMN trial TEXT CHECK (trial IN ('left', 'right'))")
    renew_views(db)
'''


def make_next_version(checkout: Path, wheels: Path, into: Path) -> int:
    """Make them in a folder, with libraries that are fetched already; the exit code of scripts/release."""
    with tempfile.TemporaryDirectory(prefix="kiosk-next-") as folder:
        copy = Path(folder)
        copy_checkout(checkout, copy)
        (copy / VERSION_FILE).write_text(
            f'"""The next version."""\n\n__version__ = "{NEXT_VERSION}"\n'
        )
        with (copy / SCHEMA).open("a") as schema:
            schema.write(MIGRATION)
        command: list[str | Path] = [
            copy / "scripts/release",
            "--unsigned",
            "--into",
            into,
            "--wheels",
            wheels,
        ]
        return subprocess.run(command, check=False).returncode
