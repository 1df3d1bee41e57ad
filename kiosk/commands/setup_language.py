"""The language of a set-up, and how much of each language waits for a translation."""

from pathlib import Path

import click

from kiosk.catalog.catalog import Catalog
from kiosk.commands.setup_terminal import line
from kiosk.words.checked import check_language
from kiosk.words.sayable import sayable


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
            click.echo(one.furniture["no_such_choice"])
    return answers[said]


def open_sentences(content: Path, locales: Path, catalog: Catalog) -> dict[str, int]:
    """The sentences that each language has no sound translation of; English has all."""
    said = sayable(content)
    open_ = {"en": 0}
    for tag in catalog.languages:
        if tag != "en":
            checked = check_language(locales, tag, said, catalog)
            open_[tag] = sum(not problem.notice for problem in checked.problems)
    return open_
