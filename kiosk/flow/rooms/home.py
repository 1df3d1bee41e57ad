"""The way home: what is done, what comes next and when, whom to ask, and how to come back."""

from kiosk.catalog.steps import Stage
from kiosk.flow.checklist import Line, find, method_of
from kiosk.flow.draft import Draft
from kiosk.flow.kit import Kit
from kiosk.flow.progress import overview
from kiosk.flow.rooms.stage import complete, state_of
from kiosk.flow.rooms.verdict import verdict_of
from kiosk.flow.state import STAY, Answer, Move, Where, call, go
from kiosk.flow.tell import Tell
from kiosk.waist.blocks import Block, Notice, Shape, Status, StepLine, Steps, Text


def draft(tell: Tell) -> Draft:
    """What to note on paper, in words."""
    return Draft(
        id="home",
        title=tell.title("home"),
        blocks=(
            *_note(tell),
            *_stages(tell),
            *_code(tell),
            *_whom(tell),
            *tell.notices(tell.page("home").watch),
            *tell.paragraphs(tuple(filter(None, (tell.page("safety").note.get("home"),)))),
        ),
        choices=tuple(tell.choice("home", id) for id in ("finish", "people", "safety", "stay")),
    )


def choose(where: Where, answer: Answer, kit: Kit) -> Move:
    """The end, people to ask, or back to where one was."""
    match answer.option:
        case "finish":
            return go("end/finished")
        case "people":
            return call("people")
        case "safety":
            return call("safety")
        case "stay" if "on" in where.facts:
            on = where.facts["on"]
            found = find(on, where.facts, kit.catalog)
            return go(f"step/{on}" if found else overview(on, kit.catalog))
        case "stay":
            at = where.facts.get("at", "")
            stage = at.partition("/")[0]
            if find(at, where.facts, kit.catalog):
                return go(f"step/{at}")
            return go(f"stage/{stage}" if stage in kit.catalog.stages else "intent")
    return STAY


def _note(tell: Tell) -> tuple[Block, ...]:
    facts, catalog = tell.where.facts, tell.catalog
    if "on" in facts:
        return _path_note(facts["on"], tell)
    line = find(facts.get("at", ""), facts, catalog)
    stage = catalog.stages.get(facts.get("at", "").partition("/")[0])
    if stage is None:
        return _changes(tell) or tell.lead(tell.page("home").note.get("no-stage"))
    if line is None or complete(stage.id, tell.where, tell.kit):
        return tell.lead(stage.finished) + tell.paragraphs(stage.next)
    with_ = tell.note(
        "home",
        "with",
        device_name=tell.fields["device_name"],
        method=tell(catalog.methods[method_of(facts, catalog)].title),
    )
    return (
        *tell.lead(tell.page("home").note.get("write")),
        *place(tell),
        Text(with_),
        *tell.paragraphs(tell.page("home").say),
        *_ahead(stage, line, tell),
    )


def _path_note(key: str, tell: Tell) -> tuple[Block, ...]:
    """The path and the step to note on paper."""
    write = tell.page("home").note.get("write")
    say = tell.paragraphs(tell.page("home").say)
    return (*tell.lead(write), _path_place(key, tell), *say)


def _path_place(key: str, tell: Tell) -> Block:
    path = tell.catalog.paths[key.partition("/")[0]]
    line = find(key, tell.where.facts, tell.catalog)
    title = tell(line.step.title) if line else tell(path.title)
    return Notice(tell.note("home", "on-path", path=tell(path.short), title=title), sign="→")


def _changes(tell: Tell) -> tuple[Block, ...]:
    """What to change at home, for one whose device needs it."""
    if "kind" not in tell.where.facts:
        return ()
    verdict = verdict_of(tell.where, tell.kit)
    best = next((one for one in verdict.methods if one.method == verdict.recommended), None)
    if best is None or best.verdict != "after":
        return ()
    return tell.lead(tell.page("home").note.get("changes")) + tell.paragraphs(best.because)


def _whom(tell: Tell) -> tuple[Block, ...]:
    """Whom to ask for what, once there is a stage to ask about."""
    whom = tell.page("home").note.get("whom")
    return tell.paragraphs((whom,)) if whom and "at" in tell.where.facts else ()


def _ahead(stage: Stage, line: Line, tell: Tell) -> tuple[Block, ...]:
    """What comes next and when, for one who goes home to wait for it."""
    return tell.paragraphs(stage.next) if line.step.wait and line.step.wait.home else ()


def place(tell: Tell) -> tuple[Block, ...]:
    """The stage and the step to note on paper; nothing before there is one."""
    facts = tell.where.facts
    if "on" in facts:
        return (_path_place(facts["on"], tell),)
    line = find(facts.get("at", ""), facts, tell.catalog)
    if line is None:
        return ()
    stage = tell.catalog.stages[line.key.partition("/")[0]].number
    said = tell.note("home", "place", stage=stage, step=line.number, title=tell(line.step.title))
    return (Notice(said, sign="→"),)


def _stages(tell: Tell) -> tuple[Block, ...]:
    if "method" not in tell.where.facts:
        return ()
    rows = (
        StepLine(stage.number, tell(stage.short), status, tell.note("stage", status))
        for id, stage in tell.catalog.stages.items()
        for status in (_status(id, tell),)
    )
    return (Steps(tuple(rows)),)


def _status(id: str, tell: Tell) -> Status:
    """How a stage stands; the one that the member is in is the one to do now."""
    status = state_of(id, tell.where, tell.kit)
    here = tell.where.facts.get("at", "").partition("/")[0] == id
    return "now" if here and status == "later" else status


def _code(tell: Tell) -> tuple[Block, ...]:
    code = tell.catalog.codes.get("final")
    line = find(tell.where.facts.get("at", ""), tell.where.facts, tell.catalog)
    waits = line is not None and line.step.wait is not None and line.step.wait.home
    if code is None or not (waits or complete("access", tell.where, tell.kit)):
        return ()
    if complete("final-code", tell.where, tell.kit):
        return ()
    said = f"{tell(code.title)} · {tell(code.shape)}"
    return (Shape(say=said, groups=(code.of,) * code.groups),)
