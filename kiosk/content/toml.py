"""Reads TOML; anything wrong with a text, or too much for the parser, is one ValueError."""

import pickle
import tomllib
from functools import lru_cache
from typing import Any

MAX_DEPTH = 40
"""Levels of nested lists and tables: the functions that walk through them recursively must come to an end."""

MAX_FILE_BYTES = 1_000_000
"""Bytes of one file of the content."""


def read_toml(text: str) -> dict[str, Any]:
    """The tree of a text; ValueError where there is none, its message naming the line where possible."""
    try:
        tree: dict[str, Any] = pickle.loads(_parsed(text))
    except tomllib.TOMLDecodeError:
        raise
    except ValueError:
        # int() refuses more than 4300 digits.
        raise ValueError("a number has too many digits") from None
    except RecursionError:
        raise ValueError(f"more than {MAX_DEPTH} lists or tables in one another") from None
    if _is_deeper(tree, MAX_DEPTH):
        raise ValueError(f"more than {MAX_DEPTH} lists or tables in one another")
    return tree


@lru_cache(maxsize=256)
def _parsed(text: str) -> bytes:
    """The pickled tree of a text, from which each caller gets a copy of its own.

    `kiosk check` reads each file several times, and parsing is slower than unpickling.
    """
    return pickle.dumps(tomllib.loads(text))


def _is_deeper(tree: Any, most: int) -> bool:
    """Whether lists or tables are nested in more than `most` levels."""
    if not isinstance(tree, dict | list):
        return False
    inner = tree.values() if isinstance(tree, dict) else tree
    return most == 0 or any(_is_deeper(one, most - 1) for one in inner)
