"""What comes next, from which day, with what in hand, and which code to wait for."""

from kiosk.content.steps import Stage
from kiosk.flow.ahead import ahead, until
from kiosk.flow.checklist import Line
from kiosk.flow.drawing import address_block
from kiosk.flow.goal import goal
from kiosk.flow.standing import needs_code
from kiosk.flow.tell import Tell
from kiosk.view_model.page import Block, CodeBoxes, Notice, Text

LAST = "final-code"
"""The stage that begins with a code to wait for."""


def place(tell: Tell) -> tuple[Block, ...]:
    """The step to go on with, or the path that one is on; nothing before there is one."""
    line = goal(tell.where, tell.kit)
    if line is None:
        return ()
    return (Notice(named(line, tell), sign="→"),)


def named(line: Line, tell: Tell) -> str:
    """A step by its place and its title, in the same words on the slip and on coming back."""
    id, title = line.key.partition("/")[0], tell(line.step.title)
    if id in tell.catalog.paths:
        return tell.note("home", "on-path", path=tell(tell.catalog.paths[id].short), title=title)
    stage = tell.catalog.stages[id].number
    return tell.note("home", "place", stage=stage, step=line.number, title=title)


def next_(tell: Tell) -> tuple[Block, ...]:
    """What to do next, and from which day."""
    line = goal(tell.where, tell.kit)
    if line is None or waits(line, tell):
        return _done(tell)
    step, date = line.step, tell.words.date(tell.kit.now.date())
    return (
        Text(tell.note("home", "go-on", date=date), lead=True),
        *place(tell),
        *address_block(step.address, tell),
        *((Text(with_),) if (with_ := _with(tell)) else ()),
        *((Text(deadline),) if (deadline := until(step, tell, near=False)) else ()),
        *(tell.paragraphs((step.wait.usually,)) if step.wait and step.wait.home else ()),
    )


def _done(tell: Tell) -> tuple[Block, ...]:
    """The good news of a path or a stage that is done, and what follows it."""
    facts, catalog = tell.where.facts, tell.catalog
    path = catalog.paths.get(facts.get("on", "").partition("/")[0])
    stage = catalog.stages.get(facts.get("at", "").partition("/")[0])
    if stage is not None:
        return (*tell.lead(stage.finished), *_later(stage, tell))
    return (*tell.lead(path.finished), *tell.paragraphs(path.next)) if path else ()


def _with(tell: Tell) -> str:
    """The method, where it is known, else the device; with what to bring, the slip names both."""
    facts = tell.where.facts
    method = tell.catalog.methods.get(facts.get("method", ""))
    if method is not None:
        return tell(method.title)
    return str(tell.fields["device_name"]) if facts.get("kind") in tell.catalog.kinds else ""


def _later(stage: Stage, tell: Tell) -> tuple[Block, ...]:
    """What follows, by its day where the stage was finished in this visit."""
    if any(key.startswith(f"{stage.id}/") for key in tell.where.done):
        return tuple(Text(said) for said in ahead(stage, tell))
    return tell.paragraphs(stage.next)


def waits(line: Line, tell: Tell) -> bool:
    """Whether one goes home to wait for the final code."""
    if line.key.startswith(f"{LAST}/"):
        return needs_code(LAST, tell.where)
    wait = line.step.wait
    return wait is not None and wait.home and line.key.partition("/")[0] in tell.catalog.stages


def bring(tell: Tell) -> tuple[Block, ...]:
    """What one needs to go on another day."""
    line = goal(tell.where, tell.kit)
    if line is None:
        return ()
    id = LAST if waits(line, tell) else line.key.partition("/")[0]
    stage = tell.catalog.stages.get(id)
    return tell.paragraphs((stage.bring,)) if stage else ()


def awaited(tell: Tell) -> tuple[Block, ...]:
    """The shape of the final code, for one who waits for it."""
    final = tell.catalog.codes.get("final")
    line = goal(tell.where, tell.kit)
    if final is None or line is None or not waits(line, tell):
        return ()
    return (CodeBoxes(say=tell.note("home", "awaited"), groups=(final.of,) * final.groups),)
