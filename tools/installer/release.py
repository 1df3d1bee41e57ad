"""Which Debian or Ubuntu this is, and its Python."""

from pathlib import Path

KNOWN = {
    ("debian", "12"): "Debian 12",
    ("debian", "13"): "Debian 13",
    ("ubuntu", "22.04"): "Ubuntu 22.04",
    ("ubuntu", "24.04"): "Ubuntu 24.04",
}
Release = tuple[str, str]


def release(root: Path) -> Release:
    """Name and number, as the tree says; those of the machine where it does not."""
    for place in (root, Path("/")):
        for name in ("etc/os-release", "usr/lib/os-release"):
            if (place / name).is_file():
                lines = (place / name).read_text(encoding="utf-8").splitlines()
                told = dict(line.split("=", 1) for line in lines if "=" in line)
                return told.get("ID", "").strip('"'), told.get("VERSION_ID", "").strip('"')
    return "", ""


def python(of: Release) -> tuple[str, tuple[str, ...]]:
    """The Python 3.11 or later of a release, and its packages; that of Ubuntu 22.04 itself is older."""
    if of == ("ubuntu", "22.04"):
        return "/usr/bin/python3.11", ("python3.11", "python3.11-venv")
    return "/usr/bin/python3", ("python3", "python3-venv")
