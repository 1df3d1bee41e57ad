"""Installs, shows or removes; what cannot be done is said in one sentence."""

import os
import subprocess
import sys
from pathlib import Path

from tools.installer import manifest
from tools.installer.install import install, show_all_shapes
from tools.installer.options import parse_options
from tools.installer.shapes import SHAPES, shape_of
from tools.installer.uninstall import uninstall
from tools.quiet_end import end_quietly

ROOT = Path("/")


@end_quietly
def main(words: list[str]) -> int:
    """Run the command line; the exit code."""
    options = parse_options(words)
    root = (options.root or ROOT).absolute()
    try:
        if not options.dry_run and options.root is None and os.geteuid() != 0:
            return refuse(
                "Only root may do this: put sudo before it, or add --dry-run to see what it does."
            )
        if options.remove:
            return uninstall(options, root)
        shape = options.shape or shape_of(manifest.read_manifest(root))
        if shape:
            return install(options, shape, root)
        return show_all_shapes(options, root) if options.dry_run else refuse(ask_for_shape())
    except subprocess.CalledProcessError as fault:
        name = next(word for word in fault.cmd if word != "env" and "=" not in word)
        return refuse(
            f"This command failed, so the work stopped there: {name} ({fault.returncode})."
        )
    except BrokenPipeError:
        raise
    except OSError as fault:
        return refuse(
            f"{fault.strerror}: {fault.filename}. Put that right, then run the same again."
        )


def ask_for_shape() -> str:
    """The sentence for somebody who has not named a shape."""
    return (
        f"Say which kiosk: --shape {', '.join([*SHAPES][:-1])} or {[*SHAPES][-1]}."
        " --help tells them apart, --dry-run shows what each does."
    )


def refuse(sentence: str) -> int:
    """Print one sentence on standard error; the exit code."""
    print(sentence, file=sys.stderr)
    return 1
