"""A real Chromium without a window, driven through its pipe for programs."""

import json
import os
import select
import subprocess
import sys
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Any

SECONDS = 60
"""After these Chromium is taken for hung."""

START = """
import fcntl, os, sys
ends = [fcntl.fcntl(int(number), fcntl.F_DUPFD_CLOEXEC, 10) for number in sys.argv[1:3]]
# Chromium reads from 3 and writes to 4.
for number, end in enumerate(ends, 3):
    os.dup2(end, number)
os.execvp(sys.argv[3], sys.argv[3:])
"""


class Chromium:
    """One page in a Chromium of its own, which keeps all of its files in a folder."""

    def __init__(self, folder: Path) -> None:
        read_end, self._write = os.pipe()
        self._read, write_end = os.pipe()
        options = [
            "--headless", "--disable-gpu", "--no-first-run", "--remote-debugging-pipe",
            f"--user-data-dir={folder / 'chromium'}", *(["--no-sandbox"] if os.geteuid() == 0 else []),
        ]  # fmt: skip
        self._process = subprocess.Popen(
            [
                sys.executable,
                "-I",
                "-c",
                START,
                str(read_end),
                str(write_end),
                "chromium",
                *options,
            ],
            pass_fds=(read_end, write_end),
            env=os.environ | {"HOME": str(folder)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(read_end)
        os.close(write_end)
        self._unread, self._number, self._session = b"", 0, ""

    def __enter__(self) -> "Chromium":
        try:
            target = self._call("Target.createTarget", url="about:blank")["targetId"]
            attached = self._call("Target.attachToTarget", targetId=target, flatten=True)
            self._session = attached["sessionId"]
            self._call("Page.enable")
        except BaseException:
            self._close()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._close()

    def open(self, url: str) -> None:
        """Open an address, and wait until its page is there."""
        self._send("Page.navigate", url=url)
        self._wait_for("method", "Page.loadEventFired")

    def click(self, selector: str) -> None:
        """Click on the link that a CSS selector finds, and wait until its page is there."""
        # The click is later than the answer, so that the page is not gone before that.
        script = f"const link = document.querySelector({json.dumps(selector)}); link.href"
        assert self.evaluate(f"{script}; setTimeout(() => link.click()); link.href")
        self._wait_for("method", "Page.loadEventFired")

    def evaluate(self, script: str) -> Any:
        """The value of a line of JavaScript on the page."""
        answer = self._call("Runtime.evaluate", expression=script, returnByValue=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def _call(self, method: str, **given: Any) -> Any:
        answer = self._wait_for("id", self._send(method, **given))
        assert "error" not in answer, answer
        return answer["result"]

    def _send(self, method: str, **given: Any) -> int:
        self._number += 1
        message = {"id": self._number, "method": method, "params": given}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        return self._number

    def _wait_for(self, key: str, value: object) -> Any:
        """The next message in which a key has a value; those before it are of no interest."""
        deadline = monotonic() + SECONDS
        while True:
            line, mark, rest = self._unread.partition(b"\0")
            if mark:
                self._unread = rest
                message = json.loads(line)
                if message.get(key) == value:
                    return message
                continue
            left = max(0.0, deadline - monotonic())
            assert select.select([self._read], [], [], left)[0], f"Chromium says no {key} {value}."
            more = os.read(self._read, 1 << 16)
            assert more, "Chromium has ended."
            self._unread += more

    def _close(self) -> None:
        os.close(self._write)
        try:
            self._process.wait(SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        os.close(self._read)
