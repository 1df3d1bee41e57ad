"""A copy of the project with an interpreter of its own, so that even isolated processes import the copy."""

import os
import shutil
import subprocess
import sysconfig
import venv
from pathlib import Path

from tools.mutations.conformance import ROOT

PARTS = ("kiosk", "styles", "locales", "tests", "scripts", "tools", "docs")
OUTCOMES = {0: "passed", 1: "failed"}
"""What the exit codes of pytest say of tests that were run."""


class PatchedCopy:
    """A folder with the project's files, and a virtual environment that imports them before all else."""

    def __init__(self, folder: Path, root: Path = ROOT) -> None:
        self.tree = folder / "tree"
        self._root = root
        self._python = folder / "venv/bin/python"
        venv.create(folder / "venv", with_pip=False)
        site_packages = next((folder / "venv/lib").glob("python*/site-packages"))
        # The copy first; then the libraries, whose own .pth files, with the way to the original, are not read.
        lines = (str(self.tree), sysconfig.get_path("purelib"))
        (site_packages / "copy.pth").write_text("\n".join(lines) + "\n", encoding="utf-8")

    def reset(self) -> None:
        """Make the files the same as the project's."""
        shutil.rmtree(self.tree, ignore_errors=True)
        self.tree.mkdir(parents=True)
        ignored = shutil.ignore_patterns("__pycache__", "*.pyc")
        for part in PARTS:
            if (self._root / part).is_dir():
                shutil.copytree(self._root / part, self.tree / part, ignore=ignored, symlinks=True)
        for file in self._root.iterdir():
            if file.is_file():
                shutil.copy2(file, self.tree / file.name)

    def run_tests(self, tests: tuple[str, ...]) -> str:
        """Run tests in the copy: "passed", "failed", or what pytest said where it could not run them."""
        done = subprocess.run(
            [str(self._python), "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests],
            cwd=self.tree,
            # A patched file may have the size and the second of the one before it, and so its bytecode.
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode == 0 and " passed" not in done.stdout:
            return f"no test ran: {done.stdout[-300:]}"
        return OUTCOMES.get(done.returncode, f"could not run: {done.stdout[-600:]}")
