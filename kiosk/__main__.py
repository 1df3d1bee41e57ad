"""The command `kiosk`: without arguments it is the full-screen kiosk, with arguments a command of the shell."""

import sys

from kiosk.operating_system import has_posix_processes

CODE = "from kiosk.__main__ import main; main()"


def main() -> None:
    """Run the kiosk, or the command that the command line names."""
    # On Windows a program that replaces itself lets the shell go on meanwhile.
    if not sys.flags.isolated and has_posix_processes():
        _restart_isolated()
    if len(sys.argv) == 1:
        # Without click: what the shell's commands need would delay the first page.
        from kiosk.runtime.supervisor import run

        sys.exit(run())
    from kiosk.cli.main import run_command

    sys.exit(run_command(sys.argv[1:]))


def _restart_isolated() -> None:
    """Restart with -I, as scripts/kiosk starts it: the command that pip installs obeys PYTHON* variables."""
    # Imported here because scripts/kiosk, the usual way, never needs it.
    import os

    from kiosk.child_process import python_command

    command = python_command(CODE, *sys.argv[1:])
    os.execv(command[0], command)


if __name__ == "__main__":
    main()
