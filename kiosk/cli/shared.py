"""What commands share: the content, a translator, the office, output, and refusals with exit code 2."""

import json
from collections.abc import Mapping
from datetime import date
from typing import IO, Any

import click

from kiosk import clock
from kiosk.content.content import Content
from kiosk.content.loader import load_content
from kiosk.i18n.catalogs import load_translator
from kiosk.i18n.translator import Translator
from kiosk.journey.context import Office
from kiosk.paths import CONTENT


class RefusalError(click.ClickException):
    """Says on standard error what is wrong and what to do."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        """The sentence alone, without a word about usage."""
        click.echo(self.format_message(), file=file, err=file is None)


as_json = click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
in_language = click.option(
    "--language", default="en", metavar="TAG", help="Answer in this language."
)


def load_shipped_content() -> Content:
    """The content, without what is broken in it: `kiosk check` tells."""
    return load_content(CONTENT)[0]


def need_languages(content: Content) -> None:
    """Refuse to go on where the file of the languages is broken, and nobody could be spoken to."""
    if not content.languages:
        raise RefusalError("No language can be read: run kiosk check, which names what is broken.")


def translator_for(tag: str, content: Content) -> Translator:
    """The words of a language that the kiosk speaks."""
    if tag not in {"en", *content.languages}:
        need_languages(content)
        known = ", ".join(sorted({"en", *content.languages}))
        raise RefusalError(f"The kiosk does not speak this language: use one of {known}.")
    return load_translator(tag)


def office_context() -> Office:
    """What the office has decided, where the command line has read it."""
    return click.get_current_context().find_object(Office) or Office()


def today() -> date:
    """The day that dated facts are judged by."""
    try:
        return clock.today()
    except ValueError as fault:
        raise RefusalError(str(fault)) from None


def print_json(answer: Mapping[str, object]) -> None:
    """One object, readable, in signs that every terminal and pipe can carry."""
    click.echo(json.dumps(answer, indent=2))
