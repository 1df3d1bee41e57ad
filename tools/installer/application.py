"""The kiosk itself, in a place of its own: built from this checkout, its libraries checked by their hashes."""

import sys
from hashlib import sha256
from pathlib import Path

from tools.installer.command import Command
from tools.installer.entry import HERE

CHECKOUT = HERE.parent
MADE_OF = (
    "requirements.txt",
    "pyproject.toml",
    "hatch_build.py",
    "README.md",
    "kiosk",
    "styles",
    "locales",
)
VENV = "/opt/kiosk/venv"
HALF_MADE = f"{VENV}.new"
STAMP = "made-from"


def steps(python: str, wheels: str) -> list[Command]:
    """Makes it beside the one that is there, then puts it in its place: one that fails changes nothing."""
    mark = stamp(python)

    def old() -> bool:
        try:
            return Path(VENV, STAMP).read_text(encoding="utf-8").strip() != mark
        except OSError:
            return True

    pip = (
        f"{HALF_MADE}/bin/python",
        "-I",
        "-m",
        "pip",
        "--quiet",
        "--disable-pip-version-check",
        "install",
    )
    where = ("--no-index", "--find-links", wheels) if wheels else ()
    pins = (
        "--require-hashes",
        "--only-binary",
        ":all:",
        "--requirement",
        f"{CHECKOUT}/requirements.txt",
    )
    lines = (
        (python, "-I", "-m", "venv", "--clear", HALF_MADE),
        (*pip, *where, *pins),
        (*pip, "--no-index", "--no-deps", "--no-build-isolation", str(CHECKOUT)),
        ("sh", "-c", f"echo {mark} >{HALF_MADE}/{STAMP}"),
        ("chmod", "--recursive", "a+rX", HALF_MADE),
        ("rm", "-rf", VENV),
        ("mv", "-T", HALF_MADE, VENV),
    )
    return [Command(words, old) for words in lines]


def stamp(python: str) -> str:
    """A mark of all that it is made from."""
    whole = sha256(f"{python} {sys.platform}".encode())
    for name in MADE_OF:
        top = CHECKOUT / name
        for path in sorted(top.rglob("*")) if top.is_dir() else [top]:
            if path.is_file() and "__pycache__" not in path.parts:
                whole.update(f"{path.relative_to(CHECKOUT)}\0".encode())
                whole.update(path.read_bytes())
    return whole.hexdigest()
