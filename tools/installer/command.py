"""Commands that an installation runs, each with how one knows that it is done already."""

import shlex
import subprocess
from collections.abc import Callable
from dataclasses import dataclass


def always() -> bool:
    """For what is worth doing each time."""
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


def run(commands: list[Command]) -> bool:
    """Run what is needed; whether anything was."""
    needed = [command for command in commands if command.needed()]
    for command in needed:
        command.run()
    return bool(needed)


def said(*words: str) -> str:
    """What a command says; nothing where it is missing or fails."""
    try:
        done = subprocess.run(words, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return done.stdout if done.returncode == 0 else ""
