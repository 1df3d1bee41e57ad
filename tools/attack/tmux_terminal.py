"""A kiosk in a real tmux, which keeps a scrollback and a clipboard as terminals do."""

import os
import shlex
import signal
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Self

from tests.runtime.waiting import children, is_alive, wait_until
from tools.attack.kiosk_terminal import COLUMNS, LINES, KioskTerminal

TMUX_SETTINGS = "set -g history-limit 5000\nset -g set-clipboard on\n"


class TmuxTerminal(KioskTerminal):
    """The same as a `KioskTerminal`, drawn by tmux, which also keeps scrollback and clipboard."""

    def __init__(
        self,
        command: list[str],
        errors: Path | None = None,
        size: tuple[int, int] = (COLUMNS, LINES),
        **environment: str,
    ) -> None:
        self.code = None
        self._folder = tempfile.TemporaryDirectory(prefix="kiosk-tmux-")
        self._top = Path(self._folder.name)
        (self._top / "conf").write_text(TMUX_SETTINGS)
        (self._top / "raw").touch()
        variables = {"LANG": "C.UTF-8", **environment}
        # The size is that of the pane, whatever the terminal has from which this was started.
        unset = ("-u", "COLUMNS", "-u", "LINES")
        run = ["env", *unset, *(f"{name}={value}" for name, value in variables.items()), *command]
        # pipe-pane must be set up before the first byte, and the pane must outlive the kiosk in it.
        wait = f"exec 2>/dev/null; while [ ! -e {self._top}/go ]; do sleep 0.05; done; {shlex.join(run)}"
        wait += f" 2>{errors or '/dev/null'}; cat >/dev/null"
        self._tmux("new-session", "-d", "-x", str(size[0]), "-y", str(size[1]), wait)
        self._tmux("pipe-pane", "-o", f"cat >{self._top}/raw")
        (self._top / "go").touch()
        self.pid = self._wait_for_start(command[0])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(subprocess.CalledProcessError):
            self._tmux("kill-server")
        self._folder.cleanup()

    @property
    def raw(self) -> bytes:  # type: ignore[override]
        """Every byte that came."""
        return (self._top / "raw").read_bytes()

    def press(self, keys: str) -> None:
        """Type keys."""
        self._tmux("send-keys", "-H", *(f"{byte:02x}" for byte in keys.encode()))

    def press_named(self, key: str) -> None:
        """Press a key by the name that tmux has for it, such as "F4" or "KP*"."""
        self._tmux("send-keys", key)

    def appearance(self) -> str:
        """All text on the screen."""
        if self.code == -1:
            return ""
        return self._tmux("capture-pane", "-p")

    def scrollback(self) -> str:
        """What has been scrolled off the screen, and what tmux keeps for pasting."""
        if self.code == -1:
            return ""
        buffers = self._tmux("list-buffers")
        return self._tmux("capture-pane", "-p", "-S", "-", "-E", "-1") + buffers

    def hang_up(self) -> None:
        """Close the pane."""
        self._tmux("set", "-g", "exit-empty", "off")
        self.code = -1
        self._tmux("kill-pane")

    def signal(self, number: signal.Signals) -> None:
        """Send the supervisor a signal."""
        os.kill(self.pid, number)

    def ends(self) -> int:
        """Wait for the end of the supervisor."""
        wait_until(lambda: not is_alive(self.pid))
        self.code = self.code or 0
        return self.code

    def _wait_for_start(self, program: str) -> int:
        shell = int(self._tmux("display", "-p", "#{pane_pid}"))

        def supervisor() -> int:
            # Between fork and exec the child still has the shell's command line.
            return next((one for one in children(shell) if _program(one) == program), 0)

        return int(wait_until(supervisor))

    def _tmux(self, *words: str) -> str:
        command = ["tmux", "-S", str(self._top / "socket"), "-f", str(self._top / "conf"), *words]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def _program(process: int) -> str:
    with suppress(OSError):
        return Path(f"/proc/{process}/cmdline").read_bytes().split(b"\0")[0].decode()
    return ""
