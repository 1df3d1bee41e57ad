"""The command `scripts/pack-content`."""

import argparse
import re
import sys
from getpass import getpass
from pathlib import Path

from kiosk import clock, paths
from kiosk.content.edition import read_edition
from kiosk.printable import printable_lines
from tools.content_check.report import check_content, report_lines
from tools.content_pack.build import build_pack, collect_files, pack_name
from tools.content_pack.keys import KeyFileError, make_keys, read_private_key
from tools.quiet_end import end_quietly

NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,40}")


@end_quietly
def main() -> int:
    """Make a pack or a pair of keys; 1 where that is not possible, with the reason."""
    parser = argparse.ArgumentParser(
        prog="scripts/pack-content",
        description="Makes a signed content pack for the offices, or a pair of keys to sign with.",
    )
    commands = parser.add_subparsers(dest="command", required=True)
    build = commands.add_parser("build", help="check the content, and make a pack of it")
    build.add_argument("--key", type=Path, required=True, metavar="FILE", help="the private key")
    build.add_argument(
        "--into", type=Path, default=Path(), metavar="DIR", help="the folder for the pack"
    )
    key = commands.add_parser("key", help="make a pair of keys")
    key.add_argument("name", help="the name of the key, such as editors-2026")
    key.add_argument("--into", type=Path, required=True, metavar="DIR", help="its folder")
    key.add_argument("--passphrase", action="store_true", help="ask for a passphrase")
    given = parser.parse_args()
    try:
        if given.command == "key":
            return _make_keys(given.name, given.into, given.passphrase)
        return _build(given.key, given.into)
    except BrokenPipeError:
        raise
    except (KeyFileError, OSError, ValueError) as fault:
        print(printable_lines(str(fault)), file=sys.stderr)
        return 1


def _make_keys(name: str, folder: Path, asks: bool) -> int:
    if not NAME.fullmatch(name):
        raise KeyFileError("The name of a key has small letters, digits and hyphens alone.")
    if folder.resolve().is_relative_to(paths.PACKAGE.parent.resolve()):
        raise KeyFileError("A private key must not lie in the project: name another folder.")
    passphrase = getpass("Passphrase: ") if asks else ""
    if asks and passphrase != getpass("Once more: "):
        raise KeyFileError("These were two different passphrases: try again.")
    private, public = make_keys(name, folder, passphrase)
    print(f"{private} signs packs: keep it secret. {public} is for the kiosks.")
    return 0


def _build(key_file: Path, into: Path) -> int:
    folders = (paths.CONTENT, paths.shipped_folder("locales"))
    report = check_content(*folders, clock.today())
    if report.problems:
        print(printable_lines("\n".join(report_lines(report))))
        raise ValueError("No pack was made: correct these problems first.")
    edition = read_edition()
    data = build_pack(edition, collect_files(*folders), read_private_key(key_file))
    into.mkdir(parents=True, exist_ok=True)
    target = into / pack_name(edition)
    with target.open("xb") as file:
        file.write(data)
    print(f"{target}: content {edition.number} of {edition.dated}.")
    for tag, lines in edition.changes.items():
        print(*(f"  {tag}: {line}" for line in lines), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
