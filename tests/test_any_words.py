"""The commands that read words, as a shell starts them: whatever the words are, one plain answer."""

import json
from pathlib import Path

import pytest

from tests.command_runs import Word, run_bytes

LONG = 100_000
SECONDS = 20
"""Far more than any answer takes on a busy machine, far less than a reader that is lost."""

WORDS = {
    "nothing": b"",
    "blanks": b" " * LONG,
    "brackets": b"(" * LONG,
    "digits": b"1" * LONG,
    "a version without end": b"iOS 15." + b"9" * LONG,
    "one sign of many letters": "\ufdfa".encode() * (LONG // 3),
    "no text": b"\xff\xfe\xed\xa0\x80",
    "no text behind a number": b"+32 470 12 34 56 \xff",
    "an escape": b"\x1b]52;c;eA==\x07\x1b[2J",
}
"""No word of a command line can hold a NUL, and none be longer than 128 KiB."""


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("command", ["phone", "code", "resume", "device"])
def test_any_word_is_answered_in_one_plain_sentence(
    tmp_path: Path, command: str, word: str
) -> None:
    words: list[Word] = ["--data", str(tmp_path), command, "--json", WORDS[word]]
    done = run_bytes(words, timeout=SECONDS)
    assert done.returncode in (0, 2)
    assert b"Traceback" not in done.stderr
    assert b"\x1b" not in done.stdout + done.stderr
    assert len(done.stderr.splitlines()) == (done.returncode == 2)
    if done.returncode == 0:
        assert json.loads(done.stdout)
    assert list(tmp_path.iterdir()) == []
