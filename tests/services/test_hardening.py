"""Nobody can read or dump the memory of a protected process."""

import subprocess
import sys

import pytest

CODE = """
import ctypes, resource
from kiosk.services.hardening import forbid_core_dumps, protect_memory
forbid_core_dumps()
protect_memory({dumpable})
print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), *resource.getrlimit(resource.RLIMIT_CORE))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="needs Linux: prctl is its own")
@pytest.mark.parametrize(("dumpable", "flag"), [(False, 0), (True, 1)])
def test_a_protected_process_can_be_neither_dumped_nor_read(dumpable: bool, flag: int) -> None:
    command = [sys.executable, "-I", "-c", CODE.format(dumpable=dumpable)]
    printed = subprocess.check_output(command, text=True).split()
    assert [int(value) for value in printed] == [flag, 0, 0]
