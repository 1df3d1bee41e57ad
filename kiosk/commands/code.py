"""`kiosk code`: which code has this shape; the code itself is neither kept nor repeated."""

import click
from msgspec.structs import asdict

from kiosk.commands.shared import as_json as json_option
from kiosk.commands.shared import content, in_language, print_json, words_of
from kiosk.journey.code_shape import recognise_code


@click.command("code")
@click.argument("text", nargs=-1, required=True)
@json_option
@in_language
def command(text: tuple[str, ...], as_json: bool, language: str) -> None:
    """Say which code has this shape."""
    catalog = content()
    words = words_of(language, catalog)
    shape = recognise_code(" ".join(text), catalog.codes)
    code = catalog.codes.get(shape.code)
    if as_json:
        print_json(asdict(shape))
    elif code is None:
        sizes = ", ".join(str(one.groups * one.of) for one in catalog.codes.values())
        click.echo(f"No code has {shape.characters} characters; the known ones have {sizes}.")
    else:
        click.echo(f"{words.say(code.title)}: {words.say(code.shape)}")
        click.echo(words.say(code.say[0]))
