"""The font of the Linux console, which is made larger for one visit where a member asks for it."""

import os

from kiosk.operating_system import has_linux_terminal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tempfile import TemporaryDirectory

KDGKBTYPE = 0x4B33
"""The ioctl that only a console answers: which keyboard it has (linux/kd.h)."""

KDFONTOP, KD_FONT_OP_GET = 0x4B72, 1
"""The ioctl for the font of a console, and its operation that reads it (linux/kd.h)."""

FONT_OPERATION = "@IIIIIP"
"""Operation, flags, width and height of a letter in pixels, number of letters, where their pictures go."""

TERMINUS_SIZE = (16, 32)
"""Pixels of a letter of the large fonts, across and down."""

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
    if not has_linux_terminal() or os.environ.get("TERM") != "linux":
        return False
    return _has_keyboard()


def _has_keyboard() -> bool:
    """Whether standard output answers as a console does."""
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
        self.can_enlarge = (
            console
            and any(
                os.access(os.path.join(folder, "setfont"), os.X_OK) for folder in os.get_exec_path()
            )
            and can_become_larger(_letter_size(), _terminal_size(), has_terminus=_has_terminus())
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


def can_become_larger(
    letter: tuple[int, int] | None, size: tuple[int, int], *, has_terminus: bool
) -> bool:
    """Whether a larger font would leave room for every page.

    `letter` are the pixels of a letter, (0, 0) where the console has no font that can be changed, None where the
    terminal is none and does not say; `size` are its columns and lines.
    """
    if letter is None:
        return True
    if not all(letter):
        return False
    pixels = (size[0] * letter[0], size[1] * letter[1])
    larger = [(2 * letter[0], 2 * letter[1]), *([TERMINUS_SIZE] * has_terminus)]
    return any(
        _is_usable((pixels[0] // width, pixels[1] // height), size) for width, height in larger
    )


def _letter_size() -> tuple[int, int] | None:
    """Pixels of a letter of this console, across and down; (0, 0) and None as `can_become_larger` has them."""
    import errno
    import fcntl
    from struct import pack, unpack

    try:
        asked = pack(FONT_OPERATION, KD_FONT_OP_GET, 0, 0, 0, 0, 0)
        _, _, width, height, _, _ = unpack(FONT_OPERATION, fcntl.ioctl(1, KDFONTOP, asked))
    except OSError as error:
        # What is no console does not know the question.
        return (
            None if error.errno in (errno.ENOTTY, errno.EINVAL) and not _has_keyboard() else (0, 0)
        )
    return (width, height)


def _has_terminus() -> bool:
    return any(map(os.path.exists, TERMINUS))


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
