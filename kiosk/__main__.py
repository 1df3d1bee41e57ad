"""The command `kiosk`: alone it is the kiosk itself, with words behind it a command of the shell."""

import sys


def main() -> None:
    """Open the kiosk, or do what the command line says."""
    if not sys.flags.isolated and sys.platform != "win32":
        _start_anew()
    if len(sys.argv) == 1:
        # The shell's commands are not loaded before the first page stands.
        from kiosk.runtime.supervisor import run

        sys.exit(run())
    from kiosk.cli.main import run_command

    sys.exit(run_command(sys.argv[1:]))


def _start_anew() -> None:
    """Start again as scripts/kiosk does, deaf to what the environment says to Python: pip's command is not."""
    import os

    os.execv(sys.executable, [sys.executable, "-I", "-m", "kiosk", *sys.argv[1:]])


if __name__ == "__main__":
    main()
