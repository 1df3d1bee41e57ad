"""The command `scripts/test-in-root`."""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
SUITES = ("bookworm", "trixie")
STEPS = (
    "import sys; sys.path.insert(0, sys.argv[1]); "
    "from tools.test_in_root.steps import main; sys.exit(main(sys.argv[1:]))"
)
ABOUT = (
    "Tries this checkout on a fresh Debian as an ordinary user: kiosk check, one visit line by line, "
    "a full-screen start, and all tests."
)
CACHE = (
    "A Debian is built once and stays in $KIOSK_ROOTS, else in ~/.cache/kiosk/roots: remove it there "
    "to have it built anew. The Debian mirror and the settings of pip are those of this machine."
)


def main(arguments: list[str]) -> int:
    """Read the command line, and do what it says; the exit code."""
    parser = argparse.ArgumentParser(
        prog="scripts/test-in-root",
        usage="%(prog)s [--with-packages] [--keep DIR] {bookworm,trixie} [-- ARGUMENT OF PYTEST ...]",
        description=ABOUT,
        epilog=CACHE,
    )
    parser.add_argument("suite", choices=SUITES)
    parser.add_argument("--with-packages", action="store_true", help="install .ci/packages, too")
    parser.add_argument("--keep", metavar="DIR", type=Path, help="leave the root and logs there")
    end = arguments.index("--") if "--" in arguments else len(arguments)
    given = parser.parse_args(arguments[:end], argparse.Namespace(pytest=arguments[end + 1 :]))
    if complaint := hindrance(given.keep):
        print(complaint, file=sys.stderr)
        return 1
    if given.keep:
        given.keep.mkdir(parents=True)
        return apart(given, given.keep.resolve())
    with tempfile.TemporaryDirectory(prefix="kiosk-root-") as folder:
        return apart(given, Path(folder))


def hindrance(keep: Path | None) -> str:
    """Why nothing can be done here, and the remedy; empty where it can."""
    if os.geteuid() != 0:
        return "Building a Debian needs the rights of root: run this command with sudo."
    for name in ("debootstrap", "unshare", "setpriv", "git"):
        if not shutil.which(name):
            return f"{name} is missing: sudo apt install debootstrap util-linux git"
    if keep and keep.exists():
        return f"{keep} is there already: name a folder that is not."
    return ""


def apart(given: argparse.Namespace, top: Path) -> int:
    """Take the steps in namespaces, where mounts and processes end with the first process, however it ends."""
    # That process is a shell, because one that waits for all its children takes in orphans, too.
    shell = ("sh", "-c", '"$@"; exit $?', "sh", sys.executable, "-I", "-B", "-c", STEPS)
    spaces = ("unshare", "--mount", "--pid", "--fork", "--kill-child")
    packages = ",".join(listed() if given.with_packages else ())
    asked = (str(CHECKOUT), given.suite, str(top), packages, *given.pytest)
    with subprocess.Popen(["setpriv", "--pdeathsig", "KILL", *spaces, *shell, *asked]) as process:

        def end(number: int, _: object) -> None:
            process.kill()
            sys.exit(128 + number)

        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
            signal.signal(number, end)
        return process.wait()


def listed() -> list[str]:
    """The packages that .ci/packages names."""
    lines = (CHECKOUT / ".ci/packages").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
