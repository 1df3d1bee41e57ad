"""The font of the Linux console, which is made larger for one visit where a member asks for it."""

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tempfile import TemporaryDirectory

KEYBOARD_TYPE = 0x4B33
"""What ioctl calls the question that a console alone answers."""

LIMIT = 2.0
"""Seconds for all that is tried at once."""

SMALLEST = (60, 18)
"""Columns and lines that every page fits."""

TERMINUS = tuple(
    f"/usr/share/consolefonts/Uni2-Terminus{name}.psf.gz" for name in ("Bold32x16", "32x16")
)


def on_console() -> bool:
    """Whether standard output is a console of this machine, not a window or a line to another one."""
    if sys.platform != "linux" or os.environ.get("TERM") != "linux":
        return False
    import fcntl

    try:
        fcntl.ioctl(1, KEYBOARD_TYPE, bytes(1))
    except OSError:
        return False
    return True


class ConsoleFont:
    """The font of a `console`, kept beside it from a member's wish until the end of the visit."""

    def __init__(self, *, console: bool) -> None:
        self.there = console and any(
            os.access(os.path.join(folder, "setfont"), os.X_OK) for folder in os.get_exec_path()
        )
        self._kept: TemporaryDirectory[str] | None = None
        self._changed = False

    def enlarge(self) -> None:
        """The largest letters with which every page still fits; where there are none, nothing changes."""
        if not self.there or self._kept is not None:
            return
        from tempfile import TemporaryDirectory
        from time import monotonic

        deadline, before = monotonic() + LIMIT, _size()
        try:
            self._kept = TemporaryDirectory(prefix="kiosk-", ignore_cleanup_errors=True)
        except OSError:
            return
        if not _set("-O", self._usual, until=deadline) or not os.path.exists(self._usual):
            return
        larger = (("-d", self._usual), *((name,) for name in TERMINUS if os.path.exists(name)))
        for font in larger:
            self._changed = True
            if _set(*font, until=deadline) and _fits(_size(), before):
                return
        self._undo()

    def restore(self) -> None:
        """The letters as they were before the visit."""
        if self._changed:
            self._undo()
        kept, self._kept, self._changed = self._kept, None, False
        if kept is not None:
            kept.cleanup()

    @property
    def _usual(self) -> str:
        return os.path.join(self._kept.name, "font") if self._kept else ""

    def _undo(self) -> None:
        from time import monotonic

        deadline = monotonic() + LIMIT
        # Where the file does not go in, the system's default font does.
        restored = _set(self._usual, until=deadline) or _set(until=deadline)
        self._changed = not restored


def _fits(now: tuple[int, int], before: tuple[int, int]) -> bool:
    return now[1] < before[1] and now[0] >= SMALLEST[0] and now[1] >= SMALLEST[1]


def _size() -> tuple[int, int]:
    """Columns and lines of the terminal; none where it does not say."""
    try:
        return os.get_terminal_size(1)
    except OSError:
        return (0, 0)


def _set(*arguments: str, until: float) -> bool:
    """Whether setfont did it, in time."""
    from subprocess import DEVNULL, SubprocessError, run
    from time import monotonic

    left = until - monotonic()
    if left <= 0:
        return False
    try:
        command = ["setfont", "-C", os.ttyname(1), *arguments]
        done = run(command, stdin=1, stdout=DEVNULL, stderr=DEVNULL, timeout=left, check=False)
    except (OSError, SubprocessError):
        return False
    return done.returncode == 0
