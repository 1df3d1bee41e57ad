"""The command `scripts/translate`: keeps the catalogs of translations up to date."""

import argparse
import sys
from pathlib import Path

from kiosk import paths
from kiosk.content.loader import load_content
from kiosk.i18n.po_file import po_path
from kiosk.i18n.validation import all_messages
from kiosk.printable import printable_lines
from tools.translations.po_messages import (
    CatalogMessage,
    read_messages,
    update_messages,
    write_messages,
)
from tools.translations.translation_table import merge_table, open_rows, read_table


def load_messages(tag: str) -> tuple[Path, list[CatalogMessage]]:
    """The `.po` file of a language, and its messages, updated to the present content."""
    path = po_path(paths.shipped_folder("locales"), tag)
    return path, update_messages(read_messages(path), all_messages(paths.CONTENT))


def update(tags: list[str]) -> int:
    """Update the catalogs of these languages, or of all, to the present content."""
    languages = load_content(paths.CONTENT)[0].languages
    for tag in tags or [tag for tag in languages if tag != "en"]:
        path, messages = load_messages(tag)
        write_messages(path, tag, messages)
        missing = sum(not message.said for message in messages)
        fuzzy = sum(message.fuzzy for message in messages)
        print(f"{tag}: {len(messages)} sentences, {missing} missing, {fuzzy} fuzzy")
    return 0


def todo(tag: str) -> int:
    """Print what is left to translate, as a table to fill in."""
    for line in open_rows(load_messages(tag)[1]):
        print(printable_lines(line))
    return 0


def merge(file: Path, tag: str) -> int:
    """Put the translations of a file into a catalog."""
    path, messages = load_messages(tag)
    messages, complaints = merge_table(messages, read_table(file))
    write_messages(path, tag, messages)
    for complaint in complaints:
        print(printable_lines(complaint), file=sys.stderr)
    return 1 if complaints else 0


def main() -> int:
    """Read the command line and do what it says."""
    parser = argparse.ArgumentParser(
        prog="scripts/translate",
        description="Keeps the catalogs of translations: update, todo, merge.",
    )
    commands = parser.add_subparsers(dest="command", required=True)
    update_command = commands.add_parser("update", help=update.__doc__)
    update_command.add_argument("tags", nargs="*", metavar="LANGUAGE")
    todo_command = commands.add_parser("todo", help=todo.__doc__)
    todo_command.add_argument("tag", nargs="?", default="fr", metavar="LANGUAGE")
    merge_command = commands.add_parser("merge", help=merge.__doc__)
    merge_command.add_argument("file", type=Path)
    merge_command.add_argument("--language", default="fr", metavar="LANGUAGE")
    options = parser.parse_args()
    if options.command == "update":
        return update(options.tags)
    return todo(options.tag) if options.command == "todo" else merge(options.file, options.language)


if __name__ == "__main__":
    sys.exit(main())
