"""What the answering commands share: the content, a language, the office, the two ways to print."""

import json
from collections.abc import Mapping
from datetime import date

import click

from kiosk import clock
from kiosk.commands.refusal import Refusal
from kiosk.content.catalog import Catalog
from kiosk.content.loader import load_catalog
from kiosk.i18n.catalogs import load_translator
from kiosk.i18n.translator import Translator
from kiosk.journey.context import Office
from kiosk.paths import CONTENT

as_json = click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
in_language = click.option(
    "--language", default="en", metavar="TAG", help="Answer in this language."
)


def content() -> Catalog:
    """The content, without what is broken in it: `kiosk check` tells."""
    return load_catalog(CONTENT)[0]


def need_languages(catalog: Catalog) -> None:
    """Refuse to go on where the file of the languages is broken, and nobody could be spoken to."""
    if not catalog.languages:
        raise Refusal("No language can be read: run kiosk check, which names what is broken.")


def words_of(tag: str, catalog: Catalog) -> Translator:
    """The words of a language that the kiosk speaks."""
    if tag not in {"en", *catalog.languages}:
        need_languages(catalog)
        known = ", ".join(sorted({"en", *catalog.languages}))
        raise Refusal(f"The kiosk does not speak this language: use one of {known}.")
    return load_translator(tag)


def office() -> Office:
    """What the office has decided, where the command line has read it."""
    return click.get_current_context().find_object(Office) or Office()


def today() -> date:
    """The day that dated facts are judged by."""
    try:
        return clock.today()
    except ValueError as fault:
        raise Refusal(str(fault)) from None


def print_json(answer: Mapping[str, object]) -> None:
    """One object, readable, in signs that every terminal and pipe can carry."""
    click.echo(json.dumps(answer, indent=2))
