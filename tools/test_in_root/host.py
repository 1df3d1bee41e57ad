"""How this machine reaches its mirrors: apt's and pip's settings, to be used in the root as well."""

import os
import re
import subprocess
import sys
from pathlib import Path

DEBIAN = "http://deb.debian.org/debian"

PASSED_ON = re.compile(
    r"PIP_\w+|(https?|no|all)_proxy|SSL_CERT_(FILE|DIR)|(REQUESTS|CURL)_CA_BUNDLE", re.IGNORECASE
)
"""Names of the variables that are passed on."""


def mirror() -> str:
    """The Debian mirror of apt's sources; the public one where apt has none, as on Ubuntu."""
    fields = ("apt-get", "indextargets", "--format", "$(REPO_URI) $(LABEL)")
    for line in _said(*fields, "Created-By: Packages").splitlines():
        address, _, label = line.partition(" ")
        if label == "Debian" and address.startswith("http"):
            return address.rstrip("/")
    return DEBIAN


def apt_proxies() -> str:
    """The lines of apt's configuration that name a proxy or a certificate."""
    lines = _said("apt-config", "dump", "Acquire").splitlines()
    return "".join(f"{line}\n" for line in lines if re.search(r"(?i)proxy|cainfo", line))


def variables() -> dict[str, str]:
    """The variables that say the same to pip and to other programs; pip's files come as variables too."""
    found = {}
    for line in _said(sys.executable, "-m", "pip", "config", "list").splitlines():
        if match := re.fullmatch(r"(?:global|install)\.([\w-]+)='(.*)'", line):
            found[f"PIP_{match[1].upper().replace('-', '_')}"] = (
                match[2].replace("\\n", " ").strip()
            )
    return found | {name: value for name, value in os.environ.items() if PASSED_ON.fullmatch(name)}


def paths(given: dict[str, str]) -> set[Path]:
    """The files and folders of this machine that the values of variables name."""
    words = {word.removeprefix("file://") for value in given.values() for word in value.split()}
    found = {Path(word) for word in words if word.startswith("/") and Path(word).exists()}
    # pip's own folder with an index holds links to the files beside it.
    return {path.parent if path.name == "simple" else path for path in found}


def _said(*command: str) -> str:
    """What a command says; nothing where it is not there or fails."""
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout
    except OSError:
        return ""
