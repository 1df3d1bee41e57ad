"""One visit in full: what is known of it, and its pages in their order."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from kiosk.events import Event
from kiosk.journey.page_draft import DraftChoice, PageDraft
from kiosk.staff.context import StaffContext
from kiosk.staff.log_value_texts import long_value
from kiosk.staff.page_stays import PageStay, page_stays
from kiosk.staff.page_titles import page_title
from kiosk.staff.state import StaffTurn
from kiosk.store.queries import find_visit
from kiosk.view_model.page import Block, Notice, Table, Text
from kiosk.visit_record import STOPPED, stop_page

FACT_COLUMNS = ("language", "front_end", "reason", "device", "method", "stage")


def build_visit(context: StaffContext) -> PageDraft:
    """The visit of the node; one that was purged meanwhile is said to be gone."""
    row = find_visit(context.folder, context.subpage)
    if row is None:
        gone = Text(context.say("visit", "gone"), lead=True)
        return PageDraft(
            id="visit", title=context.title("visit"), blocks=(gone,), choices=_choices(context)
        )
    day = context.texts.words.date(date.fromisoformat(row["day"]))
    return PageDraft(
        id="visit",
        title=context.title("visit"),
        place=context.say("visit", row["part_of_day"], date=day),
        blocks=tuple(_blocks(row, context)),
        choices=_choices(context),
    )


def handle_visit(option: str, text: str, context: StaffContext) -> StaffTurn:
    """Back to the list."""
    return StaffTurn(context.state.back())


def _choices(context: StaffContext) -> tuple[DraftChoice, ...]:
    return context.choices("visit", "back")


def _blocks(row: dict[str, Any], context: StaffContext) -> Iterator[Block]:
    facts = [long_value(column, row[column], context) for column in FACT_COLUMNS if row[column]]
    facts.append(context.say("visit", "helped" if row["helped"] else "alone"))
    yield Text(" · ".join(facts))
    if row["date_state"] != "right":
        written = context.texts.words.date(date.fromisoformat(row["written_day"]))
        yield Notice(context.say("visit", f"clock-{row['date_state']}", date=written))
    events = [
        Event(0, event["kind"], event["page"] or "", event["choice"] or "")
        for event in row["events"]
    ]
    stays, last_page = page_stays(events), stop_page(events)
    if stays:
        yield Table(
            tuple(_row(number, stay, context) for number, stay in enumerate(stays, 1)),
            _head(context),
        )
    outcome = row["outcome"]
    if last_page and outcome in STOPPED:
        yield Notice(context.say("visit", "stopped", title=page_title(last_page, context.texts)))
    yield Text(context.say("visit", "ended", state=long_value("outcome", outcome, context)))
    for crash in row["crashes"]:
        yield Notice(
            context.say(
                "visit", "broke", kind=crash["type"], path=crash["file"], number=crash["line"]
            )
        )


def _head(context: StaffContext) -> tuple[str, ...]:
    return tuple(context.say("visit", f"head-{name}") for name in ("number", "page"))


def _row(number: int, stay: PageStay, context: StaffContext) -> tuple[str, ...]:
    done = [context.say("visit", f"did-{kind}") for kind in stay.done]
    title = page_title(stay.page, context.texts)
    page = f"{title} ({', '.join(done)})" if done else title
    return (context.texts.words.number(number), page)
