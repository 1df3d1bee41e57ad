"""The command `scripts/translate`: keeps the catalogs of translations up to date."""

import argparse
import sys
from itertools import chain
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Message

from kiosk import paths
from kiosk.content.loader import load_content
from kiosk.i18n.po_file import po_path
from kiosk.i18n.po_parser import message_forms, message_ids
from kiosk.printable import printable_lines
from tools.quiet_end import end_quietly
from tools.translations.catalog_update import update_catalog, wording_before
from tools.translations.po_format import EditedCatalog, read_edited, write_edited
from tools.translations.template import build_template, template_path
from tools.translations.translation_table import merge_table, open_rows, read_table


def load_updated(tag: str) -> tuple[Path, EditedCatalog]:
    """The `.po` file of a language, and its catalog, updated to the present content."""
    path = po_path(paths.shipped_folder("locales"), tag)
    catalog = read_edited(path)
    update_catalog(catalog, build_template(paths.CONTENT, _noun_forms().get(tag, ())))
    return path, catalog


def _noun_forms() -> dict[str, tuple[str, ...]]:
    """The names of the forms of nouns, by the tag of the language that has them."""
    languages = load_content(paths.CONTENT)[0].languages
    return {tag: language.forms for tag, language in languages.items()}


def update(tags: list[str], wording: list[str]) -> int:
    """Update the template, and the catalogs of these languages or of all, to the present content."""
    locales, forms = paths.shipped_folder("locales"), _noun_forms()
    template = build_template(paths.CONTENT, sorted(set(chain.from_iterable(forms.values()))))
    write_edited(template_path(locales), template)
    unknown = set(wording) - {message.context for message in template.texts()}
    for context in sorted(unknown):
        print(f"{context}: nothing in the content has this context.", file=sys.stderr)
    for tag in tags or [tag for tag in forms if tag != "en"]:
        path = po_path(locales, tag)
        catalog = read_edited(path)
        own = build_template(paths.CONTENT, forms.get(tag, ()))
        changed = update_catalog(catalog, own, wording)
        write_edited(path, catalog)
        for message in changed:
            print(_change_line(message, wording))
        print(f"{tag}: {count_line(catalog)}")
    return 1 if unknown else 0


def count_line(catalog: EditedCatalog) -> str:
    """How many sentences a catalog has, and how many of them wait for a translator."""
    messages = list(catalog.texts())
    missing = sum(not all(message_forms(message)) for message in messages)
    fuzzy = sum(message.fuzzy for message in messages)
    reworded = sum(bool(wording_before(message)) for message in messages)
    return f"{len(messages)} sentences, {missing} missing, {fuzzy} fuzzy, {reworded} reworded"


def _change_line(message: Message, wording: list[str]) -> str:
    said = " / ".join(message_ids(message))
    line = f"{message.context}: “{' / '.join(message.previous_id)}” is now “{said}”."
    if message.context in wording:
        return f"{line} Its translation fits no more: its names in braces have changed."
    return f"{line} Is only the wording new? scripts/translate update --wording {message.context}"


def todo(tag: str) -> int:
    """Print what is left to translate, as a table to fill in."""
    for line in open_rows(load_updated(tag)[1].texts()):
        print(printable_lines(line))
    return 0


def merge(file: Path, tag: str) -> int:
    """Put the translations of a file into a catalog."""
    path, catalog = load_updated(tag)
    complaints = merge_table(list(catalog.texts()), read_table(file))
    write_edited(path, catalog)
    for complaint in complaints:
        print(printable_lines(complaint), file=sys.stderr)
    return 1 if complaints else 0


def language_tag(text: str) -> str:
    """A tag that Babel knows, as in "de" or "pt-BR"; no catalog is begun for anything else."""
    try:
        Locale.parse(text, sep="-")
    except (ValueError, UnknownLocaleError) as fault:
        raise argparse.ArgumentTypeError(f"{text} is not the tag of a language") from fault
    return text


@end_quietly
def main() -> int:
    """Read the command line and do what it says."""
    parser = argparse.ArgumentParser(
        prog="scripts/translate",
        description="Keeps the catalogs of translations: update, todo, merge.",
    )
    commands = parser.add_subparsers(dest="command", required=True)
    update_command = commands.add_parser("update", help=update.__doc__)
    update_command.add_argument("tags", nargs="*", type=language_tag, metavar="LANGUAGE")
    update_command.add_argument(
        "--wording",
        action="append",
        default=[],
        metavar="CONTEXT",
        help="the sentence with this context says the same in other words: its translation stays in use",
    )
    todo_command = commands.add_parser("todo", help=todo.__doc__)
    todo_command.add_argument("tag", nargs="?", type=language_tag, default="fr", metavar="LANGUAGE")
    merge_command = commands.add_parser("merge", help=merge.__doc__)
    merge_command.add_argument("file", type=Path)
    merge_command.add_argument("--language", type=language_tag, default="fr", metavar="LANGUAGE")
    options = parser.parse_args()
    if options.command == "update":
        return update(options.tags, options.wording)
    return todo(options.tag) if options.command == "todo" else merge(options.file, options.language)


if __name__ == "__main__":
    sys.exit(main())
