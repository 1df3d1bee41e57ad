"""Breaks one file of the content, or one catalog, as people and disks break them."""

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from random import Random

NOTE_LINE = re.compile(rb"(?m)^#(?![,~]).*$")
"""A line of a catalog that only translators read: whatever stands there, members read the same."""

Mutation = Callable[[bytes, Random], bytes]


def cut(data: bytes, random: Random) -> bytes:
    """Keep only the beginning."""
    return data[: random.randrange(1, len(data))]


def empty(data: bytes, random: Random) -> bytes:
    """Leave nothing."""
    return b""


def unquote(data: bytes, random: Random) -> bytes:
    """Remove a quotation mark."""
    return _replace_one(rb'"', b"", data, random)


def garbage(data: bytes, random: Random) -> bytes:
    """Insert bytes that are not UTF-8."""
    at = random.randrange(len(data))
    return data[:at] + b"\xff\xfe\0" + data[at:]


def retype(data: bytes, random: Random) -> bytes:
    """Give a key a value of another type."""
    value = random.choice((b"12345", b"true", b"{ a = 1 }", b"1979-05-27"))
    return _replace_one(rb'(?m)(?<== )(?:"[^"\n]*"|\["[^\n]*"\])$', value, data, random)


def misspell(data: bytes, random: Random) -> bytes:
    """Swap two letters of a key."""
    return _swap_letters(rb"(?m)^[a-z_-]{3,}(?= = )", data, random)


def retitle(data: bytes, random: Random) -> bytes:
    """Swap two letters of the name of a table."""
    return _swap_letters(rb"(?m)(?<=^\[)[a-z.-]{4,}(?=\.|\])", data, random)


def refield(data: bytes, random: Random) -> bytes:
    """Rename a field in braces to one that does not exist."""
    return _replace_one(rb"\{[a-z_-]+\}", b"{no-such-field}", data, random)


def flip(data: bytes, random: Random) -> bytes:
    """Flip one bit, as failing disks do."""
    at = random.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << random.randrange(8)]) + data[at + 1 :]


MUTATIONS: dict[str, tuple[Mutation, ...]] = {
    ".toml": (cut, empty, unquote, garbage, retype, misspell, retitle, refield),
    ".tsv": (cut, empty, garbage),
    ".po": (cut, empty, unquote, garbage, refield),
    ".mo": (cut, empty, garbage, flip),
}


def mutate_file(content: Path, locales: Path, random: Random) -> tuple[Path, str]:
    """Break one file so that it no longer says the same; the file, and the name of the mutation."""
    files = [*content.rglob("*.toml"), *content.rglob("*.tsv"), *locales.rglob("*.[pm]o")]
    while True:
        path = random.choice(sorted(files))
        before = path.read_bytes()
        if random.random() < 0.05 and path.suffix != ".mo":
            path.unlink()
            return path, "gone"
        mutation = random.choice(MUTATIONS[path.suffix])
        after = mutation(before, random)
        if not _means_the_same(path.suffix, before, after):
            path.write_bytes(after)
            return path, mutation.__name__


def _replace_one(pattern: bytes, replacement: bytes, data: bytes, random: Random) -> bytes:
    found = list(re.finditer(pattern, data))
    if not found:
        return data
    one = random.choice(found)
    return data[: one.start()] + replacement + data[one.end() :]


def _swap_letters(pattern: bytes, data: bytes, random: Random) -> bytes:
    found = list(re.finditer(pattern, data))
    if not found:
        return data
    one = random.choice(found)
    at = one.start() + random.randrange(len(one[0]) - 1)
    return data[:at] + data[at : at + 2][::-1] + data[at + 2 :]


def _means_the_same(suffix: str, before: bytes, after: bytes) -> bool:
    """Whether a file still says the same."""
    if suffix == ".toml":
        try:
            return tomllib.loads(before.decode()) == tomllib.loads(after.decode())
        except ValueError:
            return False
    if suffix == ".po":
        before, after = (NOTE_LINE.sub(b"", data) for data in (before, after))
    return before.strip() == after.strip()
