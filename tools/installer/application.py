"""Builds the kiosk's virtual environment from this checkout, its libraries checked by their hashes."""

import sys
from hashlib import sha256
from pathlib import Path

from tools.installer.command import Command
from tools.installer.tree_entry import CHECKOUT

SOURCES = (
    "requirements.txt",
    "pyproject.toml",
    "hatch_build.py",
    "README.md",
    "kiosk",
    "styles",
    "locales",
)
VENV = "/opt/kiosk/venv"
NEW_VENV = f"{VENV}.new"
STAMP_FILE = "made-from"
"""Holds the hash of the sources that the environment was built from."""


def build_commands(python: str, wheels: str) -> list[Command]:
    """Build a new environment beside the old one, then replace that: a build that fails changes nothing.

    `wheels` is a folder with the libraries, empty to fetch them.
    """
    wanted_hash = source_hash(python)

    def is_outdated() -> bool:
        try:
            return Path(VENV, STAMP_FILE).read_text(encoding="utf-8").strip() != wanted_hash
        except OSError:
            return True

    pip = (
        f"{NEW_VENV}/bin/python",
        "-I",
        "-m",
        "pip",
        "--quiet",
        "--disable-pip-version-check",
        "install",
    )
    source = ("--no-index", "--find-links", wheels) if wheels else ()
    pins = (
        "--require-hashes",
        "--only-binary",
        ":all:",
        "--requirement",
        f"{CHECKOUT}/requirements.txt",
    )
    lines = (
        (python, "-I", "-m", "venv", "--clear", NEW_VENV),
        (*pip, *source, *pins),
        (*pip, "--no-index", "--no-deps", "--no-build-isolation", str(CHECKOUT)),
        ("sh", "-c", f"echo {wanted_hash} >{NEW_VENV}/{STAMP_FILE}"),
        ("chmod", "--recursive", "a+rX", NEW_VENV),
        ("rm", "-rf", VENV),
        ("mv", "-T", NEW_VENV, VENV),
    )
    return [Command(words, is_outdated) for words in lines]


def source_hash(python: str) -> str:
    """The hash of all that the environment is built from: interpreter, pinned libraries, sources."""
    digest = sha256(f"{python} {sys.platform}".encode())
    for name in SOURCES:
        top = CHECKOUT / name
        for path in sorted(top.rglob("*")) if top.is_dir() else [top]:
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(f"{path.relative_to(CHECKOUT)}\0".encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()
