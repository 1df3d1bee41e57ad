"""The memory that this computer can still give to processes."""

from pathlib import Path

MEMORY_FILE = Path("/proc/meminfo")


def available_memory() -> int:
    """Bytes that new processes can get without swapping; 0 where the system does not say.

    Source: MemAvailable, in units of 1024 bytes (proc_meminfo(5)).
    """
    try:
        for line in MEMORY_FILE.read_text(encoding="ascii").splitlines():
            name, _, value = line.partition(":")
            if name == "MemAvailable":
                return int(value.split()[0]) * 1024
    except (OSError, ValueError, IndexError):
        pass
    return 0
