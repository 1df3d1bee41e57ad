"""A worker that stands in for that of a visit: each key makes it do one thing."""

import json
import os
import termios
import time
from pathlib import Path

from kiosk.runtime.spare_worker import take_terminal
from kiosk.runtime.supervisor_link import SupervisorLink, parse_arguments

arguments = parse_arguments()
events_fd = int(arguments["events"])
start_process = time.monotonic()


def send(kind: str, page: str = "", choice: str = "") -> None:
    """Send the supervisor an event."""
    second = int(time.monotonic() - start_process)
    line = {"second": second, "kind": kind, "page": page, "choice": choice}
    os.write(events_fd, json.dumps(line).encode() + b"\n")


def heartbeat(within: float, limit: float | None = None) -> None:
    """Promise the supervisor another heartbeat within so many seconds."""
    line = {"within": within, "limit": limit}
    os.write(events_fd, json.dumps(line, separators=(",", ":")).encode() + b"\n")


def show(*words: object) -> None:
    """Print words on the terminal."""
    os.write(1, (" ".join(map(str, words)) + "\r\n").encode())


link = SupervisorLink(arguments)
if "terminal" in arguments:
    link.receive_preparation()
    # Tests see by this name that the spare is ready.
    Path("/proc/self/comm").write_text("ready-spare")
    link.report_prepared()
    config = link.receive_config()
    take_terminal(arguments["terminal"])
else:
    config = link.receive_config()
if os.isatty(0) and "keeps-keys" not in arguments:
    termios.tcflush(0, termios.TCIFLUSH)
os.write(1, b"\x1b[?1049h\x1b[?1003h\x1b[2 q")
send("fact", "front_end", arguments["front-end"])
send("page", "welcome")
heartbeat(600)
show(
    "WELCOME",
    f"pid={os.getpid()}",
    f"log_failed={config.log_failed}",
    f"language={arguments['language']}.",
)
show(f"practice={config.practice_seconds > 0}.", f"out_of_service={config.out_of_service}.")
count = 0
while key := os.read(0, 1).decode("latin-1"):
    match key:
        case "p":
            count += 1
            send("choice", "intent", "device")
            show(f"TOLD {count}.")
        case "b":
            # Busy for three seconds.
            for _ in range(60):
                send("choice", "intent", "device")
                time.sleep(0.05)
            show("RESTS.")
        case "h":
            # Hangs, though it has promised a heartbeat.
            heartbeat(0)
            time.sleep(60)
        case "P":
            os.write(events_fd, b'{"tried":"right"}\n{"practice":true}\n')
            show("CLAIMED.")
        case "L":
            # Hangs when its time is up.
            heartbeat(600, 0.2)
            time.sleep(60)
        case "f":
            send("fact", "language", "fr")
            show("FACT.")
        case "u":
            send("choice", "intent", "canary-4711")
            show("UNKNOWN.")
        case "g":
            os.write(events_fd, b"x" * 5000 + b"\n{]\n\xff\xfe\n")
            show("GARBAGE.")
        case "o":
            show("OFFICE", f"{config.settings.office.name}.")
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
            send("end", "end", "finished")
            time.sleep(30)
        case "t":
            send("end", "intent", "timed-out")
            os._exit(0)
        case "s":
            send("end", "staff", "staff")
            os._exit(86)
        case "l":
            send("end", "staff", "staff")
            os._exit(0)
        case "S":
            os._exit(86)
        case "z":
            os._exit(0)
        case "c":
            crash = {"type": "KeyError", "file": "kiosk/journey/fold.py", "line": 12}
            os.write(
                events_fd, json.dumps({"crash": crash}, separators=(",", ":")).encode() + b"\n"
            )
            os._exit(1)
        case "\n" if not os.isatty(0):
            show("LINE.")
send("end", "welcome", "left")
os.write(1, b"GOODBYE\r\n")
