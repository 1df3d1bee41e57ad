"""Anything that can stand in a file: bytes, text, and trees of TOML that are nearly right or not at all."""

import json
import math
import tomllib
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from kiosk.content.sentences import ENTRY_TABLES, SENTENCE_KEYS

NAMES = st.sampled_from(
    [
        *sorted(SENTENCE_KEYS | ENTRY_TABLES),
        "id",
        "tag",
        "dated",
        "when",
        "go",
        "context",
        "english",
    ]
)
TROUBLE = st.sampled_from(
    ["(", "[x", "(a)", "\\1", "(?i)", "{", "{a", "}{", "{device}", "trouble:", "step:x", ":", "²", "9" * 5000]
)  # fmt: skip
LEAVES = st.one_of(
    st.integers(),
    st.integers(-(2**80), 2**80),
    st.floats(),
    st.booleans(),
    st.text(max_size=20),
    TROUBLE,
    st.dates(),
    st.datetimes(),
    st.times(),
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES | st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)  # fmt: skip
TREES = st.dictionaries(NAMES | st.text(max_size=5), VALUES, max_size=4)
MUCH = (
    b"a = " + b"[" * 9999,
    b"a = " + b"{a=" * 9999,
    b"a." * 999 + b"b = 1",
    b"a = " + b"9" * 9999,
)
"""More than a parser can take."""

RAW = st.one_of(
    st.binary(max_size=200),
    st.text(max_size=200).map(str.encode),
    st.text("[]{}=\"'.#\n\\ua1", max_size=200).map(str.encode),
    st.sampled_from(MUCH),
)


@st.composite
def nearly(draw: st.DrawFn, folder: Path, file: str) -> dict[str, Any]:
    """The tree of a shipped file, with other values in one place or a few."""
    tree = tomllib.loads((folder / file).read_text(encoding="utf-8"))
    for _ in range(draw(st.integers(1, 3))):
        places = list(_places(tree))
        if not places:
            break
        inner, key = draw(st.sampled_from(places))
        inner[key] = draw(VALUES)
        if isinstance(inner, dict):
            inner[draw(NAMES)] = draw(VALUES)
    return tree


def _places(tree: Any) -> Iterator[tuple[Any, Any]]:
    """Where a value stands: the table or list, and its name or number there."""
    for key, value in tree.items() if isinstance(tree, dict) else enumerate(tree):
        yield tree, key
        if isinstance(value, dict | list):
            yield from _places(value)


def written(tree: dict[str, Any]) -> bytes:
    """A tree as a file."""
    text = "".join(f"{_toml(str(key))} = {_toml(value)}\n" for key, value in tree.items())
    assert tomllib.loads(text).keys() == tree.keys()
    return text.encode()


def _toml(value: Any) -> str:
    match value:
        case str():
            return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
        case dict():
            return f"{{{', '.join(f'{_toml(key)} = {_toml(one)}' for key, one in value.items())}}}"
        case list():
            return f"[{', '.join(map(_toml, value))}]"
        case float() if not math.isfinite(value):
            return str(value)
        case date() | datetime() | time():
            return value.isoformat()
    return str(value).lower()
