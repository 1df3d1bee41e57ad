"""One module alone asks which operating system this is."""

import ast
import sys
from collections.abc import Iterator

import pytest

from kiosk import operating_system
from kiosk.paths import PACKAGE

ASKED = {
    "sys.platform",
    "os.name",
    "platform.system",
    "platform.platform",
    "sysconfig.get_platform",
}
"""The names by which Python tells the operating system."""


def questions(text: str) -> Iterator[str]:
    """Each place of a module's text that asks for the operating system."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            name = f"{node.value.id}.{node.attr}"
            if name in ASKED:
                yield name
        elif isinstance(node, ast.ImportFrom):
            yield from ASKED & {f"{node.module}.{one.name}" for one in node.names}


def test_no_other_module_asks_for_the_operating_system() -> None:
    asking = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if [*questions(path.read_text(encoding="utf-8"))]
    }
    assert asking == {"operating_system.py"}


@pytest.mark.parametrize(
    "text", ["import sys\nif sys.platform == 'x': pass", "from os import name", "os.name"]
)
def test_a_module_that_asked_would_be_found(text: str) -> None:
    assert len([*questions(text)]) == 1


@pytest.mark.parametrize(
    ("platform", "offered"),
    [
        ("linux", {"posix_processes", "private_files", "cups", "prctl", "linux_terminal"}),
        ("darwin", {"posix_processes", "private_files", "cups"}),
        ("win32", set()),
    ],
)
def test_what_a_system_offers_is_looked_up_at_each_call(
    platform: str, offered: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    functions = {name: value for name, value in vars(operating_system).items() if callable(value)}
    has = {name.removeprefix("has_") for name in functions if name.startswith("has_")}
    assert {name for name in has if functions[f"has_{name}"]()} == offered
    assert operating_system.can_wait_for_terminal() == (platform != "win32")
