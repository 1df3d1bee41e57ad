"""Builds what takes long once for all processes of a test run; the others read it."""

import os
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
FOLDER_VARIABLE = "TESTS_BUILT_ONCE"
"""The variable that names the folder of this run; `conftest.py` makes and removes it."""


def built_once(name: str, build: Callable[[], T]) -> T:
    """What `build` returns, which must be picklable; `name` is unique in this run."""
    folder = os.environ.get(FOLDER_VARIABLE)
    if folder is None:
        return build()
    # Imported here because some tests load this module without the modules of Unix.
    import fcntl

    path = Path(folder, name)
    with path.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if path.exists():
            stored: T = pickle.loads(path.read_bytes())
            return stored
        result = build()
        unfinished = path.with_suffix(".unfinished")
        unfinished.write_bytes(pickle.dumps(result, pickle.HIGHEST_PROTOCOL))
        unfinished.rename(path)
        return result
