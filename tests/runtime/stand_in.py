"""A visit that stands in for the real one: each key makes it do one thing."""

import json
import os
import sys
import termios
import time

from kiosk.runtime.supervisor_link import SupervisorLink

given = {name: value for name, _, value in (arg[2:].partition("=") for arg in sys.argv[1:])}
events = int(given["events"])
began = time.monotonic()


def texts(kind: str, page: str = "", choice: str = "") -> None:
    """One event to the host."""
    second = int(time.monotonic() - began)
    line = {"second": second, "kind": kind, "page": page, "choice": choice}
    os.write(events, json.dumps(line).encode() + b"\n")


def show(*words: object) -> None:
    """Words on the terminal."""
    os.write(1, (" ".join(map(str, words)) + "\r\n").encode())


settings = SupervisorLink(given).given()
if os.isatty(0):
    termios.tcflush(0, termios.TCIFLUSH)
os.write(1, b"\x1b[?1049h\x1b[?1003h\x1b[2 q")
texts("fact", "door", given["door"])
texts("page", "welcome")
show("WELCOME", f"pid={os.getpid()}", f"mark={settings.mark}", f"language={given['language']}.")
count = 0
while key := os.read(0, 1).decode("latin-1"):
    match key:
        case "p":
            count += 1
            texts("choice", "intent", "device")
            show(f"TOLD {count}.")
        case "f":
            texts("fact", "language", "fr")
            show("FACT.")
        case "u":
            texts("choice", "intent", "canary-4711")
            show("UNKNOWN.")
        case "g":
            os.write(events, b"x" * 5000 + b"\n{]\n\xff\xfe\n")
            show("GARBAGE.")
        case "o":
            show("OFFICE", f"{settings.settings.office.name}.")
        case "v":
            show("ENVIRONMENT", *sorted(os.environ), "END.")
        case "m":
            attributes = termios.tcgetattr(0)[3]
            show(
                "ECHO",
                bool(attributes & termios.ECHO),
                "ISIG",
                bool(attributes & termios.ISIG),
                ".",
            )
        case "e":
            texts("end", "end", "finished")
            time.sleep(30)
        case "s":
            texts("end", "staff", "staff")
            os._exit(86)
        case "l":
            texts("end", "staff", "staff")
            os._exit(0)
        case "S":
            os._exit(86)
        case "z":
            os._exit(0)
        case "c":
            crash = {"type": "KeyError", "file": "kiosk/journey/fold.py", "line": 12}
            os.write(events, json.dumps({"crash": crash}, separators=(",", ":")).encode() + b"\n")
            os._exit(1)
        case "\n" if not os.isatty(0):
            show("LINE.")
texts("end", "welcome", "left")
os.write(1, b"GOODBYE\r\n")
