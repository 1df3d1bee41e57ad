"""Walks over all choices of a journey, once for each page and kind of member."""

from collections import deque
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache

from msgspec.structs import replace

from kiosk.content.content import Content
from kiosk.events import FrontEndName
from kiosk.i18n.catalogs import load_translator
from kiosk.journey.checklist import build_checklist, is_done
from kiosk.journey.context import Office
from kiosk.journey.example_pages import MEMBER_FACTS, offered_options
from kiosk.journey.journey import Journey
from kiosk.journey.pages.reader import has_reader
from kiosk.journey.resume_code import encode_resume_code
from kiosk.journey.state import Position, State
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
        "access/open-rcam", facts, NOON.date() - timedelta(weeks=5), shipped_content()
    )
    closed = encode_resume_code(
        "account/type-number", {"method": "sms"}, NOON.date(), shipped_content()
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
    """Everything that a page can be answered with, but for help."""
    if isinstance(page.ask, Choices):
        yield from (Chose(one.id) for one in page.ask.options)
    if isinstance(page.ask, Digits):
        yield from (Typed(text) for text in (resume_codes() if page.id == "comeback" else TYPED))
        yield from (Chose(one.id) for one in page.ask.empty.options)


def walk(
    language: str = "",
    office: Office | None = None,
    front_end: FrontEndName = "screen",
    now: datetime = NOON,
    limit: int = 40000,
) -> Iterator[tuple[State, Page]]:
    """Each page once for every kind of device, method and old account that one can reach it with."""
    journey = watched_journey(office)
    waiting, seen, helped = deque(_starts(journey, language)), set[object](), set[str]()
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
        asked = list(replies(page))
        if (kind := page.id.partition("/")[0]) not in helped:
            # Help is the same on all pages of a kind.
            helped.add(kind)
            asked.append(Help())
        turned = [journey.answer(state, page, reply, now, front_end) for reply in asked]
        if page.id == "paper":
            turned += [
                journey.answer_printer(state, page, word, now, front_end)
                for word in ("printed", "failed")
            ]
        for turn in turned:
            same = turn.state.preferences == state.preferences or page.id == "welcome"
            # So would what a page says to whom a device reads: tests of that ask for it by themselves.
            same = same and (
                not has_reader(turn.state.position) or turn.state.position.node.startswith("reader")
            )
            if turn.end is None and same and turn.state != state:
                # A page that is gone back to is the same, but for the default and the part.
                waiting.append(replace(turn.state, is_return=False, earlier_choice=""))


def _starts(journey: Journey, language: str) -> Iterator[State]:
    """The beginning of a visit, and checklists of members to whom no short way leads.

    By the time that the device is known, the walk has forgotten whether there is an account from before; and who
    chooses the way in the app has done the steps before it, unless they come from another stage.
    """
    start = journey.start(language)
    yield start
    if start.position.node == "welcome":
        return
    members: tuple[tuple[str, str, dict[str, str]], ...] = (
        ("account", "passkey", {"account": "yes"}),
        *(("access", "app", {"account": "no", "app-way": way}) for way in ("pin", "qr")),
    )
    for stage, method, more in members:
        facts = {"kind": "ipad", "method": method, "at": f"{stage}/", **more}
        position = Position(f"stage/{stage}", facts={**start.position.facts, **facts})
        yield replace(start, position=position)


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


def _member(position: Position) -> Iterator[object]:
    """What the checklists of a member hang on, but for the steps that are done."""
    yield from (position.facts.get(fact) for fact in MEMBER_FACTS)
    # Who comes back has done all steps before that one: no page then asks about steps left out.
    yield position.facts.get("from", "").partition("/")[0]


def _pick_key(state: State, page: Page) -> object:
    """The steps to pick from, and whether steps before the last of them are left out."""
    lines = build_checklist(page.id.partition("/")[2], state.position.facts, shipped_content())
    is_open = [not is_done(line, state.position, shipped_content()) for line in lines]
    offered = tuple(one.id for one in offered_options(page))
    return (page.id, offered, any(is_open[:-1]), *_member(state.position))


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
    if page.id.startswith("pick/"):
        # Which steps are asked about hangs on those before them; such a page only leads to its step.
        asks = page.id.count("/") > 1
        return (page.id, state.position.facts.get("app-way")) if asks else _pick_key(state, page)
    if page.id.startswith(CHECKLIST_PAGES):
        return (page.id, page.ask, *_member(state.position))
    if page.id.startswith(other_method_questions()):
        # How the first methods came to fail changes nothing about the questions for the others.
        facts = state.position.facts
        return (page.id, *(facts.get(fact) for fact in OTHER_METHOD_FACTS))
    if page.id.startswith("device/"):
        known, about_device = state.position.facts.items(), _device_facts()
        return (page.id, *sorted(one for one in known if one[0] in about_device))
    return (page.id, page.title, page.blocks, page.ask)
