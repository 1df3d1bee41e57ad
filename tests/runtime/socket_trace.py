"""The sockets that a command and all that it starts ask the system for, as strace tells them."""

import re
from pathlib import Path

SOCKET = re.compile(r"(\d+) +socket(pair)?\((AF_\w+|0x\w+)")


class SocketTrace:
    """A command under strace, and what it has told in the file `trace`."""

    def __init__(self, trace: Path, command: list[str]) -> None:
        self._trace = trace
        # With a filter in the kernel, all other calls are as quick as without strace.
        told = ["-f", "--seccomp-bpf", "-e", "trace=socket,socketpair,execve", "-o", str(trace)]
        self.command = ["strace", *told, *command]

    @property
    def families(self) -> set[str]:
        """The families of all sockets."""
        return {family for _, _, family in self._sockets()}

    def pairs(self, threads: set[str]) -> int:
        """How many pairs of sockets some threads have asked for."""
        return sum(pair != "" and thread in threads for thread, pair, _ in self._sockets())

    def ran(self, words: str | None) -> bool:
        """Whether a command was called so."""
        calls = (line for line in self._told().splitlines() if " execve(" in line)
        return words is not None and any(words in call for call in calls)

    def _sockets(self) -> list[tuple[str, str, str]]:
        found = map(SOCKET.match, self._told().splitlines())
        return [(one[1], one[2] or "", one[3]) for one in found if one]

    def _told(self) -> str:
        return self._trace.read_text(errors="replace")
