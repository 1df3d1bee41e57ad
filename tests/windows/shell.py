"""A command of the shell on the Windows that is played."""

import sys

from kiosk.cli.main import run_command

if __name__ == "__main__":
    sys.exit(run_command([*sys.argv[1:], "--debug"]))
