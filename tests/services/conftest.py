"""A CUPS of its own for each test that asks for one, or scripts in the place of its commands."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cups_server import CupsServer, run_cups

Command = Callable[[str, str], Path]


@pytest.fixture
def cups(monkeypatch: pytest.MonkeyPatch) -> Iterator[CupsServer]:
    """A CUPS that the kiosk uses."""
    with run_cups() as server:
        monkeypatch.setenv("CUPS_SERVER", str(server.socket))
        yield server


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """Puts a script in the place of a command; there is no other command of CUPS, and no CUPS."""
    monkeypatch.setenv("PATH", f"{tmp_path}:{link_tools(tmp_path)}")
    monkeypatch.setenv("CUPS_SERVER", f"{tmp_path}/no.sock")

    def put(name: str, script: str) -> Path:
        (tmp_path / name).write_text(f"#!/bin/sh\n{script}\n")
        (tmp_path / name).chmod(0o755)
        return tmp_path

    return put


def link_tools(folder: Path) -> Path:
    """A folder with what the scripts themselves need."""
    tools = folder / "tools"
    tools.mkdir()
    for name in ("sh", "cat", "mv", "sleep", "env", "setpriv"):
        for where in ("/bin", "/usr/bin"):
            if (Path(where) / name).exists() and not (tools / name).exists():
                (tools / name).symlink_to(Path(where) / name)
    return tools
