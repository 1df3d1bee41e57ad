"""A whole method as plain text, for a volunteer on the telephone."""

from collections.abc import Iterator

from kiosk.content.step_records import Method, Step
from kiosk.i18n.one_language import build_in_one_language
from kiosk.journey.checklist import ChecklistLine, build_checklist
from kiosk.journey.context import Context
from kiosk.journey.page_text import PageText
from kiosk.journey.pages.other_screens import SCREEN_PLACES
from kiosk.journey.renderer import languages_to_try, untranslated_note
from kiosk.journey.state import Position, Preferences

INDENT = "   "


def method_guide(
    method: str, language: str, context: Context, *, helper: bool = False
) -> list[str]:
    """The lines of a guide to a method, stage after stage, for the first kind of device that it suits.

    `helper` adds to each step what to say, what not to touch and what never to note. Where the language lacks a
    translation, all of the guide is in another one, and says so.
    """
    entry = context.content.methods[method]
    facts = {"method": method, "kind": next(iter(entry.kinds), ""), "account": "no"}
    position, preferences = Position("guide", facts=facts), Preferences(language=language)

    def build(tag: str) -> list[str]:
        texts = PageText(context, position, preferences, tag)
        return [*_guide_lines(entry, texts, helper)]

    return build_in_one_language(languages_to_try(language, context), context.words, build)


def _guide_lines(entry: Method, texts: PageText, helper: bool) -> Iterator[str]:
    yield texts(entry.title)
    yield from (f"→ {one}" for one in (untranslated_note(texts),) if one)
    yield ""
    yield texts(entry.means)
    yield from (texts(entry.closed),) if entry.closed else ()
    yield from (f"- {texts(need)}" for need in entry.needs)
    stages = texts.content.stages
    for id, stage in stages.items():
        yield ""
        place = texts.note("words", "stage-of", number=stage.number, of=len(stages))
        yield f"{place} · {texts(stage.title)}"
        yield texts(stage.timing)
        for line in build_checklist(id, texts.position.facts, texts.content):
            yield from _step_lines(line, texts, helper)
        yield ""
        yield texts(stage.finished)
        yield from (texts(sentence) for sentence in stage.next)


def _step_lines(line: ChecklistLine, texts: PageText, helper: bool) -> Iterator[str]:
    step = line.step
    watch = [f"{INDENT}! {texts(sentence)}" for sentence in step.watch]
    yield ""
    yield f"{line.number}. {texts(step.title)}"
    # What cannot be undone is said before anything else.
    yield from watch if step.grave else ()
    yield f"{INDENT}{texts(step.lead)}"
    address = texts.content.addresses.get(step.address)
    yield from (f"{INDENT}{address.url}",) if address else ()
    yield from (f"{INDENT}{text}" for text in texts.device_note_texts(step.device_note))
    yield from (f"{INDENT}{texts(sentence)}" for sentence in step.say)
    yield from (f"{INDENT}{texts(one)}" for one in (step.other,) if one is not None)
    yield from (f"{INDENT}- {texts(one.say)}" for one in step.choice)
    yield from _wait_lines(step, texts)
    yield from () if step.grave else watch
    for wrong in step.wrong:
        kind, _, id = wrong.go.partition(":")
        trouble = texts.content.troubles.get(id) if kind == "trouble" else None
        answer = f" {texts(trouble.lead)}" if trouble else ""
        yield f"{INDENT}? {texts(wrong.see)}{answer}"
    if helper:
        yield from _helper_lines(step, texts)


def _wait_lines(step: Step, texts: PageText) -> Iterator[str]:
    if step.wait is not None:
        yield f"{INDENT}{texts(step.wait.usually)}"
        yield from (f"{INDENT}{texts(one)}" for one in (step.wait.at_most,) if one is not None)


def _helper_lines(step: Step, texts: PageText) -> Iterator[str]:
    """What a helper says, does not touch and never notes, by the place of the step."""
    place = "device" if step.on in SCREEN_PLACES else step.on
    for name in ("say", "touch", "note"):
        yield f"{INDENT}> {texts.note('guide', f'{name}-{place}')}"
