"""A value that takes a while: fetched on a thread, and read when it is there."""

from collections.abc import Callable
from threading import Event, Lock, Thread, Timer
from typing import Generic, TypeVar

T = TypeVar("T")

DELAY_SECONDS = 0.2
"""A page stands by then; a look that takes long is shown half a second later in any case."""

Start = Callable[[Callable[[], None]], None]
"""Does some work: on a thread of its own, or at once, as tests and examples have it."""


def start_on_thread(work: Callable[[], None]) -> None:
    """Do some work on a thread of its own, for which the end of the process does not wait."""
    Thread(target=work, daemon=True).start()


def start_later(work: Callable[[], None]) -> None:
    """The same, a moment later: a page that is built meanwhile has the processor to itself."""
    timer = Timer(DELAY_SECONDS, work)
    timer.daemon = True
    timer.start()


def do_at_once(work: Callable[[], None]) -> None:
    """Do some work before this returns."""
    work()


class AsyncValue(Generic[T]):
    """A value that `fetch` gives, which raises nothing; None before it was fetched, and while it is."""

    def __init__(self, fetch: Callable[[], T], start: Start = start_on_thread) -> None:
        self._fetch, self._start = fetch, start
        self._lock, self._is_there = Lock(), Event()
        self._round = 0
        self._value: T | None = None

    @property
    def is_there(self) -> bool:
        """Whether the value is there."""
        return self._is_there.is_set()

    def __call__(self) -> T | None:
        """The value as it is known now."""
        return self._value

    def fetch(self) -> None:
        """Begin to fetch the value, anew where it was fetched before."""
        with self._lock:
            self._round += 1
            self._value, round_begun = None, self._round
            self._is_there.clear()
        self._start(lambda: self._keep(round_begun))

    def wait(self, seconds: float) -> None:
        """Wait until the value is there, but no longer than so many seconds."""
        self._is_there.wait(seconds)

    def _keep(self, round_begun: int) -> None:
        value = self._fetch()
        with self._lock:
            # A fetch that was begun later has the newer value.
            if round_begun == self._round:
                self._value = value
                self._is_there.set()
