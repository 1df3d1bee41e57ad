"""Opens the offices' database: a SQLite file, or an address of PostgreSQL; errors are one plain sentence."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    NullPool,
    create_engine,
    event,
    insert,
    inspect,
    make_url,
    select,
    text,
)
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from kiosk.offices.tables import METADATA, SCHEMA, SCHEMA_VERSION, VIEWS
from kiosk.printable import printable

WAIT_SECONDS = 10
"""How long to wait for another program that is writing, or for the server."""

NO_FILE = (
    "There is no database {place} yet: add parcels with kiosk offices add FILE… --into {place}"
)
NO_TABLES = (
    "There are no offices in {place} yet: add parcels with kiosk offices add FILE… --into {place}"
)
FOREIGN = "{place} holds something else than the figures of offices: name another database."
NEWER = "{place} was made by a newer version of the kiosk: install that version here."
FAILED = "The database {place} cannot be used ({why}): put that right, then do this again."
NO_ADDRESS = "This is no address of a database: name a file, or write one like postgresql://user@server/offices"


class OfficesDatabaseError(Exception):
    """The database cannot be used; the message says why, and what to do."""


class OfficesDatabase:
    """The database at an address; nothing is opened before it is used.

    `read` and `change` are one transaction each. Raises OfficesDatabaseError.
    """

    def __init__(self, address: str) -> None:
        is_file = "://" not in address
        self.path = Path(address).expanduser().absolute() if is_file else None
        """The SQLite file; None for a server."""
        self._url = None if is_file else _server_url(address)
        self.place = str(self.path or _shown_address(self._url))
        """The address as it may be shown, without a password."""

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that reads, in which nothing changes."""
        if self.path and not self.path.exists():
            raise OfficesDatabaseError(NO_FILE.format(place=self.place))
        with self._plain_errors(), self._engine("ro").connect() as conn, conn.begin():
            if self._url:
                conn.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"))
            if not self._has_tables(conn):
                raise OfficesDatabaseError(NO_TABLES.format(place=self.place))
            yield conn

    @contextmanager
    def change(self) -> Iterator[Connection]:
        """A transaction that writes, alone; missing tables are made in it."""
        with self._plain_errors(), self._engine("rwc").connect() as conn, conn.begin():
            if self._url:
                # Two who begin at once: the second one waits here until the first has made the tables.
                conn.execute(text("SELECT pg_advisory_xact_lock(hashtext('kiosk offices'))"))
            if not self._has_tables(conn):
                _make_tables(conn)
            yield conn

    def _has_tables(self, conn: Connection) -> bool:
        names = {*inspect(conn).get_table_names(), *inspect(conn).get_view_names()}
        if not names:
            return False
        if SCHEMA.name not in names:
            raise OfficesDatabaseError(FOREIGN.format(place=self.place))
        version = conn.execute(select(SCHEMA.c.version)).scalar()
        if version != SCHEMA_VERSION:
            raise OfficesDatabaseError(NEWER.format(place=self.place))
        return True

    def _engine(self, mode: str) -> Engine:
        if self._url:
            wait = {"connect_timeout": WAIT_SECONDS}
            return create_engine(self._url, poolclass=NullPool, connect_args=wait)
        assert self.path
        uri = f"{self.path.as_uri()}?mode={mode}"

        def connect() -> sqlite3.Connection:
            # Without an isolation level the module begins no transaction of its own.
            conn = sqlite3.connect(uri, uri=True, timeout=WAIT_SECONDS, isolation_level=None)
            conn.execute("PRAGMA foreign_keys = ON")
            return conn

        engine = create_engine("sqlite+pysqlite://", creator=connect, poolclass=NullPool)
        begin = "BEGIN" if mode == "ro" else "BEGIN IMMEDIATE"
        event.listen(engine, "begin", lambda conn: conn.exec_driver_sql(begin))
        return engine

    @contextmanager
    def _plain_errors(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as fault:
            lines = str(fault.orig).strip().splitlines()
            why = printable(lines[0]) if lines else type(fault.orig).__name__
            raise OfficesDatabaseError(FAILED.format(place=self.place, why=why)) from None
        except sqlite3.Error as fault:
            raise OfficesDatabaseError(FAILED.format(place=self.place, why=fault)) from None


def _shown_address(url: URL | None) -> str:
    return url.set(drivername="postgresql").render_as_string() if url else ""


def _server_url(address: str) -> URL:
    try:
        url = make_url(address)
        if url.drivername != "postgresql":
            raise ValueError(url.drivername)
        return url.set(drivername="postgresql+psycopg")
    except (ArgumentError, NoSuchModuleError, ValueError):
        # It is not repeated: it may hold a password.
        raise OfficesDatabaseError(NO_ADDRESS) from None


def _make_tables(conn: Connection) -> None:
    METADATA.create_all(conn)
    for name, query in VIEWS.items():
        conn.execute(text(f"CREATE VIEW {name} AS {query}"))
    conn.execute(insert(SCHEMA), {"version": SCHEMA_VERSION})
