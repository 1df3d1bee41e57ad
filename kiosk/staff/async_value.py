"""A value that takes a while: fetched on a thread, and read when it is there."""

from collections.abc import Callable
from threading import Thread
from typing import Final, Generic, Literal, TypeVar

PENDING: Final = "asking"
"""The value until the fetched one is there; pages have a text of this name."""

T = TypeVar("T")


class AsyncValue(Generic[T]):
    """Fetches its value when it is first read, and anew with each `refresh`."""

    def __init__(self, fetch: Callable[[], T]) -> None:
        self._fetch = fetch
        self._value: T | Literal["asking"] = PENDING
        self._is_started = False

    def __call__(self) -> T | Literal["asking"]:
        """The value as it is known now."""
        if not self._is_started:
            self.refresh()
        return self._value

    def refresh(self) -> None:
        """Fetch the value anew."""
        self._is_started, self._value = True, PENDING
        Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        self._value = self._fetch()
