"""Every page of every path: a walk over all choices, once for each page and kind of member."""

from collections import deque
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache

from kiosk.content.content import Content
from kiosk.events import FrontEndName
from kiosk.i18n.catalogs import load_translator
from kiosk.journey.context import Office
from kiosk.journey.journey import Journey
from kiosk.journey.resume_code import encode_resume_code
from kiosk.journey.state import State
from kiosk.view_model.page import Choices, Digits, Page
from kiosk.view_model.replies import Chose, Help, Reply, Typed
from tests.asked import Asked
from tests.played_visit import NOON, shipped_content

TYPED = ("0470123456", "029999999", "1")
"""What the walk types on a page of digits: a mobile phone, a fixed line, no number at all."""


@cache
def tickets() -> tuple[str, ...]:
    """Resume codes: of an open method, of one that is closed, and one with a digit wrong."""
    facts = {"kind": "ipad", "method": "passkey"}
    good = encode_resume_code(
        "access/open-rcam", facts, "fr", NOON.date() - timedelta(weeks=5), shipped_content()
    )
    closed = encode_resume_code(
        "account/type-number", {"method": "sms"}, "en", NOON.date(), shipped_content()
    )
    return (good, closed, good[:-1] + str(9 - int(good[-1])))


ASKED = Asked()
"""The texts that the walks asked for, each with the state, the language and the door of one such page."""


def flow(office: Office | None = None, content: Content | None = None) -> Journey:
    """The flow of some content, the shipped one if none is given, with a printer."""
    content = content or ASKED.watched(shipped_content())
    return Journey(
        content.languages, lambda: content, office or Office(), load_translator, prints=lambda: True
    )


def replies(page: Page) -> Iterator[Reply]:
    """Everything that a page can be answered with, help included."""
    if isinstance(page.ask, Choices):
        yield from (Chose(one.id) for one in page.ask.options)
    if isinstance(page.ask, Digits):
        yield from (Typed(text) for text in (tickets() if page.id == "comeback" else TYPED))
        yield from (Chose(one.id) for one in page.ask.empty.options)
    if page.id.startswith(("welcome", "step/account/pension", "verdict")):
        yield Help()


def walk(
    language: str = "",
    office: Office | None = None,
    front_end: FrontEndName = "screen",
    now: datetime = NOON,
    limit: int = 40000,
) -> Iterator[tuple[State, Page]]:
    """Each page once for every kind of device, method and old account that one can reach it with."""
    made = flow(office)
    start = made.start(language)
    waiting, seen = deque([start]), set[object]()
    # A comfort is changed nowhere but on the welcome page: it would only double the walk.
    while waiting and len(seen) < limit:
        state = waiting.popleft()
        ASKED.at = (state, front_end, office)
        page = made.page(state, now, front_end)
        mark = _mark(state, page)
        if mark in seen:
            continue
        seen.add(mark)
        yield state, page
        turns = [made.answer(state, page, reply, now, front_end) for reply in replies(page)]
        if page.id == "paper":
            turns += [
                made.hear(state, page, word, now, front_end) for word in ("printed", "failed")
            ]
        for turn in turns:
            told = turn.state.preferences == state.preferences or page.id == "welcome"
            if turn.end is None and told and turn.state != state:
                waiting.append(turn.state)


LISTS = (
    "stage/",
    "stages",
    "pick/",
    "home",
    "finished/",
    "else/",
    "help/",
    "end/",
    "resume/",
    "paper",
)
"""Pages that show what is done: once for each kind of member is enough, not for every set of steps."""


@cache
def _told_of_devices() -> frozenset[str]:
    """The facts that the questions about a device set or ask; no other matters to them."""
    questions = shipped_content().questions.values()
    sets = (fact for one in questions for choice in one.choice for fact in choice.sets)
    return frozenset((*shipped_content().questions, *sets))


WAYS = ("kind", "owner", "lock", "store", "smartphone", "second-screen", "eid", "eid-by", "key")
"""Facts that the ways beside the first methods look at."""


@cache
def other_ways() -> tuple[str, ...]:
    """The pages of the questions for those ways."""
    return tuple(f"device/{id}" for id, one in shipped_content().questions.items() if one.methods)


def _mark(state: State, page: Page) -> object:
    """What makes two pages the same for the walk: what is said and offered, not the way there."""
    if page.id.startswith(LISTS):
        facts = state.position.facts
        return (page.id, page.ask, facts.get("kind"), facts.get("method"))
    if page.id.startswith(other_ways()):
        # How the first methods came to fail changes nothing about the questions for the others.
        facts = state.position.facts
        return (page.id, *(facts.get(fact) for fact in WAYS))
    if page.id.startswith("device/"):
        known = state.position.facts.items()
        told = _told_of_devices()
        return (page.id, *sorted(one for one in known if one[0] in told))
    return (page.id, page.title, page.blocks, page.ask)
