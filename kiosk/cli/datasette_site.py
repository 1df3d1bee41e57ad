"""The visit log, or the offices' database, as a Datasette site, read-only, and the server that shows it here.

Datasette is a library that only `kiosk log view` and `kiosk offices view` need: it is installed apart, and
imported here alone, when it is used. It reads a file with `mode=ro`, so that others can write meanwhile. It runs
the queries of the YAML file that describes it, and no SQL that a reader types, since in the log that could read
the key by which counts are rounded.
"""

import os
import signal
import socket
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import FrameType

from kiosk.cli.one_time_link import Application
from kiosk.cli.pip_command import pip_command
from kiosk.paths import PACKAGE
from kiosk.store.read_only import NO_SHARED_MEMORY, WAIT_SECONDS

METADATA = PACKAGE / "store" / "metadata.yaml"
PINS = PACKAGE.parent / "requirements-view.txt"
"""The exact versions with their hashes; only a checkout has them."""

REQUIREMENT = "datasette>=0.65,<1"
"""As in pyproject.toml. In version 1 the permissions of `metadata.yaml` mean nothing."""

SETTINGS = {
    "default_allow_sql": False,
    "allow_download": False,
    "default_cache_ttl": 0,
    "suggest_facets": False,
    "sql_time_limit_ms": 5000,
}


ENDING_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")


def has_datasette() -> bool:
    """Whether a Datasette is installed that understands `metadata.yaml`."""
    try:
        return version("datasette").startswith("0.")
    except PackageNotFoundError:
        return False


def install_command() -> str:
    """The shell command that installs Datasette beside the kiosk that runs."""
    return pip_command(PINS, REQUIREMENT)


def connect_read_only(path: Path) -> sqlite3.Connection:
    """A connection to a SQLite file that changes nothing in it; sqlite3.Error where it cannot be read.

    Where SQLite cannot make its -shm file, as on a full disk, what stands in the file itself is read.
    """
    uri = f"{path.as_uri()}?mode=ro"
    conn = _connect(uri)
    try:
        conn.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as error:
        conn.close()
        if error.sqlite_errorcode & 0xFF not in NO_SHARED_MEMORY:
            raise
        return _connect(f"{uri}&immutable=1")
    return conn


def _connect(uri: str) -> sqlite3.Connection:
    return sqlite3.connect(uri, uri=True, timeout=WAIT_SECONDS, check_same_thread=False)


def build_site(path: Path, name: str, described: Path, base: str) -> Application:
    """The site of a SQLite file, called `name` there, as a YAML file describes it; its links begin with `base`."""
    from datasette.app import Datasette
    from datasette.database import Database
    from datasette.utils import parse_metadata

    class ShownDatabase(Database):  # type: ignore[misc]
        """The file, whatever signs its path holds; Datasette itself reads ? and % in a path as SQLite does."""

        def connect(self, write: bool = False) -> sqlite3.Connection:
            """A new connection, of which Datasette has one in each of its threads."""
            if write:
                raise ValueError("The file is only read.")
            conn = connect_read_only(Path(self.path))
            self._all_file_connections.append(conn)
            return conn

    metadata = parse_metadata(described.read_text(encoding="utf-8"))
    datasette = Datasette(metadata=metadata, settings={**SETTINGS, "base_url": base})
    # It adds this one to have any.
    datasette.remove_database("_memory")
    datasette.add_database(ShownDatabase(datasette, str(path)), name=name)
    site: Application = datasette.app()
    return site


def listen() -> socket.socket:
    """A socket on a free port of this computer, which from now on nobody else can take; OSError."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
    except BaseException:
        listening.close()
        raise
    return listening


class SiteServer:
    """Answers requests for a site until a signal ends it."""

    def __init__(self, site: Application) -> None:
        import uvicorn

        # After a second, connections that a browser keeps open are closed.
        config = uvicorn.Config(
            site,
            lifespan="off",
            ws="none",
            log_level="critical",
            access_log=False,
            timeout_graceful_shutdown=1,
        )
        self._server = uvicorn.Server(config)

    @contextmanager
    def ended_by_signals(self) -> Iterator[None]:
        """Let Ctrl-C, and whoever ends the process or closes its terminal, end `run` and nothing else."""
        # Nothing is raised: that could happen anywhere in the loop that serves, and be lost there.
        before = {
            number: signal.signal(number, self._end)
            for number in (getattr(signal, name, None) for name in ENDING_SIGNALS)
            if number and signal.getsignal(number) is not signal.SIG_IGN
        }
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def run(self, listening: socket.socket) -> None:
        """Answer what comes to a socket; what Datasette prints of its errors goes nowhere."""
        with open(os.devnull, "w") as nowhere, redirect_stdout(nowhere), redirect_stderr(nowhere):
            self._server.run(sockets=[listening])

    def _end(self, number: int, frame: FrameType | None) -> None:
        self._server.should_exit = True
