"""Imports point downward only, and neither the line mode nor the supervisor loads Textual."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def test_imports_point_downward_only() -> None:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout
    assert "0 broken" in result.stdout


@pytest.mark.parametrize(
    "package", ["kiosk.line_mode", "kiosk.runtime.supervisor", "kiosk.visit", "kiosk.journey"]
)
def test_the_package_does_not_load_textual(package: str) -> None:
    code = (
        "import importlib, pkgutil, sys\n"
        f"package = importlib.import_module('{package}')\n"
        "path = getattr(package, '__path__', [])\n"
        "for module in pkgutil.walk_packages(path, package.__name__ + '.'):\n"
        "    importlib.import_module(module.name)\n"
        "assert 'kiosk' in sys.modules\n"
        "print(*(name for name in sys.modules if name.partition('.')[0] in {'textual', 'rich'}))\n"
    )
    loaded = subprocess.check_output([sys.executable, "-I", "-c", code], text=True)
    assert loaded.strip() == ""
