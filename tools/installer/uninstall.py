"""Removes the kiosk from the computer, or its files from a tree."""

import argparse
import shutil
import sys
from pathlib import Path

from tools.installer import manifest, system_commands
from tools.installer.apply_plan import is_begun, remove_files
from tools.installer.command import run_commands
from tools.installer.dry_run import show_commands
from tools.installer.shapes import shape_of


def uninstall(options: argparse.Namespace, root: Path) -> int:
    """Remove everything that was installed; the exit code."""
    installed = manifest.read_manifest(root)
    if not is_begun(root) and not options.purge_data:
        print("Nothing to do: no kiosk is installed here.")
        return 0
    # Where only data are left, those of a shared PC lie with its users.
    dedicated = shape_of(installed) != "shared"
    packages = [] if options.root else system_commands.fetched_packages()
    first, last = (
        system_commands.commands_before_removal(dedicated),
        system_commands.commands_after_removal(dedicated, data=options.purge_data),
    )
    if options.dry_run:
        show_commands(first)
        for path in sorted(installed, reverse=True):
            print(
                f"=== remove {'folder ' if path in manifest.created_folders(installed) else ''}/{path}"
            )
        show_commands(last)
        return 0
    if not options.root:
        run_commands(first)
    for path in remove_files(root):
        print(f"! Somebody has changed /{path}: it is left as it is.", file=sys.stderr)
    if not options.root:
        run_commands(last)
    elif options.purge_data:
        shutil.rmtree(root / system_commands.DATA.relative_to("/"), ignore_errors=True)
    data_note = (
        "" if options.purge_data else " The data are kept; --remove --purge-data removes them too."
    )
    print(f"The kiosk is removed.{data_note}{'' if options.root else ' Restart the computer.'}")
    if packages:
        print(
            "Debian packages that came with it stay, since others may need them by now. To remove"
            f" them: sudo apt-get remove --autoremove {' '.join(packages)}"
        )
    return 0
