"""A whole method as one readable page, for a volunteer on the telephone."""

from collections.abc import Iterator

from kiosk.content.steps import Step
from kiosk.journey.checklist import ChecklistLine, build_checklist
from kiosk.journey.context import Context, PageText
from kiosk.journey.pages.step import SCREENS
from kiosk.journey.state import Position, Preferences

UNDER = "   "


def method_guide(
    method: str, language: str, kit: Context, *, helper: bool = False
) -> Iterator[str]:
    """The lines of a guide to a method, stage after stage, for the first kind of device that it suits.

    `helper` adds to each step what to say, what not to touch and what never to note.
    """
    entry = kit.catalog.methods[method]
    facts = {"method": method, "kind": next(iter(entry.kinds), ""), "account": "no"}
    tell = PageText(kit, Position("guide", facts=facts), Preferences(language=language))
    yield tell(entry.title)
    yield ""
    yield tell(entry.means)
    yield from (tell(entry.closed),) if entry.closed else ()
    yield from (f"- {tell(need)}" for need in entry.needs)
    for id, stage in kit.catalog.stages.items():
        yield ""
        place = tell.note("words", "stage-of", number=stage.number, of=len(kit.catalog.stages))
        yield f"{place} · {tell(stage.title)}"
        yield tell(stage.timing)
        for line in build_checklist(id, facts, kit.catalog):
            yield from _step(line, tell, helper)
        yield ""
        yield tell(stage.finished)
        yield from (tell(sentence) for sentence in stage.next)


def _step(line: ChecklistLine, tell: PageText, helper: bool) -> Iterator[str]:
    step = line.step
    watch = [f"{UNDER}! {tell(sentence)}" for sentence in step.watch]
    yield ""
    yield f"{line.number}. {tell(step.title)}"
    yield from watch if step.grave else ()
    yield f"{UNDER}{tell(step.lead)}"
    address = tell.catalog.addresses.get(step.address)
    yield from (f"{UNDER}{address.url}",) if address else ()
    yield from (f"{UNDER}{tell(sentence)}" for sentence in step.say)
    yield from (f"{UNDER}{tell(one)}" for one in (step.other,) if one is not None)
    yield from (f"{UNDER}- {tell(one.say)}" for one in step.choice)
    yield from _wait(step, tell)
    yield from () if step.grave else watch
    for wrong in step.wrong:
        kind, _, id = wrong.go.partition(":")
        trouble = tell.catalog.troubles.get(id) if kind == "trouble" else None
        answer = f" {tell(trouble.lead)}" if trouble else ""
        yield f"{UNDER}? {tell(wrong.see)}{answer}"
    if helper:
        yield from _beside(step, tell)


def _wait(step: Step, tell: PageText) -> Iterator[str]:
    if step.wait is not None:
        yield f"{UNDER}{tell(step.wait.usually)}"
        yield from (f"{UNDER}{tell(one)}" for one in (step.wait.at_most,) if one is not None)


def _beside(step: Step, tell: PageText) -> Iterator[str]:
    """What to say, what not to touch, what never to note, by the place of the step."""
    place = "device" if step.on in SCREENS else step.on
    for name in ("say", "touch", "note"):
        yield f"{UNDER}> {tell.note('guide', f'{name}-{place}')}"
