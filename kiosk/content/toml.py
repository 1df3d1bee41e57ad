"""Reads TOML; whatever a text holds, what is wrong with it is one ValueError."""

import pickle
import tomllib
from functools import lru_cache
from typing import Any

MAX_DEPTH = 40
"""Lists and tables in one another: what goes through them level by level must come to an end."""

MAX_FILE_BYTES = 1_000_000
"""Bytes of one file of the content."""


def read_toml(text: str) -> dict[str, Any]:
    """The tree of a text; ValueError, its text naming the line where it can, if there is none."""
    try:
        tree: dict[str, Any] = pickle.loads(_parsed(text))
    except tomllib.TOMLDecodeError:
        raise
    except ValueError:
        raise ValueError("a number has too many digits") from None
    except RecursionError:
        raise ValueError(f"more than {MAX_DEPTH} lists or tables in one another") from None
    if _deeper(tree, MAX_DEPTH):
        raise ValueError(f"more than {MAX_DEPTH} lists or tables in one another")
    return tree


@lru_cache(maxsize=256)
def _parsed(text: str) -> bytes:
    """A tree to be copied for each reader: `kiosk check` reads each file again and again, and parsing is slow."""
    return pickle.dumps(tomllib.loads(text))


def _deeper(tree: Any, most: int) -> bool:
    """Whether there are more lists or tables in one another than so many."""
    if not isinstance(tree, dict | list):
        return False
    inner = tree.values() if isinstance(tree, dict) else tree
    return most == 0 or any(_deeper(one, most - 1) for one in inner)
