"""A dry run: every file with its contents and every command, as they would come."""

from tools.installer import ledger
from tools.installer.command import Command
from tools.installer.entry import Entry
from tools.installer.plan import BEFORE, Plan


def show_files(plan: Plan) -> None:
    """Each file under a line with its place; a file that is there already is named alone."""
    for path in sorted(ledger.folders(plan.ledger)):
        if not (plan.root / path).is_dir():
            print(f"=== folder /{path}")
    changed = {entry.path for entry in (*plan.write, *plan.foreign)}
    foreign = {entry.path for entry in plan.foreign}
    for entry in sorted((*plan.write, *plan.foreign, *plan.same), key=lambda one: one.path):
        if entry.path not in changed:
            print(f"=== unchanged /{entry.path}")
            continue
        if entry.path in foreign:
            print(f"=== set aside /{entry.path} as /{BEFORE / entry.path}")
        show_file(entry)
    for path in plan.drop:
        print(f"=== remove /{path}")
    for path in plan.empty:
        print(f"=== remove folder /{path}")
    show_file(Entry(ledger.PLACE, ledger.contents(plan.ledger)))


def show_file(entry: Entry) -> None:
    """A file: its line says how many bytes follow."""
    if entry.target:
        print(f"=== link /{entry.path} -> {entry.target}")
    else:
        print(f"=== file /{entry.path} mode {entry.mode:04o} bytes {len(entry.data)}")
        print(entry.data.decode())


def show_commands(commands: list[Command]) -> None:
    """Each command; what is done already says so."""
    for command in commands:
        print(f"$ {command}" if command.needed() else f"# not needed: {command}")
