"""A book in an empty folder."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kiosk.store.book import Book
from kiosk.store.locks import Locks

WORDS = ("welcome", "intent", "start", "fr", "line", "screen", "staff")


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    locks = Locks(tmp_path)
    book = Book(tmp_path, WORDS, locks, date(2026, 11, 20))
    yield book
    book.close()
    locks.close()
