"""The language of a set-up, and how much of each language waits for a translation."""

from pathlib import Path

import click

from kiosk.commands.setup_terminal import line
from kiosk.content.catalog import Catalog
from kiosk.content.records import Sentence
from kiosk.i18n.catalogs import catalog_path, read_catalog
from kiosk.i18n.validation import all_messages
from kiosk.journey.renderer import page_labels


def chosen_language(catalog: Catalog, usual: str) -> str:
    """The language that is chosen by its number, its name or its tag; Enter takes the usual one."""
    tongues = list(catalog.languages.values())
    answers = {"": usual}
    for number, one in enumerate(tongues, 1):
        click.echo(f"  {number}  {one.name}")
        answers |= {str(number): one.tag, one.tag: one.tag, one.name.casefold(): one.tag}
    default = [one.tag for one in tongues].index(usual) + 1
    while (said := line(f"[{default}]:").casefold()) not in answers:
        for one in tongues:
            click.echo(page_labels(one).no_such_choice)
    return answers[said]


def open_sentences(content: Path, locales: Path, catalog: Catalog) -> dict[str, int]:
    """The sentences that each language has no translation of, or one that is out of date; English has all."""
    wanted = {sentence for _, sentence in all_messages(content)}
    open_ = {tag: _open(catalog_path(locales, tag), wanted) for tag in catalog.languages}
    return {**open_, "en": 0}


def _open(path: Path, wanted: set[Sentence]) -> int:
    try:
        entries = read_catalog(path) if path.is_file() else {}
    except ValueError:
        return len(wanted)
    return sum(one not in entries or entries[one].fuzzy for one in wanted)
