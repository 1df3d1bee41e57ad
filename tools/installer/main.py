"""Installs, shows or removes; what cannot be done is said in one sentence, and then nothing was changed."""

import os
import subprocess
import sys
from pathlib import Path

from tools.installer import ledger
from tools.installer.options import options
from tools.installer.put import install, show_all
from tools.installer.shapes import SHAPES, shape_of
from tools.installer.take import take_away

ROOT = Path("/")


def main(words: list[str]) -> int:
    """Do what was asked for; the exit code."""
    asked = options(words)
    root = (asked.root or ROOT).absolute()
    try:
        if not asked.dry_run and asked.root is None and os.geteuid() != 0:
            return refuse(
                "Only root may do this: put sudo before it, or add --dry-run to see what it does."
            )
        if asked.remove:
            return take_away(asked, root)
        shape = asked.shape or shape_of(ledger.read(root))
        if shape:
            return install(asked, shape, root)
        return show_all(asked, root) if asked.dry_run else refuse(which())
    except subprocess.CalledProcessError as fault:
        name = next(word for word in fault.cmd if word != "env" and "=" not in word)
        return refuse(
            f"This command failed, so the work stopped there: {name} ({fault.returncode})."
        )
    except OSError as fault:
        return refuse(
            f"{fault.strerror}: {fault.filename}. Put that right, then run the same again."
        )


def which() -> str:
    """What somebody is told who has not said which shape it is to be."""
    return (
        f"Say which kiosk: --shape {', '.join([*SHAPES][:-1])} or {[*SHAPES][-1]}."
        " --help tells them apart, --dry-run shows what each does."
    )


def refuse(sentence: str) -> int:
    """One sentence on standard error."""
    print(sentence, file=sys.stderr)
    return 1
