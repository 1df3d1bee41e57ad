"""The three ways in which an office can have its kiosk: which files and which packages each one takes."""

from collections.abc import Container
from pathlib import PurePosixPath

from tools.installer.tree_entry import CHECKOUT, Entry, tree_entries

SHAPES = {
    "graphical": "the whole screen of a PC that is nothing but a kiosk: touch screen, mouse, largest letters",
    "console": "the same without graphics: for old PCs, and for braille displays and console screen readers",
    "shared": "a window over the whole screen on a desktop PC that others use too; it locks nothing",
}
DEDICATED = ("graphical", "console")
"""The shapes that take the whole computer."""

TREES = {
    "graphical": ("base", "dedicated", "window", "graphical"),
    "console": ("base", "dedicated", "console"),
    "shared": ("base", "window", "shared"),
}

NOWHERE = "/dev/null"
SYSTEM = "etc/systemd/system"
DEDICATED_LINKS = {
    f"{SYSTEM}/multi-user.target.wants/kiosk.service": "../kiosk.service",
    f"{SYSTEM}/default.target": "/lib/systemd/system/multi-user.target",
    f"{SYSTEM}/getty@tty1.service": NOWHERE,
    f"{SYSTEM}/getty-static.service": NOWHERE,
    f"{SYSTEM}/autovt@.service": NOWHERE,
    f"{SYSTEM}/ctrl-alt-del.target": NOWHERE,
    f"{SYSTEM}/gpm.service": NOWHERE,
    f"{SYSTEM}/apport.service": NOWHERE,
}
"""Links that start the kiosk and no desktop; a link to /dev/null masks a unit, so that nothing can start it.

gpm pastes with the mouse; Ubuntu's apport would keep the memory of what crashes.
"""

LINKS = {
    "graphical": DEDICATED_LINKS,
    "console": DEDICATED_LINKS,
    "shared": {"usr/local/bin/kiosk": "/opt/kiosk/bin/kiosk"},
}

COMMON = ("espeak-ng", "cups", "cups-client", "util-linux")
SOUND = ("alsa-utils",)
"""Without a desktop nothing else switches a sound card on."""
WINDOW = ("python3-gi", "gir1.2-gtk-3.0", "gir1.2-vte-2.91", "fonts-dejavu-core")
PACKAGES = {
    "graphical": (*COMMON, *SOUND, *WINDOW, "cage", "xwayland", "dbus", "libpam-systemd"),
    "console": (*COMMON, *SOUND, "kbd", "console-setup"),
    "shared": (*COMMON, *WINDOW),
}


def shape_entries(shape: str) -> tuple[Entry, ...]:
    """All files and links of a shape, in the order of their paths."""
    files = [entry for name in TREES[shape] for entry in tree_entries(name)]
    guide = CHECKOUT / "docs" / "install.md"
    files.append(Entry(PurePosixPath("opt/kiosk/share/install.md"), guide.read_bytes()))
    links = [Entry(PurePosixPath(path), target=target) for path, target in LINKS[shape].items()]
    return tuple(sorted([*files, *links], key=lambda entry: entry.path))


def shape_of(paths: Container[PurePosixPath]) -> str:
    """The shape whose files are among these paths; empty for none."""
    telling_paths = {
        "graphical": "etc/pam.d/kiosk",
        "console": "opt/kiosk/lib/console",
        "shared": "etc/xdg/autostart/kiosk.desktop",
    }
    return next(
        (shape for shape, path in telling_paths.items() if PurePosixPath(path) in paths), ""
    )
