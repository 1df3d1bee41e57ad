"""A visit that shows each page of the journey: for those who read single pages, and not for a member."""

from collections import deque
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from msgspec.structs import replace

from kiosk.content.content import Content
from kiosk.events import FrontEndName
from kiosk.journey.device_advice import is_device_checked
from kiosk.journey.journey import Journey
from kiosk.journey.pages.leaving import FAILED, PRINTED
from kiosk.journey.pages.reader import READER_FACT, has_reader
from kiosk.journey.resume_code import encode_resume_code
from kiosk.journey.state import Position, State
from kiosk.view_model.page import OVERLAY_PAGES, Choices, Digits, Option, Page
from kiosk.view_model.replies import Chose, Help, Onward, Reply, Typed

EXAMPLE_ANSWERS = {
    "intent": "start",
    "before/account": "no",
    "device/form": "tablet",
    "device/make-tablet": "apple",
    "device/owner": "own",
    "device/system-ipad": "enough",
    "device/lock-apple": "locked",
    "finished/account": "next",
    "finished/access": "next",
    "finished/final-code": "after",
    "after": "sign-in",
    "home": "finish",
    # So that the slip of the example names the number for everybody.
    "step/access/settlement-office": "unknown",
}
"""What the member of the examples answers, who has an iPad; on every other page they take what Enter takes."""

EXAMPLE_NUMBERS = ("0470123456", "029999999", "0012125550123", "080012345", "0499", "1")
"""What is typed on the page of a telephone number: a mobile phone, a fixed line, either, others, no number."""

LONGEST_VISIT = 80
"""Answers after which the visit with the iPad is over, whatever the content makes of them."""

FOR_EACH_MEMBER = (
    *("verdict", "ask", "other-method", "before", "stage", "pick", "step", "finished", "resume"),
    *("method", "second", "home", "reader"),
)
"""The kinds of pages that are looked at with each of these facts."""

MEMBER_FACTS = ("kind", "method", "account", "app-way")
"""The facts on which the steps of a stage hang."""

ASKED_IN_RESUME = ("intent", "stage")
"""Further facts by which the questions to a member who comes back go on."""

HANGS_ON_ANSWERS = (
    "device",
    "before",
    "resume",
    "verdict",
    "ask",
    "why",
    "comeback",
    "path",
    "reader",
)
"""The kinds of nodes whose page hangs on what was answered before."""

SAYS_WHAT_FOLLOWS = ("phone", "comeback", "why", "verdict", "reader")
"""The kinds of pages that say something else for each answer, and offer the same."""

BY_EAR = ("step/", "else/", "trouble/", "square/", "home", "reader")
"""The pages that may say something else to a member to whom their own device reads."""

LAST_ANSWERS = 2
"""So many of the last answers tell which question comes next."""

VERDICT_ANSWERS = 3
"""So many tell what a verdict recommends."""

WARNING_SECONDS = 60


class ExamplePage(NamedTuple):
    """A page with a state in which a visit shows it."""

    state: State
    page: Page

    @property
    def kind(self) -> str:
        """The kind of device that the member has named by then; "" for none."""
        return self.state.position.facts.get("kind", "")

    @property
    def method(self) -> str:
        """The method that the member follows; "" before one is chosen."""
        return self.state.position.facts.get("method", "")

    @property
    def has_reader(self) -> bool:
        """Whether the member's own device reads to them."""
        return has_reader(self.state.position)


def no_visit(page: Page) -> ExamplePage:
    """A page that no visit shows."""
    return ExamplePage(State(Position(page.id)), page)


