"""The line to the CUPS of this computer: its own socket, and never the network."""

import os
import socket
from time import monotonic

USUAL = "/run/cups/cups.sock"


class SilentError(OSError):
    """CUPS does not answer, or it answers nonsense."""


def socket_path() -> str:
    """Where the socket lies: where the environment says, unless that is a place in the network."""
    said = os.environ.get("CUPS_SERVER", "")
    return said if said.startswith("/") else USUAL


def environment() -> dict[str, str]:
    """What a command of CUPS is given: it speaks English, and through the same socket."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return {**kept, "LC_ALL": "C.UTF-8", "CUPS_SERVER": socket_path()}


def post(path: str, body: bytes, seconds: float) -> bytes:
    """Send a question, and read until CUPS has said everything."""
    deadline, heard = monotonic() + seconds, b""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        line.settimeout(seconds)
        line.connect(socket_path())
        line.sendall(
            f"POST {path} HTTP/1.0\r\nHost: localhost\r\nContent-Type: application/ipp\r\n"
            f"Content-Length: {len(body)}\r\n\r\n".encode()
            + body
        )
        while piece := line.recv(65536):
            heard += piece
            line.settimeout(max(0.01, deadline - monotonic()))
    head, _, said = heard.partition(b"\r\n\r\n")
    if head.split(b" ")[1:2] != [b"200"]:
        raise SilentError
    return said
