"""Runs `kiosk log view`, and reads what it shows as a browser does, or another account of the computer."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import HTTPCookieProcessor, build_opener

import pytest

from tests.conftest import missing

SECONDS = 60
"""After these the command is taken for hung."""

OTHER_ACCOUNT = 65534
VISITOR = f"""
import encodings.idna, http.client, json, os, sys
port, requests = json.load(sys.stdin)
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid({OTHER_ACCOUNT})
    os.setuid({OTHER_ACCOUNT})
for method, path, headers in requests:
    conn = http.client.HTTPConnection("127.0.0.1", port, timeout={SECONDS})
    conn.request(method, path, headers=headers)
    answer = conn.getresponse()
    print(json.dumps([answer.status, answer.read().decode(), dict(answer.getheaders()), os.getuid()]))
"""


class Reader:
    """A browser, as far as links and cookies go: `url` is where it is."""

    def __init__(self) -> None:
        self._opener = build_opener(HTTPCookieProcessor(CookieJar()))
        self.url = ""

    def get(self, url: str) -> tuple[int, str]:
        """The status and the text of a page, where it leads in the end."""
        try:
            with self._opener.open(url, timeout=SECONDS) as answer:
                self.url = answer.geturl()
                return answer.status, answer.read().decode(errors="replace")
        except HTTPError as refusal:
            self.url = refusal.geturl()
            return refusal.code, refusal.read().decode(errors="replace")

    def rows(self, url: str) -> Any:
        """The rows of a table, view or query."""
        status, text = self.get(f"{url}.json?_shape=array&_size=max")
        assert status == 200, text
        return json.loads(text)


class ShownLog:
    """A log that is shown: its link, and the process that shows it."""

    def __init__(self, process: "subprocess.Popen[str]", said: str, link: str) -> None:
        self.process, self.said, self.link = process, said, link
        self.base = link.partition("open?")[0]
        self.port = int(link.split("/")[2].partition(":")[2])

    def reader(self) -> Reader:
        """Whoever opens the link."""
        reader = Reader()
        assert reader.get(self.link)[0] == 200
        return reader

    def end(self, number: int) -> tuple[int, str, str]:
        """Send a signal; the exit code, and all else that was said."""
        self.process.send_signal(number)
        output, errors = self.process.communicate(timeout=SECONDS)
        return self.process.returncode, output, errors

    def visit(self, requests: Sequence[tuple[str, str, dict[str, str]]]) -> list[Any]:
        """What another process gets, of another account where this is root: status, text, headers, account."""
        done = subprocess.run(
            [sys.executable, "-I", "-c", VISITOR],
            input=json.dumps([self.port, requests]),
            capture_output=True,
            text=True,
            check=True,
            timeout=SECONDS,
        )
        return [json.loads(line) for line in done.stdout.splitlines()]


@contextmanager
def shown_log(
    data: Path,
    *options: str,
    environment: Mapping[str, str] = os.environ,
    words: Sequence[str] = ("log", "view"),
) -> Iterator[ShownLog]:
    """`kiosk log view` on a data folder, or another command that shows a site, until the block ends."""
    try:
        import datasette  # noqa: F401
    except ImportError:
        missing("datasette", "the Python package is not installed")
    command = [sys.executable, "-I", "-m", "kiosk", *words, *options, "--data", str(data)]
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=dict(environment),
    )
    try:
        assert process.stdout is not None
        said, link = process.stdout.readline(), process.stdout.readline().strip()
        if not link:
            pytest.fail(f"It showed nothing: {said}{process.communicate()[1]}")
        yield ShownLog(process, said.strip(), link)
    finally:
        process.kill()
        process.communicate()
