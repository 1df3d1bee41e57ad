"""An environment in which everything that Textual, Rich and Python listen to says something else."""

import re
import subprocess
import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path

MARKING = (
    "import os; open(os.path.join({traces!r}, __name__ + '-' + str(os.getpid())), 'w').close()\n"
)
MODULES = (
    "sitecustomize", "usercustomize", "foreign", "kiosk", "textual", "rich", "click", "msgspec", "babel",
    "phonenumbers", "sqlite3", "json", "select", "termios", "tomllib", "asyncio",
)  # fmt: skip
OTHERS = {
    "COLUMNS": "9", "LINES": "3", "JUPYTER_COLUMNS": "9", "JUPYTER_LINES": "3", "FORCE_COLOR": "1",
    "TTY_COMPATIBLE": "0", "TTY_INTERACTIVE": "0", "UNICODE_VERSION": "4.1.0", "ESCDELAY": "9999",
    "RICH_THEME": "foreign",
}  # fmt: skip


class HostileEnvironment:
    """The `environment`, and the folder in which every trace of it comes to lie."""

    def __init__(self, folder: Path) -> None:
        self.traces = folder / "traces"
        modules = folder / "modules"
        for made in (self.traces, modules):
            made.mkdir(parents=True)
        for name in MODULES:
            (modules / f"{name}.py").write_text(MARKING.format(traces=str(self.traces)))
        traces = str(self.traces)
        textual = dict.fromkeys(textual_names(), "1") | {
            "TEXTUAL_LOG": f"{traces}/textual.log",
            "TEXTUAL_SCREENSHOT_LOCATION": traces,
            "TEXTUAL_SCREENSHOT": "0",
            "TEXTUAL_PRESS": "1,1,0",
            "TEXTUAL_DRIVER": "foreign:Driver",
            "TEXTUAL_COLOR_SYSTEM": "standard",
            "TEXTUAL_FILTERS": "dim",
            "TEXTUAL_THEME": "dracula",
            "TEXTUAL_ANIMATIONS": "full",
        }
        python = dict.fromkeys(python_names(), "1") | {
            "PYTHONPATH": str(modules),
            "PYTHONHOME": str(modules),
            "PYTHONSTARTUP": str(modules / "foreign.py"),
            "PYTHONUSERBASE": str(modules),
            "PYTHONPYCACHEPREFIX": f"{traces}/cache",
            "PYTHONBREAKPOINT": "foreign.stop",
            "PYTHONWARNINGS": "error",
            "PYTHONIOENCODING": "ascii",
            "PYTHONHASHSEED": "0",
            "PYTHONMALLOC": "debug",
            "PYTHONINTMAXSTRDIGITS": "640",
            "PYTHON_FROZEN_MODULES": "off",
            "PYTHON_HISTORY": f"{traces}/history",
        }
        self.environment = OTHERS | textual | python

    def without(self, *names: str) -> dict[str, str]:
        """The same but for some names."""
        return {name: value for name, value in self.environment.items() if name not in names}

    def left(self) -> list[str]:
        """The traces that it has left."""
        return sorted(str(path.relative_to(self.traces)) for path in self.traces.rglob("*"))


@cache
def textual_names() -> frozenset[str]:
    """All variables that this version of Textual asks for."""
    spec = find_spec("textual")
    assert spec is not None
    assert spec.origin is not None
    files = Path(spec.origin).parent.rglob("*.py")
    return frozenset(
        name
        for file in files
        for name in re.findall(r"[\"'](TEXTUAL_[A-Z_]+)[\"']", file.read_text(encoding="utf-8"))
    )


@cache
def python_names() -> frozenset[str]:
    """All variables that this Python explains."""
    said = subprocess.check_output([sys.executable, "-I", "--help-env"], text=True)
    return frozenset(re.findall(r"^(PYTHON[A-Z_]+)", said, re.M))
