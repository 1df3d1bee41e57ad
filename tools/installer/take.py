"""Takes everything out of the computer, or out of a tree."""

import argparse
import shutil
import sys
from pathlib import Path

from tools.installer import ledger, machine
from tools.installer.command import run
from tools.installer.shapes import shape_of
from tools.installer.show import show_commands
from tools.installer.write import begun, remove


def take_away(asked: argparse.Namespace, root: Path) -> int:
    """Take everything out of the computer, or out of a tree."""
    ours = ledger.read(root)
    if not begun(root) and not asked.purge_data:
        print("Nothing to do: no kiosk is installed here.")
        return 0
    # Where only data are left, those of a shared PC lie with its users.
    dedicated = shape_of(ours) != "shared"
    packages = [] if asked.root else machine.fetched()
    first, last = (
        machine.taking_away(dedicated),
        machine.taken_away(dedicated, data=asked.purge_data),
    )
    if asked.dry_run:
        show_commands(first)
        for path in sorted(ours, reverse=True):
            print(f"=== remove {'folder ' if path in ledger.folders(ours) else ''}/{path}")
        show_commands(last)
        return 0
    if not asked.root:
        run(first)
    for path in remove(root):
        print(f"! Somebody has changed /{path}: it is left as it is.", file=sys.stderr)
    if not asked.root:
        run(last)
    elif asked.purge_data:
        shutil.rmtree(root / machine.DATA.relative_to("/"), ignore_errors=True)
    kept = "" if asked.purge_data else " The data are kept; --remove --purge-data removes them too."
    print(f"The kiosk is removed.{kept}{'' if asked.root else ' Restart the computer.'}")
    if packages:
        print(
            "Debian packages that came with it stay, since others may need them by now. To remove"
            f" them: sudo apt-get remove --autoremove {' '.join(packages)}"
        )
    return 0
