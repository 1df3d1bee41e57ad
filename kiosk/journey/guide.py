"""A whole method as one readable page, for a volunteer on the telephone."""

from collections.abc import Iterator

from kiosk.content.steps import Step
from kiosk.journey.checklist import ChecklistLine, build_checklist
from kiosk.journey.context import Context
from kiosk.journey.page_text import PageText
from kiosk.journey.pages.other_screens import SCREEN_PLACES
from kiosk.journey.state import Position, Preferences

UNDER = "   "


def method_guide(
    method: str, language: str, context: Context, *, helper: bool = False
) -> Iterator[str]:
    """The lines of a guide to a method, stage after stage, for the first kind of device that it suits.

    `helper` adds to each step what to say, what not to touch and what never to note.
    """
    entry = context.content.methods[method]
    facts = {"method": method, "kind": next(iter(entry.kinds), ""), "account": "no"}
    texts = PageText(context, Position("guide", facts=facts), Preferences(language=language))
    yield texts(entry.title)
    yield ""
    yield texts(entry.means)
    yield from (texts(entry.closed),) if entry.closed else ()
    yield from (f"- {texts(need)}" for need in entry.needs)
    for id, stage in context.content.stages.items():
        yield ""
        place = texts.note("words", "stage-of", number=stage.number, of=len(context.content.stages))
        yield f"{place} · {texts(stage.title)}"
        yield texts(stage.timing)
        for line in build_checklist(id, facts, context.content):
            yield from _step(line, texts, helper)
        yield ""
        yield texts(stage.finished)
        yield from (texts(sentence) for sentence in stage.next)


def _step(line: ChecklistLine, texts: PageText, helper: bool) -> Iterator[str]:
    step = line.step
    watch = [f"{UNDER}! {texts(sentence)}" for sentence in step.watch]
    yield ""
    yield f"{line.number}. {texts(step.title)}"
    yield from watch if step.grave else ()
    yield f"{UNDER}{texts(step.lead)}"
    address = texts.content.addresses.get(step.address)
    yield from (f"{UNDER}{address.url}",) if address else ()
    yield from (f"{UNDER}{texts(sentence)}" for sentence in step.say)
    yield from (f"{UNDER}{texts(one)}" for one in (step.other,) if one is not None)
    yield from (f"{UNDER}- {texts(one.say)}" for one in step.choice)
    yield from _wait(step, texts)
    yield from () if step.grave else watch
    for wrong in step.wrong:
        kind, _, id = wrong.go.partition(":")
        trouble = texts.content.troubles.get(id) if kind == "trouble" else None
        answer = f" {texts(trouble.lead)}" if trouble else ""
        yield f"{UNDER}? {texts(wrong.see)}{answer}"
    if helper:
        yield from _beside(step, texts)


def _wait(step: Step, texts: PageText) -> Iterator[str]:
    if step.wait is not None:
        yield f"{UNDER}{texts(step.wait.usually)}"
        yield from (f"{UNDER}{texts(one)}" for one in (step.wait.at_most,) if one is not None)


def _beside(step: Step, texts: PageText) -> Iterator[str]:
    """What to say, what not to touch, what never to note, by the place of the step."""
    place = "device" if step.on in SCREEN_PLACES else step.on
    for name in ("say", "touch", "note"):
        yield f"{UNDER}> {texts.note('guide', f'{name}-{place}')}"
