"""Makes the packages of a later version of this checkout, which changes the tables of the visit log."""

import subprocess
import sys
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
        try:
            write_next_version(checkout, copy)
        except (OSError, subprocess.CalledProcessError):
            print(
                f"{checkout} could not be copied: use a checkout that git knows, and make some room in"
                f" {tempfile.gettempdir()}.",
                file=sys.stderr,
            )
            return 1
        release: tuple[str | Path, ...] = (copy / "scripts/release", "--unsigned")
        command = [*release, "--into", into, "--wheels", wheels]
        return subprocess.run(command, check=False).returncode


def write_next_version(checkout: Path, copy: Path) -> None:
    """Copy a checkout into a folder, with another version and one more migration of the log."""
    copy_checkout(checkout, copy)
    version = f'"""The next version."""\n\n__version__ = "{NEXT_VERSION}"\n'
    (copy / VERSION_FILE).write_text(version, encoding="utf-8")
    with (copy / SCHEMA).open("a", encoding="utf-8") as schema:
        schema.write(MIGRATION)
