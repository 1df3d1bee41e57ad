"""The command `scripts/test-in-root`."""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tools.quiet_end import end_quietly

CHECKOUT = Path(__file__).resolve().parents[2]
SUITES = ("bookworm", "trixie")
STEPS = (
    "import sys; sys.path.insert(0, sys.argv[2]); from importlib import import_module; "
    "sys.exit(import_module(sys.argv[1]).main(sys.argv[2:]))"
)
DESCRIPTION = (
    "Tries this checkout on a fresh Debian as an ordinary user: kiosk check, one visit line by line, "
    "a full-screen start, and all tests."
)
EPILOG = (
    "A Debian is built once and stays in $KIOSK_ROOTS, else in ~/.cache/kiosk/roots: remove it there "
    "to have it built anew. The Debian mirror and the settings of pip are those of this machine."
)


@end_quietly
def main(arguments: list[str]) -> int:
    """Run the command line; the exit code."""
    parser = argparse.ArgumentParser(
        prog="scripts/test-in-root",
        usage="%(prog)s [--with-packages] [--keep DIR] {bookworm,trixie} [-- ARGUMENT OF PYTEST ...]",
        description=DESCRIPTION,
        epilog=EPILOG,
    )
    parser.add_argument("suite", choices=SUITES)
    parser.add_argument("--with-packages", action="store_true", help="install .ci/packages, too")
    parser.add_argument("--keep", metavar="DIR", type=Path, help="leave the root and logs there")
    end = arguments.index("--") if "--" in arguments else len(arguments)
    options = parser.parse_args(arguments[:end], argparse.Namespace(pytest=arguments[end + 1 :]))
    if hindrance := find_hindrance(options.keep):
        print(hindrance, file=sys.stderr)
        return 1
    packages = ",".join(listed_packages() if options.with_packages else ())
    words = [options.suite, packages, *options.pytest]
    if options.keep:
        options.keep.mkdir(parents=True)
        return run_in_namespaces("tools.test_in_root.steps", options.keep.resolve(), words)
    with tempfile.TemporaryDirectory(prefix="kiosk-root-") as folder:
        return run_in_namespaces("tools.test_in_root.steps", Path(folder), words)


def find_hindrance(keep: Path | None) -> str:
    """Why nothing can be done here, and the remedy; empty where it can."""
    if os.geteuid() != 0:
        return "Building a Debian needs the rights of root: run this command with sudo."
    for name in ("debootstrap", "unshare", "setpriv", "git"):
        if not shutil.which(name):
            return f"{name} is missing: sudo apt install debootstrap util-linux git"
    if keep and keep.exists():
        return f"{keep} is there already: name a folder that is not."
    return ""


def run_in_namespaces(module: str, top: Path, words: Sequence[str | Path]) -> int:
    """Run the steps of a module in namespaces, where mounts and processes end with the first one, however it ends.

    They get this checkout, the folder `top` for the root and the logs, and the words.
    """
    # That process is a shell: as the first one of its namespace it must also wait for orphans.
    shell = ("sh", "-c", '"$@"; exit $?', "sh", sys.executable, "-I", "-B", "-c", STEPS)
    spaces = ("unshare", "--mount", "--pid", "--fork", "--kill-child")
    arguments = (module, str(CHECKOUT), str(top), *words)
    with subprocess.Popen(
        ["setpriv", "--pdeathsig", "KILL", *spaces, *shell, *arguments]
    ) as process:

        def end(number: int, _: object) -> None:
            process.kill()
            sys.exit(128 + number)

        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
            signal.signal(number, end)
        return process.wait()


def listed_packages() -> list[str]:
    """The packages that .ci/packages names."""
    lines = (CHECKOUT / ".ci/packages").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
