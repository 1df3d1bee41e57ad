"""The three ways in which an office can have its kiosk: which files and which packages each one takes."""

from pathlib import PurePosixPath

from install.entry import HERE, Entry, tree

SHAPES = ("graphical", "console", "shared")
DEDICATED = ("graphical", "console")
"""Those that take the whole computer."""

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
}
"""Starts the kiosk and no desktop; a link to nowhere masks a unit, so that nothing can start it."""

LINKS = {
    "graphical": DEDICATED_LINKS,
    "console": DEDICATED_LINKS,
    "shared": {"usr/local/bin/kiosk": "/opt/kiosk/bin/kiosk"},
}

COMMON = ("espeak-ng", "cups", "cups-client", "util-linux")
WINDOW = ("python3-gi", "gir1.2-gtk-3.0", "gir1.2-vte-2.91", "fonts-dejavu-core")
PACKAGES = {
    "graphical": (*COMMON, *WINDOW, "cage", "xwayland", "dbus", "libpam-systemd"),
    "console": (*COMMON, "kbd", "console-setup"),
    "shared": (*COMMON, *WINDOW),
}


def entries(shape: str) -> tuple[Entry, ...]:
    """All files and links of a shape, in the order of their paths."""
    files = [entry for name in TREES[shape] for entry in tree(name)]
    guide = HERE.parent / "docs" / "install.md"
    files.append(Entry(PurePosixPath("opt/kiosk/share/install.md"), guide.read_bytes()))
    links = [Entry(PurePosixPath(path), target=to) for path, to in LINKS[shape].items()]
    return tuple(sorted([*files, *links], key=lambda entry: entry.path))
