"""The command `kiosk` of the package, with the four places that it knows put elsewhere."""

from pathlib import Path

from tests.debian.package_tree import TREE

COMMAND = TREE / "base/usr/bin/kiosk"
STARTER = TREE / "base/usr/lib/aiace-kiosk/start.py"


def copy_command(into: Path, pythons: Path, *, libraries: Path, service: Path, icon: Path) -> Path:
    """A copy of the command that looks for all that it knows in other places; its path."""
    said = COMMAND.read_text(encoding="utf-8")
    for old, new in {
        "=/usr/lib/aiace-kiosk\n": f"='{libraries}'\n",
        "=/usr/lib/systemd/system/kiosk.service\n": f"='{service}'\n",
        "=/usr/share/applications/aiace-kiosk.desktop\n": f"='{icon}'\n",
        "/usr/bin/python3": f"{pythons}/python3",
    }.items():
        assert old in said
        said = said.replace(old, new)
    copy = into / "kiosk"
    copy.write_text(said, encoding="utf-8")
    copy.chmod(0o755)
    return copy
