"""One visit: what its row says, then its pages with the seconds spent on each, and where it stopped."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from kiosk.events import Event
from kiosk.journey.context import DraftChoice, PageDraft
from kiosk.staff.context import StaffContext
from kiosk.staff.formatting import long_value, page_title
from kiosk.staff.state import StaffTurn
from kiosk.staff.visit_filters import PageStay, page_stays
from kiosk.store.queries import find_visit
from kiosk.store.weekly_counts import STOPPED, last_journey_page
from kiosk.view_model.page import Block, Notice, Table, Text

FACTS = ("language", "door", "intent", "device", "method", "stage")


def draft(sight: StaffContext) -> PageDraft:
    """The visit of the node; one that the purge has taken is said to be gone."""
    row = find_visit(sight.folder, sight.rest)
    if row is None:
        gone = Text(sight.say("visit", "gone"), lead=True)
        return PageDraft(
            id="visit", title=sight.title("visit"), blocks=(gone,), choices=_choices(sight)
        )
    day = sight.tell.words.date(date.fromisoformat(row["day"]))
    return PageDraft(
        id="visit",
        title=sight.title("visit"),
        place=sight.say("visit", row["part"], date=day),
        blocks=tuple(_blocks(row, sight)),
        choices=_choices(sight),
    )


def choose(option: str, text: str, sight: StaffContext) -> StaffTurn:
    """Back to the leaf."""
    return StaffTurn(sight.state.back())


def _choices(sight: StaffContext) -> tuple[DraftChoice, ...]:
    return sight.choices("visit", "back")


def _blocks(row: dict[str, Any], sight: StaffContext) -> Iterator[Block]:
    facts = [long_value(column, row[column], sight) for column in FACTS if row[column]]
    facts.append(sight.say("visit", "minutes", number=row["minutes"]))
    facts.append(sight.say("visit", "helped" if row["helped"] else "alone"))
    yield Text(" · ".join(facts))
    events = [
        Event(one["second"], one["kind"], one["page"] or "", one["choice"] or "")
        for one in row["events"]
    ]
    way, stop = page_stays(events), last_journey_page(events)
    if way:
        yield Table(tuple(_line(stay, sight) for stay in way), _head(sight))
    outcome = row["outcome"]
    if stop and outcome in STOPPED:
        yield Notice(sight.say("visit", "stopped", title=page_title(stop, sight.tell)))
    yield Text(sight.say("visit", "ended", state=long_value("outcome", outcome, sight)))
    for crash in row["crashes"]:
        yield Notice(
            sight.say(
                "visit", "broke", kind=crash["type"], path=crash["file"], number=crash["line"]
            )
        )


def _head(sight: StaffContext) -> tuple[str, ...]:
    return tuple(sight.say("visit", f"head-{name}") for name in ("at", "spent", "page"))


def _line(stay: PageStay, sight: StaffContext) -> tuple[str, ...]:
    done = [sight.say("visit", f"did-{kind}") for kind in stay.done]
    title = page_title(stay.page, sight.tell)
    said = f"{title} ({', '.join(done)})" if done else title
    minutes, seconds = divmod(stay.since, 60)
    spent = sight.say("visit", "spent", number=stay.seconds)
    return (f"{minutes}:{seconds:02}", spent, said)
