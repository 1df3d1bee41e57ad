"""The command of a Python process that the kiosk starts; it finds the libraries of the Debian package, too."""

import os
import sys

COMMON = "common"
"""The Debian package's folder of the program and of the libraries in pure Python.

The compiled libraries lie beside it, in a folder for each version of Python, such as cp311.
"""


def python_command(code: str, *arguments: str) -> list[str]:
    """The command of an isolated Python process that runs `code`, which can import all that this process can."""
    folders = package_folders()
    if folders:
        code = f"import sys; sys.path[:0] = {folders!r}\n{code}"
    return [sys.executable, "-I", "-c", code, *arguments]


def package_folders(program: str = __file__) -> list[str]:
    """The two folders of libraries of the Debian package; none in a checkout or a virtual environment."""
    # Without pathlib: the supervisor imports this module before the first page.
    common = os.path.dirname(os.path.dirname(os.path.abspath(program)))
    version = "cp{}{}".format(*sys.version_info)
    compiled = os.path.join(os.path.dirname(common), version)
    is_package = os.path.basename(common) == COMMON and os.path.isdir(compiled)
    return [common, compiled] if is_package else []
