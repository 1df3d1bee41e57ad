"""What the office should know about its computer before the kiosk is installed; nothing of it is changed."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from tools.installer.release import KNOWN, Release
from tools.installer.shapes import DEDICATED


def find_advice(shape: str, release: Release, root: Path) -> list[str]:
    """One sentence for each thing worth knowing, with its remedy."""
    return [
        *_unknown_release(release),
        *_swap(root),
        *_desktop(shape, root),
        *_font(shape, release),
    ]


def _unknown_release(release: Release) -> Iterator[str]:
    if release not in KNOWN:
        name = " ".join(release).strip() or "an unknown system"
        yield f"This is {name}: only {', '.join(KNOWN.values())} are known to fit."


def _swap(root: Path) -> Iterator[str]:
    for device in unencrypted_swaps(root):
        yield (
            f"The swap space {device} is not encrypted. The kiosk keeps out of it where it has the computer"
            " for itself; other programs do not. Encrypt it, or turn it off: sudo swapoff -a"
        )


def unencrypted_swaps(root: Path) -> list[str]:
    """Swap devices that a thief of the disk could read: neither compressed memory nor encrypted."""
    try:
        lines = (root / "proc/swaps").read_text(encoding="utf-8").splitlines()[1:]
    except OSError:
        return []
    return [name for name in (line.split()[0] for line in lines) if not _is_protected(root, name)]


def _is_protected(root: Path, device: str) -> bool:
    name = os.path.basename(os.path.realpath(device))
    if re.fullmatch(r"zram\d+", name):
        return True
    return _is_encrypted(root, name)


def _is_encrypted(root: Path, name: str) -> bool:
    """Whether a block device is encrypted, or rests on ones that all are."""
    block = root / "sys/class/block" / name
    try:
        if (block / "dm/uuid").read_text(encoding="utf-8").startswith("CRYPT-"):
            return True
    except OSError:
        return False
    slaves = [slave.name for slave in (block / "slaves").iterdir()] if block.is_dir() else []
    return bool(slaves) and all(_is_encrypted(root, slave) for slave in slaves)


def _desktop(shape: str, root: Path) -> Iterator[str]:
    manager = root / "etc/systemd/system/display-manager.service"
    if shape in DEDICATED and os.path.lexists(manager):
        yield "This computer has a desktop: it will not start any more, until the kiosk is removed."


def _font(shape: str, release: Release) -> Iterator[str]:
    if shape == "console" and release in (("debian", "12"), ("ubuntu", "22.04")):
        yield (
            "The console of this release has letters of 32 dots at most, small on a large screen: add"
            " video=1280x720 to the kernel's command line, or take a newer release or --shape graphical."
        )
