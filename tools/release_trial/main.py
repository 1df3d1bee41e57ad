"""The command `scripts/try-release`."""

import argparse
import sys
import tempfile
from pathlib import Path

from tools.quiet_end import end_quietly
from tools.release_trial.next_version import make_next_version
from tools.test_in_root.main import CHECKOUT, SUITES, find_hindrance, run_in_namespaces

SHAPES = ("console", "graphical", "desktop")
DESCRIPTION = (
    "Tries the packages of a release on a fresh Debian without the network: install, check, visits, update to"
    " another release, downgrade, remove, purge; with --upgrade, a Debian 12 that becomes a Debian 13."
)
EPILOG = (
    "OLD and NEW are folders with the packages of two releases, as scripts/release makes them. Before that,"
    " scripts/try-release --make-next WHEELS DIR makes those of a later version, which changes the visit log."
)


@end_quietly
def main(arguments: list[str]) -> int:
    """Run the command line; the exit code."""
    if arguments[:1] == ["--make-next"] and len(arguments) == 3:
        return make_next_version(CHECKOUT, *(Path(word).absolute() for word in arguments[1:]))
    parser = argparse.ArgumentParser(
        prog="scripts/try-release", description=DESCRIPTION, epilog=EPILOG
    )
    parser.add_argument("suite", choices=SUITES)
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path)
    parser.add_argument("--shape", choices=SHAPES, default=SHAPES[0])
    parser.add_argument("--upgrade", action="store_true", help="to Debian 13, with the network")
    parser.add_argument("--keep", metavar="DIR", type=Path, help="leave the root and logs there")
    options = parser.parse_args(arguments)
    hindrance = find_hindrance(options.keep) or find_missing(options)
    if hindrance:
        print(hindrance, file=sys.stderr)
        return 1
    words = [options.suite, options.old.resolve(), options.new.resolve(), options.shape]
    words.append("upgrade" if options.upgrade else "update")
    if options.keep:
        options.keep.mkdir(parents=True)
        return run_in_namespaces("tools.release_trial.steps", options.keep.resolve(), words)
    with tempfile.TemporaryDirectory(prefix="kiosk-trial-") as folder:
        return run_in_namespaces("tools.release_trial.steps", Path(folder), words)


def find_missing(options: argparse.Namespace) -> str:
    """Why the packages cannot be tried; empty where they can."""
    for folder in (options.old, options.new):
        for name in ("aiace-kiosk", f"aiace-kiosk-{options.shape}"):
            if len(list(folder.glob(f"{name}_*.deb"))) != 1:
                return (
                    f"There is not one package {name} in {folder}: make them with scripts/release."
                )
    if options.upgrade and options.suite != "bookworm":
        return "Only a Debian 12 (bookworm) is upgraded, to Debian 13."
    return ""
