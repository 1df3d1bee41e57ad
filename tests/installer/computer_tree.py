"""Trees that the installation is let loose on."""

import subprocess
from pathlib import Path

SCRIPT = Path(__file__).parents[2] / "scripts" / "install-kiosk"

Picture = dict[str, tuple[str, int]]


def call(*words: str | Path) -> "subprocess.CompletedProcess[str]":
    """Run the command of the office."""
    return subprocess.run(
        [SCRIPT, *map(str, words)], capture_output=True, text=True, check=False, timeout=60
    )


def picture(root: Path) -> Picture:
    """All that a tree holds: contents or target, and mode."""
    return {
        str(path.relative_to(root)): (_held(path), path.lstat().st_mode)
        for path in sorted(root.rglob("*"))
    }


def _held(path: Path) -> str:
    if path.is_symlink():
        return f"-> {path.readlink()}"
    return "" if path.is_dir() else path.read_text()


def computer(root: Path) -> Path:
    """A tree like that of a computer, with files of others in it."""
    others = {
        "etc/os-release": 'ID=debian\nVERSION_ID="13"\n',
        "etc/sysctl.d/10-own.conf": "vm.swappiness = 10\n",
        "etc/systemd/system/own.service": "[Service]\n",
        "opt/other/file": "other\n",
        "proc/swaps": "Filename Type Size Used Priority\n",
    }
    for name, text in others.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    return root
