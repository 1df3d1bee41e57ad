"""Walks over all choices of a journey, once for each page and kind of member."""

from collections import deque
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache

from msgspec.structs import replace

from kiosk.content.content import Content
from kiosk.events import FrontEndName
from kiosk.i18n.catalogs import load_translator
from kiosk.journey.context import Office
from kiosk.journey.journey import Journey
from kiosk.journey.resume_code import encode_resume_code
from kiosk.journey.state import State
from kiosk.view_model.page import Choices, Digits, Page
from kiosk.view_model.replies import Chose, Help, Reply, Typed
from tests.asked_texts import AskedTexts
from tests.played_visit import NOON, shipped_content

TYPED = ("0470123456", "029999999", "1")
"""What the walk types on a page of digits: a mobile phone, a fixed line, no number at all."""


@cache
def resume_codes() -> tuple[str, ...]:
    """Resume codes: of an open method, of one that is closed, and one with a digit wrong."""
    facts = {"kind": "ipad", "method": "passkey"}
    good = encode_resume_code(
        "access/open-rcam", facts, "fr", NOON.date() - timedelta(weeks=5), shipped_content()
    )
    closed = encode_resume_code(
        "account/type-number", {"method": "sms"}, "en", NOON.date(), shipped_content()
    )
    return (good, closed, good[:-1] + str(9 - int(good[-1])))


ASKED = AskedTexts()
"""The texts that the walks asked for, each with the state, the front end and the office of one such page.

A text that only something else asked for has None.
"""


@cache
def _watched_content() -> Content:
    """The shipped content, which notes in `ASKED` what is asked of it."""
    return ASKED.watched(shipped_content())


def watched_journey(office: Office | None = None, content: Content | None = None) -> Journey:
    """A journey through some content, the shipped one if none is given, with a printer."""
    content = content or _watched_content()
    return Journey(
        content.languages, lambda: content, office or Office(), load_translator, prints=lambda: True
    )


def replies(page: Page) -> Iterator[Reply]:
    """Everything that a page can be answered with, help included."""
    if isinstance(page.ask, Choices):
        yield from (Chose(one.id) for one in page.ask.options)
    if isinstance(page.ask, Digits):
        yield from (Typed(text) for text in (resume_codes() if page.id == "comeback" else TYPED))
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
    journey = watched_journey(office)
    start = journey.start(language)
    waiting, seen = deque([start]), set[object]()
    # Preferences are changed on the welcome page alone: anywhere else they would only double the walk.
    while waiting and len(seen) < limit:
        state = waiting.popleft()
        ASKED.at = (state, front_end, office)
        page = journey.page(state, now, front_end)
        key = _page_key(state, page)
        if key in seen:
            continue
        seen.add(key)
        yield state, page
        turns = [journey.answer(state, page, reply, now, front_end) for reply in replies(page)]
        if page.id == "paper":
            turns += [
                journey.answer_printer(state, page, word, now, front_end)
                for word in ("printed", "failed")
            ]
        for turn in turns:
            same = turn.state.preferences == state.preferences or page.id == "welcome"
            if turn.end is None and same and turn.state != state:
                # A page that is gone back to is the same, but for the default and the part.
                waiting.append(replace(turn.state, is_return=False, earlier_choice=""))


CHECKLIST_PAGES = (
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
def _device_facts() -> frozenset[str]:
    """The facts that the questions about a device set or ask; no other matters to them."""
    questions = shipped_content().questions.values()
    sets = (fact for one in questions for choice in one.choice for fact in choice.sets)
    return frozenset((*shipped_content().questions, *sets))


OTHER_METHOD_FACTS = (
    "kind",
    "owner",
    "lock",
    "store",
    "smartphone",
    "second-screen",
    "eid",
    "eid-by",
    "key",
)
"""Facts that the methods beside the first ones depend on."""


@cache
def other_method_questions() -> tuple[str, ...]:
    """The pages of the questions for those methods."""
    return tuple(f"device/{id}" for id, one in shipped_content().questions.items() if one.methods)


def _page_key(state: State, page: Page) -> object:
    """What makes two pages the same for the walk: what is said and offered, not the way there."""
    if page.id.startswith(CHECKLIST_PAGES):
        facts = state.position.facts
        return (page.id, page.ask, facts.get("kind"), facts.get("method"))
    if page.id.startswith(other_method_questions()):
        # How the first methods came to fail changes nothing about the questions for the others.
        facts = state.position.facts
        return (page.id, *(facts.get(fact) for fact in OTHER_METHOD_FACTS))
    if page.id.startswith("device/"):
        known, about_device = state.position.facts.items(), _device_facts()
        return (page.id, *sorted(one for one in known if one[0] in about_device))
    return (page.id, page.title, page.blocks, page.ask)
