"""Runs commands of the kiosk: in the whole run as a shell starts them, else in a fork of the process of the test.

Nearly all that a command costs are the start of Python and its imports, and a fork has done them already. It is
still a process of its own, with its own environment, standard files and exit code.
"""

import gc
import os
import signal
import subprocess
import sys
import traceback
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from tempfile import TemporaryFile
from typing import IO, NoReturn

from tests.sampling import IS_WHOLE

KIOSK = "kiosk"
TIMEOUT = 60
"""Seconds after which a command is ended: its exit code is then none that a command gives by itself."""

Word = str | bytes


def run_bytes(
    words: Sequence[Word],
    *,
    typed: bytes = b"",
    environment: Mapping[str, str] | None = None,
    module: str = KIOSK,
    timeout: int = TIMEOUT,
) -> "subprocess.CompletedProcess[bytes]":
    """What becomes of `python -I -m MODULE WORDS`; the environment is that of the test where none is given."""
    if IS_WHOLE or not hasattr(os, "fork"):
        return subprocess.run(
            [sys.executable, "-I", "-m", module, *words],
            input=typed,
            capture_output=True,
            env=environment,
            timeout=timeout,
            check=False,
        )
    _prepare()
    given = os.environ if environment is None else environment
    with TemporaryFile() as output, TemporaryFile() as errors:
        read_end, write_end = os.pipe()
        # What tests type fits into a pipe, so that nobody has to read meanwhile.
        os.write(write_end, typed)
        os.close(write_end)
        pid = os.fork()
        if pid == 0:
            _become(
                module, words, dict(given), (read_end, output.fileno(), errors.fileno()), timeout
            )
        os.close(read_end)
        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        return subprocess.CompletedProcess([module, *words], code, _all_of(output), _all_of(errors))


def run_text(
    words: Sequence[Word],
    *,
    typed: str = "",
    environment: Mapping[str, str] | None = None,
    module: str = KIOSK,
    timeout: int = TIMEOUT,
) -> "subprocess.CompletedProcess[str]":
    """The same with text."""
    done = run_bytes(
        words, typed=typed.encode(), environment=environment, module=module, timeout=timeout
    )
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
    )


@cache
def _prepare() -> None:
    """Import all commands and have the content parsed, so that no fork has to."""
    from kiosk.cli.main import COMMANDS
    from kiosk.cli.shared import load_content_in_use

    for place in COMMANDS.values():
        import_module(f"kiosk.cli.{place.partition(':')[0]}")
    for imported_later in ("kiosk.store.queries", "phonenumbers"):
        import_module(imported_later)
    load_content_in_use()


def _all_of(file: IO[bytes]) -> bytes:
    file.seek(0)
    return file.read()


def _become(
    module: str,
    words: Sequence[Word],
    environment: dict[str, str],
    files: tuple[int, int, int],
    timeout: int,
) -> NoReturn:
    """Be the command in this process, which is a fork, and end with its exit code."""
    code = 1
    try:
        signal.alarm(timeout)
        # A collection would look at, and so copy, all that the process of the tests has made.
        gc.disable()
        for standard, fd in enumerate(files):
            os.dup2(fd, standard)
        os.environ.clear()
        os.environ.update(environment)
        sys.argv = [module, *map(os.fsdecode, words)]
        sys.stdin = os.fdopen(0, encoding="utf-8", errors="surrogateescape", closefd=False)
        sys.stdout = os.fdopen(1, "w", encoding="utf-8", errors="surrogateescape", closefd=False)
        sys.stderr = os.fdopen(2, "w", encoding="utf-8", errors="backslashreplace", closefd=False)
        code = _call(module)
        sys.stdout.flush()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
        sys.stdout.flush()
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)


def _call(module: str) -> int:
    if module == KIOSK:
        from kiosk.cli.main import run_command

        return run_command(sys.argv[1:])
    return int(import_module(module).main())
