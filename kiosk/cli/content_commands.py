"""`kiosk content`: take a content pack, list the contents that the kiosk has, go back to the one before."""

from pathlib import Path

import click

from kiosk.cli.output import print_text
from kiosk.cli.shared import RefusalError
from kiosk.packs.archive import Pack, read_pack
from kiosk.packs.content_choice import read_choice
from kiosk.packs.errors import PackError
from kiosk.packs.pack_store import KeptContent, PackStore
from kiosk.paths import data_folder

QUESTION = "Use this content from the next visit on?"
INSTALLED = "Content {number} is used from the next visit on. To undo this, run: kiosk content back"
WENT_BACK = "Content {number} is used again from the next visit on."
REFUSED = (
    "Content {number} was in use, and this program cannot use it: ask for a newer content pack."
)
NOT_TAKEN = "Nothing has changed."


@click.group()
def content() -> None:
    """Take newer texts from a content pack, or go back."""


@content.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help="Do not ask.")
def install(file: Path, yes: bool) -> None:
    """Check a content pack, show what is new, and use it from the next visit on."""
    try:
        pack, store = read_pack(file), PackStore(data_folder())
        store.require_newer(pack.manifest, file.name)
        for line in _describe(pack):
            print_text(line)
        if not (yes or click.confirm(QUESTION)):
            print_text(NOT_TAKEN)
            return
        store.install(pack, file.name)
    except PackError as fault:
        raise RefusalError(str(fault)) from None
    print_text(INSTALLED.format(number=pack.manifest.number))


@content.command("list")
def list_contents() -> None:
    """List the contents that this kiosk has, the newest first."""
    folder = data_folder()
    for one in PackStore(folder).list():
        print_text(_line(one))
    if refused := read_choice(folder).refused:
        print_text(REFUSED.format(number=refused), err=True)


@content.command()
def back() -> None:
    """Use the content before the one in use, from the next visit on."""
    store = PackStore(data_folder())
    try:
        store.go_back()
    except PackError as fault:
        raise RefusalError(str(fault)) from None
    print_text(WENT_BACK.format(number=store.number_in_use()))


def _describe(pack: Pack) -> list[str]:
    manifest = pack.manifest
    changes = [f"  {tag}: {line}" for tag, lines in manifest.changes.items() for line in lines]
    return [f"Content {manifest.number} of {manifest.dated} is signed. What is new:", *changes]


def _line(one: KeptContent) -> str:
    origin = "from a content pack" if one.folder else "from the program"
    state = ", in use" if one.is_in_use else ", in use before" if one.is_before else ""
    return f"{one.edition.number} of {one.edition.dated}, {origin}{state}"