class ExampleVisits:
    """Visits that lead to every page: first that of the member with the iPad, then all that leads off it.

    The office of the journey has the language of the pages as its first one: so the welcome page is in it, too.
    """

    def __init__(
        self,
        journey: Journey,
        content: Content,
        language: str,
        now: datetime,
        front_end: FrontEndName = "screen",
    ) -> None:
        self._journey, self._content = journey, content
        self._language, self._now, self._front_end = language, now, front_end

    def pages(self) -> Iterator[ExamplePage]:
        """Pages of all ids, most of them several times: the first one of an id is the usual one.

        After a page comes what it says to a member to whom their own device reads, if that is something else.
        """
        visit = list(self._visit())
        waiting, seen = deque(visit), set[object]()
        helped = set[str]()
        for id in OVERLAY_PAGES:
            yield ExamplePage(visit[-1], self.render(visit[-1], id))
        while waiting:
            state = waiting.popleft()
            # Most states are met again: rendering is what takes long.
            if (key := _state_key(state)) in seen:
                continue
            seen.add(key)
            page = self.render(state)
            if (key := _page_key(state, page)) in seen:
                continue
            seen.add(key)
            yield ExamplePage(state, page)
            if page.id.startswith(BY_EAR):
                yield from self._by_ear(state, page)
            replies = [*self._replies(page)]
            if (kind := page.id.partition("/")[0]) not in helped:
                helped.add(kind)
                replies.append(Help())
            for reply in replies:
                waiting.extend(self._after(state, page, reply))
            if page.id == "paper":
                waiting.extend(self._after_printing(state, page))

    def _by_ear(self, state: State, page: Page) -> Iterator[ExamplePage]:
        """What that page says to a member to whom their own device reads, if that is something else."""
        facts = {**state.position.facts, READER_FACT: "yes"}
        heard = replace(state, position=replace(state.position, facts=facts))
        if (told := self.render(heard)) != page:
            yield ExamplePage(heard, told)

    def verdicts(self) -> Iterator[ExamplePage]:
        """The results for devices of all kinds and states, with their reasons, each once for what it says."""
        device = (one for one in self._visit() if one.position.node.startswith("device"))
        waiting, seen = deque([next(device)]), set[object]()
        while waiting:
            state = waiting.popleft()
            facts = state.position.facts
            if (key := (state.position.node, *sorted(facts.items()))) in seen:
                continue
            seen.add(key)
            page = self.render(state)
            kind = page.id.partition("/")[0]
            if kind != "device":
                if (said := (page.id, page.blocks)) in seen:
                    continue
                seen.add(said)
                yield ExamplePage(state, page)
            if kind not in ("device", "verdict", "why"):
                continue
            for reply in self._replies(page):
                # From a result only the reasons for it are of interest here.
                if kind != "verdict" or reply == Chose("why"):
                    waiting.extend(
                        one
                        for one in self._after(state, page, reply)
                        if kind == "device" or one.position.node.startswith("why")
                    )

    def _visit(self) -> Iterator[State]:
        """The visit with the iPad, from the welcome page to its end."""
        state = self._journey.start()
        for _ in range(LONGEST_VISIT):
            yield state
            page = self.render(state)
            wanted = EXAMPLE_ANSWERS.get(page.id, "")
            reply: Reply = Onward()
            if page.id == "welcome":
                reply = Chose(self._language)
            elif wanted in {one.id for one in offered_options(page)}:
                reply = Chose(wanted)
            turn = self._journey.answer(state, page, reply, self._now, self._front_end)
            if turn.end is not None or turn.state == state:
                return
            state = turn.state

    def render(self, state: State, id: str = "") -> Page:
        """The page of a state; what idle time lays over it, for the id of one of those pages."""
        if id not in OVERLAY_PAGES:
            return self._journey.page(state, self._now, self._front_end)
        return self._journey.overlay(id, state, self._now, self._front_end, seconds=WARNING_SECONDS)

    def _replies(self, page: Page) -> Iterator[Reply]:
        """All that a page can be answered with, but for help."""
        if isinstance(page.ask, Digits):
            numbers = self._codes() if page.id == "comeback" else EXAMPLE_NUMBERS
            yield from map(Typed, numbers)
        # Another language would only show the same pages in it.
        yield from (
            Chose(one.id)
            for one in offered_options(page)
            if page.id != "welcome" or one.id not in self._content.languages
        )

    def _codes(self) -> tuple[str, str]:
        """A resume code, and one with its last digit wrong."""
        facts = {"kind": "ipad", "method": "passkey"}
        stage = list(self._content.stages)[-1]
        step = f"{stage}/{self._content.stages[stage].order[0]}"
        day = self._now.date() - timedelta(weeks=5)
        code = encode_resume_code(step, facts, day, self._content)
        return code, f"{code[:-1]}{9 - int(code[-1])}" if code else ""

    def _after(self, state: State, page: Page, reply: Reply) -> Iterator[State]:
        turn = self._journey.answer(state, page, reply, self._now, self._front_end)
        # What changes how pages look leads to the same pages again.
        if turn.end is None and turn.state.preferences == state.preferences:
            yield replace(turn.state, is_return=False, earlier_choice="")

    def _after_printing(self, state: State, page: Page) -> Iterator[State]:
        for word in (PRINTED, FAILED):
            turn = self._journey.answer_printer(state, page, word, self._now, self._front_end)
            yield turn.state


def _state_key(state: State) -> object:
    """What makes two states the same here, so that the same page is shown in them."""
    position, kind = state.position, state.position.node.partition("/")[0]
    # The slip of a member who has only had the device checked hangs on what the device needs.
    hangs = kind in HANGS_ON_ANSWERS or (kind == "home" and is_device_checked(position))
    last = _last_answers(state) if hangs else ()
    return position.node, position.offset, position.text, _member(state, kind), last


def _page_key(state: State, page: Page) -> object:
    """What makes two pages the same here, so that the same pages lead on from them."""
    kind = page.id.partition("/")[0]
    if kind == "device":
        return page.id, state.position.facts.get("kind"), _last_answers(state)
    offered = tuple(one.id for one in offered_options(page))
    said = page.blocks if kind in SAYS_WHAT_FOLLOWS else ()
    return page.id, offered, _member(state, kind), said


def _member(state: State, kind: str) -> tuple[str | None, ...]:
    """The facts about the member, for a kind of page that hangs on them."""
    facts = state.position.facts
    named: tuple[str, ...] = MEMBER_FACTS if kind in FOR_EACH_MEMBER else ()
    if kind == "else":
        # What else one may see hangs on the method alone.
        named = ("method",)
    elif kind == "resume":
        named += ASKED_IN_RESUME
    elif kind == "device":
        # The same answers lead on to other questions on another kind of device.
        named = ("kind",)
    elif kind in ("stage", "pick") and "app-way" in facts:
        # A step of that way is asked about where steps before it are open: not to those who come back after them.
        named += ("from",)
    return tuple(facts.get(fact) for fact in named)


def _last_answers(state: State) -> tuple[tuple[str, str], ...]:
    count = VERDICT_ANSWERS if state.position.node == "verdict" else LAST_ANSWERS
    return tuple((one.page, one.option) for one in state.trail[-count:])


def offered_options(page: Page) -> tuple[Option, ...]:
    """The choices of a page, or those of its empty field."""
    ask = page.ask
    return ask.options if isinstance(ask, Choices) else ask.empty.options
