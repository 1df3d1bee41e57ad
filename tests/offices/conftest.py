"""Databases of offices for tests: a SQLite file, or one of a real PostgreSQL server."""

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.offices.postgres_server import new_database, running_server

NewAddress = Callable[[], str]


@pytest.fixture(scope="session")
def server() -> Iterator[Path]:
    """A PostgreSQL server; the folder of its socket."""
    with running_server() as folder:
        yield folder


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def new_address(request: pytest.FixtureRequest) -> Iterator[NewAddress]:
    """Gives the address of another empty database each time."""
    if request.param == "postgresql":
        folder = request.getfixturevalue("server")
        yield lambda: new_database(folder)
        return
    with TemporaryDirectory() as made:
        numbers = iter(range(1_000_000))
        yield lambda: str(Path(made, f"{next(numbers)}.db"))
