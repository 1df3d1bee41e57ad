"""Keeps the catalogues of translations: update, todo, merge."""

import argparse
import sys
from pathlib import Path

from kiosk import paths
from kiosk.content.loader import load_content
from kiosk.i18n.validation import all_messages
from tools.translations.catalog_file import (
    CatalogMessage,
    read_messages,
    update_messages,
    write_messages,
)
from tools.translations.tables import merge_table, open_rows, read_table


def catalogue(tag: str) -> tuple[Path, list[CatalogMessage]]:
    """The file of a language, and its messages as the content wants them now."""
    path = paths.shipped_folder("locales") / tag / "LC_MESSAGES" / "kiosk.po"
    return path, update_messages(read_messages(path), all_messages(paths.CONTENT))


def update(tags: list[str]) -> int:
    """Bring catalogues up to the content: of these languages, or of all."""
    languages = load_content(paths.CONTENT)[0].languages
    for tag in tags or [tag for tag in languages if tag != "en"]:
        path, messages = catalogue(tag)
        write_messages(path, tag, messages)
        missing = sum(not message.said for message in messages)
        fuzzy = sum(message.fuzzy for message in messages)
        print(f"{tag}: {len(messages)} sentences, {missing} missing, {fuzzy} fuzzy")
    return 0


def todo(tag: str) -> int:
    """Print what is left to translate, as a table to fill in."""
    for line in open_rows(catalogue(tag)[1]):
        print(line)
    return 0


def merge(file: Path, tag: str) -> int:
    """Put the translations of a file into a catalogue."""
    path, messages = catalogue(tag)
    messages, complaints = merge_table(messages, read_table(file))
    write_messages(path, tag, messages)
    for complaint in complaints:
        print(complaint, file=sys.stderr)
    return 1 if complaints else 0


def main() -> int:
    """Read the command line and do what it says."""
    parser = argparse.ArgumentParser(prog="scripts/translate", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    one = commands.add_parser("update", help=update.__doc__)
    one.add_argument("tags", nargs="*", metavar="LANGUAGE")
    two = commands.add_parser("todo", help=todo.__doc__)
    two.add_argument("tag", nargs="?", default="fr", metavar="LANGUAGE")
    three = commands.add_parser("merge", help=merge.__doc__)
    three.add_argument("file", type=Path)
    three.add_argument("--language", default="fr", metavar="LANGUAGE")
    given = parser.parse_args()
    if given.command == "update":
        return update(given.tags)
    return todo(given.tag) if given.command == "todo" else merge(given.file, given.language)


if __name__ == "__main__":
    sys.exit(main())
