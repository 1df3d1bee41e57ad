"""The visit log opens in Datasette as it is."""

import asyncio
import json
from datetime import date
from pathlib import Path
from typing import Any

from kiosk.events import Event
from kiosk.store.data_folder import LOG_FILE
from kiosk.store.locks import LogLocks
from tests.conftest import missing
from tests.store.logs import WORDS, query_sql, write_visits

DAY = date(2026, 11, 11)


def answers(folder: Path, *paths: str) -> list[Any]:
    """What a real Datasette answers about the file of a log."""
    try:
        from datasette.app import Datasette
    except ImportError:
        missing("datasette", "the Python package is not installed")

    async def asked() -> list[Any]:
        datasette = Datasette([str(folder / LOG_FILE)])
        await datasette.invoke_startup()
        found = [await datasette.client.get(path) for path in paths]
        assert [one.status_code for one in found] == [200] * len(paths)
        return [one.text for one in found]

    return asyncio.run(asked())


def test_a_real_datasette_shows_visits_and_events_while_a_kiosk_is_writing(tmp_path: Path) -> None:
    from kiosk.store.repository import LogRepository

    events = [Event(0, "choice", "welcome", "fr"), Event(3, "fact", "language", "fr")]
    ids = write_visits(tmp_path, [(DAY, [*events, Event(9, "end", "intent", "left")])] * 3)
    locks = LogLocks(tmp_path)
    book = LogRepository(tmp_path, WORDS, locks, DAY)
    try:
        visits, told, page = answers(
            tmp_path,
            "/logbook/visit.json?_shape=array",
            "/logbook/event.json?_shape=array&_size=max",
            "/logbook/visit?language=fr&_sort=day",
        )
    finally:
        book.close()
        locks.close()
    assert [visit["id"] for visit in json.loads(visits)] == sorted(ids)
    assert {visit["language"] for visit in json.loads(visits)} == {"fr"}
    assert [(len(json.loads(told)),)] == query_sql(tmp_path, "SELECT count(*) FROM event")
    assert "3 rows" in page
    assert ids[0] in page
