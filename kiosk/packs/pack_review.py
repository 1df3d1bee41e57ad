"""The process that checks the content pack in use again, after an update of the program."""

import sys
from pathlib import Path

from kiosk.packs.pack_store import PackStore


def main() -> None:
    """Print the number of the content that holds for this program, 0 for its own."""
    print(PackStore(Path(sys.argv[1])).review().number)
