"""The Debian packages as tools/debian puts them together: their fields, and the files that they install."""

import shutil
from functools import cache
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
DEBIAN = CHECKOUT / "tools" / "debian"
TREE = DEBIAN / "tree"

SHAPES = ("console", "graphical", "desktop")
DEDICATED = ("console", "graphical")
"""The shapes that take the whole computer."""

BUILT = ("libraries/*", "completion/usr")
"""What a package takes from the build of a release, and not from the tree."""


def shape_package(shape: str) -> str:
    """The name of the package of a shape."""
    return f"aiace-kiosk-{shape}"


@cache
def control_fields() -> dict[str, dict[str, str]]:
    """The fields of each package in the file control, without those of the source."""
    _, *paragraphs = (DEBIAN / "control").read_text(encoding="utf-8").split("\n\n")
    found = {}
    for paragraph in paragraphs:
        lines = (line for line in paragraph.splitlines() if not line.startswith(" "))
        fields = dict(line.split(": ", 1) for line in lines)
        found[fields["Package"]] = fields
    return found


def package_files(package: str) -> dict[str, Path]:
    """Where the files and links that a package installs stand in the tree, by their path on the computer."""
    found: dict[str, Path] = {}
    for line in (DEBIAN / f"{package}.install").read_text(encoding="utf-8").splitlines():
        source, _ = line.split()
        if source in BUILT:
            continue
        top = CHECKOUT / "tools" / source
        assert top.is_dir(), f"{package}.install names {source}, which is not there"
        for path in sorted(top.rglob("*")):
            if path.is_symlink() or path.is_file():
                found[str(path.relative_to(top.parent))] = path
    return found


def shape_files(shape: str) -> dict[str, Path]:
    """The same of a shape: of its package, and of the one with the program."""
    return package_files("aiace-kiosk") | package_files(shape_package(shape))


def install_shape(shape: str, root: Path) -> None:
    """Copy the files of a shape into a folder that stands for the computer's."""
    for place, source in shape_files(shape).items():
        target = root / place
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(source, target, follow_symlinks=False)


def is_shell_script(path: Path) -> bool:
    """Whether a file begins as one for the shell does."""
    return path.is_file() and path.read_bytes().startswith(b"#!/bin/sh")
