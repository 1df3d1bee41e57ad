"""The options of `scripts/install-kiosk`."""

import argparse
from pathlib import Path

from tools.installer.shapes import SHAPES

EPILOG = "\n".join(f"{shape:<10} {meaning}" for shape, meaning in SHAPES.items())


def parse_options(words: list[str]) -> argparse.Namespace:
    """Parse the command line; ends the program with a message where it is wrong."""
    parser = argparse.ArgumentParser(
        prog="scripts/install-kiosk",
        description="Make this computer a kiosk, or stop it being one (Debian 12, 13; Ubuntu 22.04, 24.04).",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    action = parser.add_mutually_exclusive_group()
    action.add_argument(
        "--shape",
        choices=SHAPES,
        default="",
        help="which kind of kiosk, see below; needless where one is installed",
    )
    action.add_argument("--remove", action="store_true", help="take all of it away; the data stay")
    add = parser.add_argument
    add(
        "--dry-run",
        action="store_true",
        help="show every file and command, and change nothing; all shapes where none is named",
    )
    add("--root", type=Path, metavar="DIR", help="write into this tree instead; no command is run")
    add(
        "--replace", action="store_true", help="set files aside that are in the way, until --remove"
    )
    add(
        "--wheelhouse",
        default="",
        metavar="DIR",
        help="take the libraries from here, without the network",
    )
    add("--no-packages", action="store_true", help="install no Debian packages")
    add(
        "--cups",
        action="store_true",
        help="let CUPS forget what was printed, for all who print here",
    )
    add(
        "--purge-data",
        action="store_true",
        help="with --remove: visit log, settings and PIN go too",
    )
    options = parser.parse_args(words)
    if options.purge_data and not options.remove:
        parser.error("--purge-data goes with --remove.")
    if options.wheelhouse:
        options.wheelhouse = str(Path(options.wheelhouse).absolute())
    return options
