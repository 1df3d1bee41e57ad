"""Starts a command on a pseudo-terminal, waits for a text on it, and ends the command by SIGTERM."""

import os
import pty
import select
import signal
import sys
import termios
import time

LIMIT = 60.0
"""Seconds until the text must be there, and again until the command must have ended."""


def main(text: str, command: list[str]) -> int:
    """Do that; 0 where the text came and the command then ended with 0."""
    process, terminal = pty.fork()
    if process == 0:
        os.environ["TERM"] = "xterm-256color"
        os.execvp(command[0], command)
    termios.tcsetwinsize(terminal, (24, 80))
    shown = read_until(terminal, text.encode())
    os.kill(process, signal.SIGTERM)
    ended = read_until(terminal, None)
    if not ended:
        os.kill(process, signal.SIGKILL)
    code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    print(f"{text!r} {'was shown' if shown else 'did not come'}; after SIGTERM: exit code {code}")
    return 0 if shown and ended and code == 0 else 1


def read_until(terminal: int, text: bytes | None) -> bool:
    """Read until a text has come, or, where that is None, until the other side is closed."""
    seen, deadline = b"", time.monotonic() + LIMIT
    while (left := deadline - time.monotonic()) > 0:
        if select.select([terminal], [], [], left)[0]:
            try:
                piece = os.read(terminal, 65536)
            except OSError:
                # Linux answers so once the last process has closed the other side.
                piece = b""
            seen += piece
            if text is not None and text in seen:
                return True
            if not piece:
                return text is None
    return False


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
