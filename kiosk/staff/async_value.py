"""Something that takes a while: asked for on a thread, and looked at when it has come."""

from collections.abc import Callable
from threading import Thread
from typing import Final, Generic, Literal, TypeVar

ASKING: Final = "asking"
"""What stands for the answer until it is there."""

T = TypeVar("T")


class AsyncValue(Generic[T]):
    """Asks at the first look, or before it at `again`."""

    def __init__(self, ask: Callable[[], T]) -> None:
        self._ask = ask
        self._said: T | Literal["asking"] = ASKING
        self._begun = False

    def __call__(self) -> T | Literal["asking"]:
        """The answer as it is known now."""
        if not self._begun:
            self.again()
        return self._said

    def again(self) -> None:
        """Ask anew."""
        self._begun, self._said = True, ASKING
        Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        self._said = self._ask()
