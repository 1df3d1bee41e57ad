"""Generates the events of synthetic visits at random from the content."""

from collections.abc import Sequence
from random import Random

from kiosk.content.content import Content
from kiosk.events import Event, EventKind, Outcome
from kiosk.journey.checklist import REGISTER, SIGN_IN
from kiosk.visit_record import OTHER_SCREEN

MIN_EVENTS = 16
"""Events that a synthetic visit has at least."""

# Each dict holds weights, which add up to 100.
OUTCOMES: dict[Outcome, int] = {
    "finished": 60, "stopped": 15, "left": 4, "timed-out": 14, "interrupted": 1, "crashed": 1, "signal": 2,
    "staff": 3,
}  # fmt: skip
DEVICES = {
    "ipad": 28,
    "iphone": 22,
    "windows": 25,
    "android-phone": 13,
    "mac": 8,
    "android-tablet": 4,
}
METHODS = {"passkey": 55, "trusted_platform": 25, "app": 9, "sms": 4, "security_key": 4, "eid": 3}
FRONT_ENDS = {"screen": 94, "line": 6}
RESULTS = {"yes": 60, "after": 25, "ask": 10, "no": 5}
VERDICTS = {"begin": 80, "other": 8, "find-out": 5, "another-device": 2, "home": 5}
STAGE_WEIGHTS = (50, 30, 20)
RETURN_WEIGHTS = (4, 12, 20, 18, 12, 9, 7, 5, 4, 3, 2, 2, 1, 1)
"""Weights of the weeks after which a member comes back, from 0 on."""


class VisitGenerator:
    """Generates visits of so many events each, MIN_EVENTS at least."""

    def __init__(self, content: Content, events: int, random: Random) -> None:
        self._content, self._count, self._random = content, max(MIN_EVENTS, events), random
        self._events: list[Event] = []
        self._second = 0

    def visit(self) -> list[Event]:
        """The events of one visit, from its first page to its end."""
        self._events, self._second = [], 0
        outcome = self._choose(OUTCOMES)
        method = self._choose(METHODS)
        stage = self._random.choices(list(self._content.stages), STAGE_WEIGHTS)[0]
        steps = self._steps(stage, method)
        self._begin(stage, method, steps)
        tail = 3 if outcome == "finished" else 1
        self._take_steps(steps, self._count - tail)
        if outcome == "finished":
            self._add("page", f"finished/{stage}")
            self._add("choice", f"finished/{stage}", "home")
        page = next(event.page for event in reversed(self._events) if event.kind == "page")
        self._add("end", page, outcome)
        return self._events

    def _begin(self, stage: str, method: str, steps: Sequence[str]) -> None:
        language = "fr" if self._random.random() < 0.62 else "en"
        verdict = self._choose(VERDICTS)
        returns = stage != next(iter(self._content.stages))
        self._add("fact", "front_end", self._choose(FRONT_ENDS))
        self._add("page", "welcome")
        self._add("choice", "welcome", language)
        self._add("fact", "language", language)
        self._add("fact", "reason", "come-back" if returns else "start")
        self._add("fact", "device", self._choose(DEVICES))
        if self._random.random() < 0.2:
            self._add("fact", "helped", "yes")
        if returns:
            weeks = self._random.choices(range(len(RETURN_WEIGHTS)), RETURN_WEIGHTS)[0]
            self._add("fact", "weeks", str(weeks))
            self._add("fact", "resumed", f"{stage}/{steps[0]}")
        else:
            self._add("page", "verdict")
            self._add("choice", "verdict", verdict)
            self._add("fact", "verdict", self._choose(RESULTS))
        if verdict in ("begin", "other") or returns:
            self._add("fact", "method", method)
            self._add("fact", "stage", stage)

    def _take_steps(self, steps: Sequence[str], until: int) -> None:
        """Take the steps from any of them on, with help or other screens here and there."""
        stage = next((event.choice for event in self._events if event.page == "stage"), "account")
        number = self._random.randrange(len(steps))
        while len(self._events) < until:
            page = f"step/{stage}/{steps[number % len(steps)]}"
            self._add("page", page)
            if len(self._events) < until:
                chance = self._random.random()
                if chance < 0.08:
                    self._add("help", page)
                else:
                    self._add("choice", page, OTHER_SCREEN if chance < 0.11 else "done")
            number += 1

    def _steps(self, stage: str, method: str) -> list[str]:
        method_steps = self._content.methods[method]
        by_step = {REGISTER: method_steps.register, SIGN_IN: method_steps.sign_in}
        order = self._content.stages[stage].order
        return [key for step in order for key in by_step.get(step, (step,))]

    def _choose(self, weights: dict[Outcome, int] | dict[str, int]) -> str:
        return self._random.choices(list(weights), list(weights.values()))[0]

    def _add(self, kind: EventKind, page: str, choice: str = "") -> None:
        self._events.append(Event(self._second, kind, page, choice))
        if kind != "fact":
            self._second += int(self._random.expovariate(1 / 40))
