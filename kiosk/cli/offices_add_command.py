"""`kiosk offices add`: parcels of offices into the database of head office."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.cli.offices_shared import DATABASE_VARIABLE, open_offices
from kiosk.cli.output import print_text
from kiosk.cli.shared import today

if TYPE_CHECKING:
    from kiosk.offices.add_parcel import AddedParcel
    from kiosk.offices.parcel import Parcel

ADDITIONS = {
    "added": "added",
    "renewed": "was there, with the same counts; its health is newer now",
    "corrected": "replaced an earlier one, with other counts",
    "known": "was there already",
    "older": "left out, for a later one is there",
}
CORRECTED = (
    "Counts of a month change only where a kiosk has lost its log: if there are two kiosks in the office, see that"
    " each has a number of its own in kiosk setup."
)
OTHER_NAME = (
    "This office was called {name} before: if it is another office, give each a short name of its own in kiosk"
    " setup, and let them write their parcels again."
)


@click.command("add")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
@click.option(
    "--into",
    "address",
    envvar=DATABASE_VARIABLE,
    metavar="DATABASE",
    help="A SQLite file, or an address like postgresql://user@server/offices.",
)
def add_parcels(files: tuple[Path, ...], address: str | None) -> None:
    """Add parcels that offices have sent; one that was sent twice changes nothing.

    A file that is no parcel, or damaged, is named and left out; the exit code is 1 then.
    """
    day, refused = today(), 0
    with open_offices(address) as database:
        from kiosk.offices.add_parcel import add_parcel
        from kiosk.offices.parcel_reader import ParcelError, read_parcel

        for path in files:
            try:
                parcel = read_parcel(path)
                added = add_parcel(database, parcel, day)
            except ParcelError as fault:
                print_text(f"{path}: {fault}", err=True)
                refused += 1
                continue
            for line in _lines(path, parcel, added):
                print_text(line)
    if refused:
        raise SystemExit(1)


def _lines(path: Path, parcel: "Parcel", added: "AddedParcel") -> list[str]:
    health = parcel.health
    what = f"{health.office_name}, kiosk {health.kiosk}, {health.span}"
    lines = [f"{path}: {what}: {ADDITIONS[added.addition]}."]
    if added.addition == "corrected":
        lines.append(f"  {CORRECTED}")
    if added.other_name:
        lines.append(f"  {OTHER_NAME.format(name=added.other_name)}")
    return lines
