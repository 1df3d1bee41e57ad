"""Visits that never were: their events, made from the content by chance."""

from collections.abc import Sequence
from random import Random

from kiosk.content.content import Content
from kiosk.events import Event, EventKind, Outcome
from kiosk.journey.checklist import REGISTER, SIGN_IN

FEWEST = 16
"""Events that a pretended visit has at least."""

OUTCOMES: dict[Outcome, int] = {
    "finished": 60, "stopped": 15, "left": 4, "timed-out": 14, "interrupted": 1, "crashed": 1, "signal": 2,
    "staff": 3,
}  # fmt: skip
KINDS = {
    "ipad": 28,
    "iphone": 22,
    "windows": 25,
    "android-phone": 13,
    "mac": 8,
    "android-tablet": 4,
}
METHODS = {"passkey": 55, "trusted_platform": 25, "app": 9, "sms": 4, "security_key": 4, "eid": 3}
DOORS = {"screen": 94, "line": 6}
RESULTS = {"yes": 60, "after": 25, "ask": 10, "no": 5}
VERDICTS = {"begin": 80, "other": 8, "check-again": 5, "another-device": 2, "home": 5}
STAGES = (50, 30, 20)
WEEKS = (4, 12, 20, 18, 12, 9, 7, 5, 4, 3, 2, 2, 1, 1)
"""How often somebody comes back after so many weeks."""


class Pretender:
    """Makes up visits of so many events each."""

    def __init__(self, content: Content, events: int, chance: Random) -> None:
        self._content, self._count, self._chance = content, max(FEWEST, events), chance
        self._told: list[Event] = []
        self._second = 0

    def visit(self) -> list[Event]:
        """The events of one visit, from its first page to its end."""
        self._told, self._second = [], 0
        outcome = self._one_of(OUTCOMES)
        method = self._one_of(METHODS)
        stage = self._chance.choices(list(self._content.stages), STAGES)[0]
        steps = self._steps(stage, method)
        self._arrive(stage, method, steps)
        tail = 3 if outcome == "finished" else 1
        self._walk(steps, self._count - tail)
        if outcome == "finished":
            self._tell("page", f"finished/{stage}")
            self._tell("choice", f"finished/{stage}", "home")
        page = next(event.page for event in reversed(self._told) if event.kind == "page")
        self._tell("end", page, outcome)
        return self._told

    def _arrive(self, stage: str, method: str, steps: Sequence[str]) -> None:
        language = "fr" if self._chance.random() < 0.62 else "en"
        verdict = self._one_of(VERDICTS)
        returns = stage != next(iter(self._content.stages))
        self._tell("fact", "door", self._one_of(DOORS))
        self._tell("page", "welcome")
        self._tell("choice", "welcome", language)
        self._tell("fact", "language", language)
        self._tell("fact", "intent", "come-back" if returns else "start")
        self._tell("fact", "device", self._one_of(KINDS))
        if self._chance.random() < 0.2:
            self._tell("fact", "helped", "yes")
        if returns:
            weeks = self._chance.choices(range(len(WEEKS)), WEEKS)[0]
            self._tell("fact", "weeks", str(weeks))
            self._tell("fact", "resumed", f"{stage}/{steps[0]}")
        else:
            self._tell("page", "verdict")
            self._tell("choice", "verdict", verdict)
            self._tell("fact", "verdict", self._one_of(RESULTS))
        if verdict in ("begin", "other") or returns:
            self._tell("fact", "method", method)
            self._tell("fact", "stage", stage)

    def _walk(self, steps: Sequence[str], until: int) -> None:
        """Through the steps, from any of them, with help asked here and there."""
        stage = next((event.choice for event in self._told if event.page == "stage"), "account")
        number = self._chance.randrange(len(steps))
        while len(self._told) < until:
            page = f"step/{stage}/{steps[number % len(steps)]}"
            self._tell("page", page)
            if len(self._told) < until:
                asks = self._chance.random() < 0.08
                self._tell("help", page) if asks else self._tell("choice", page, "done")
            number += 1

    def _steps(self, stage: str, method: str) -> list[str]:
        own = self._content.methods[method]
        ways = {REGISTER: own.register, SIGN_IN: own.sign_in}
        order = self._content.stages[stage].order
        return [key for step in order for key in ways.get(step, (step,))]

    def _one_of(self, weights: dict[Outcome, int] | dict[str, int]) -> str:
        return self._chance.choices(list(weights), list(weights.values()))[0]

    def _tell(self, kind: EventKind, page: str, choice: str = "") -> None:
        self._told.append(Event(self._second, kind, page, choice))
        if kind != "fact":
            self._second += int(self._chance.expovariate(1 / 40))
