"""Prints every file with its contents and every command of an installation that is not carried out."""

from tools.installer import manifest
from tools.installer.command import Command
from tools.installer.plan import SET_ASIDE, Plan
from tools.installer.tree_entry import Entry


def show_files(plan: Plan) -> None:
    """Print each file below a line with its path; of an unchanged file only that line."""
    for path in sorted(manifest.created_folders(plan.manifest)):
        if not (plan.root / path).is_dir():
            print(f"=== folder /{path}")
    changed = {entry.path for entry in (*plan.write, *plan.foreign)}
    foreign = {entry.path for entry in plan.foreign}
    for entry in sorted((*plan.write, *plan.foreign, *plan.same), key=lambda entry: entry.path):
        if entry.path not in changed:
            print(f"=== unchanged /{entry.path}")
            continue
        if entry.path in foreign:
            print(f"=== set aside /{entry.path} as /{SET_ASIDE / entry.path}")
        show_file(entry)
    for path in plan.drop:
        print(f"=== remove /{path}")
    for path in plan.empty:
        print(f"=== remove folder /{path}")
    show_file(Entry(manifest.MANIFEST_PATH, manifest.encode_manifest(plan.manifest)))


def show_file(entry: Entry) -> None:
    """Print a file or link; the line of a file says how many bytes follow."""
    if entry.target:
        print(f"=== link /{entry.path} -> {entry.target}")
    else:
        print(f"=== file /{entry.path} mode {entry.mode:04o} bytes {len(entry.data)}")
        print(entry.data.decode())


def show_commands(commands: list[Command]) -> None:
    """Print each command; one that is not needed says so."""
    for command in commands:
        print(f"$ {command}" if command.needed() else f"# not needed: {command}")
