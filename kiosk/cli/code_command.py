"""`kiosk code`: which code of EU Login has the shape of what was typed; nothing of it is kept."""

from functools import partial

import click
from msgspec.structs import asdict

from kiosk.cli.output import print_text
from kiosk.cli.shared import (
    DigitsCommand,
    in_one_language,
    json_option,
    language_option,
    load_content_in_use,
    print_json,
    translator_for,
)
from kiosk.content.shared_records import CodeFormat
from kiosk.i18n.catalogs import load_translator
from kiosk.journey.code_shape import recognise_code


@click.command("code", cls=DigitsCommand)
@click.argument("text", nargs=-1, required=True)
@json_option
@language_option
def code(text: tuple[str, ...], as_json: bool, language: str) -> None:
    """Say which code has this shape."""
    content = load_content_in_use()
    translator_for(language, content)
    shape = recognise_code(" ".join(text), content.codes)
    known = content.codes.get(shape.code)
    if as_json:
        print_json(asdict(shape))
    elif known is None:
        sizes = ", ".join(str(each.groups * each.of) for each in content.codes.values())
        print_text(f"No code has {shape.characters} characters; the known ones have {sizes}.")
    else:
        print_text("\n".join(in_one_language(language, content, partial(_code_lines, known))))


def _code_lines(known: CodeFormat, tag: str) -> list[str]:
    say = load_translator(tag).say
    return [f"{say(known.title)}: {say(known.shape)}", say(known.say[0])]
