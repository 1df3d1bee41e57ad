"""What the visit log says of a visit, made from its events: its row, and what is counted of it.

The definitions that staff read on their pages and in the export stand here, once:

- A visit is *finished* once what it came for is done, whether or not the member said goodbye: a stage or a
  situation, the check of a device, or what was looked up.
- *Minutes*, of a stage or of a step, end with the last reply: time in which nobody was there any more is none.
- It *stopped* at the last page on which something was left to do.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Literal

from msgspec import Struct

from kiosk.events import (
    FACTS,
    Event,
    EventKind,
    Outcome,
    is_reply,
    parse_outcome,
)

OTHER_SCREEN = "else"
"""The choice on the page of a step by which a member says that their screen shows something else."""

EXPLANATIONS = ("else", "screens")
"""Kinds of page that offer explanations for that; *I don't know* is a choice on both."""

FINISHED_PAGE = "finished"
"""Kind of the page at the end of a stage or a situation."""

CHECK_REASON = "check-device"
"""The reason of members who came to know what fits their device: a verdict is all they came for."""

LOOK_UP_REASON = "something-else"
"""The reason of members who came to look something up."""

LOOK_UP_PAGES = frozenset({"safety", "terms", "people"})
"""Kinds of page that were looked up once they were shown."""

NUMBER_PAGE = "phone"
"""The page that says what can be done with a telephone number, once one was typed."""

SIDE_PAGES = frozenset(
    {"help", "comfort", "language", "counted", "end", "staff", "cover", "warning"}
)
"""Kinds of page that open from any other: a visit that stops there stopped at the page below."""

LEAVING_PAGES = frozenset({"home", "paper", FINISHED_PAGE})
"""Kinds of page with nothing left to do: a visit that stops there stopped at a page before."""

PRESENT: frozenset[EventKind] = frozenset(("extended", "uncovered"))
"""Kinds of event, besides replies, that show that somebody is there."""

STOPPED: frozenset[Outcome] = frozenset(("stopped", "left", "timed-out", "crashed", "interrupted"))
"""Outcomes of a visit that stopped somewhere; one that staff or a signal ended was not given up."""


DeviceClass = Literal["iphone", "ipad", "android", "windows", "mac", "other"]
DEVICE_CLASSES: dict[str, DeviceClass] = {
    "iphone": "iphone",
    "ipad": "ipad",
    "android-phone": "android",
    "android-tablet": "android",
    "windows": "windows",
    "mac": "mac",
}
"""The classes of devices that a row tells apart, by kind; every other kind is `other`."""

STEP_PAGE = "step"
"""Kind of the page of a step."""


class VisitRecord(Struct, frozen=True, kw_only=True):
    """A visit as a row of the visit log keeps it, made from its events.

    It holds no times and no exact kind of device: what is more exact goes into the monthly counts alone.
    """

    language: str | None = None
    front_end: str | None = None
    reason: str | None = None
    device: DeviceClass | None = None
    method: str | None = None
    stage: str | None = None
    outcome: Outcome | None = None
    helped: bool = False


def build_record(events: Iterable[Event]) -> VisitRecord:
    """The record of a visit with these events in their order; of several events on a fact the last counts."""
    events = list(events)
    facts = fact_values(events)
    return VisitRecord(
        language=facts.get("language"),
        front_end=facts.get("front_end"),
        reason=facts.get("reason"),
        device=device_class(facts.get("device")),
        method=facts.get("method"),
        stage=facts.get("stage"),
        outcome=visit_outcome(events),
        helped=facts.get("helped") == "yes",
    )


def fact_values(events: Iterable[Event]) -> dict[str, str]:
    """The facts that the events tell, by their names; of several events on a fact the last counts."""
    return {one.page: one.choice for one in events if one.kind == "fact" and one.page in FACTS}


def device_class(kind: str | None) -> DeviceClass | None:
    """The class of a kind of device; None where none is known."""
    return DEVICE_CLASSES.get(kind, "other") if kind else None


def visit_outcome(events: Sequence[Event]) -> Outcome | None:
    """How the visit ended, *finished* where all that it came for was done; None while it goes on."""
    ends = (parse_outcome(one.choice) for one in events if one.kind == "end")
    outcome = next((one for one in ends if one is not None), None)
    return "finished" if outcome is not None and is_done(events) else outcome


def is_done(events: Iterable[Event]) -> bool:
    """Whether what the member came for is done: see above."""
    reason = ""
    for event in events:
        if (event.kind, event.page) == ("fact", "reason"):
            reason = event.choice
        if _finishes(event, reason):
            return True
    return False


