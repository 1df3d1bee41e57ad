"""What takes long to build is built once for all processes of a test run, and read by the others."""

import os
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
FOLDER = "TESTS_BUILT_ONCE"
"""The variable that names the folder of this run; `conftest.py` makes it and takes it away."""


def built_once(name: str, build: Callable[[], T]) -> T:
    """What `build` makes, under a name that nothing else has in this run; it must be possible to pickle it."""
    folder = os.environ.get(FOLDER)
    if folder is None:
        return build()
    # Only here, so that the tests that are played without the modules of Unix load.
    import fcntl

    path = Path(folder, name)
    with path.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if path.exists():
            found: T = pickle.loads(path.read_bytes())
            return found
        made = build()
        half = path.with_suffix(".half")
        half.write_bytes(pickle.dumps(made, pickle.HIGHEST_PROTOCOL))
        half.rename(path)
        return made
