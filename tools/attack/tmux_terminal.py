"""A kiosk in a real tmux, which keeps a scrollback and a clipboard as terminals do."""

import os
import shlex
import signal
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Self

from tests.runtime.waiting import alive, children, until
from tools.attack.kiosk_terminal import COLUMNS, LINES, KioskTerminal

SETTINGS = "set -g history-limit 5000\nset -g set-clipboard on\n"


class TmuxTerminal(KioskTerminal):
    """The same as a `Terminal`, drawn and remembered by tmux."""

    def __init__(self, command: list[str], errors: Path | None = None, **environment: str) -> None:
        self.code = None
        self._folder = tempfile.TemporaryDirectory(prefix="kiosk-tmux-")
        self._top = Path(self._folder.name)
        (self._top / "conf").write_text(SETTINGS)
        (self._top / "raw").touch()
        given = {"LANG": "C.UTF-8", **environment}
        said = ["env", *(f"{name}={value}" for name, value in given.items()), *command]
        # The pipe must stand before the first byte comes, and the terminal outlives what runs in it.
        wait = f"exec 2>/dev/null; while [ ! -e {self._top}/go ]; do sleep 0.05; done; {shlex.join(said)}"
        wait += f" 2>{errors or '/dev/null'}; cat >/dev/null"
        self._do("new-session", "-d", "-x", str(COLUMNS), "-y", str(LINES), wait)
        self._do("pipe-pane", "-o", f"cat >{self._top}/raw")
        (self._top / "go").touch()
        self.pid = self._started(command[0])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(subprocess.CalledProcessError):
            self._do("kill-server")
        self._folder.cleanup()

    @property
    def raw(self) -> bytes:  # type: ignore[override]
        """Every byte that came."""
        return (self._top / "raw").read_bytes()

    def press(self, keys: str) -> None:
        """Type keys."""
        self._do("send-keys", "-H", *(f"{byte:02x}" for byte in keys.encode()))

    def appearance(self) -> str:
        """All text on the screen, each line as wide as that."""
        if self.code == -1:
            return ""
        return self._do("capture-pane", "-p")

    def scrollback(self) -> str:
        """What has gone out of sight, and what tmux keeps for pasting."""
        if self.code == -1:
            return ""
        kept = self._do("list-buffers")
        return self._do("capture-pane", "-p", "-S", "-", "-E", "-1") + kept

    def hang_up(self) -> None:
        """Close the pane."""
        self._do("set", "-g", "exit-empty", "off")
        self.code = -1
        self._do("kill-pane")

    def signal(self, number: signal.Signals) -> None:
        """Send the host a signal."""
        os.kill(self.pid, number)

    def ends(self) -> int:
        """Wait for the host's end."""
        until(lambda: not alive(self.pid))
        self.code = self.code or 0
        return self.code

    def _started(self, program: str) -> int:
        shell = int(self._do("display", "-p", "#{pane_pid}"))

        def host() -> int:
            # A child of the shell that is not yet the program it will be looks like the shell.
            return next((one for one in children(shell) if _program(one) == program), 0)

        return int(until(host))

    def _do(self, *words: str) -> str:
        command = ["tmux", "-S", str(self._top / "socket"), "-f", str(self._top / "conf"), *words]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def _program(process: int) -> str:
    with suppress(OSError):
        return Path(f"/proc/{process}/cmdline").read_bytes().split(b"\0")[0].decode()
    return ""
