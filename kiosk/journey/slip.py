"""The slip: the code to come back with, what is done, what comes next and when, what to bring, whom to ask."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, datetime, timedelta

from msgspec.structs import replace

from kiosk.content.shared_records import Contact
from kiosk.content.step_records import Stage, Step
from kiosk.journey.checklist import ChecklistLine
from kiosk.journey.content_blocks import (
    address_block,
    contact_block,
    find_contact,
    own_contact,
)
from kiosk.journey.context import Context
from kiosk.journey.device_advice import (
    device_advice,
    is_device_checked,
    planned_position,
    planned_texts,
)
from kiosk.journey.home_steps import has_letter
from kiosk.journey.page_draft import PageDraft
from kiosk.journey.page_text import PageText
from kiosk.journey.renderer import render_in_one_language
from kiosk.journey.resume_code import GROUPS
from kiosk.journey.slip_sheets import offered_sheets, sheet_builder
from kiosk.journey.stage_progress import (
    FINAL_STAGE,
    goal_step,
    resume_code_for,
    stage_list,
    waits_for_code,
)
from kiosk.journey.state import Position, Preferences, State
from kiosk.view_model.page import Block, CodeBoxes, Notice, Page, Table

LENT_FOR = ("basic-phone", "none")
"""Kinds of device on which nobody signs in: a computer is lent then."""

METHODS_BESIDE = ("eid", "security_key")
"""The methods that are used on a computer that is lent."""


def later_events(stage: Stage, texts: PageText) -> tuple[str, ...]:
    """What follows a stage that was finished today, each with its day; a day months ahead has its year."""
    today = texts.context.now.date()
    events = []
    for event in stage.ahead:
        if event.since and event.since not in texts.position.done:
            # Nobody knows from which day to count.
            events.append(texts(event.otherwise))
            continue
        day = add_months(today, event.months, event.days)
        date = texts.words.day(day) if event.months else texts.words.date(day)
        events.append(texts(event.say, date=date))
    return tuple(filter(None, events))


def valid_until(step: Step, texts: PageText, *, near: bool = True) -> str:
    """Until when what this step waits for stays good, counted from when one first came to it.

    Where that moment is not known, the sentence without a time. `near` allows words such as "tomorrow", which
    must not stand on paper.
    """
    if step.wait is None or step.wait.holds is None:
        return ""
    since = texts.position.facts.get("since", "")
    if not since:
        return texts(step.wait.lasts)
    end = datetime.fromisoformat(since) + timedelta(hours=step.wait.holds_hours or 24)
    until = texts.words.until(end, texts.context.now if near else None)
    return texts(step.wait.holds, until=until)


def add_months(day: date, months: int, days: int = 0) -> date:
    """The day after so many months and then days; in a month that is too short, its last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last)) + timedelta(days=days)


def current_place(texts: PageText) -> tuple[Block, ...]:
    """The step to go on with, of a stage or a situation; nothing before there is one."""
    line = goal_step(texts.position, texts.context)
    if line is None:
        return ()
    return (Notice(named_step(line, texts), sign="→"),)


def named_step(line: ChecklistLine, texts: PageText) -> str:
    """A step by its place and its title, in the same words on the slip and when the member comes back."""
    id, title = line.key.partition("/")[0], texts(line.step.title)
    if id in texts.content.situations:
        return texts.note(
            "home", "on-path", path=texts(texts.content.situations[id].short), title=title
        )
    stage = texts.content.stages[id].number
    return texts.note("home", "place", stage=stage, step=line.number, title=title)


def next_blocks(texts: PageText) -> tuple[Block, ...]:
    """What to do next: the step, its address, the method, until when it can be done, what to bring."""
    line = goal_step(texts.position, texts.context)
    if line is None or waits_for_code(line, texts.position, texts.content):
        return _finished_blocks(texts)
    step = line.step
    return (
        *texts.lead_note("home", "go-on"),
        *current_place(texts),
        *address_block(step.address, texts),
        *text_rows(
            _method_name(texts), valid_until(step, texts, near=False), bring_sentence(texts)
        ),
    )


def text_rows(*sentences: str) -> tuple[Block, ...]:
    """Sentences close together, so that a slip is not long; empty ones are left out."""
    rows = tuple((said,) for said in sentences if said)
    return (Table(rows=rows),) if rows else ()


def _finished_blocks(texts: PageText) -> tuple[Block, ...]:
    """The good news of a situation or a stage that is done, and what follows it."""
    facts, content = texts.position.facts, texts.content
    path = content.situations.get(facts.get("on", "").partition("/")[0])
    if facts.get("jsis") == "open":
        return texts.lead_note("home", "has-access")
    stage = content.stages.get(_finished_stage(texts))
    if stage is not None:
        return (*texts.lead(stage.finished), *_stage_sequel(stage, texts))
    return (*texts.lead(path.finished), *texts.paragraphs(path.next)) if path else ()


def _finished_stage(texts: PageText) -> str:
    """The stage that is done: for one who waits for the final code, the one before it."""
    line = goal_step(texts.position, texts.context)
    key = line.key if line is not None else texts.position.facts.get("at", "")
    stage = key.partition("/")[0]
    if line is not None and stage == FINAL_STAGE:
        stages = list(texts.content.stages)
        return stages[stages.index(stage) - 1]
    return stage


def _method_name(texts: PageText) -> str:
    """The method, where one is chosen."""
    method = texts.content.methods.get(texts.position.facts.get("method", ""))
    return texts.note("home", "method", method=texts(method.title)) if method else ""


