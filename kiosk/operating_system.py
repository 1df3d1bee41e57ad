"""What the operating system offers: no other module asks which one it is.

The kiosk is made for Linux. Windows is documented as untested (docs/windows.md), and so is all that happens there.
The functions look when they are called, since tests play Windows in a process that began on Linux.
"""

import sys


def has_posix_processes() -> bool:
    """Whether processes replace and signal each other, and terminals have modes, as POSIX says."""
    return sys.platform != "win32"


def has_private_files() -> bool:
    """Whether the rights of a file say who may read it; on Windows a list of its own does."""
    return sys.platform != "win32"


def has_cups() -> bool:
    """Whether pages are printed by CUPS; else `print_with_default_program` prints them."""
    return sys.platform != "win32"


def can_wait_for_terminal() -> bool:
    """Whether select waits for what is typed; on Windows it takes sockets alone."""
    return sys.platform != "win32"


def has_prctl() -> bool:
    """Whether prctl(2) shuts the memory of a process, and ends it with its parent."""
    return sys.platform == "linux"


def has_linux_terminal() -> bool:
    """Whether terminals are Linux's: their driver can be hardened, and a console has fonts."""
    return sys.platform == "linux"


def print_with_default_program(file: str) -> bool:
    """Print a file with the program that does so on this Windows; false on another system."""
    if sys.platform == "win32":
        import os

        os.startfile(file, "print")
        return True
    return False
