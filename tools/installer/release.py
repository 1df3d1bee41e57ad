"""Which release of Debian or Ubuntu this is, and which Python it has."""

from pathlib import Path

KNOWN = {
    ("debian", "12"): "Debian 12",
    ("debian", "13"): "Debian 13",
    ("ubuntu", "22.04"): "Ubuntu 22.04",
    ("ubuntu", "24.04"): "Ubuntu 24.04",
}
Release = tuple[str, str]


def read_release(root: Path) -> Release:
    """Id and version of the release of a tree, else those of this computer; empty where neither says them."""
    for place in (root, Path("/")):
        for name in ("etc/os-release", "usr/lib/os-release"):
            if (place / name).is_file():
                lines = (place / name).read_text(encoding="utf-8").splitlines()
                fields = dict(line.split("=", 1) for line in lines if "=" in line)
                return fields.get("ID", "").strip('"'), fields.get("VERSION_ID", "").strip('"')
    return "", ""


def python_of(release: Release) -> tuple[str, tuple[str, ...]]:
    """The path of a release's Python 3.11 or later, and its packages; Ubuntu 22.04 has it beside its older one."""
    if release == ("ubuntu", "22.04"):
        return "/usr/bin/python3.11", ("python3.11", "python3.11-venv")
    return "/usr/bin/python3", ("python3", "python3-venv")
