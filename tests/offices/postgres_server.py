"""A real PostgreSQL server in a temporary folder, which is reached by a Unix socket there and by nothing else."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import psycopg

from tests.conftest import missing

SECONDS = 60
"""After these a tool of PostgreSQL is taken for hung."""

PROGRAMS = Path("/usr/lib/postgresql")
"""Where Debian puts the programs of each version."""

NUMBERS = count()


def find_programs() -> Path:
    """The folder of the newest version's programs; the test is skipped, or fails, where there is none."""
    found = sorted(PROGRAMS.glob("*/bin"), key=lambda path: int(path.parent.name))
    if not found:
        missing("postgresql", "there is no PostgreSQL server")
    return found[-1]


def new_database(folder: Path) -> str:
    """The address of a new, empty database of the server in a folder."""
    name = f"offices{next(NUMBERS)}"
    with psycopg.connect(host=str(folder), user="head", dbname="postgres", autocommit=True) as conn:
        conn.execute(f"CREATE DATABASE {name}")
    return f"postgresql://head@/{name}?host={folder}"


@contextmanager
def running_server() -> Iterator[Path]:
    """A server, until the block ends; the folder of its socket."""
    programs = find_programs()
    # The path of a socket has 107 letters at most, which those of pytest's folders would exceed.
    folder = Path(tempfile.mkdtemp(prefix="kiosk-pg-", dir="/tmp"))
    account: dict[str, Any] = {}
    if os.geteuid() == 0:
        # The server refuses to run as root.
        nobody = pwd.getpwnam("nobody")
        os.chown(folder, nobody.pw_uid, nobody.pw_gid)
        account = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}

    def run(program: str, *options: str) -> None:
        done = subprocess.run(
            [programs / program, "--pgdata", folder / "data", *options],
            cwd=folder,
            env={**os.environ, "HOME": str(folder), "LC_ALL": "C.UTF-8"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=SECONDS,
            text=True,
            **account,
        )
        assert done.returncode == 0, done.stdout

    try:
        run("initdb", "--username=head", "--auth=trust", "--encoding=UTF8", "--no-sync")
        alone = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
        run("pg_ctl", "start", "--wait", "--log", str(folder / "log"), "--options", alone)
        try:
            yield folder
        finally:
            run("pg_ctl", "stop", "--wait", "--mode=immediate")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
