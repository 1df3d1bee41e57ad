"""Commands that an installation runs, each with a test of whether it is still needed."""

import shlex
import subprocess
from collections.abc import Callable
from dataclasses import dataclass


def always() -> bool:
    """The test of a command that is worth running each time."""
    return True


@dataclass(frozen=True)
class Command:
    """A command, and whether it is needed on this computer."""

    words: tuple[str, ...]
    needed: Callable[[], bool] = always

    def __str__(self) -> str:
        return shlex.join(self.words)

    def run(self) -> None:
        """Run it; CalledProcessError or FileNotFoundError where it fails."""
        print(f"$ {self}", flush=True)
        subprocess.run(self.words, check=True, stdin=subprocess.DEVNULL)


def run_commands(commands: list[Command]) -> bool:
    """Run those commands that are needed; whether any was."""
    needed = [command for command in commands if command.needed()]
    for command in needed:
        command.run()
    return bool(needed)


def output_of(*words: str) -> str:
    """The output of a command; empty where it is missing or fails."""
    try:
        done = subprocess.run(words, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return done.stdout if done.returncode == 0 else ""
