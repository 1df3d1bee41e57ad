"""What signals do to the full-screen front end: two end it as it should end, the others do nothing."""

import asyncio
import signal
from collections.abc import Callable

from kiosk.operating_system import has_posix_processes


def obey(end: Callable[[], None]) -> None:
    """End on SIGTERM and SIGHUP, and be deaf to the keyboard's; only once the driver has set its own."""
    if not has_posix_processes():
        return
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(number, end)
    for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP, signal.SIGCONT):
        signal.signal(number, signal.SIG_IGN)