def _stage_sequel(stage: Stage, texts: PageText) -> tuple[Block, ...]:
    """What follows a stage, with days where it was finished in this visit."""
    finished_now = any(key.startswith(f"{stage.id}/") for key in texts.position.done)
    said = later_events(stage, texts) if finished_now else map(texts, stage.next)
    return text_rows(*said, bring_sentence(texts))


def bring_sentence(texts: PageText) -> str:
    """What one needs to go on another day; of a letter also for how long its code works."""
    line = goal_step(texts.position, texts.context)
    if line is None:
        return ""
    facts, stages = texts.position.facts, texts.content.stages
    waits = waits_for_code(line, texts.position, texts.content)
    id = FINAL_STAGE if waits else line.key.partition("/")[0]
    if id not in stages and "kind" not in facts:
        return ""
    stage = stages.get(id) or next(iter(stages.values()))
    if stage.id == FINAL_STAGE and has_letter(texts):
        return texts.note("home", "bring-letter")
    if facts.get("kind") in LENT_FOR and facts.get("method") in METHODS_BESIDE:
        return texts(stage.bring, device=texts.note("home", "no-device"))
    return texts(stage.bring)


def slip_blocks(texts: PageText) -> tuple[Block, ...]:
    """The blocks of the slip, the digits first: the same on paper, on the screen, in line mode and by voice."""
    planned = planned_texts(texts)
    if is_device_checked(texts.position):
        progress = (*device_advice(texts), *start_blocks(planned))
    else:
        progress = (*stage_list(texts), *next_blocks(texts))
    return (
        *resume_code_block(texts, "home/code", qr=True),
        *progress,
        *_advice_before_start(planned),
        *_contact_blocks(planned),
        *texts.notices(texts.page("home").watch),
    )


def start_blocks(texts: PageText) -> tuple[Block, ...]:
    """The step to begin with, for a member who has had the device checked."""
    line = goal_step(texts.position, texts.context)
    if line is None or "method" not in texts.position.facts:
        return ()
    begin = texts.note("home", "begin", step=texts(line.step.title))
    return text_rows(begin, bring_sentence(texts) if has_letter(texts) else "")


def _advice_before_start(texts: PageText) -> tuple[Block, ...]:
    """For a member who has begun nothing: that any day is good to come back."""
    facts = texts.position.facts
    if {"at", "on", "method"} & facts.keys():
        return ()
    return texts.text_note("home", "no-stage")


def build_slip_page(context: Context, facts: Mapping[str, str], language: str) -> Page:
    """The slip for somebody who is not in a visit now; the fact `at` is the step that they go on with."""
    entry = {"from": facts["at"]} if "at" in facts else {}
    position = Position("home", facts={**entry, **facts, "language": language})
    return printable_slip(State(position, preferences=Preferences(language=language)), context)


def printable_slip(state: State, context: Context) -> Page:
    """The slip of a visit as a page of its own; what there is to do at home is a second sheet."""

    def build(texts: PageText) -> PageDraft:
        return PageDraft(
            id="slip",
            title=texts.title("home"),
            place=made_on(texts),
            blocks=slip_blocks(texts),
            choices=(),
        )

    page = render_in_one_language(build, state, context)
    assert page is not None
    sheets = (
        render_in_one_language(sheet_builder(id), state, context)
        for id in offered_sheets(state.position, context)
    )
    return replace(page, further_sheets=tuple(sheet for sheet in sheets if sheet is not None))


def made_on(texts: PageText) -> str:
    """The day on which a slip is made."""
    return texts.words.day(texts.context.now.date())


def resume_code_block(texts: PageText, note: str, *, qr: bool = False) -> tuple[Block, ...]:
    """The nine digits to come back with, under a sentence of a page: "paper/copy"; in practice words instead."""
    position = planned_position(texts.position, texts.context)
    digits = resume_code_for(position, texts.context)
    if digits and texts.context.office.practice:
        return texts.lead_note("home", "practice-slip" if note == "home/code" else "practice")
    said = texts.note(*note.split("/", 1))
    return (CodeBoxes(say=said, groups=GROUPS, text=digits, qr=qr),) if digits else ()


def _contact_blocks(texts: PageText) -> tuple[Block, ...]:
    """Whom to ask about the step that comes, or about what is done."""
    line = goal_step(texts.position, texts.context)
    stages = list(texts.content.stages)
    if line is None:
        begun = "at" in texts.position.facts or texts.position.facts.get("jsis") == "open"
        stage = stages[-1] if begun else stages[0]
    else:
        waits = waits_for_code(line, texts.position, texts.content)
        stage = FINAL_STAGE if waits else line.key.partition("/")[0]
    if stage in texts.content.situations:
        stage = stages[0]
    person = line.step.person if line is not None else ""
    chosen = find_contact(person, texts) or _slip_contact(stage, texts)
    return (contact_block(chosen, texts, brief=True),) if chosen else ()


def _slip_contact(stage: str, texts: PageText) -> Contact | None:
    """The member's own settlement office; else a contact that the office has confirmed, else the last one.

    The last one is there for everybody.
    """
    people = {id: one for id, one in texts.content.people.items() if stage in one.slip}
    confirmed = [one for one in people.values() if not one.confirm]
    others = (*confirmed, *list(people.values())[-1:])
    return own_contact(people, texts.position.facts) or next(iter(others), None)
