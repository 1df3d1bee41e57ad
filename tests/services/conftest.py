"""A CUPS of its own for each test that asks for one, or scripts in the place of its commands."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cups import PrintShop, print_shop

Command = Callable[[str, str], Path]


@pytest.fixture
def shop(monkeypatch: pytest.MonkeyPatch) -> Iterator[PrintShop]:
    """A CUPS that the kiosk finds."""
    with print_shop() as shop:
        monkeypatch.setenv("CUPS_SERVER", str(shop.socket))
        yield shop


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """Puts a script in the place of a command; there is no other command of CUPS, and no CUPS."""
    monkeypatch.setenv("PATH", f"{tmp_path}:{standard(tmp_path)}")
    monkeypatch.setenv("CUPS_SERVER", f"{tmp_path}/no.sock")

    def put(name: str, script: str) -> Path:
        (tmp_path / name).write_text(f"#!/bin/sh\n{script}\n")
        (tmp_path / name).chmod(0o755)
        return tmp_path

    return put


def standard(folder: Path) -> Path:
    """A folder with what the scripts themselves need."""
    tools = folder / "tools"
    tools.mkdir()
    for name in ("sh", "cat", "mv", "sleep", "env", "setpriv"):
        for where in ("/bin", "/usr/bin"):
            if (Path(where) / name).exists() and not (tools / name).exists():
                (tools / name).symlink_to(Path(where) / name)
    return tools
