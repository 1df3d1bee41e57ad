"""Processor load beside an attack: endless loops."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

LOOP = "while 1: pass"


@contextmanager
def load_processor(loops: int) -> Iterator[list["subprocess.Popen[bytes]"]]:
    """Run so many endless loops, each in a process of its own, until the block is left."""
    processes = [subprocess.Popen([sys.executable, "-I", "-c", LOOP]) for _ in range(loops)]
    try:
        yield processes
    finally:
        for process in processes:
            process.kill()
            process.wait()
