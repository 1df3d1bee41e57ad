"""`kiosk guide`: a whole method as one readable page."""

import textwrap

import click

from kiosk.cli.completion import complete_device, complete_method
from kiosk.cli.output import print_text
from kiosk.cli.shared import (
    RefusalError,
    journey_context,
    language_option,
    load_content_in_use,
    today,
    translator_for,
)
from kiosk.journey.guide import method_guide

LINE_WIDTH = 78


@click.command("guide")
@click.argument("method", shell_complete=complete_method)
@language_option
@click.option(
    "--device",
    default="",
    shell_complete=complete_device,
    help="A kind of device, such as ipad; else all that it suits.",
)
@click.option("--helper", is_flag=True, help="Add what to say, not to touch, never to note.")
@click.option("--reader", is_flag=True, help="For a member to whom their device reads aloud.")
def guide(method: str, language: str, device: str, helper: bool, reader: bool) -> None:
    """Print a whole method as one readable page."""
    today()  # Refuses a day that is none before anything is printed.
    content = load_content_in_use()
    translator_for(language, content)
    if method not in content.methods:
        known = ", ".join(content.methods)
        raise RefusalError(f"There is no method of that name: use one of {known}.")
    kinds = content.methods[method].kinds
    if device and device not in kinds:
        known = ", ".join(kinds)
        raise RefusalError(f"This method is not for that kind of device: use one of {known}.")
    context = journey_context(content)
    lines = method_guide(method, language, context, device=device, helper=helper, reader=reader)
    for line in lines:
        indent = line[: len(line) - len(line.lstrip())]
        # The lines after the first of a list's entry stand below its text, not below its sign.
        hanging = indent + "  " * (line.lstrip()[:1] in tuple("-!?>→"))
        print_text(
            textwrap.fill(line, LINE_WIDTH, subsequent_indent=hanging, break_long_words=False)
        )
