"""The font of the Linux console, which is made larger for one visit where a member asks for it."""

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tempfile import TemporaryDirectory

KDGKBTYPE = 0x4B33
"""The ioctl that only a console answers: which keyboard it has (linux/kd.h)."""

SETFONT_TIMEOUT = 2.0
"""Seconds for all fonts that are tried in one go."""

SMALLEST_SIZE = (60, 18)
"""Columns and lines that every page fits."""

TERMINUS = tuple(
    f"/usr/share/consolefonts/Uni2-Terminus{name}.psf.gz" for name in ("Bold32x16", "32x16")
)
"""Large fonts of Debian's console-setup, which look better than a doubled one."""


def on_console() -> bool:
    """Whether standard output is a console of this machine, not a window or a remote terminal."""
    if sys.platform != "linux" or os.environ.get("TERM") != "linux":
        return False
    import fcntl

    try:
        fcntl.ioctl(1, KDGKBTYPE, bytes(1))
    except OSError:
        return False
    return True


class ConsoleFont:
    """Enlarges the letters of a `console` for one visit, and restores the font that was there before.

    `letters` are those that the font has; None where this is no console, or it does not say.
    """

    def __init__(self, *, console: bool) -> None:
        self.can_enlarge = console and any(
            os.access(os.path.join(folder, "setfont"), os.X_OK) for folder in os.get_exec_path()
        )
        self.letters = _read_letters() if console else None
        self._backup: TemporaryDirectory[str] | None = None
        self._changed = False

    def enlarge(self) -> None:
        """Set the largest font with which every page still fits; where there is none, nothing changes."""
        if not self.can_enlarge or self._backup is not None:
            return
        from tempfile import TemporaryDirectory
        from time import monotonic

        deadline, size_before = monotonic() + SETFONT_TIMEOUT, _terminal_size()
        try:
            self._backup = TemporaryDirectory(prefix="kiosk-", ignore_cleanup_errors=True)
        except OSError:
            return
        # setfont may succeed without writing the file, and then nothing could be restored.
        if not _set_font("-O", self._backup_file, deadline=deadline) or not os.path.exists(
            self._backup_file
        ):
            return
        # -d doubles the present font.
        larger = (
            ("-d", self._backup_file),
            *((name,) for name in TERMINUS if os.path.exists(name)),
        )
        for font in larger:
            self._changed = True
            if _set_font(*font, deadline=deadline) and _is_usable(_terminal_size(), size_before):
                return
        self._undo()

    def restore(self) -> None:
        """Set the font that was there before the visit."""
        if self._changed:
            self._undo()
        backup, self._backup, self._changed = self._backup, None, False
        if backup is not None:
            backup.cleanup()

    @property
    def _backup_file(self) -> str:
        return os.path.join(self._backup.name, "font") if self._backup else ""

    def _undo(self) -> None:
        from time import monotonic

        deadline = monotonic() + SETFONT_TIMEOUT
        # Without a file setfont sets the system's default font.
        restored = _set_font(self._backup_file, deadline=deadline) or _set_font(deadline=deadline)
        self._changed = not restored


def _read_letters() -> str | None:
    from kiosk.runtime.console_letters import read_console_letters

    return read_console_letters()


def _is_usable(size: tuple[int, int], before: tuple[int, int]) -> bool:
    """Whether the letters have become larger, and every page still fits."""
    return size[1] < before[1] and size[0] >= SMALLEST_SIZE[0] and size[1] >= SMALLEST_SIZE[1]


def _terminal_size() -> tuple[int, int]:
    """Columns and lines of the terminal; 0 and 0 where it does not say."""
    try:
        return os.get_terminal_size(1)
    except OSError:
        return (0, 0)


def _set_font(*arguments: str, deadline: float) -> bool:
    """Run setfont on this console; whether it succeeded before the deadline on the monotonic clock."""
    from subprocess import DEVNULL, SubprocessError, run
    from time import monotonic

    left = deadline - monotonic()
    if left <= 0:
        return False
    try:
        command = ["setfont", "-C", os.ttyname(1), *arguments]
        done = run(command, stdin=1, stdout=DEVNULL, stderr=DEVNULL, timeout=left, check=False)
    except (OSError, SubprocessError):
        return False
    return done.returncode == 0
