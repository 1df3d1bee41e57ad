"""A machine for test_scripts.py: a fresh checkout, the shell's tools, a Python that is played."""

import os
import shutil
import subprocess
from pathlib import Path

from tests.conftest import needs

ROOT = Path(__file__).parents[2]
TOOLS = "sh cat chmod cmp cp dirname env flock grep mkdir readlink rm sed touch uname"

ORDINARY = ("--bounding-set=-dac_override,-dac_read_search", "--")
"""For setpriv: rights of files count for root, too."""


class FakeMachine:
    """A fresh checkout on a machine that has the shell's tools and perhaps a Python."""

    def __init__(self, folder: Path) -> None:
        self.checkout = folder / "a checkout"
        self.tools = folder / "bin"
        self.calls = folder / "calls"
        self.gate = folder / "gate"
        self.before: list[str] = []
        self.environment = {
            "PATH": str(self.tools),
            "CALLS": str(self.calls),
            "GATE": str(self.gate),
        }
        self.tools.mkdir(parents=True)
        for tool in TOOLS.split():
            if found := shutil.which(tool):
                (self.tools / tool).symlink_to(found)
        shutil.copy(ROOT / "tests/packaging/fake_python", self.tools / "python3")
        shutil.copytree(ROOT / "scripts", self.checkout / "scripts")
        for name in ("pyproject.toml", "requirements.txt", "requirements-test.txt"):
            shutil.copy(ROOT / name, self.checkout)
        (self.checkout / "kiosk").mkdir()

    def start(self, *arguments: str, plays: str = "well") -> "subprocess.Popen[str]":
        """Starts scripts/kiosk."""
        return subprocess.Popen(
            [*self.before, str(self.checkout / "scripts/kiosk"), *arguments],
            env=self.environment | {"PLAYS": plays},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *arguments: str, plays: str = "well") -> tuple[int, str, str]:
        """Runs scripts/kiosk: its code, what it wrote, and what it complained of."""
        process = self.start(*arguments, plays=plays)
        out, complaint = process.communicate(timeout=60)
        return process.returncode, out, complaint

    def obey_rights(self) -> None:
        """From here on the rights of files and folders count, whoever runs the tests."""
        if os.geteuid() == 0:
            needs("setpriv", "util-linux")
            self.before = [shutil.which("setpriv") or "", *ORDINARY]

    def complaint(self, plays: str = "well") -> str:
        """What scripts/kiosk complains of, which does not start, in one sentence."""
        code, out, complaint = self.run(plays=plays)
        said = [line for line in complaint.splitlines() if not line.startswith("Setting up:")]
        assert (code, out, len(said)) == (1, "", 1), complaint
        return said[0]

    def called(self) -> list[str]:
        """What was asked of Python so far: venv and pip."""
        return self.calls.read_text().split() if self.calls.exists() else []
