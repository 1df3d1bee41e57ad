"""The kiosk as its Debian package lays it out: no virtual environment, and two folders of libraries."""

import os
import subprocess
import sys
import zipfile
from importlib.metadata import Distribution
from pathlib import Path

from tests.packaging.empty_venv import closure, tops

LAUNCHER = """
import sys
sys.path[:0] = {folders!r}
sys.argv[0] = "kiosk"
from kiosk.__main__ import main
main()
"""
"""All that the launcher of the package does."""


class DebianLayout:
    """The wheel and its libraries in two folders below `folder`, and the Python of the system to run them."""

    def __init__(self, folder: Path, wheel: Path) -> None:
        version = "cp{}{}".format(*sys.version_info)
        self.common, self.compiled = folder / "common", folder / version
        self.common.mkdir()
        self.compiled.mkdir()
        self.launcher = folder / "launcher"
        self.launcher.write_text(
            LAUNCHER.format(folders=[str(self.common), str(self.compiled)]), encoding="utf-8"
        )
        # The interpreter that made the virtual environment of this test run.
        self.python = str(vars(sys).get("_base_executable", sys.executable))
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(self.common)
        name = wheel.name.partition("-")[0]
        (declared,) = Distribution.discover(name=name, path=[str(self.common)])
        for needed in closure(declared, set(), set()):
            is_pure = "Root-Is-Purelib: true" in (needed.read_text("WHEEL") or "")
            place = self.common if is_pure else self.compiled
            for top in tops(needed):
                source = Path(str(needed.locate_file(top)))
                if source.exists() and not (place / top).exists():
                    (place / top).symlink_to(source)

    def command(self, *arguments: str) -> list[str]:
        """The command of the kiosk with these arguments."""
        return [self.python, "-I", str(self.launcher), *arguments]

    def run(self, *arguments: str, typed: str, folder: Path) -> "subprocess.CompletedProcess[str]":
        """What becomes of the kiosk with these arguments in `folder`, which takes its data, too."""
        return run_in(folder, self.command(*arguments), typed)

    def run_code(self, code: str, folder: Path) -> "subprocess.CompletedProcess[str]":
        """What becomes of code in the process that the launcher makes, before it starts the kiosk."""
        before = self.launcher.read_text(encoding="utf-8").partition("from kiosk")[0]
        return run_in(folder, [self.python, "-I", "-c", before + code], "")


def run_in(folder: Path, command: list[str], typed: str) -> "subprocess.CompletedProcess[str]":
    """What becomes of a command in `folder` with an environment that names nothing of this checkout."""
    return subprocess.run(
        command,
        input=typed,
        capture_output=True,
        text=True,
        cwd=folder,
        env={"PATH": os.defpath, "KIOSK_DATA": str(folder / "data"), "LANG": "C.UTF-8"},
        timeout=120,
        check=False,
    )
