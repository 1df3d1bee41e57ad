"""Installs, shows or removes; what cannot be done is said in one sentence, and then nothing was changed."""

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

from install import ledger, machine
from install.advice import advice
from install.command import Command
from install.options import options
from install.plan import Plan, plan
from install.release import release
from install.shapes import DEDICATED, entries
from install.show import show_commands, show_files
from install.write import remove, write

ROOT = Path("/")
UNIT = Path("etc/systemd/system/kiosk.service")
BY_SHAPE = {
    "shared": "Now run `kiosk setup` as the user of this desktop. The kiosk comes up at the next login.",
    **dict.fromkeys(
        DEDICATED, "Now run `sudo kiosk setup`, then restart the computer: sudo reboot"
    ),
}


def main(words: list[str]) -> int:
    """Do what was asked for; the exit code."""
    asked = options(words)
    root = (asked.root or ROOT).absolute()
    try:
        if not asked.dry_run and asked.root is None and os.geteuid() != 0:
            return refuse(
                "Only root may do this: put sudo before it, or add --dry-run to see what it does."
            )
        return take_away(asked, root) if asked.remove else install(asked, root)
    except subprocess.CalledProcessError as fault:
        return refuse(
            f"This command failed, so the work stopped there: {fault.cmd[0]} ({fault.returncode})."
        )
    except OSError as fault:
        return refuse(
            f"{fault.strerror}: {fault.filename}. Put that right, then run the same again."
        )


def install(asked: argparse.Namespace, root: Path) -> int:
    """Put a shape onto the computer, or its files into a tree."""
    of = release(root)
    planned = plan(root, entries(asked.shape))
    first = machine.before(asked.shape, of, packages=not asked.no_packages, wheels=asked.wheelhouse)
    last = machine.after(asked.shape, cups=asked.cups, changed=planned.changes)
    for sentence in advice(asked.shape, of, root):
        print(f"! {sentence}", file=sys.stderr)
    if asked.dry_run:
        complain(planned, asked.replace)
        show_commands(first)
        show_files(planned)
        show_commands(last)
        return 0
    if complain(planned, asked.replace):
        return 1
    if asked.root:
        first, last = [], []
    did = [run(first)]
    if planned.changes:
        write(planned)
    # The user is made from one of the files, and so on.
    did += [planned.changes, run(last)]
    if not any(did):
        print("Nothing to do: all of it is in place.")
    else:
        print(f"{len(planned.write) + len(planned.foreign)} files written. {BY_SHAPE[asked.shape]}")
    return 0


def take_away(asked: argparse.Namespace, root: Path) -> int:
    """Take everything out of the computer, or out of a tree."""
    ours = ledger.read(root)
    if not ours and not asked.purge_data:
        print("Nothing to do: no kiosk is installed here.")
        return 0
    # Where only data are left, those of a shared PC lie with its users.
    dedicated = any(str(path) == str(UNIT) for path in ours) or not ours
    first, last = (
        machine.taking_away(dedicated),
        machine.taken_away(dedicated, data=asked.purge_data),
    )
    if asked.dry_run:
        show_commands(first)
        for path, mark in sorted(ours.items(), reverse=True):
            print(f"=== remove {'folder ' if mark == ledger.FOLDER else ''}/{path}")
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
    print(f"The kiosk is removed.{kept} Restart the computer.")
    return 0


def complain(planned: Plan, replace: bool) -> bool:
    """Say what stands in the way; whether it does."""
    for path in planned.outside:
        refuse(f"/{path} leads out of {planned.root}.")
    stops = [] if replace else [entry.path for entry in planned.foreign]
    for path in stops:
        refuse(f"/{path} is somebody else's: --replace sets it aside until the kiosk is removed.")
    return bool(planned.outside or stops)


def run(commands: list[Command]) -> bool:
    """Run what is needed; whether anything was."""
    needed = [command for command in commands if command.needed()]
    for command in needed:
        command.run()
    return bool(needed)


def refuse(sentence: str) -> int:
    """One sentence on standard error."""
    print(sentence, file=sys.stderr)
    return 1
