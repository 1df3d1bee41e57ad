"""The command `scripts/release`: builds and signs a release, makes the key for that, or verifies one."""

import argparse
import signal
import sys
from pathlib import Path

from tools.quiet_end import end_quietly
from tools.release.build import CHECKOUT, build_release, new_release
from tools.release.commands import ReleaseError, explain_error
from tools.release.signature import default_key, make_key, public_key, sign, verify, write_sums

INTERRUPTED = 128 + signal.SIGINT
"""The exit code after Ctrl+C."""


@end_quietly
def main() -> int:
    """Read the options, do it; 1 with one sentence where it cannot be done."""
    options = _parse()
    # So that what is half made goes then, too.
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    try:
        match options.command:
            case "key":
                make_key(options.key.absolute())
                print(f"The private key is {options.key}: keep a copy of it in a safe place.")
            case "verify":
                verify(options.folder, options.trusted)
                print("Every file is as it was signed.")
            case _:
                _build(options)
    except BrokenPipeError:
        raise
    except (ReleaseError, OSError) as error:
        print(explain_error(error), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED
    return 0


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="scripts/release", description=__doc__)
    parser.add_argument(
        "--into", type=Path, default=CHECKOUT / "dist", help="an empty folder (dist)"
    )
    parser.add_argument(
        "--wheels", type=Path, help="a folder of fetched libraries, to build without the network"
    )
    parser.add_argument("--unsigned", action="store_true", help="without a key, to try it")
    parser.add_argument("--key", type=Path, default=default_key(), help="the private key")
    commands = parser.add_subparsers(title="other commands", dest="command")
    commands.add_parser("key", help="make the key pair of the releases, once")
    verifying = commands.add_parser("verify", help="check the files and the signature of a release")
    verifying.add_argument("folder", type=Path)
    verifying.add_argument(
        "trusted", metavar="key", type=Path, help="the public key that you trust"
    )
    return parser.parse_args()


def _build(options: argparse.Namespace) -> None:
    if not options.unsigned:
        if not options.key.exists():
            raise ReleaseError(
                f"There is no key to sign with in {options.key}: make one with scripts/release key, name another"
                " with --key, or add --unsigned to try it."
            )
        # One that cannot be used is named now, not after minutes.
        public_key(options.key)
    into: Path = options.into.absolute()
    wheels: Path = options.wheels or CHECKOUT / "build" / "wheels"
    with new_release(into) as draft:
        build_release(draft, wheels.absolute(), lambda step: print(f"Making {step} …", flush=True))
        if options.unsigned:
            write_sums(draft)
        else:
            sign(draft, options.key)
    for path in sorted(into.iterdir()):
        print(f"{path.stat().st_size / 1e6:8.2f} MB  {path.name}")
    if options.unsigned:
        print("It is not signed: give it to nobody.")


if __name__ == "__main__":
    sys.exit(main())
