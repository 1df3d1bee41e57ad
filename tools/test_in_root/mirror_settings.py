"""How this machine reaches its mirrors: the settings of apt and pip, for use in the root as well."""

import os
import re
import subprocess
import sys
from pathlib import Path

DEBIAN = "http://deb.debian.org/debian"

PASSED_ON = re.compile(
    r"PIP_\w+|(https?|no|all)_proxy|SSL_CERT_(FILE|DIR)|(REQUESTS|CURL)_CA_BUNDLE", re.IGNORECASE
)
"""Names of the environment variables that are passed on."""


def debian_mirror() -> str:
    """The Debian mirror of apt's sources; the public one where apt has none, as on Ubuntu."""
    fields = ("apt-get", "indextargets", "--format", "$(REPO_URI) $(LABEL)")
    for line in _output_of(*fields, "Created-By: Packages").splitlines():
        address, _, label = line.partition(" ")
        if label == "Debian" and address.startswith("http"):
            return address.rstrip("/")
    return DEBIAN


def apt_proxies() -> str:
    """The lines of apt's configuration that name a proxy or a certificate."""
    lines = _output_of("apt-config", "dump", "Acquire").splitlines()
    return "".join(f"{line}\n" for line in lines if re.search(r"(?i)proxy|cainfo", line))


def passed_variables() -> dict[str, str]:
    """The environment variables for the root: pip's settings, also from its files, proxies, certificates."""
    variables = {}
    for line in _output_of(sys.executable, "-m", "pip", "config", "list").splitlines():
        if match := re.fullmatch(r"(?:global|install)\.([\w-]+)='(.*)'", line):
            variables[f"PIP_{match[1].upper().replace('-', '_')}"] = (
                match[2].replace("\\n", " ").strip()
            )
    return variables | {
        name: value for name, value in os.environ.items() if PASSED_ON.fullmatch(name)
    }


def named_paths(variables: dict[str, str]) -> set[Path]:
    """The files and folders of this machine that the values of variables name."""
    words = {word.removeprefix("file://") for value in variables.values() for word in value.split()}
    found = {Path(word) for word in words if word.startswith("/") and Path(word).exists()}
    # pip's own folder with an index holds links to the files beside it.
    return {path.parent if path.name == "simple" else path for path in found}


def _output_of(*command: str) -> str:
    """The output of a command; empty where it is missing."""
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout
    except OSError:
        return ""
