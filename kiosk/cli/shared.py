"""What commands share: the content, a translator, the office, output, and refusals with exit code 2."""

import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import IO, Any, TypeVar

import click
from msgspec.structs import replace

from kiosk import clock
from kiosk.cli.completion import complete_language
from kiosk.cli.output import print_text
from kiosk.content.content import Content
from kiosk.content.folders_in_use import folders_in_use
from kiosk.content.loader import load_content
from kiosk.i18n.catalogs import load_translator
from kiosk.i18n.language_offer import offer_languages
from kiosk.i18n.one_language import build_in_one_language
from kiosk.i18n.translator import Translator
from kiosk.journey.context import Context, Office
from kiosk.journey.renderer import languages_to_try
from kiosk.paths import NoHomeError, data_folder
from kiosk.runtime.console_font import on_console
from kiosk.runtime.console_letters import read_console_letters
from kiosk.settings.reader import read_settings
from kiosk.settings.schema import Settings

T = TypeVar("T")

json_option = click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
language_option = click.option(
    "--language",
    default="en",
    metavar="TAG",
    shell_complete=complete_language,
    help="Answer in this language.",
)


def letters_here() -> str | None:
    """The letters of the font, where this is a console of this machine; else None."""
    return read_console_letters() if on_console() else None


DASHED_DIGITS = re.compile(r"-[^-A-Za-z]")


class DigitsCommand(click.Command):
    """A command to which digits are given, which may begin with a dash: -32470123456 and -(32) are no options."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put a space before such words: click takes them for words then."""
        words = [f" {word}" if DASHED_DIGITS.match(word) else word for word in args]
        return super().parse_args(ctx, words)


class RefusalError(click.ClickException):
    """A request that cannot be answered: one sentence on standard error, and exit code 2."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the sentence alone, without click's "Error:" or a word about usage."""
        print_text(self.format_message(), err=True)


def load_content_in_use() -> Content:
    """The content in use, without what is broken in it, which `kiosk check` names."""
    return load_content(folders_in_use().content)[0]


def require_languages(content: Content) -> None:
    """Raise RefusalError where the file of the languages is broken, and so no sentence could be said."""
    if not content.languages:
        raise RefusalError("No language can be read: run kiosk check, which names what is broken.")


def translator_for(tag: str, content: Content) -> Translator:
    """The translator of a language; RefusalError where the kiosk does not speak it."""
    if tag not in {"en", *content.languages}:
        require_languages(content)
        known = ", ".join(sorted({"en", *content.languages}))
        raise RefusalError(f"The kiosk does not speak this language: use one of {known}.")
    return load_translator(tag)


def in_one_language(tag: str, content: Content, build: Callable[[str], T]) -> T:
    """What `build` makes in a language, or else in the first of the office's that lacks none of its sentences.

    RefusalError where the kiosk does not speak the language.
    """
    translator_for(tag, content)
    return build_in_one_language(
        languages_to_try(tag, journey_context(content)), load_translator, build
    )


def office_context() -> Office:
    """The office's decisions, from the settings that the command group has read."""
    return click.get_current_context().find_object(Office) or Office()


def offered_languages(content: Content) -> tuple[str, ...]:
    """The languages that the office offers its members, the usual one first."""
    try:
        settings = read_settings(data_folder())[0]
    except NoHomeError:
        # Commands that need the folder say so themselves.
        settings = Settings()
    wanted = replace(settings, languages=office_context().languages)
    return offer_languages(wanted, content.languages, folders_in_use().locales).tags


def journey_context(content: Content) -> Context:
    """What the journey needs to build a page here and now, for a reader of lines."""
    return Context(
        content=content,
        office=replace(office_context(), languages=offered_languages(content)),
        words=load_translator,
        now=clock.now(),
        front_end="line",
    )


def today() -> date:
    """The day that dated facts are judged by; RefusalError where KIOSK_TODAY is no day."""
    try:
        return clock.today()
    except ValueError as fault:
        raise RefusalError(str(fault)) from None


def print_json(answer: Mapping[str, object]) -> None:
    """Print one object, indented, in ASCII that every terminal and pipe can carry."""
    print_text(json.dumps(answer, indent=2))
