"""What comes next, from which day, with what in hand, and which code to wait for."""

from kiosk.catalog.steps import Stage
from kiosk.flow.ahead import ahead, until
from kiosk.flow.checklist import Line, find, method_of
from kiosk.flow.goal import goal
from kiosk.flow.standing import needs_code
from kiosk.flow.tell import Tell
from kiosk.waist.blocks import Block, Notice, Shape, Text

LAST = "final-code"
"""The stage that begins with a code to wait for."""


def place(tell: Tell) -> tuple[Block, ...]:
    """The step to go on with, or the path that one is on; nothing before there is one."""
    facts = tell.where.facts
    if "on" in facts:
        return (_path_place(facts["on"], tell),)
    line = goal(tell.where, tell.kit)
    if line is None:
        return ()
    stage = tell.catalog.stages[line.key.partition("/")[0]].number
    said = tell.note("home", "place", stage=stage, step=line.number, title=tell(line.step.title))
    return (Notice(said, sign="→"),)


def next_(tell: Tell) -> tuple[Block, ...]:
    """What to do next, and from which day."""
    facts = tell.where.facts
    if "on" in facts:
        return (*tell.lead(tell.page("home").note.get("write")), _path_place(facts["on"], tell))
    stage = tell.catalog.stages.get(facts.get("at", "").partition("/")[0])
    if stage is None:
        return ()
    line = goal(tell.where, tell.kit)
    if line is None or _waits(line, tell):
        return (*tell.lead(stage.finished), *_later(stage, tell))
    date = tell.words.date(tell.kit.now.date())
    deadline = until(line.step, tell)
    return (
        Text(tell.note("home", "go-on", date=date), lead=True),
        *place(tell),
        Text(_with(tell)),
        *((Text(deadline),) if deadline else ()),
    )


def _with(tell: Tell) -> str:
    """The device, where it is known, and the method."""
    facts = tell.where.facts
    method = tell(tell.catalog.methods[method_of(facts, tell.catalog)].title)
    if facts.get("kind") not in tell.catalog.kinds:
        return method
    return tell.note("home", "with", device_name=tell.fields["device_name"], method=method)


def _later(stage: Stage, tell: Tell) -> tuple[Block, ...]:
    """What follows, by its day where the stage was finished in this visit."""
    if any(key.startswith(f"{stage.id}/") for key in tell.where.done):
        return tuple(Text(said) for said in ahead(stage, tell))
    return tell.paragraphs(stage.next)


def _waits(line: Line, tell: Tell) -> bool:
    """Whether one goes home to wait for the final code."""
    if line.key.startswith(f"{LAST}/"):
        return needs_code(LAST, tell.where)
    return line.step.wait is not None and line.step.wait.home


def bring(tell: Tell) -> tuple[Block, ...]:
    """What one needs to go on another day."""
    line = goal(tell.where, tell.kit)
    if line is None or "on" in tell.where.facts:
        return ()
    id = LAST if _waits(line, tell) else line.key.partition("/")[0]
    return tell.paragraphs((tell.catalog.stages[id].bring,))


def awaited(tell: Tell) -> tuple[Block, ...]:
    """The shape of the final code, for one who waits for it."""
    final = tell.catalog.codes.get("final")
    line = goal(tell.where, tell.kit)
    if final is None or line is None or not _waits(line, tell):
        return ()
    said = f"{tell(final.title)} · {tell(final.shape)}"
    return (Shape(say=said, groups=(final.of,) * final.groups),)


def _path_place(key: str, tell: Tell) -> Block:
    path = tell.catalog.paths[key.partition("/")[0]]
    line = find(key, tell.where.facts, tell.catalog)
    title = tell(line.step.title) if line else tell(path.title)
    return Notice(tell.note("home", "on-path", path=tell(path.short), title=title), sign="→")
