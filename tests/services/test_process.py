"""Nobody gets a picture of a sealed process's memory."""

import subprocess
import sys

import pytest

ASK = """
import ctypes, resource
from kiosk.services.hardening import forbid_core, seal
forbid_core()
seal({dumps})
print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), *resource.getrlimit(resource.RLIMIT_CORE))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="needs Linux: prctl is its own")
@pytest.mark.parametrize(("dumps", "dumpable"), [(False, 0), (True, 1)])
def test_a_sealed_process_can_be_neither_dumped_nor_looked_into(dumps: bool, dumpable: int) -> None:
    command = [sys.executable, "-I", "-c", ASK.format(dumps=dumps)]
    said = subprocess.check_output(command, text=True).split()
    assert [int(one) for one in said] == [dumpable, 0, 0]
