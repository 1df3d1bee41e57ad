"""Set-ups for tests: each question by its name, answered through a pipe or on a real terminal."""

import os
import subprocess
import sys
from pathlib import Path

import pexpect

from tests.command_runs import run_text

QUESTIONS = (
    "language", "office", "id", "languages", "region", "pmo", "pmo-name", "pmo-lines",
    "volunteer-name", "volunteer-lines", "aiace-name", "aiace-lines", "days", "printer", "paper",
    "pin", "again",
)  # fmt: skip
"""Every question, in the order in which it is asked; the last one only where a PIN was typed."""

FRENCH = (
    "\\[1\\]:", "Nom de votre bureau", "Nom court", "Langues que", "Pays \\(2 lettres\\)", "Votre choix",
    "Nom que", "Ce que les membres", "Nom que", "Ce que les membres", "Nom que",
    "Ce que les membres", "Nombre de jours", "Votre choix", "Votre choix", "Code PIN du bureau",
    "le même code PIN",
)  # fmt: skip
"""How each of them begins in French."""

OURS = {
    "language": "fr",
    "office": "AIACE Besançon",
    "region": "fr",
    "pmo": "2",
    "pmo-lines": "Tél. : 1; Bureau : 2",
    "aiace-name": "Jeanne",
    "days": "60",
    "printer": "2",
    "paper": "a5",
    "pin": "482915",
    "again": "482915",
}
LPSTAT = """#!/bin/sh
[ "$*" = -a ] || exit 1
echo 'upstairs accepting requests since Mon'
echo 'downstairs not accepting requests since Tue -'
"""


def typed(**answers: str) -> str:
    """What is typed for these answers; Enter for all others."""
    assert set(answers) <= set(QUESTIONS)
    return "".join(f"{answers.get(name, '')}\n" for name in QUESTIONS)


def surroundings(folder: Path) -> dict[str, str]:
    """An environment in which the computer has two printers, upstairs and downstairs."""
    tools = folder / "tools"
    tools.mkdir(exist_ok=True)
    (tools / "lpstat").write_text(LPSTAT)
    (tools / "lpstat").chmod(0o755)
    return {"PATH": f"{tools}:{os.environ['PATH']}", "LANG": "C.UTF-8", "HOME": str(folder)}


def command(data: Path, *arguments: str) -> list[str]:
    """`kiosk setup` on a data folder."""
    return [sys.executable, "-I", "-m", "kiosk", "setup", "--data", str(data), *arguments]


def piped(data: Path, said: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """A set-up that reads its answers from a pipe."""
    return run_text(
        ["setup", "--data", str(data), *arguments],
        typed=said,
        environment=surroundings(data.parent),
    )


def begun(data: Path, said: str) -> "subprocess.Popen[str]":
    """A set-up that has been told all its answers through a pipe, and goes on by itself."""
    process = subprocess.Popen(
        command(data),
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
        env=surroundings(data.parent),
    )
    assert process.stdin is not None
    process.stdin.write(said)
    process.stdin.close()
    return process


def terminal(data: Path, *arguments: str) -> "pexpect.spawn[str]":
    """A set-up on a real terminal; all that it has shown is in its `logfile_read`."""
    first, *rest = command(data, *arguments)
    return pexpect.spawn(
        first, rest, env=surroundings(data.parent), encoding="utf-8", timeout=20, echo=True
    )
