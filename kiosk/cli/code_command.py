"""`kiosk code`: which code of EU Login has the shape of what was typed; nothing of it is kept."""

import click
from msgspec.structs import asdict

from kiosk.cli.output import print_text
from kiosk.cli.shared import (
    DigitsCommand,
    json_option,
    language_option,
    load_shipped_content,
    print_json,
    translator_for,
)
from kiosk.journey.code_shape import recognise_code


@click.command("code", cls=DigitsCommand)
@click.argument("text", nargs=-1, required=True)
@json_option
@language_option
def code(text: tuple[str, ...], as_json: bool, language: str) -> None:
    """Say which code has this shape."""
    content = load_shipped_content()
    translator = translator_for(language, content)
    shape = recognise_code(" ".join(text), content.codes)
    known = content.codes.get(shape.code)
    if as_json:
        print_json(asdict(shape))
    elif known is None:
        sizes = ", ".join(str(each.groups * each.of) for each in content.codes.values())
        print_text(f"No code has {shape.characters} characters; the known ones have {sizes}.")
    else:
        print_text(f"{translator.say(known.title)}: {translator.say(known.shape)}")
        print_text(translator.say(known.say[0]))
