"""Installs a shape on the computer, or its files into a tree, or shows what that would be."""

import argparse
import sys
from pathlib import Path

from tools.installer import manifest, system_commands
from tools.installer.advice import find_advice
from tools.installer.apply_plan import apply_plan
from tools.installer.command import run_commands
from tools.installer.dry_run import show_commands, show_files
from tools.installer.plan import find_obstacles, make_plan
from tools.installer.release import read_release
from tools.installer.shapes import DEDICATED, SHAPES, shape_entries, shape_of

NEXT_STEPS = {
    "shared": "Now run `kiosk setup` as the user of this desktop. The kiosk comes up at the next login.",
    **dict.fromkeys(
        DEDICATED, "Now run `sudo kiosk setup`, then restart the computer: sudo reboot"
    ),
}


def show_all_shapes(options: argparse.Namespace, root: Path) -> int:
    """Show what each shape would install."""
    for shape, meaning in SHAPES.items():
        print(f"##### --shape {shape}: {meaning}", flush=True)
        install(options, shape, root)
    return 0


def install(options: argparse.Namespace, shape: str, root: Path) -> int:
    """Install a shape; the exit code."""
    release = read_release(root)
    old_shape = shape_of(manifest.read_manifest(root))
    plan = make_plan(root, shape_entries(shape))
    first = system_commands.commands_before(
        shape, release, packages=not options.no_packages, wheels=options.wheelhouse
    )
    renewed = any(command.needed() for command in first)
    last = system_commands.commands_after(
        shape, cups=options.cups, changed=plan.has_changes, renewed=renewed
    )
    for sentence in find_advice(shape, release, root):
        print(f"! {sentence}", file=sys.stderr)
    obstacles = find_obstacles(plan, replace=options.replace)
    for sentence in obstacles:
        print(sentence, file=sys.stderr)
    if options.dry_run:
        if options.root:
            print("# With --root no command is run. On the computer itself it would be these:")
        show_commands(first)
        show_files(plan)
        show_commands(last)
        return 0
    if obstacles:
        return 1
    if options.root:
        first, last = [], []
    worked = [run_commands(first)]
    if plan.has_changes:
        apply_plan(plan)
    # Only now: systemd-sysusers creates the user from one of the files, for example.
    worked += [plan.has_changes, run_commands(last)]
    if not any(worked):
        print("Nothing to do: all of it is in place.")
        return 0
    next_step = "It is up to date." if shape == old_shape else NEXT_STEPS[shape]
    if options.root:
        next_step = f"No command was run: --shape {shape} --dry-run names those that the computer still needs."
    print(f"{len(plan.write) + len(plan.foreign)} files written. {next_step}")
    return 0
