"""Puts a shape onto the computer, or its files into a tree, or shows what that would be."""

import argparse
import sys
from pathlib import Path

from tools.installer import ledger, machine
from tools.installer.advice import advice
from tools.installer.command import run
from tools.installer.plan import obstacles, plan
from tools.installer.release import release
from tools.installer.shapes import DEDICATED, SHAPES, entries, shape_of
from tools.installer.show import show_commands, show_files
from tools.installer.write import write

BY_SHAPE = {
    "shared": "Now run `kiosk setup` as the user of this desktop. The kiosk comes up at the next login.",
    **dict.fromkeys(
        DEDICATED, "Now run `sudo kiosk setup`, then restart the computer: sudo reboot"
    ),
}


def show_all(asked: argparse.Namespace, root: Path) -> int:
    """A dry run of each shape."""
    for shape, what in SHAPES.items():
        print(f"##### --shape {shape}: {what}", flush=True)
        install(asked, shape, root)
    return 0


def install(asked: argparse.Namespace, shape: str, root: Path) -> int:
    """Put a shape onto the computer, or its files into a tree."""
    of = release(root)
    old = shape_of(ledger.read(root))
    planned = plan(root, entries(shape))
    first = machine.before(shape, of, packages=not asked.no_packages, wheels=asked.wheelhouse)
    renewed = any(command.needed() for command in first)
    last = machine.after(shape, cups=asked.cups, changed=planned.changes, renewed=renewed)
    for sentence in advice(shape, of, root):
        print(f"! {sentence}", file=sys.stderr)
    stops = obstacles(planned, replace=asked.replace)
    for sentence in stops:
        print(sentence, file=sys.stderr)
    if asked.dry_run:
        if asked.root:
            print("# With --root no command is run. On the computer itself it would be these:")
        show_commands(first)
        show_files(planned)
        show_commands(last)
        return 0
    if stops:
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
        return 0
    end = "It is up to date." if shape == old else BY_SHAPE[shape]
    if asked.root:
        end = f"No command was run: --shape {shape} --dry-run names those that the computer still needs."
    print(f"{len(planned.write) + len(planned.foreign)} files written. {end}")
    return 0
