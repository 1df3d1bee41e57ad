"""Something that takes a while: asked for on a thread, and looked at when it has come."""

from collections.abc import Callable
from threading import Thread


class Slow:
    """Asks once, at the first look; `asking` stands for the answer until it is there."""

    def __init__(self, ask: Callable[[], str], asking: str = "asking") -> None:
        self._ask = ask
        self._said = asking
        self._begun = False

    def __call__(self) -> str:
        """The answer as it is known now."""
        if not self._begun:
            self._begun = True
            Thread(target=self._run, daemon=True).start()
        return self._said

    def again(self) -> None:
        """Ask anew at the next look."""
        self._begun = False

    def _run(self) -> None:
        self._said = self._ask()
