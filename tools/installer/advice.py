"""What the office should know about its computer before the kiosk moves in; nothing of it is changed."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from tools.installer.release import KNOWN, Release
from tools.installer.shapes import DEDICATED


def advice(shape: str, of: Release, root: Path) -> list[str]:
    """One sentence each, the remedy in it."""
    return [*_release(of), *_swap(root), *_desktop(shape, root), *_font(shape, of)]


def _release(of: Release) -> Iterator[str]:
    if of not in KNOWN:
        name = " ".join(of).strip() or "an unknown system"
        yield f"This is {name}: only {', '.join(KNOWN.values())} are known to fit."


def _swap(root: Path) -> Iterator[str]:
    for device in open_swaps(root):
        yield (
            f"The swap space {device} is not encrypted. The kiosk keeps out of it where it has the computer"
            " for itself; other programs do not. Encrypt it, or turn it off: sudo swapoff -a"
        )


def open_swaps(root: Path) -> list[str]:
    """Swap that a thief of the disk could read; compressed memory and encrypted disks are none."""
    try:
        lines = (root / "proc/swaps").read_text(encoding="utf-8").splitlines()[1:]
    except OSError:
        return []
    return [name for name in (line.split()[0] for line in lines) if not _closed(root, name)]


def _closed(root: Path, device: str) -> bool:
    name = os.path.basename(os.path.realpath(device))
    if re.fullmatch(r"zram\d+", name):
        return True
    return _crypt(root, name)


def _crypt(root: Path, name: str) -> bool:
    """Whether a block device is encrypted, or rests on ones that all are."""
    block = root / "sys/class/block" / name
    try:
        if (block / "dm/uuid").read_text(encoding="utf-8").startswith("CRYPT-"):
            return True
    except OSError:
        return False
    below = [one.name for one in (block / "slaves").iterdir()] if block.is_dir() else []
    return bool(below) and all(_crypt(root, one) for one in below)


def _desktop(shape: str, root: Path) -> Iterator[str]:
    manager = root / "etc/systemd/system/display-manager.service"
    if shape in DEDICATED and os.path.lexists(manager):
        yield "This computer has a desktop: it will not start any more, until the kiosk is removed."


def _font(shape: str, of: Release) -> Iterator[str]:
    if shape == "console" and of in (("debian", "12"), ("ubuntu", "22.04")):
        yield (
            "The console of this release has letters of 32 dots at most, small on a large screen: add"
            " video=1280x720 to the kernel's command line, or take a newer release or --shape graphical."
        )
