"""The slip: what is done, what comes next and when, what to bring, the code to come back with, whom to ask."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, datetime, timedelta

from kiosk.content.step_records import Stage, Step
from kiosk.journey.checklist import ChecklistLine
from kiosk.journey.content_blocks import address_block, contact_block
from kiosk.journey.context import Context
from kiosk.journey.page_draft import PageDraft
from kiosk.journey.page_text import PageText
from kiosk.journey.renderer import render_in_one_language
from kiosk.journey.resume_code import GROUPS
from kiosk.journey.stage_progress import (
    FINAL_STAGE,
    goal_step,
    needs_code,
    resume_code_for,
    stage_list,
)
from kiosk.journey.state import Position, Preferences, State
from kiosk.view_model.page import Block, CodeBoxes, Notice, Page, Text


def later_events(stage: Stage, texts: PageText) -> tuple[str, ...]:
    """What follows a stage that was finished today, each with its day; a day months ahead has its year."""
    today = texts.context.now.date()
    events = []
    for event in stage.ahead:
        day = add_months(today, event.months, event.days)
        date = texts.words.day(day) if event.months else texts.words.date(day)
        events.append(texts(event.say, date=date))
    return tuple(events)


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
    """What to do next, and from which day."""
    line = goal_step(texts.position, texts.context)
    if line is None or waits_for_code(line, texts):
        return _finished_blocks(texts)
    step, date = line.step, texts.words.date(texts.context.now.date())
    return (
        Text(texts.note("home", "go-on", date=date), lead=True),
        *current_place(texts),
        *address_block(step.address, texts),
        *((Text(method),) if (method := _method_or_device(texts)) else ()),
        *((Text(deadline),) if (deadline := valid_until(step, texts, near=False)) else ()),
        *(texts.paragraphs((step.wait.usually,)) if step.wait and step.wait.home else ()),
    )


def _finished_blocks(texts: PageText) -> tuple[Block, ...]:
    """The good news of a situation or a stage that is done, and what follows it."""
    facts, content = texts.position.facts, texts.content
    path = content.situations.get(facts.get("on", "").partition("/")[0])
    stage = content.stages.get(facts.get("at", "").partition("/")[0])
    if stage is not None:
        return (*texts.lead(stage.finished), *_stage_sequel(stage, texts))
    return (*texts.lead(path.finished), *texts.paragraphs(path.next)) if path else ()


def _method_or_device(texts: PageText) -> str:
    """The method, where one is chosen, else the device; what to bring names the other."""
    facts = texts.position.facts
    method = texts.content.methods.get(facts.get("method", ""))
    if method is not None:
        return texts(method.title)
    return (texts.field("device_name") or "") if facts.get("kind") in texts.content.kinds else ""


def _stage_sequel(stage: Stage, texts: PageText) -> tuple[Block, ...]:
    """What follows a stage, with days where it was finished in this visit."""
    if any(key.startswith(f"{stage.id}/") for key in texts.position.done):
        return tuple(Text(said) for said in later_events(stage, texts))
    return texts.paragraphs(stage.next)


def waits_for_code(line: ChecklistLine, texts: PageText) -> bool:
    """Whether one goes home to wait for the final code."""
    if line.key.startswith(f"{FINAL_STAGE}/"):
        return needs_code(FINAL_STAGE, texts.position)
    wait = line.step.wait
    return wait is not None and wait.home and line.key.partition("/")[0] in texts.content.stages


def bring_blocks(texts: PageText) -> tuple[Block, ...]:
    """What one needs to go on another day."""
    line = goal_step(texts.position, texts.context)
    if line is None:
        return ()
    id = FINAL_STAGE if waits_for_code(line, texts) else line.key.partition("/")[0]
    stage = texts.content.stages.get(id)
    return texts.paragraphs((stage.bring,)) if stage else ()


def awaited_code_block(texts: PageText) -> tuple[Block, ...]:
    """The shape of the final code, for one who waits for it."""
    final = texts.content.codes.get("final")
    line = goal_step(texts.position, texts.context)
    if final is None or line is None or not waits_for_code(line, texts):
        return ()
    return (CodeBoxes(say=texts.note("home", "awaited"), groups=(final.of,) * final.groups),)


def slip_blocks(texts: PageText) -> tuple[Block, ...]:
    """The blocks of the slip: the same on paper, on the screen, in line mode and by voice."""
    return (
        *stage_list(texts),
        *next_blocks(texts),
        *bring_blocks(texts),
        *awaited_code_block(texts),
        *resume_code_block(texts, "home/code", qr=True),
        *_contact_blocks(texts),
        *texts.notices(texts.page("home").watch),
    )


def build_slip_page(context: Context, facts: Mapping[str, str], language: str) -> Page:
    """The slip for somebody who is not in a visit now; the fact `at` is the step that they go on with."""
    entry = {"from": facts["at"]} if "at" in facts else {}
    position = Position("home", facts={**entry, **facts, "language": language})
    return printable_slip(State(position, preferences=Preferences(language=language)), context)


def printable_slip(state: State, context: Context) -> Page:
    """The slip of a visit as a page of its own."""

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
    return page


def made_on(texts: PageText) -> str:
    """The day on which a slip is made."""
    return texts.words.day(texts.context.now.date())


def resume_code_block(texts: PageText, note: str, *, qr: bool = False) -> tuple[Block, ...]:
    """The nine digits to come back with, under a sentence of a page: "paper/copy"."""
    digits = resume_code_for(texts.position, texts.language, texts.context)
    said = texts.note(*note.split("/", 1))
    return (CodeBoxes(say=said, groups=GROUPS, text=digits, qr=qr),) if digits else ()


def _contact_blocks(texts: PageText) -> tuple[Block, ...]:
    """Whom to ask about the step that comes; nobody once all is done."""
    line = goal_step(texts.position, texts.context)
    if line is None:
        return ()
    stage = FINAL_STAGE if waits_for_code(line, texts) else line.key.partition("/")[0]
    if stage in texts.content.situations:
        stage = next(iter(texts.content.stages))
    known = texts.content.people
    people = [one for one in known.values() if stage in one.slip]
    # Contacts that the office has confirmed; else the last one, who is there for everybody.
    confirmed = [one for one in people if not one.confirm] or people[-1:]
    chosen = [known[line.step.person]] if line.step.person in known else confirmed
    return tuple(contact_block(one, texts, brief=True) for one in chosen[:1])