def _finishes(event: Event, reason: str) -> bool:
    """Whether with this event that is done which a member with this reason came for."""
    kind = event.page.partition("/")[0]
    if event.kind == "page":
        return kind == FINISHED_PAGE or (reason == LOOK_UP_REASON and kind in LOOK_UP_PAGES)
    if event.kind == "typed":
        return reason == LOOK_UP_REASON and kind == NUMBER_PAGE
    return reason == CHECK_REASON and (event.kind, event.page) == ("fact", "verdict")


def is_present(event: Event) -> bool:
    """Whether an event shows that somebody is there."""
    return is_reply(event) or event.kind in PRESENT


def last_present_second(events: Iterable[Event]) -> int:
    """The second at which somebody was last there; what is later is idle time, and no part of any duration."""
    return max((one.second for one in events if is_present(one)), default=0)


def events_until_end(events: Iterable[Event]) -> list[Event]:
    """The events up to the one that ended the visit."""
    until_end: list[Event] = []
    for event in events:
        until_end.append(event)
        if event.kind == "end" and parse_outcome(event.choice):
            break
    return until_end


def is_journey_page(page: str) -> bool:
    """Whether a page, given by its id, is part of the journey, and not one that opens from any other."""
    return bool(page) and page.partition("/")[0] not in SIDE_PAGES


def stop_page(events: Sequence[Event]) -> str:
    """The last page on which something was left to do; "" where there was none."""
    for event in reversed(events):
        kind = event.page.partition("/")[0]
        if event.kind == "page" and is_journey_page(event.page) and kind not in LEAVING_PAGES:
            return event.page
    return ""


def helped_pages(events: Iterable[Event]) -> set[str]:
    """The pages of the journey on which help was asked for."""
    return {event.page for event in events if event.kind == "help" and is_journey_page(event.page)}


def reached_pages(events: Iterable[Event]) -> set[str]:
    """The pages of the journey that were shown."""
    return {one.page for one in events if one.kind == "page" and is_journey_page(one.page)}


def step_seconds(events: Sequence[Event]) -> dict[str, int]:
    """The pages of steps, with the seconds spent on each of them while somebody was there."""

    def step_page(event: Event, page: str) -> str:
        if event.kind != "page":
            return page
        return event.page if event.page.partition("/")[0] == STEP_PAGE else ""

    return _present_seconds(events, step_page)


def stage_seconds(events: Sequence[Event]) -> dict[str, int]:
    """The stages entered, in that order, with the seconds spent in each while somebody was there."""

    def stage(event: Event, stage: str) -> str:
        is_stage = event.kind == "fact" and event.page == "stage"
        return (event.choice if is_stage else "") or stage

    return _present_seconds(events, stage)


def _present_seconds(
    events: Sequence[Event], place_after: Callable[[Event, str], str]
) -> dict[str, int]:
    """The seconds spent in each place while somebody was there.

    `place_after` gives the place after an event from that before it; "" is none, in which no time is counted.
    """
    spent: dict[str, int] = {}
    place, since, last = "", 0, last_present_second(events)
    for event in events:
        second = min(event.second, last)
        if place:
            spent[place] += max(0, second - since)
        since = second
        place = place_after(event, place)
        if place:
            spent.setdefault(place, 0)
    return spent


def finished_stages(events: Iterable[Event]) -> set[str]:
    """The stages that were finished, and the situations of members who are not new that were resolved."""
    pages = (event.page.partition("/") for event in events if event.kind == "page")
    return {id for kind, _, id in pages if kind == FINISHED_PAGE and id}


def last_verdict(events: Iterable[Event]) -> str:
    """The last verdict on the device: yes, after (a change), ask or no; "" where there was none."""
    verdicts = [event.choice for event in events if (event.kind, event.page) == ("fact", "verdict")]
    return verdicts[-1] if verdicts else ""


def differing_steps(events: Iterable[Event]) -> dict[str, bool]:
    """The pages of steps on which the member said that their screen shows something else, in their order.

    The value is whether the member knew none of the explanations there: then the screen itself may have changed.
    """
    steps: dict[str, bool] = {}
    for event in events:
        if event.kind != "choice":
            continue
        kind, _, key = event.page.partition("/")
        page = f"step/{key}"
        if (kind, event.choice) == ("step", OTHER_SCREEN):
            steps.setdefault(page, False)
        elif kind in EXPLANATIONS and event.choice == "unknown" and page in steps:
            steps[page] = True
    return steps
