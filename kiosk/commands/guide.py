"""`kiosk guide`: a whole method on one page, for a volunteer on the telephone."""

import textwrap

import click

from kiosk import clock
from kiosk.commands.refusal import Refusal
from kiosk.commands.shared import content, in_language, office, today, words_of
from kiosk.i18n.catalogs import load_translator
from kiosk.journey.context import Context
from kiosk.journey.guide import method_guide

WIDTH = 78


@click.command("guide")
@click.argument("method")
@in_language
@click.option("--helper", is_flag=True, help="Add what to say, not to touch, never to note.")
def command(method: str, language: str, helper: bool) -> None:
    """Print a whole method as one readable page."""
    today()
    catalog = content()
    words_of(language, catalog)
    if method not in catalog.methods:
        known = ", ".join(catalog.methods)
        raise Refusal(f"There is no method of that name: use one of {known}.")
    kit = Context(
        catalog=catalog, office=office(), words=load_translator, now=clock.now(), door="line"
    )
    for line in method_guide(method, language, kit, helper=helper):
        indent = line[: len(line) - len(line.lstrip())]
        rest = indent + "  " * (line.lstrip()[:1] in tuple("-!?>"))
        click.echo(textwrap.fill(line, WIDTH, subsequent_indent=rest, break_long_words=False))
