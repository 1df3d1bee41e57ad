"""Breaks one file of the content, or one catalogue, in one of the ways in which people and disks break them."""

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from random import Random

Change = Callable[[bytes, Random], bytes]


def cut(data: bytes, chance: Random) -> bytes:
    """Written only in part."""
    return data[: chance.randrange(1, len(data))]


def empty(data: bytes, chance: Random) -> bytes:
    """Written not at all."""
    return b""


def unquote(data: bytes, chance: Random) -> bytes:
    """A quotation mark too few."""
    return _one(rb'"', b"", data, chance)


def garbage(data: bytes, chance: Random) -> bytes:
    """Bytes that are no text."""
    at = chance.randrange(len(data))
    return data[:at] + b"\xff\xfe\0" + data[at:]


def retype(data: bytes, chance: Random) -> bytes:
    """Something else than was wanted behind a key."""
    value = chance.choice((b"12345", b"true", b"{ a = 1 }", b"1979-05-27"))
    return _one(rb'(?m)(?<== )(?:"[^"\n]*"|\["[^\n]*"\])$', value, data, chance)


def misspell(data: bytes, chance: Random) -> bytes:
    """Two letters of a key changed places."""
    return _swapped(rb"(?m)^[a-z_-]{3,}(?= = )", data, chance)


def retitle(data: bytes, chance: Random) -> bytes:
    """Two letters of a table's name changed places."""
    return _swapped(rb"(?m)(?<=^\[)[a-z.-]{4,}(?=\.|\])", data, chance)


def refield(data: bytes, chance: Random) -> bytes:
    """A field in braces that there is not."""
    return _one(rb"\{[a-z_-]+\}", b"{no-such-field}", data, chance)


def flip(data: bytes, chance: Random) -> bytes:
    """One bit of a letter, as bad disks do."""
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]


CHANGES: dict[str, tuple[Change, ...]] = {
    ".toml": (cut, empty, unquote, garbage, retype, misspell, retitle, refield),
    ".tsv": (cut, empty, garbage),
    ".po": (cut, empty, unquote, garbage, refield),
    ".mo": (cut, empty, garbage, flip),
}


def mutate(content: Path, locales: Path, chance: Random) -> tuple[Path, str]:
    """Break one file; which, and how. It is never one that says the same as before."""
    files = [*content.rglob("*.toml"), *content.rglob("*.tsv"), *locales.rglob("*.[pm]o")]
    while True:
        path = chance.choice(sorted(files))
        before = path.read_bytes()
        if chance.random() < 0.05 and path.suffix != ".mo":
            path.unlink()
            return path, "gone"
        change = chance.choice(CHANGES[path.suffix])
        after = change(before, chance)
        if not _alike(path.suffix, before, after):
            path.write_bytes(after)
            return path, change.__name__


def _one(pattern: bytes, instead: bytes, data: bytes, chance: Random) -> bytes:
    found = list(re.finditer(pattern, data))
    if not found:
        return data
    one = chance.choice(found)
    return data[: one.start()] + instead + data[one.end() :]


def _swapped(pattern: bytes, data: bytes, chance: Random) -> bytes:
    found = list(re.finditer(pattern, data))
    if not found:
        return data
    one = chance.choice(found)
    at = one.start() + chance.randrange(len(one[0]) - 1)
    return data[:at] + data[at : at + 2][::-1] + data[at + 2 :]


def _alike(suffix: str, before: bytes, after: bytes) -> bool:
    """Whether nothing is lost or broken."""
    if suffix == ".toml":
        try:
            return tomllib.loads(before.decode()) == tomllib.loads(after.decode())
        except ValueError:
            return False
    return before.strip() == after.strip()
